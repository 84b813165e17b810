//! Booking a visit: SOLO-06 to SOLO-08.

use chrono::DateTime;
use serde_json::{Value, json};
use solo::{AppointmentId, CallErrorKind, Created, ExternalAppointmentId, Hsid, NewAppointment, PatientId, Spid};

use crate::bodies;
use crate::exchange::{answering, body, client, count, sent_as};

/// The document's booking.
fn documented() -> NewAppointment {
    NewAppointment {
        date: DateTime::from_timestamp(1_499_441_179, 0),
        reasons: vec!["headache".to_owned()],
        duration_s: Some(900),
        waiting_room: "my waiting room".to_owned(),
        external_id: Some(ExternalAppointmentId("2e96ed0e-0f80-4dc3-b2c1-42e65b789e56".to_owned())),
        episode_of_care_id: Some("4e96ed0e-0f80-4dc3-b2c1-42e65b789e56".to_owned()),
        account_number: Some("ABC123456789".to_owned()),
    }
}

fn documented_body() -> Value {
    json!({
        "date": 1_499_441_179,
        "reasons": ["headache"],
        "duration": 900,
        "waitingRoom": "my waiting room",
        "externalId": "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
        "episodeOfCareId": "4e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
        "accountNumber": "ABC123456789"
    })
}

fn assert_documented(created: &Created) {
    assert_eq!(created.id, AppointmentId(1));
    assert_eq!(created.visit_url.as_deref(), Some("https://linktoonlinecheckin.example/1"));
}

#[tokio::test]
async fn solo_06_sends_the_documented_booking() {
    let server = answering(bodies::booked()).await;
    let id = PatientId("1".to_owned());
    assert_documented(&client(&server).appointments().create(&id, &documented()).await.unwrap());
    let request = sent_as(&server, "POST /qapi/v1/patients/1/appointments").await;
    assert_eq!(body(&request), documented_body());
}

#[tokio::test]
async fn solo_07_sends_the_documented_booking_for_the_health_systems_id() {
    let server = answering(bodies::booked()).await;
    let id = Hsid("12345".to_owned());
    assert_documented(&client(&server).appointments().create_for_hsid(&id, &documented()).await.unwrap());
    let request = sent_as(&server, "POST /qapi/v1/patients/HSID/12345/appointments").await;
    assert_eq!(body(&request), documented_body());
}

#[tokio::test]
async fn solo_08_sends_the_documented_booking_for_solos_number() {
    let server = answering(bodies::booked()).await;
    assert_documented(&client(&server).appointments().create_for_spid(Spid(1), &documented()).await.unwrap());
    let request = sent_as(&server, "POST /qapi/v1/patients/id/type/SPID/value/1/appointments").await;
    assert_eq!(body(&request), documented_body());
}

#[tokio::test]
async fn solo_06_needs_no_more_than_a_room() {
    let server = answering(json!({"id": "1", "visitUrl": null})).await;
    let new = NewAppointment { waiting_room: "my waiting room".to_owned(), ..NewAppointment::default() };
    let created = client(&server).appointments().create(&PatientId("1".to_owned()), &new).await.unwrap();
    assert_eq!((created.id, created.visit_url), (AppointmentId(1), None));
    let request = sent_as(&server, "POST /qapi/v1/patients/1/appointments").await;
    assert_eq!(body(&request), json!({"waitingRoom": "my waiting room"}));
}

#[tokio::test]
async fn a_booking_without_a_room_is_not_sent() {
    let server = answering(bodies::booked()).await;
    let new = NewAppointment { waiting_room: " ".to_owned(), ..documented() };
    let error = client(&server).appointments().create_for_spid(Spid(1), &new).await.unwrap_err();
    assert_eq!(error.operation(), "SOLO-08");
    assert_eq!(error.kind(), CallErrorKind::InvalidInput { field: "waitingRoom", rule: "is required" });
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn a_booking_lasts_from_a_second_to_a_day() {
    let server = answering(bodies::booked()).await;
    let appointments = client(&server);
    for (duration_s, accepted) in [(0, false), (1, true), (86_400, true), (86_401, false)] {
        let new = NewAppointment { duration_s: Some(duration_s), ..documented() };
        let result = appointments.appointments().create_for_spid(Spid(1), &new).await;
        assert_eq!(result.is_ok(), accepted, "{duration_s} s");
    }
    assert_eq!(count(&server).await, 2);
}

#[tokio::test]
async fn the_link_to_check_in_is_not_in_debug() {
    let server = answering(bodies::booked()).await;
    let created = client(&server).appointments().create_for_spid(Spid(1), &documented()).await.unwrap();
    let shown = format!("{created:?}");
    assert!(shown.contains('1') && !shown.contains("linktoonlinecheckin"), "{shown}");
}
