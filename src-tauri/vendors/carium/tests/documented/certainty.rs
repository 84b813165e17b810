//! What a failed write proves: the booking of CAR-04, failed in every way.

use std::net::TcpListener;
use std::time::Duration;

use carium::{CallError, CallErrorKind, Carium, Certainty, LogIn, TransportOptions};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::appointments::visit;
use crate::bodies::{self, APPOINTMENT};
use crate::exchange::{all_sent, answering, client, config, logged_in, server};

async fn book(carium: &Carium) -> CallError {
    carium.appointments().create(&visit()).await.unwrap_err()
}

#[tokio::test]
async fn each_status_says_what_it_means_and_a_write_is_sent_once() {
    use CallErrorKind::{Deferred, Forbidden, Malformed, NotFound, Rejected, Unauthorized, VendorFailed};
    let statuses = [
        (400, Rejected, Certainty::Rejected),
        (401, Unauthorized, Certainty::Rejected),
        (403, Forbidden, Certainty::Rejected),
        (404, NotFound, Certainty::Rejected),
        (408, Rejected, Certainty::Unknown),
        (409, Rejected, Certainty::Rejected),
        (422, Rejected, Certainty::Rejected),
        (429, Deferred, Certainty::Deferred),
        (302, Malformed, Certainty::Unknown),
        (500, VendorFailed, Certainty::Unknown),
        (503, VendorFailed, Certainty::Unknown),
    ];
    for (status, kind, certainty) in statuses {
        let server = server(ResponseTemplate::new(status)).await;
        // The default policy, which repeats reads: a write must not profit from it.
        let mut config = config(&server);
        config.transport = TransportOptions::default();
        let error = book(&logged_in(config).await).await;
        assert_eq!((error.status(), error.kind(), error.certainty()), (Some(status), kind, certainty));
        assert_eq!(all_sent(&server).await.len(), 1, "{status}");
    }
}

#[tokio::test]
async fn the_vendors_words_are_read_from_each_form_of_error_and_from_no_web_page() {
    let said = Some("end-time is before start-time");
    for (body, words) in [
        (json!({"errors": [{"status": "422", "title": "Invalid", "detail": "end-time is before start-time"}]}), said),
        (json!({"errors": [{"title": "a"}, {"code": "b"}]}), Some("a; b")),
        (json!({"message": "end-time is before start-time"}), said),
        (json!({"error": {"message": "end-time is before start-time"}}), said),
        (json!({"errors": []}), None),
        (json!("no"), None),
    ] {
        let server = server(ResponseTemplate::new(422).set_body_json(&body)).await;
        assert_eq!(book(&client(&server).await).await.vendor_message(), words, "{body}");
    }
    let page = ResponseTemplate::new(403).set_body_raw("<html><title>Blocked</title></html>", "text/html");
    assert_eq!(book(&client(&server(page).await).await).await.vendor_message(), None);
}

#[tokio::test]
async fn a_success_that_cannot_be_read_may_have_happened() {
    let answers = [
        ResponseTemplate::new(201),
        ResponseTemplate::new(200).set_body_json(json!([])),
        ResponseTemplate::new(200).set_body_json(json!({"data": {"type": "org-appointments"}})),
        ResponseTemplate::new(200).set_body_json(json!({"data": null})),
        ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"),
        ResponseTemplate::new(200).set_body_raw(r#"{"data": {"id": "1", "#, "application/json"),
    ];
    for answer in answers {
        let server = server(answer).await;
        let error = book(&client(&server).await).await;
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
    }
}

#[tokio::test]
async fn no_answer_in_time_may_have_happened() {
    let created = bodies::created("org-appointments", APPOINTMENT);
    let server = server(ResponseTemplate::new(201).set_body_json(created).set_delay(Duration::from_secs(5))).await;
    let mut config = config(&server);
    config.transport.timeout = Duration::from_millis(300);
    let error = book(&logged_in(config).await).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NoAnswer, Certainty::Unknown));
    assert_eq!(all_sent(&server).await.len(), 1);
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_left() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut config = config(&answering(json!({})).await);
    config.base_url = format!("http://{gone}").parse().unwrap();
    let LogIn::Refused(error) = Carium::new(config).unwrap().log_in(None).await else { panic!() };
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NeverLeft, Certainty::NeverLeft));
}
