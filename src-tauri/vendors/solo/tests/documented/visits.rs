//! Reading a visit: SOLO-14.

use serde_json::json;
use solo::{AppointmentId, AppointmentStatus, CallErrorKind, VideoCallStatus};

use crate::bodies;
use crate::exchange::{answering, client, sent_as};

const VISIT: AppointmentId = AppointmentId(1);

#[tokio::test]
async fn solo_14_reads_the_documented_appointment() {
    let server = answering(bodies::visit()).await;
    let visit = client(&server).appointments().get(VISIT).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/appointments/1").await;
    assert!(request.body.is_empty());
    assert_eq!(visit.id, VISIT);
    assert_eq!(visit.date.unwrap().to_rfc3339(), "2017-10-21T11:13:02+00:00");
    assert_eq!(visit.duration_s, Some(900));
    assert_eq!(visit.reasons, ["headache"]);
    assert_eq!(visit.status, AppointmentStatus::IntakeReady);
    let call = visit.video_call.as_ref().unwrap();
    assert_eq!(call.id.as_deref(), Some("76dc0be9-65e9-4832-9acb-caa292fafcc7"));
    assert_eq!(call.status, VideoCallStatus::Waiting);
    assert_eq!(visit.external_id.as_ref().unwrap().as_str(), "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56");
    let patient = visit.patient.as_ref().unwrap();
    assert_eq!(patient.id.as_str(), "1");
    assert_eq!(patient.demographics.name[0].last_name.as_deref(), Some("Shinoda"));
    let [provider] = visit.providers.as_slice() else { panic!("one provider") };
    assert_eq!(provider.id, "1234");
    assert_eq!(
        [&provider.email, &provider.first_name, &provider.middle_name, &provider.last_name]
            .map(|part| part.as_deref().unwrap()),
        ["clara@whovians.com", "Clara", "Oswin", "Oswald"]
    );
    assert_eq!(visit.drift(), [""; 0], "the document's own visit is no drift");
}

#[tokio::test]
async fn solo_14_reads_each_of_the_twelve_statuses_and_the_seven_of_a_call() {
    let statuses = [
        "scheduled",
        "arrived",
        "in progress.intake.ready",
        "in progress.intake.progress",
        "in progress.exam.ready",
        "in progress.exam.progress",
        "discharge.ready",
        "discharge.progress",
        "completed",
        "sign off",
        "cancelled",
        "not showed up",
    ];
    let calls = ["LWBS", "incomplete", "complete", "finalizing", "on hold", "on call", "waiting"];
    for (status, call) in statuses.iter().zip(calls.iter().cycle()) {
        let mut body = bodies::visit();
        body["status"] = json!(status);
        body["videoCall"]["status"] = json!(call);
        let server = answering(body).await;
        let visit = client(&server).appointments().get(VISIT).await.unwrap();
        assert_eq!((visit.status.as_str(), visit.status.is_documented()), (*status, true));
        let read = visit.video_call.unwrap().status;
        assert_eq!((read.as_str(), read.is_documented()), (*call, true));
    }
}

#[tokio::test]
async fn solo_14_keeps_unknown_words_and_fields_and_names_their_places_without_their_values() {
    let mut body = bodies::visit();
    body["status"] = json!("triage.Ready");
    body["videoCall"]["status"] = json!("Ringing Out");
    body["triageLevel"] = json!("secret-one");
    body["patient"]["demographics"]["pronouns"] = json!("secret-two");
    let server = answering(body).await;
    let visit = client(&server).appointments().get(VISIT).await.unwrap();
    assert_eq!(visit.status, AppointmentStatus::Unknown("triage.Ready".to_owned()));
    assert_eq!(visit.video_call.as_ref().unwrap().status.as_str(), "Ringing Out");
    assert_eq!(visit.extra["triageLevel"], "secret-one");
    let drift = visit.drift().join("; ");
    for place in ["triageLevel", "status", "videoCall.status", "pronouns"] {
        assert!(drift.contains(place), "{place} in {drift}");
    }
    for value in ["triage.Ready", "Ringing Out", "secret"] {
        assert!(!drift.contains(value), "{value} in {drift}");
    }
}

#[tokio::test]
async fn solo_14_without_an_id_is_malformed_and_not_some_other_visit() {
    let mut body = bodies::visit();
    body.as_object_mut().unwrap().remove("id");
    let server = answering(body).await;
    let error = client(&server).appointments().get(VISIT).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (CallErrorKind::Malformed, Some(200)));
}

#[tokio::test]
async fn solo_14_shows_nothing_of_the_patient_in_debug() {
    let server = answering(bodies::visit()).await;
    let visit = client(&server).appointments().get(VISIT).await.unwrap();
    let shown = format!("{visit:?}");
    assert!(!shown.contains("Shinoda") && !shown.contains("headache"), "{shown}");
}
