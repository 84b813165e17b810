//! Episodes as read: SOLO-24, SOLO-25 and SOLO-27.

use chrono::NaiveDate;
use serde_json::{Value, json};
use solo::{AppointmentId, CallErrorKind, Episode, EpisodeId, EpisodeStatus, PatientId, Spid};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, client, sent_as, server};

const ONE: &str = "bd43a830-6c0b-4120-b5b8-78a117f8ee02";
const OTHER: &str = "bd43a830-6c0b-4120-b5b8-78a117f8ee03";

fn episode_id() -> EpisodeId {
    EpisodeId(ONE.to_owned())
}

/// What the list and the single episode have in common.
fn common(id: &str) -> Value {
    json!({
        "id": id, "name": "test covid", "from": "2023-03-29", "to": "2023-03-29", "type": "neddie",
        "status": "planning", "objective": "recover from covid", "reasonIncomplete": "unknown"
    })
}

fn listed(id: &str, patient: &str) -> Value {
    let mut episode = common(id);
    episode["patientId"] = json!(patient);
    episode
}

fn single() -> Value {
    let mut episode = common(ONE);
    episode["soloPatientId"] = json!(854_896);
    episode["externalPatientId"] = json!("05ade251");
    episode
}

fn assert_common(episode: &Episode) {
    let day = NaiveDate::from_ymd_opt(2023, 3, 29);
    assert_eq!((episode.name.as_deref(), episode.kind.as_deref()), (Some("test covid"), Some("neddie")));
    assert_eq!((episode.from, episode.to), (day, day));
    assert_eq!(episode.status, EpisodeStatus::Planning);
    assert_eq!(episode.objective.as_deref(), Some("recover from covid"));
    assert_eq!(episode.reason_incomplete.as_deref(), Some("unknown"));
}

fn assert_single(episode: &Episode) {
    assert_common(episode);
    assert_eq!(episode.id, episode_id());
    assert_eq!((episode.solo_patient_id, &episode.patient_id), (Some(Spid(854_896)), &None));
    assert_eq!(episode.external_patient_id, Some(PatientId("05ade251".to_owned())));
}

#[tokio::test]
async fn solo_24_reads_the_documented_list() {
    let patients = ["05ade251-689e-484c-82f9-b2f1f0cd7dbb", "05ade251-689e-484c-82f9-b2f1f0cd7dbc"];
    let server = answering(json!({"episodes": [listed(ONE, patients[0]), listed(OTHER, patients[1])]})).await;
    let episodes = client(&server).episodes().list(&PatientId("1".to_owned())).await.unwrap();
    assert!(sent_as(&server, "GET /qapi/v1/patients/1/episodes").await.body.is_empty());
    let ids: Vec<_> = episodes.iter().map(|episode| episode.id.as_str()).collect();
    assert_eq!(ids, [ONE, OTHER]);
    for (episode, patient) in episodes.iter().zip(patients) {
        assert_common(episode);
        assert_eq!(episode.patient_id.as_ref().map(PatientId::as_str), Some(patient));
        assert_eq!((episode.solo_patient_id, &episode.external_patient_id), (None, &None));
    }
}

#[tokio::test]
async fn solo_24_tells_no_episodes_from_another_shape() {
    for none in [json!({"episodes": []}), json!({"episodes": null})] {
        let server = answering(none).await;
        assert!(client(&server).episodes().list(&PatientId("1".to_owned())).await.unwrap().is_empty());
    }
    for other in [json!({}), json!([])] {
        let server = answering(other).await;
        let error = client(&server).episodes().list(&PatientId("1".to_owned())).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}

#[tokio::test]
async fn solo_25_reads_the_documented_episode() {
    let server = answering(single()).await;
    let episode = client(&server).episodes().get(&episode_id()).await.unwrap();
    assert!(sent_as(&server, &format!("GET /qapi/v1/episodes/{ONE}")).await.body.is_empty());
    assert_single(&episode);
}

#[tokio::test]
async fn solo_25_keeps_a_status_it_does_not_know_and_takes_null_for_nothing() {
    let server = answering(json!({
        "id": ONE, "status": "Incomplete", "name": null, "type": null, "from": null, "to": null, "objective": null,
        "reasonIncomplete": null, "soloPatientId": null, "externalPatientId": 5
    }))
    .await;
    let episode = client(&server).episodes().get(&episode_id()).await.unwrap();
    assert_eq!(episode.status, EpisodeStatus::Unknown("Incomplete".to_owned()));
    assert_eq!((&episode.name, episode.from, episode.solo_patient_id), (&None, None, None));
    assert_eq!(episode.external_patient_id, Some(PatientId("5".to_owned())));
}

#[tokio::test]
async fn solo_25_shows_no_purpose_and_no_patient_in_debug() {
    let server = answering(single()).await;
    let shown = format!("{:?}", client(&server).episodes().get(&episode_id()).await.unwrap());
    for words in ["covid", "854896", "05ade251"] {
        assert!(!shown.contains(words), "{words} in {shown}");
    }
}

#[tokio::test]
async fn solo_27_reads_the_documented_appointments() {
    let server = answering(json!({
        "episode": single(),
        "appointments": [{
            "appointmentId": 3_110_360, "date": 1_679_667_900, "reasons": [], "hasNotes": false,
            "episodeOfCareId": "a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469"
        }]
    }))
    .await;
    let read = client(&server).episodes().appointments(&episode_id()).await.unwrap();
    let request = sent_as(&server, &format!("GET /qapi/v1/episodes/{ONE}/appointments")).await;
    assert!(request.body.is_empty());
    assert_single(&read.episode);
    let [appointment] = &read.appointments[..] else { panic!("one appointment") };
    assert_eq!(appointment.appointment_id, AppointmentId(3_110_360));
    assert_eq!(appointment.date.unwrap().to_rfc3339(), "2023-03-24T14:25:00+00:00");
    assert!(appointment.reasons.is_empty());
    assert_eq!(appointment.has_notes, Some(false));
    let named = appointment.episode_of_care_id.as_ref().map(EpisodeId::as_str);
    assert_eq!(named, Some("a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469"), "as the sample has it: not the episode's own id");
}

#[tokio::test]
async fn solo_27_reports_an_episode_that_solo_does_not_know() {
    let server = server(ResponseTemplate::new(404)).await;
    let error = client(&server).episodes().appointments(&episode_id()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-27", CallErrorKind::NotFound));
}
