//! SOLO-22: a document of questions and answers. It can be written and never read.

use axum::http::StatusCode;

use super::call::brackets;
use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Required};
use crate::solo::state::{Clinic, Document};

/// SOLO-22: all fields are required.
pub(super) fn add(clinic: &Clinic, call: &Call) -> Ruling {
    let patient = call.patient(clinic)?;
    let content = call.json()?;
    let mut fields = Fields::of(&content)?;
    fields.filled("name", Required);
    fields.seconds("dateTime", Required);
    fields.objects("responses", Required, |response| {
        response.text("question", Required);
        response.text("response", Required);
    });
    fields.settle()?;
    Verdict::commit(move |clinic| {
        clinic.documents.push(Document { patient, content });
        brackets(StatusCode::CREATED)
    })
}
