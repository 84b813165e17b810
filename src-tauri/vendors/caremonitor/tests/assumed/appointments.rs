//! Appointments: telehealth CM-06 to CM-09, patients' CM-10 to CM-13.

use caremonitor::{AppointmentId, AppointmentStatus, AppointmentWrite, Instant, PatientId, ProviderId, Search, Zone};
use serde_json::{Value, json};
use vendor_http::{CallErrorKind, Certainty};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, at, body, client, count, sent_as, server};

fn day() -> Search {
    let range = Search::between(at("2026-10-03T14:00:00Z"), at("2026-10-04T13:00:00Z"));
    Search { patient_id: Some(PatientId::from("p-1")), ..range }
}

/// The day on which daylight saving begins in Sydney: 24 hours on the clock are 23.
const ASKED: &str = "from=2026-10-04T00%3A00%3A00%2B10%3A00&to=2026-10-05T00%3A00%3A00%2B11%3A00&patient_id=p-1";

fn booked() -> Value {
    json!({
        "id": "a-1", "patient_id": "p-1", "provider_id": "dr-1",
        "start": "2026-10-04T09:00:00+11:00", "end": "2026-10-04T09:20:00+11:00", "timezone": "Australia/Sydney",
        "type": "follow-up", "status": "checked-in", "meeting_url": "https://meet.example/secret",
    })
}

fn write() -> AppointmentWrite {
    AppointmentWrite {
        patient_id: PatientId::from("p-1"),
        provider_id: ProviderId::from("dr-1"),
        start: at("2026-10-03T22:00:00Z"),
        end: at("2026-10-03T22:20:00Z"),
        zone: chrono_tz::Australia::Sydney,
        kind: Some("follow-up".to_owned()),
        status: Some(AppointmentStatus::CheckedIn),
    }
}

fn written() -> Value {
    json!({
        "patient_id": "p-1", "provider_id": "dr-1",
        "start": "2026-10-04T09:00:00+11:00", "end": "2026-10-04T09:20:00+11:00", "timezone": "Australia/Sydney",
        "type": "follow-up", "status": "checked-in",
    })
}

#[tokio::test]
async fn cm_06_reads_telehealth_appointments_of_a_day_with_a_clock_change() {
    let server = answering(json!({ "data": [booked()] })).await;
    let list = client(&server).telehealth_appointments().list(&day()).await.unwrap();
    sent_as(&server, &format!("GET /telehealth-appointments?{ASKED}")).await;
    let one = &list.items[0];
    assert_eq!((one.id.as_str(), &one.status), ("a-1", &AppointmentStatus::CheckedIn));
    assert_eq!(one.patient_id, Some(PatientId::from("p-1")));
    assert_eq!(one.start.as_ref().and_then(Instant::at).unwrap(), at("2026-10-03T22:00:00Z"));
    assert_eq!(one.zone, Zone::Named(chrono_tz::Australia::Sydney));
    assert!(list.drift().is_empty());
    assert!(!format!("{one:?}").contains("secret"));
}

#[tokio::test]
async fn cm_07_books_a_telehealth_appointment() {
    let server = server(ResponseTemplate::new(201).set_body_json(booked())).await;
    let created = client(&server).telehealth_appointments().create(&write()).await.unwrap();
    assert_eq!((created.id.as_str(), created.meeting_url.as_deref()), ("a-1", Some("https://meet.example/secret")));
    assert_eq!(body(&sent_as(&server, "POST /telehealth-appointments").await), written());
    assert!(!format!("{created:?}").contains("secret"));
}

#[tokio::test]
async fn cm_07_that_names_no_appointment_may_have_happened() {
    for answer in [json!({}), json!({ "id": null }), json!([]), json!(null)] {
        let server = answering(answer).await;
        let error = client(&server).telehealth_appointments().create(&write()).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
    }
}

#[tokio::test]
async fn cm_08_replaces_a_telehealth_appointment_as_a_whole() {
    let server = answering(booked()).await;
    client(&server).telehealth_appointments().update(&AppointmentId::from("a/1 x"), &write()).await.unwrap();
    assert_eq!(body(&sent_as(&server, "PUT /telehealth-appointments/a%2F1%20x").await), written());
}

