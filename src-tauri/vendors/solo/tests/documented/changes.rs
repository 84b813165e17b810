//! Changing and cancelling a visit: SOLO-13.

use chrono::DateTime;
use serde_json::json;
use solo::{AppointmentChange, AppointmentId, CallErrorKind, Certainty, ExternalAppointmentId};
use wiremock::ResponseTemplate;

use crate::bodies;
use crate::exchange::{answering, body, client, count, sent_as, server};

const VISIT: AppointmentId = AppointmentId(1);

#[tokio::test]
async fn solo_13_sends_the_documented_change() {
    let server = answering(bodies::booked()).await;
    let change = AppointmentChange {
        date: DateTime::from_timestamp(1_499_441_179, 0),
        duration_s: Some(900),
        cancel: true,
        external_id: Some(ExternalAppointmentId("2e96ed0e-0f80-4dc3-b2c1-42e65b789e56".to_owned())),
        reasons: Some(vec!["vomit".to_owned()]),
        account_number: Some("ABC123456789".to_owned()),
    };
    let updated = client(&server).appointments().update(VISIT, &change).await.unwrap();
    assert_eq!(updated.id, Some(VISIT));
    assert_eq!(updated.visit_url.as_deref(), Some("https://linktoonlinecheckin.example/1"));
    assert!(!format!("{updated:?}").contains("linktoonlinecheckin"), "whoever has the link can enter");
    let request = sent_as(&server, "PUT /qapi/v1/appointments/1").await;
    assert_eq!(
        body(&request),
        json!({
            "date": 1_499_441_179,
            "duration": 900,
            "status": "cancelled",
            "externalId": "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
            "reasons": ["vomit"],
            "accountNumber": "ABC123456789"
        })
    );
}

#[tokio::test]
async fn solo_13_cancels_with_the_one_word_that_solo_takes() {
    let server = answering(bodies::booked()).await;
    let change = AppointmentChange { cancel: true, ..AppointmentChange::default() };
    client(&server).appointments().update(VISIT, &change).await.unwrap();
    assert_eq!(body(&sent_as(&server, "PUT /qapi/v1/appointments/1").await), json!({"status": "cancelled"}));
}

#[tokio::test]
async fn solo_13_can_take_all_reasons_away() {
    let server = answering(bodies::booked()).await;
    let change = AppointmentChange { reasons: Some(vec![]), ..AppointmentChange::default() };
    client(&server).appointments().update(VISIT, &change).await.unwrap();
    assert_eq!(body(&sent_as(&server, "PUT /qapi/v1/appointments/1").await), json!({"reasons": []}));
}

#[tokio::test]
async fn solo_13_takes_any_2xx_for_success_whatever_its_body() {
    let change = AppointmentChange { cancel: true, ..AppointmentChange::default() };
    let answers = [
        ResponseTemplate::new(204),
        ResponseTemplate::new(200),
        ResponseTemplate::new(200).set_body_json(json!([])),
        ResponseTemplate::new(201).set_body_json(json!(null)),
        ResponseTemplate::new(200).set_body_string("done"),
    ];
    for answer in answers {
        let server = server(answer).await;
        let updated = client(&server).appointments().update(VISIT, &change).await.unwrap();
        assert_eq!((updated.id, updated.visit_url), (None, None));
    }
}

#[tokio::test]
async fn solo_13_sends_nothing_when_nothing_would_change_or_the_length_is_out_of_range() {
    let server = answering(bodies::booked()).await;
    let solo = client(&server);
    let too_long = AppointmentChange { duration_s: Some(86_401), ..AppointmentChange::default() };
    for (change, wrong) in [(AppointmentChange::default(), "body"), (too_long, "duration")] {
        let error = solo.appointments().update(VISIT, &change).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wrong), "{error}");
        assert_eq!(error.certainty(), Certainty::NeverLeft);
    }
    assert_eq!(count(&server).await, 0);
}
