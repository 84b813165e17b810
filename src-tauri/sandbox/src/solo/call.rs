//! What Solo's judges ask of a request.

use axum::http::StatusCode;
use uuid::Uuid;

use super::fields::Problems;
use super::refusal;
use super::state::{Appointment, Clinic};
use super::surface::Account;
use crate::server::{self, Answer};

/// One request to Solo.
pub(crate) type Call = server::Call<Account>;
/// What a judge of Solo rules.
pub(crate) type Ruling = server::Ruling<Account>;
/// A ruling that is no refusal.
pub(crate) type Verdict = server::Verdict<Account>;

/// The literal `[]` that several writes answer with.
pub(crate) fn brackets(status: StatusCode) -> Answer {
    Answer::json(status, &serde_json::json!([]))
}

impl Call {
    /// Notes every query parameter that is not among these.
    pub(crate) fn only_queries(&self, known: &[&str], problems: &mut Problems) {
        for (name, _) in self.query.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            problems.note(name, "This parameter was not expected.");
        }
    }

    /// The patient a path names by external id.
    pub(crate) fn patient(&self, clinic: &Clinic) -> Result<usize, Answer> {
        clinic.people.by_external(self.param(0)).ok_or_else(|| refusal::missing("Patient"))
    }

    /// The patient a path names by SPID.
    pub(crate) fn patient_by_spid(&self, clinic: &Clinic) -> Result<usize, Answer> {
        let spid: i64 = self.param(0).parse().map_err(|_| not_an_int("solo_patient_id"))?;
        clinic.people.by_spid(spid).ok_or_else(|| refusal::missing("Patient"))
    }

    /// The visit a path names by internal id.
    pub(crate) fn visit<'c>(&self, clinic: &'c Clinic) -> Result<&'c Appointment, Answer> {
        let id: Option<i64> = self.param(0).parse().ok();
        id.and_then(|id| clinic.diary.get(id)).ok_or_else(|| refusal::missing("Appointment"))
    }

    /// The visit a path names by internal or aggregate id, as attachments allow.
    pub(crate) fn visit_or_aggregate<'c>(&self, clinic: &'c Clinic) -> Result<&'c Appointment, Answer> {
        match self.param(0).parse::<Uuid>() {
            Ok(aggregate) => clinic.diary.by_aggregate(aggregate).ok_or_else(|| refusal::missing("Appointment")),
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
