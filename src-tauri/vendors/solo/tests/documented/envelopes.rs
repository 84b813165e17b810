//! What is kept of an error answer: the vendor's words from either envelope, never a proxy's page.

use serde_json::{Value, json};
use solo::{AppointmentId, CallError, CallErrorKind};
use wiremock::ResponseTemplate;

use crate::exchange::{KEY, client, server};

const CORRELATION: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

async fn failing(answer: ResponseTemplate) -> CallError {
    let server = server(answer).await;
    client(&server).appointments().get(AppointmentId(98_765)).await.unwrap_err()
}

fn refusal(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(422).set_body_json(body)
}

#[tokio::test]
async fn both_envelopes_give_the_vendors_words() {
    let nested = json!({"error": {"message": "A visit has already been created for the patient within 24 hours"}});
    let flat = json!({"message": "Service Request Error: Request not found"});
    assert_eq!(
        failing(refusal(nested)).await.vendor_message(),
        Some("A visit has already been created for the patient within 24 hours")
    );
    assert_eq!(failing(refusal(flat)).await.vendor_message(), Some("Service Request Error: Request not found"));
}

#[tokio::test]
async fn an_empty_message_is_no_message_but_does_not_hide_the_other_envelope() {
    for body in [json!({"error": {"message": ""}}), json!({"message": "  "}), json!({"error": null}), json!([])] {
        assert_eq!(failing(refusal(body.clone())).await.vendor_message(), None, "{body}");
    }
    let both = json!({"error": {"message": ""}, "message": "Request not found"});
    assert_eq!(failing(refusal(both)).await.vendor_message(), Some("Request not found"));
}

#[tokio::test]
async fn a_proxys_page_is_never_the_vendors_words() {
    let page = ResponseTemplate::new(403)
        .insert_header("x-correlation-id", CORRELATION)
        .set_body_raw("<html><body>Attention Required!</body></html>", "text/html");
    let error = failing(page).await;
    assert_eq!((error.kind(), error.status()), (CallErrorKind::Forbidden, Some(403)));
    assert_eq!(error.vendor_message(), None);
    assert_eq!(error.correlation_id(), Some(CORRELATION));
}

#[tokio::test]
async fn an_error_names_its_operation_and_shows_neither_words_path_nor_key() {
    let answer = refusal(json!({"message": "Mike Shinoda is unknown"})).insert_header("x-correlation-id", CORRELATION);
    let error = failing(answer).await;
    assert_eq!((error.operation(), error.correlation_id()), ("SOLO-14", Some(CORRELATION)));
    let shown = format!("{error} {error:?}");
    for secret in ["Shinoda", "98765", KEY, "http://"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[tokio::test]
async fn an_endless_message_is_cut() {
    let error = failing(refusal(json!({"message": "é".repeat(5_000)}))).await;
    assert_eq!(error.vendor_message().unwrap().chars().count(), 1_000);
}
