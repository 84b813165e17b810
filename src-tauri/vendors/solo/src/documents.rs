//! Patient documents: SOLO-22. Questions and answers in text; there is no read-back and no delete.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{CallError, PatientId};

/// Patient documents.
pub struct Documents<'a> {
    pub(crate) wire: &'a Wire,
}

/// A document to add. Every field is required.
#[derive(Clone, PartialEq)]
pub struct NewDocument {
    /// Its name.
    pub name: String,
    /// Its time; unix seconds on the wire.
    pub date_time: DateTime<Utc>,
    /// Questions with their answers.
    pub responses: Vec<DocumentResponse>,
}

/// One question with its answer.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DocumentResponse {
    /// The question.
    pub question: String,
    /// The answer.
    pub response: String,
}

impl Documents<'_> {
    /// SOLO-22: adds a document to a patient. The answer is `[]`.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the name, the responses, a question or an answer is missing;
    /// 404 when Solo does not know the patient.
    pub async fn add(&self, patient: &PatientId, document: &NewDocument) -> Result<(), CallError> {
        const ID: &str = "SOLO-22";
        if document.name.trim().is_empty() {
            return Err(CallError::invalid(ID, "name", "is required"));
        }
        if document.responses.is_empty() {
            return Err(CallError::invalid(ID, "responses", "is required"));
        }
        for DocumentResponse { question, response } in &document.responses {
            if question.trim().is_empty() {
                return Err(CallError::invalid(ID, "responses.question", "is required"));
            }
            if response.trim().is_empty() {
                return Err(CallError::invalid(ID, "responses.response", "is required"));
            }
        }
        let body = json!({
            "name": document.name,
            "dateTime": document.date_time.timestamp(),
            "responses": document.responses,
        });
        let template = "/qapi/v1/patients/{patient_id}/documents";
        let request = self.wire.request(ID, Method::POST, template, &[patient.as_str()])?;
        self.wire.done(request.with_body(Body::Json(body))).await
    }
}
