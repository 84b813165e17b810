//! What a failed write proves: the booking of CM-07, failed in every way.

use std::time::Duration;

use caremonitor::{AppointmentWrite, CareMonitor, PatientId, ProviderId};
use serde_json::json;
use vendor_http::{CallError, CallErrorKind, Certainty, TransportOptions};
use wiremock::ResponseTemplate;

use crate::exchange::{at, client, config, count, server};

async fn book(caremonitor: &CareMonitor) -> CallError {
    let new = AppointmentWrite {
        patient_id: PatientId::from("p-1"),
        provider_id: ProviderId::from("dr-1"),
        start: at("2026-10-03T22:00:00Z"),
        end: at("2026-10-03T22:20:00Z"),
        zone: chrono_tz::Australia::Sydney,
        kind: None,
        status: None,
    };
    caremonitor.telehealth_appointments().create(&new).await.unwrap_err()
}

#[tokio::test]
async fn each_status_says_what_it_means_and_a_write_is_sent_once() {
    let statuses = [
        (400, Certainty::Rejected),
        (401, Certainty::Rejected),
        (403, Certainty::Rejected),
        (404, Certainty::Rejected),
        (408, Certainty::Unknown),
        (409, Certainty::Rejected),
        (422, Certainty::Rejected),
        (429, Certainty::Deferred),
        (500, Certainty::Unknown),
        (502, Certainty::Unknown),
        (503, Certainty::Unknown),
    ];
    for (status, certainty) in statuses {
        let server = server(ResponseTemplate::new(status)).await;
        let mut config = config(&server);
        config.transport = TransportOptions::default();
        let error = book(&CareMonitor::new(config).unwrap()).await;
        assert_eq!((error.status(), error.certainty()), (Some(status), certainty));
        assert_eq!(count(&server).await, 1, "{status}");
    }
}

#[tokio::test]
async fn the_vendors_words_are_read_from_each_envelope_and_never_from_a_web_page() {
    let told = [
        (json!({ "message": "Slot taken" }), Some("Slot taken")),
        (json!({ "error": "Slot taken" }), Some("Slot taken")),
        (json!({ "error": { "message": "Slot taken", "code": 7 } }), Some("Slot taken")),
        (json!({ "error": {}, "message": " " }), None),
        (json!(["Slot taken"]), None),
    ];
    for (body, words) in told {
        let server = server(ResponseTemplate::new(422).set_body_json(body)).await;
        assert_eq!(book(&client(&server)).await.vendor_message(), words);
    }
    let page = ResponseTemplate::new(403).set_body_raw("<html>Blocked</html>", "text/html");
    let error = book(&client(&server(page).await)).await;
    assert_eq!((error.kind(), error.vendor_message()), (CallErrorKind::Forbidden, None));
}

#[tokio::test]
async fn a_success_that_cannot_be_read_and_an_answer_that_does_not_come_may_have_happened() {
    let answers = [
        ResponseTemplate::new(201),
        ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"),
        ResponseTemplate::new(200).set_body_raw(r#"{"id": 1, "mee"#, "application/json"),
    ];
    for answer in answers {
        let error = book(&client(&server(answer).await)).await;
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
    }
    let server = server(ResponseTemplate::new(201).set_delay(Duration::from_secs(5))).await;
    let mut config = config(&server);
    config.transport.timeout = Duration::from_millis(200);
    let error = book(&CareMonitor::new(config).unwrap()).await;
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NoAnswer, Certainty::Unknown));
}