#[tokio::test]
async fn cm_09_cancels_a_telehealth_appointment_by_deleting_it() {
    let server = server(ResponseTemplate::new(204)).await;
    client(&server).telehealth_appointments().cancel(&AppointmentId::from("a-1")).await.unwrap();
    assert!(sent_as(&server, "DELETE /telehealth-appointments/a-1").await.body.is_empty());
}

#[tokio::test]
async fn cm_10_reads_patient_appointments() {
    let server = answering(json!([booked()])).await;
    let list = client(&server).patient_appointments().list(&day()).await.unwrap();
    sent_as(&server, &format!("GET /patient-appointments?{ASKED}")).await;
    assert_eq!(list.items.len(), 1);
}

#[tokio::test]
async fn cm_11_books_a_patient_appointment_and_leaves_out_what_is_not_said() {
    let server = answering(json!({ "id": 77 })).await;
    let plain = AppointmentWrite { kind: None, status: None, ..write() };
    let created = client(&server).patient_appointments().create(&plain).await.unwrap();
    assert_eq!((created.id.as_str(), created.meeting_url), ("77", None));
    let sent = body(&sent_as(&server, "POST /patient-appointments").await);
    assert!(sent.get("type").is_none() && sent.get("status").is_none());
}

#[tokio::test]
async fn cm_12_takes_an_empty_answer_for_a_success() {
    let server = server(ResponseTemplate::new(200)).await;
    client(&server).patient_appointments().update(&AppointmentId::from("a-1"), &write()).await.unwrap();
    assert_eq!(body(&sent_as(&server, "PUT /patient-appointments/a-1").await), written());
}

#[tokio::test]
async fn cm_13_cancels_a_patient_appointment_and_never_the_whole_list() {
    let server = server(ResponseTemplate::new(200)).await;
    for id in ["", ".", ".."] {
        let error = client(&server).patient_appointments().cancel(&AppointmentId::from(id)).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "id", .. }), "{id:?}");
    }
    assert_eq!(count(&server).await, 0);
    client(&server).patient_appointments().cancel(&AppointmentId::from("a-1")).await.unwrap();
    sent_as(&server, "DELETE /patient-appointments/a-1").await;
}

#[tokio::test]
async fn a_write_that_breaks_a_rule_is_not_sent() {
    let server = answering(booked()).await;
    let wrong = [
        (AppointmentWrite { patient_id: PatientId::from(" "), ..write() }, "patient_id"),
        (AppointmentWrite { provider_id: ProviderId::from(""), ..write() }, "provider_id"),
        (AppointmentWrite { end: write().start, ..write() }, "end"),
        (AppointmentWrite { status: Some(AppointmentStatus::Unknown("x".to_owned())), ..write() }, "status"),
    ];
    for (write, wrong) in wrong {
        let error = client(&server).patient_appointments().create(&write).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wrong), "{error}");
    }
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn what_is_not_known_is_kept_and_told_and_never_taken_for_booked() {
    let strange = json!({
        "id": "a-2", "patient_id": null, "start": "2026-10-04T09:00", "end": null, "timezone": "AEST",
        "status": "In Triage", "ward": "7B",
    });
    let server = answering(json!([strange, { "id": "a-3", "status": null }])).await;
    let list = client(&server).patient_appointments().list(&day()).await.unwrap();
    let (strange, bare) = (&list.items[0], &list.items[1]);
    assert_eq!(strange.status, AppointmentStatus::Unknown("In Triage".to_owned()));
    assert_eq!(strange.start, Some(Instant::Unreadable("2026-10-04T09:00".to_owned())));
    assert_eq!(strange.zone.tz(), None);
    assert_eq!(bare.status, AppointmentStatus::Unknown(String::new()));
    let told = [
        "CM-10: field ward",
        "CM-10: status has an unknown word",
        "CM-10: start cannot be read as a time",
        "CM-10: timezone is not in the tz database",
    ];
    assert_eq!(list.drift(), told);
}

#[tokio::test]
async fn one_record_that_cannot_be_read_makes_the_list_unreadable_and_not_shorter() {
    for bad in [json!({ "patient_id": "p-1" }), json!("a-1"), json!({ "id": {} }), json!(null)] {
        let server = answering(json!([booked(), bad])).await;
        let error = client(&server).patient_appointments().list(&day()).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}
