//! The consult request: SOLO-33.

use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};
use solo::{CallError, CallErrorKind, Certainty, ConsultReason, ConsultType, PerfectAnswerInput};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const LINE: &str = "POST /qapi/v1/perfect-answer";

fn full() -> PerfectAnswerInput {
    let notified = DateTime::from_timestamp(1_575_383_532, 0);
    PerfectAnswerInput {
        first_name: "John".to_owned(),
        last_name: "Doe".to_owned(),
        dob: NaiveDate::from_ymd_opt(2001, 1, 20).unwrap(),
        location_id: "123".to_owned(),
        mrn: "AA-00000001".to_owned(),
        physician_callback_number: Some("+1-202-555-0150".to_owned()),
        requesting_provider: "Bob Dylan".to_owned(),
        call_center_notified: notified,
        physician_notified: notified,
        patient_location: Some("Patient location".to_owned()),
        consult_type: ConsultType::New,
        reason: ConsultReason::EegStat,
        caller: Some("Caller name".to_owned()),
    }
}

fn made() -> Value {
    json!({
        "patientId": "7f6e1c0e-97c7-4a52-8f5f-0c8f6d0d6a01", "encounterId": "7f6e1c0e-97c7-4a52-8f5f-0c8f6d0d6a02"
    })
}

async fn failing(status: u16, words: &str) -> CallError {
    let answer = ResponseTemplate::new(status).set_body_json(json!({"error": {"message": words}}));
    let server = server(answer).await;
    client(&server).perfect_answer().send(&full()).await.unwrap_err()
}

#[tokio::test]
async fn solo_33_sends_the_documented_consult_and_reads_both_ids() {
    let server = answering(made()).await;
    let result = client(&server).perfect_answer().send(&full()).await.unwrap();
    let request = sent_as(&server, LINE).await;
    assert_eq!(
        body(&request),
        json!({
            "firstName": "John", "lastName": "Doe", "dob": "2001-01-20", "locationId": "123", "mrn": "AA-00000001",
            "physicianCallbackNumber": "+1-202-555-0150", "requestingProvider": "Bob Dylan",
            "callCenterNotified": "2019-12-03T14:32:12Z", "physicianNotified": "2019-12-03T14:32:12Z",
            "patientLocation": "Patient location", "consultType": "new", "reason": "EEG Stat", "caller": "Caller name"
        })
    );
    assert_eq!(result.patient_id, "7f6e1c0e-97c7-4a52-8f5f-0c8f6d0d6a01");
    assert_eq!(result.encounter_id, "7f6e1c0e-97c7-4a52-8f5f-0c8f6d0d6a02");
}

#[tokio::test]
async fn solo_33_leaves_out_what_is_optional_and_absent() {
    let server = answering(made()).await;
    let least = PerfectAnswerInput {
        physician_callback_number: None,
        call_center_notified: None,
        physician_notified: None,
        patient_location: None,
        caller: None,
        ..full()
    };
    client(&server).perfect_answer().send(&least).await.unwrap();
    let request = sent_as(&server, LINE).await;
    assert_eq!(
        body(&request),
        json!({
            "firstName": "John", "lastName": "Doe", "dob": "2001-01-20", "locationId": "123", "mrn": "AA-00000001",
            "requestingProvider": "Bob Dylan", "consultType": "new", "reason": "EEG Stat"
        })
    );
}

#[tokio::test]
async fn solo_33_spells_types_and_reasons_as_the_document_does() {
    let words = [
        (ConsultType::New, ConsultReason::Stroke, "new", "Stroke"),
        (ConsultType::Update, ConsultReason::EegStat, "update", "EEG Stat"),
        (ConsultType::Update, ConsultReason::EegRoutine, "update", "EEG Routine"),
    ];
    for (consult_type, reason, type_word, reason_word) in words {
        let server = answering(made()).await;
        client(&server).perfect_answer().send(&PerfectAnswerInput { consult_type, reason, ..full() }).await.unwrap();
        let sent = body(&sent_as(&server, LINE).await);
        assert_eq!((sent["consultType"].as_str(), sent["reason"].as_str()), (Some(type_word), Some(reason_word)));
    }
}

#[tokio::test]
async fn solo_33_gives_both_documented_refusals_in_solos_words() {
    let bad = "Bad parameters [locationId: This is not a valid UUID.]";
    let repeated = "A visit has already been created for the patient within 24 hours";
    for (status, words) in [(400, bad), (422, repeated)] {
        let error = failing(status, words).await;
        assert_eq!((error.status(), error.kind()), (Some(status), CallErrorKind::Rejected));
        assert_eq!((error.certainty(), error.vendor_message()), (Certainty::Rejected, Some(words)));
    }
}

#[tokio::test]
async fn solo_33_refuses_a_consult_in_which_a_required_field_is_empty() {
    let empty = String::new;
    let consults = [
        (PerfectAnswerInput { first_name: empty(), ..full() }, "firstName"),
        (PerfectAnswerInput { last_name: " ".to_owned(), ..full() }, "lastName"),
        (PerfectAnswerInput { location_id: empty(), ..full() }, "locationId"),
        (PerfectAnswerInput { mrn: empty(), ..full() }, "mrn"),
        (PerfectAnswerInput { requesting_provider: empty(), ..full() }, "requestingProvider"),
    ];
    for (consult, field) in consults {
        let server = answering(made()).await;
        let error = client(&server).perfect_answer().send(&consult).await.unwrap_err();
        refused(&server, error, "SOLO-33", field).await;
    }
}
