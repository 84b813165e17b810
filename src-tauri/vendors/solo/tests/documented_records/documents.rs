//! Patient documents: SOLO-22.

use chrono::DateTime;
use serde_json::json;
use solo::{CallErrorKind, DocumentResponse, NewDocument, PatientId};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

fn patient() -> PatientId {
    PatientId("1".to_owned())
}

fn response(question: &str, response: &str) -> DocumentResponse {
    DocumentResponse { question: question.to_owned(), response: response.to_owned() }
}

fn documented() -> NewDocument {
    NewDocument {
        name: "document name".to_owned(),
        date_time: DateTime::from_timestamp(1_510_367_140, 0).unwrap(),
        responses: vec![response("question 1", "response to question 1")],
    }
}

#[tokio::test]
async fn solo_22_sends_the_documented_document_and_takes_the_empty_list_for_success() {
    let server = answering(json!([])).await;
    client(&server).documents().add(&patient(), &documented()).await.unwrap();
    let request = sent_as(&server, "POST /qapi/v1/patients/1/documents").await;
    assert_eq!(
        body(&request),
        json!({
            "name": "document name",
            "dateTime": 1_510_367_140,
            "responses": [{"question": "question 1", "response": "response to question 1"}]
        })
    );
}

#[tokio::test]
async fn solo_22_addresses_a_patient_whose_id_has_a_blank_and_a_slash() {
    let server = answering(json!([])).await;
    let patient = PatientId("ext 8/8".to_owned());
    client(&server).documents().add(&patient, &documented()).await.unwrap();
    sent_as(&server, "POST /qapi/v1/patients/ext%208%2F8/documents").await;
}

#[tokio::test]
async fn solo_22_refuses_a_document_in_which_a_required_field_is_missing() {
    let nameless = NewDocument { name: String::new(), ..documented() };
    let empty = NewDocument { responses: vec![], ..documented() };
    let no_question = NewDocument { responses: vec![response("q", "r"), response(" ", "r")], ..documented() };
    let no_answer = NewDocument { responses: vec![response("q", "")], ..documented() };
    for (document, field) in [
        (nameless, "name"),
        (empty, "responses"),
        (no_question, "responses.question"),
        (no_answer, "responses.response"),
    ] {
        let server = answering(json!([])).await;
        let error = client(&server).documents().add(&patient(), &document).await.unwrap_err();
        refused(&server, error, "SOLO-22", field).await;
    }
    let server = answering(json!([])).await;
    let error = client(&server).documents().add(&PatientId(String::new()), &documented()).await.unwrap_err();
    refused(&server, error, "SOLO-22", "id").await;
}

#[tokio::test]
async fn solo_22_reports_a_patient_that_solo_does_not_know() {
    let server = server(ResponseTemplate::new(404).set_body_json(json!({"error": {"message": ""}}))).await;
    let error = client(&server).documents().add(&patient(), &documented()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-22", CallErrorKind::NotFound));
    assert_eq!(error.vendor_message(), None);
}
