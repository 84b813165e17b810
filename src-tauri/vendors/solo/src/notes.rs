//! Visit notes: SOLO-16 and SOLO-17.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vendor_http::{Body, Method};

use crate::dates::{self, PhpDateTime};
use crate::wire::Wire;
use crate::{AppointmentId, CallError, lenient};

/// Visit notes.
pub struct Notes<'a> {
    pub(crate) wire: &'a Wire,
}

/// One template's part of a visit note. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Deserialize)]
pub struct VisitNote {
    /// Id of the note's template.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// The template.
    pub template: NoteTemplate,
    /// Comments.
    #[serde(default, deserialize_with = "lenient::list")]
    pub comments: Vec<NoteComment>,
    /// Answers given.
    #[serde(default, deserialize_with = "lenient::list")]
    pub responses: Vec<NoteResponse>,
}

impl std::fmt::Debug for VisitNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VisitNote").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A template. The shape of its sections is not documented: they are kept as received.
#[derive(Clone, PartialEq, Deserialize)]
pub struct NoteTemplate {
    /// Its name.
    pub name: String,
    /// Its flow, `{"sections": […]}`.
    #[serde(default)]
    pub flow: Value,
}

/// A comment.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteComment {
    /// Its id.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// The template it belongs to.
    #[serde(default)]
    pub template_id: Option<String>,
    /// What it says.
    #[serde(default)]
    pub message: Option<String>,
    /// When; unix seconds on the wire.
    #[serde(default, with = "dates::unix_option")]
    pub posted_at: Option<DateTime<Utc>>,
    /// Who.
    #[serde(default)]
    pub author: Option<NoteAuthor>,
}

/// Who wrote a comment.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct NoteAuthor {
    /// Solo's id.
    #[serde(deserialize_with = "lenient::integer")]
    pub id: i64,
    /// Their user name.
    #[serde(default)]
    pub username: Option<String>,
}

/// Answers to one question.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteResponse {
    /// When they were given.
    #[serde(default)]
    pub date_time: Option<PhpDateTime>,
    /// The path to the question: section, then question.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub question: Vec<String>,
    /// The answers.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub response: Vec<String>,
}

/// Answers to send (SOLO-17).
#[derive(Clone, PartialEq, Serialize)]
pub struct NoteWrite {
    /// The template's name.
    pub name: String,
    /// Questions with their answers.
    pub questions: Vec<NoteAnswer>,
}

/// Answers to one question, by the question's id.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NoteAnswer {
    /// The question's id.
    pub id: String,
    /// The answers.
    pub value: Vec<String>,
}

impl Notes<'_> {
    /// SOLO-16: a visit's notes, one element per template.
    ///
    /// # Errors
    /// 404 when Solo does not know the appointment.
    pub async fn get(&self, id: AppointmentId) -> Result<Vec<VisitNote>, CallError> {
        let template = "/qapi/v1/appointments/{id}/visit-note";
        self.wire.json(self.wire.request("SOLO-16", Method::GET, template, &[&id.to_string()])?).await
    }

    /// SOLO-17: sends answers. The document shows this object where the answer should stand: `[assumed]` it is the
    /// request, and the answer says nothing.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) without a template's name, a question or its id.
    pub async fn update(&self, id: AppointmentId, note: &NoteWrite) -> Result<(), CallError> {
        const ID: &str = "SOLO-17";
        if note.name.trim().is_empty() {
            return Err(CallError::invalid(ID, "name", "is required"));
        }
        if note.questions.is_empty() || note.questions.iter().any(|question| question.id.trim().is_empty()) {
            return Err(CallError::invalid(ID, "questions", "needs at least one, each with its id"));
        }
        let body = serde_json::to_value(note).map_err(|_| CallError::invalid(ID, "body", "cannot be written"))?;
        let template = "/qapi/v1/appointments/{id}/visit-note";
        let request = self.wire.request(ID, Method::PUT, template, &[&id.to_string()])?;
        self.wire.done(request.with_body(Body::Json(body))).await
    }
}
