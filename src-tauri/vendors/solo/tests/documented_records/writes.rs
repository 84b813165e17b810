//! Every write of these nouns under a failure: it is sent once, and its outcome is not called more certain than it is.

use chrono::{DateTime, NaiveDate};
use serde_json::json;
use solo::{
    AppointmentId, AssistanceSelector, CallError, Certainty, ConsultReason, ConsultType, DocumentResponse, EpisodeId,
    EpisodeStatus, EpisodeWrite, NewAttachment, NewDocument, NewEncounterReport, NoteAnswer, NoteWrite, PatientId,
    PerfectAnswerInput, SecretString, Solo, TransportOptions, WebhookEvent, WebhookId,
};
use wiremock::ResponseTemplate;

use crate::exchange::{config, count, server};

const WRITES: [&str; 14] = [
    "SOLO-17", "SOLO-19", "SOLO-21", "SOLO-22", "SOLO-23", "SOLO-26", "SOLO-28", "SOLO-30", "SOLO-33", "SOLO-35",
    "SOLO-36", "SOLO-38", "SOLO-40", "SOLO-42",
];

fn episode() -> EpisodeWrite {
    EpisodeWrite {
        name: "n".to_owned(),
        kind: "k".to_owned(),
        from: NaiveDate::default(),
        to: None,
        status: EpisodeStatus::Active,
        objective: None,
        reason_incomplete: None,
    }
}

fn consult() -> PerfectAnswerInput {
    PerfectAnswerInput {
        first_name: "John".to_owned(),
        last_name: "Doe".to_owned(),
        dob: NaiveDate::default(),
        location_id: "123".to_owned(),
        mrn: "m".to_owned(),
        physician_callback_number: None,
        requesting_provider: "p".to_owned(),
        call_center_notified: None,
        physician_notified: None,
        patient_location: None,
        consult_type: ConsultType::New,
        reason: ConsultReason::Stroke,
        caller: None,
    }
}

async fn write(solo: &Solo, operation: &str) -> Result<(), CallError> {
    let (visit, patient, episode_id) = (AppointmentId(1), PatientId("1".to_owned()), EpisodeId("e".to_owned()));
    let device = AssistanceSelector::Device { device_serial_number: "123457".to_owned() };
    let endpoint = "https://webhook.site/8a1f".parse().unwrap();
    let events = [WebhookEvent::PatientCreated];
    let webhook = WebhookId("w".to_owned());
    let noon = DateTime::from_timestamp(1_510_367_140, 0).unwrap();
    match operation {
        "SOLO-17" => {
            let questions = vec![NoteAnswer { id: "q".to_owned(), value: vec!["Male".to_owned()] }];
            solo.notes().update(visit, &NoteWrite { name: "n".to_owned(), questions }).await
        }
        "SOLO-19" => {
            let file = NewAttachment { bytes: b"%PDF-1.7\n"[..].into(), file_name: None, progress: None };
            solo.attachments().upload(visit, file).await.map(drop)
        }
        "SOLO-21" => solo.attachments().delete(visit, "a").await,
        "SOLO-22" => {
            let responses = vec![DocumentResponse { question: "q".to_owned(), response: "r".to_owned() }];
            let document = NewDocument { name: "n".to_owned(), date_time: noon, responses };
            solo.documents().add(&patient, &document).await
        }
        "SOLO-23" => solo.episodes().create(&patient, &episode()).await.map(drop),
        "SOLO-26" => solo.episodes().update(&episode_id, &episode()).await,
        "SOLO-28" => solo.episodes().assign(visit, &episode_id).await,
        "SOLO-30" => {
            let (from, to) = (noon.fixed_offset(), noon.fixed_offset());
            let (preset_id, password) = ("p".to_owned(), SecretString::from("secret"));
            solo.reports().create(&NewEncounterReport { from, to, preset_id, password }).await.map(drop)
        }
        "SOLO-33" => solo.perfect_answer().send(&consult()).await.map(drop),
        "SOLO-35" => solo.webhooks().create(&endpoint, &events).await.map(drop),
        "SOLO-36" => solo.webhooks().update(&webhook, &endpoint, &events).await.map(drop),
        "SOLO-38" => solo.webhooks().delete(&webhook).await,
        "SOLO-40" => solo.assistance().create(&device).await.map(drop),
        "SOLO-42" => solo.assistance().cancel(&device).await,
        other => panic!("{other} is no write of these nouns"),
    }
}

/// Fails every write with `answer`, under the default policy, which repeats reads.
async fn each_fails(answer: ResponseTemplate, certainty: Certainty) {
    for operation in WRITES {
        let server = server(answer.clone()).await;
        let mut config = config(&server);
        config.transport = TransportOptions::default();
        let error = write(&Solo::new(config).unwrap(), operation).await.unwrap_err();
        assert_eq!((error.operation(), error.certainty()), (operation, certainty));
        assert_eq!(count(&server).await, 1, "{operation} is sent once");
    }
}

#[tokio::test]
async fn a_server_error_leaves_every_write_unknown() {
    each_fails(ResponseTemplate::new(500).set_body_json(json!({"message": ""})), Certainty::Unknown).await;
}

#[tokio::test]
async fn a_proxys_page_leaves_every_write_unknown() {
    each_fails(ResponseTemplate::new(502).set_body_raw("<html></html>", "text/html"), Certainty::Unknown).await;
}

#[tokio::test]
async fn a_refusal_settles_every_write() {
    each_fails(ResponseTemplate::new(422).set_body_json(json!({"message": "no"})), Certainty::Rejected).await;
}

#[tokio::test]
async fn a_request_for_patience_defers_every_write() {
    each_fails(ResponseTemplate::new(429).insert_header("Retry-After", "0"), Certainty::Deferred).await;
}

#[tokio::test]
async fn an_answer_cut_within_its_json_leaves_unknown_what_has_an_answer_to_read() {
    // These take any success, since the document shows none for them.
    let silent = ["SOLO-17", "SOLO-21", "SOLO-22", "SOLO-26", "SOLO-28", "SOLO-38", "SOLO-42"];
    for operation in WRITES {
        let server = server(ResponseTemplate::new(200).set_body_raw(r#"{"id": "58"#, "application/json")).await;
        let outcome = write(&Solo::new(config(&server)).unwrap(), operation).await;
        let certainty = outcome.map_err(|error| error.certainty());
        let expected = if silent.contains(&operation) { Ok(()) } else { Err(Certainty::Unknown) };
        assert_eq!(certainty, expected, "{operation}");
    }
}
