//! A request as a judge sees it, and what a judge can rule.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::answer::Answer;
use super::fields::Problems;
use crate::state::{Appointment, Clinic};

/// The secrets of the tenant, and where it is served.
pub(crate) struct Account {
    pub(crate) api_key: String,
    pub(crate) linking_secret: String,
    pub(crate) teams_token: Option<String>,
    /// `http://127.0.0.1:PORT`.
    pub(crate) base_url: String,
}

/// One request, routed and read.
pub(crate) struct Call {
    /// Path parameters in order, percent-decoded.
    pub(crate) params: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Real time.
    pub(crate) now: DateTime<Utc>,
    pub(crate) account: Arc<Account>,
}

/// Changes the state and makes the answer. It owns what it needs, since it may run long after the request.
pub(crate) type Commit = Box<dyn FnOnce(&mut Clinic) -> Answer + Send>;

/// What a judge rules when it does not refuse.
pub(crate) enum Verdict {
    /// Nothing changes.
    Answer(Answer),
    /// Something will change.
    Commit(Commit),
}

/// A verdict, or the refusal.
pub(crate) type Ruling = Result<Verdict, Answer>;

impl Verdict {
    pub(crate) fn commit(commit: impl FnOnce(&mut Clinic) -> Answer + Send + 'static) -> Ruling {
        Ok(Self::Commit(Box::new(commit)))
    }

    pub(crate) fn answer(answer: Answer) -> Ruling {
        Ok(Self::Answer(answer))
    }
}

impl Call {
    /// A path parameter; empty when there is none at this place.
    pub(crate) fn param(&self, index: usize) -> &str {
        self.params.get(index).map_or("", String::as_str)
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Notes every query parameter that is not among these.
    pub(crate) fn only_queries(&self, known: &[&str], problems: &mut Problems) {
        for (name, _) in self.query.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            problems.note(name, "This parameter was not expected.");
        }
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value, Answer> {
        serde_json::from_slice(&self.body)
            .map_err(|_| Answer::refused(StatusCode::BAD_REQUEST, "The request body is not valid JSON"))
    }

    /// The patient a path names by external id.
    pub(crate) fn patient(&self, clinic: &Clinic) -> Result<usize, Answer> {
        clinic.people.by_external(self.param(0)).ok_or_else(|| Answer::missing("Patient"))
    }

    /// The patient a path names by SPID.
    pub(crate) fn patient_by_spid(&self, clinic: &Clinic) -> Result<usize, Answer> {
        let spid: i64 = self.param(0).parse().map_err(|_| not_an_int("solo_patient_id"))?;
        clinic.people.by_spid(spid).ok_or_else(|| Answer::missing("Patient"))
    }

    /// The visit a path names by internal id.
    pub(crate) fn visit<'c>(&self, clinic: &'c Clinic) -> Result<&'c Appointment, Answer> {
        let id: Option<i64> = self.param(0).parse().ok();
        id.and_then(|id| clinic.diary.get(id)).ok_or_else(|| Answer::missing("Appointment"))
    }

    /// The visit a path names by internal or aggregate id, as attachments allow.
    pub(crate) fn visit_or_aggregate<'c>(&self, clinic: &'c Clinic) -> Result<&'c Appointment, Answer> {
        match self.param(0).parse::<Uuid>() {
            Ok(aggregate) => clinic.diary.by_aggregate(aggregate).ok_or_else(|| Answer::missing("Appointment")),
            Err(_) => self.visit(clinic),
        }
    }
}

/// 400 for a path parameter that must be a number.
pub(crate) fn not_an_int(name: &str) -> Answer {
    let mut problems = Problems::default();
    problems.note(name, "This value should be of type int.");
    problems.refusal()
}
