//! What a failed write proves: the visit of C1-10, failed in every way, before and after it left.

use std::time::Duration;

use clinone::{CallError, CallErrorKind, Certainty, ClinOne, TransportOptions};
use serde_json::json;
use tokio::net::TcpListener;
use wiremock::ResponseTemplate;

use crate::exchange::{JWT, Vendor};
use crate::visits::new;

async fn schedule(client: &ClinOne) -> CallError {
    client.visits().schedule(&new()).await.unwrap_err()
}

#[tokio::test]
async fn each_status_says_what_it_means_and_a_write_is_sent_once() {
    for (status, certainty) in [
        (400, Certainty::Rejected),
        (403, Certainty::Rejected),
        (404, Certainty::Rejected),
        (408, Certainty::Unknown),
        (409, Certainty::Rejected),
        (422, Certainty::Rejected),
        (429, Certainty::Deferred),
        (302, Certainty::Unknown),
        (500, Certainty::Unknown),
        (502, Certainty::Unknown),
        (503, Certainty::Unknown),
    ] {
        let vendor = Vendor::answering(ResponseTemplate::new(status)).await;
        // The default policy, which repeats reads: a write must not profit from it.
        let mut config = vendor.config();
        config.transport = TransportOptions::default();
        let error = schedule(&ClinOne::new(&config).unwrap()).await;
        assert_eq!((error.status(), error.certainty()), (Some(status), certainty));
        assert_eq!(vendor.counts().await, (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_success_that_is_a_web_page_or_cut_short_may_have_happened() {
    for answer in [
        ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"),
        ResponseTemplate::new(200).set_body_raw(r#"{"visitIdentifier": "v-1", "pat"#, "application/json"),
    ] {
        let vendor = Vendor::answering(answer).await;
        let error = schedule(&vendor.client()).await;
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
    }
}

#[tokio::test]
async fn no_answer_in_time_may_have_happened() {
    let vendor = Vendor::answering(ResponseTemplate::new(201).set_delay(Duration::from_secs(5))).await;
    let mut config = vendor.config();
    config.transport.timeout = Duration::from_millis(300);
    let error = schedule(&ClinOne::new(&config).unwrap()).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NoAnswer, Certainty::Unknown));
}

#[tokio::test]
async fn a_token_that_cannot_be_had_leaves_no_doubt_about_the_write() {
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(5));
    for (token, certainty) in [
        (ResponseTemplate::new(500), Certainty::NeverLeft),
        (ResponseTemplate::new(503).insert_header("Retry-After", "7"), Certainty::NeverLeft),
        (ResponseTemplate::new(408), Certainty::NeverLeft),
        (ResponseTemplate::new(200).set_body_string("{"), Certainty::NeverLeft),
        (ResponseTemplate::new(429), Certainty::Deferred),
        (ResponseTemplate::new(401), Certainty::Rejected),
        (slow, Certainty::NeverLeft),
    ] {
        let vendor = Vendor::with_token_answer(token, ResponseTemplate::new(201)).await;
        let mut config = vendor.config();
        config.transport.timeout = Duration::from_millis(300);
        let error = schedule(&ClinOne::new(&config).unwrap()).await;
        assert_eq!((error.operation(), error.certainty()), ("C1-10", certainty));
        assert_eq!(vendor.counts().await, (1, 0));
    }
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_left() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let vendor = Vendor::with_token(json!({"access_token": JWT}), ResponseTemplate::new(201)).await;
    let mut config = vendor.config();
    config.base_url = format!("http://127.0.0.1:{port}").parse().unwrap();
    let error = schedule(&ClinOne::new(&config).unwrap()).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NeverLeft, Certainty::NeverLeft));
}
