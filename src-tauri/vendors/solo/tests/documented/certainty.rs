//! What a failed write proves: the booking of SOLO-08, failed in every way.

use std::time::Duration;

use serde_json::json;
use solo::{
    CallError, CallErrorKind, Certainty, NewAppointment, SecretString, Solo, SoloConfig, Spid, TransportOptions,
};
use tokio::net::TcpListener;
use wiremock::ResponseTemplate;

use crate::bodies;
use crate::exchange::{client, config, count, server};

async fn book(solo: &Solo) -> CallError {
    let new = NewAppointment { waiting_room: "my waiting room".to_owned(), ..NewAppointment::default() };
    solo.appointments().create_for_spid(Spid(1), &new).await.unwrap_err()
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
        (425, Rejected, Certainty::Unknown),
        (429, Deferred, Certainty::Deferred),
        (302, Malformed, Certainty::Unknown),
        (500, VendorFailed, Certainty::Unknown),
        (502, VendorFailed, Certainty::Unknown),
        (503, VendorFailed, Certainty::Unknown),
        (504, VendorFailed, Certainty::Unknown),
    ];
    for (status, kind, certainty) in statuses {
        let server = server(ResponseTemplate::new(status)).await;
        // The default policy, which repeats reads: a write must not profit from it.
        let mut config = config(&server);
        config.transport = TransportOptions::default();
        let error = book(&Solo::new(config).unwrap()).await;
        assert_eq!((error.status(), error.kind(), error.certainty()), (Some(status), kind, certainty));
        assert_eq!(count(&server).await, 1, "{status}");
    }
}

#[tokio::test]
async fn what_solo_asks_to_wait_is_told() {
    for (status, certainty) in [(429, Certainty::Deferred), (503, Certainty::Unknown)] {
        let server = server(ResponseTemplate::new(status).insert_header("Retry-After", "7")).await;
        let error = book(&client(&server)).await;
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Deferred, certainty), "{status}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_read_may_have_happened() {
    let answers = [
        ResponseTemplate::new(201),
        ResponseTemplate::new(200).set_body_json(json!([])),
        ResponseTemplate::new(200).set_body_json(json!({"visitUrl": "https://x.example"})),
        ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"),
        ResponseTemplate::new(200).set_body_raw(r#"{"id": 1, "visi"#, "application/json"),
    ];
    for answer in answers {
        let server = server(answer).await;
        let error = book(&client(&server)).await;
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
        assert_eq!(error.vendor_message(), None);
    }
}

#[tokio::test]
async fn no_answer_in_time_may_have_happened() {
    let server =
        server(ResponseTemplate::new(201).set_body_json(bodies::booked()).set_delay(Duration::from_secs(5))).await;
    let mut config = config(&server);
    config.transport.timeout = Duration::from_millis(200);
    let error = book(&Solo::new(config).unwrap()).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NoAnswer, Certainty::Unknown));
    assert_eq!((error.status(), count(&server).await), (None, 1));
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_left() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let base = format!("http://127.0.0.1:{port}").parse().unwrap();
    let error = book(&Solo::new(SoloConfig::new(base, SecretString::from("k"))).unwrap()).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NeverLeft, Certainty::NeverLeft));
}

#[test]
fn a_key_never_crosses_a_network_in_the_clear_and_must_fit_a_header() {
    let made =
        |base: &str, key: &str| Solo::new(SoloConfig::new(base.parse().unwrap(), SecretString::from(key))).is_ok();
    assert!(made("https://demo.visitnow.org", "k"));
    assert!(!made("http://demo.visitnow.org", "k"));
    assert!(!made("https://demo.visitnow.org", "k\nX-Other: 1"));
}

#[test]
fn a_configuration_shows_no_secret_in_debug() {
    let mut config = SoloConfig::new("https://demo.visitnow.org".parse().unwrap(), SecretString::from("key-one"));
    config.linking_secret = Some(SecretString::from("key-two"));
    config.teams_token = Some(SecretString::from("key-three"));
    assert!(!format!("{config:?}").contains("key-"));
}
