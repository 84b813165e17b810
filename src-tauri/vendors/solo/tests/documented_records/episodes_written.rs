//! Episodes as written: SOLO-23, SOLO-26 and SOLO-28.

use chrono::NaiveDate;
use serde_json::{Value, json};
use solo::{AppointmentId, CallErrorKind, Certainty, EpisodeId, EpisodeStatus, EpisodeWrite, PatientId};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const ONE: &str = "bd43a830-6c0b-4120-b5b8-78a117f8ee02";

fn patient() -> PatientId {
    PatientId("1".to_owned())
}

fn episode_id() -> EpisodeId {
    EpisodeId(ONE.to_owned())
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 3, day).unwrap()
}

fn full() -> EpisodeWrite {
    EpisodeWrite {
        name: "covid care".to_owned(),
        kind: "covid".to_owned(),
        from: day(29),
        to: Some(day(30)),
        status: EpisodeStatus::OnHold,
        objective: Some("care covid patient".to_owned()),
        reason_incomplete: Some("unknown".to_owned()),
    }
}

fn full_json() -> Value {
    json!({
        "name": "covid care", "type": "covid", "from": "2023-03-29", "to": "2023-03-30", "status": "ONHOLD",
        "objective": "care covid patient", "reasonIncomplete": "unknown"
    })
}

fn made() -> Value {
    json!({"episodeId": ONE})
}

/// Episodes that break a rule, each with the field that does.
fn broken() -> Vec<(EpisodeWrite, &'static str)> {
    vec![
        (EpisodeWrite { name: "  ".to_owned(), ..full() }, "name"),
        (EpisodeWrite { kind: String::new(), ..full() }, "type"),
        (EpisodeWrite { to: Some(day(28)), ..full() }, "to"),
        (EpisodeWrite { status: EpisodeStatus::Unknown("incomplete".to_owned()), ..full() }, "status"),
    ]
}

#[tokio::test]
async fn solo_23_sends_the_documented_episode_and_reads_its_id() {
    let server = answering(made()).await;
    let id = client(&server).episodes().create(&patient(), &full()).await.unwrap();
    let request = sent_as(&server, "POST /qapi/v1/patients/1/episodes").await;
    assert_eq!(body(&request), full_json());
    assert_eq!(id, episode_id());
}

#[tokio::test]
async fn solo_23_sends_only_what_there_is() {
    let server = answering(made()).await;
    let least = EpisodeWrite { to: None, objective: None, reason_incomplete: None, ..full() };
    client(&server).episodes().create(&patient(), &least).await.unwrap();
    let request = sent_as(&server, "POST /qapi/v1/patients/1/episodes").await;
    assert_eq!(
        body(&request),
        json!({"name": "covid care", "type": "covid", "from": "2023-03-29", "status": "ONHOLD"})
    );
}

#[tokio::test]
async fn solo_23_writes_every_status_in_capitals() {
    let mut words = Vec::new();
    for status in EpisodeStatus::DOCUMENTED {
        let server = answering(made()).await;
        let episode = EpisodeWrite { status: status.clone(), ..full() };
        client(&server).episodes().create(&patient(), &episode).await.unwrap();
        let request = sent_as(&server, "POST /qapi/v1/patients/1/episodes").await;
        words.push(body(&request)["status"].as_str().unwrap().to_owned());
    }
    assert_eq!(words, ["PLANNING", "WAITLIST", "ACTIVE", "ONHOLD", "FINISHED", "CANCELED"]);
}

#[tokio::test]
async fn solo_23_refuses_an_episode_that_breaks_a_rule() {
    for (episode, field) in broken() {
        let server = answering(made()).await;
        let error = client(&server).episodes().create(&patient(), &episode).await.unwrap_err();
        refused(&server, error, "SOLO-23", field).await;
    }
}

#[tokio::test]
async fn solo_23_does_not_call_an_answer_without_an_id_a_failure_that_left_nothing() {
    let server = answering(json!([])).await;
    let error = client(&server).episodes().create(&patient(), &full()).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
}

#[tokio::test]
async fn solo_26_sends_every_required_field_and_takes_any_success() {
    for answer in [ResponseTemplate::new(204), ResponseTemplate::new(200).set_body_json(made())] {
        let server = server(answer).await;
        client(&server).episodes().update(&episode_id(), &full()).await.unwrap();
        let request = sent_as(&server, &format!("PUT /qapi/v1/episodes/{ONE}")).await;
        assert_eq!(body(&request), full_json());
    }
}

#[tokio::test]
async fn solo_26_refuses_an_episode_that_breaks_a_rule() {
    for (episode, field) in broken() {
        let server = answering(json!([])).await;
        let error = client(&server).episodes().update(&episode_id(), &episode).await.unwrap_err();
        refused(&server, error, "SOLO-26", field).await;
    }
}

#[tokio::test]
async fn solo_28_puts_a_visit_into_an_episode() {
    for answer in [ResponseTemplate::new(204), ResponseTemplate::new(200).set_body_json(json!([]))] {
        let server = server(answer).await;
        let episode = EpisodeId("a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469".to_owned());
        client(&server).episodes().assign(AppointmentId(1), &episode).await.unwrap();
        let request = sent_as(&server, "PUT /qapi/v1/appointments/1/episode/assign").await;
        assert_eq!(body(&request), json!({"episodeId": "a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469"}));
    }
}

#[tokio::test]
async fn solo_28_never_takes_a_visit_out_of_its_episode_by_accident() {
    let server = answering(json!([])).await;
    let nothing = EpisodeId(" ".to_owned());
    let error = client(&server).episodes().assign(AppointmentId(1), &nothing).await.unwrap_err();
    refused(&server, error, "SOLO-28", "episodeId").await;
}
