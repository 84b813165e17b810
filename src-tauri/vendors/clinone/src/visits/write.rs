//! Scheduling and changing a visit.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;

use super::{Visit, VisitStatus, VisitType};
use crate::contract::Record;
use crate::{CallError, SiteIdentifier, StudyIdentifier, SubjectNumber};

/// A visit to schedule (C1-10).
#[derive(Clone, PartialEq, Serialize)]
pub struct NewVisit {
    /// Whose visit; required.
    pub patient_identifier: SubjectNumber,
    /// The study; required.
    pub study_identifier: StudyIdentifier,
    /// The site; required.
    pub site_identifier: SiteIdentifier,
    /// Its name in the study's plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Start, sent with its offset.
    #[serde(serialize_with = "rfc3339")]
    pub scheduled_start: DateTime<FixedOffset>,
    /// End, after the start.
    #[serde(serialize_with = "rfc3339")]
    pub scheduled_end: DateTime<FixedOffset>,
    /// How it takes place.
    #[serde(rename = "type")]
    pub kind: VisitType,
    /// Where it stands; ClinOne's own default when it is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<VisitStatus>,
}

impl Record for NewVisit {
    const NAME: &'static str = Visit::NAME;
    const WORDS: &'static [(&'static str, &'static str)] = Visit::WORDS;
}

impl std::fmt::Debug for NewVisit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewVisit").field("patient_identifier", &self.patient_identifier).finish_non_exhaustive()
    }
}

/// A time as it is sent: whole seconds, with its offset.
pub(super) fn wire_time(time: &DateTime<FixedOffset>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn rfc3339<S: serde::Serializer>(time: &DateTime<FixedOffset>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&wire_time(time))
}

impl NewVisit {
    pub(super) fn judge(&self, operation: &'static str) -> Result<(), CallError> {
        let required = [
            ("patientIdentifier", self.patient_identifier.is_empty()),
            ("studyIdentifier", self.study_identifier.is_empty()),
            ("siteIdentifier", self.site_identifier.is_empty()),
        ];
        if let Some((field, _)) = required.iter().find(|(_, empty)| *empty) {
            return Err(CallError::invalid(operation, field, "is required"));
        }
        in_order(operation, self.scheduled_start, self.scheduled_end)
    }
}

impl Visit {
    /// This visit at another time.
    #[must_use]
    pub fn moved(mut self, start: DateTime<FixedOffset>, end: DateTime<FixedOffset>) -> Self {
        self.scheduled_start = Some(wire_time(&start));
        self.scheduled_end = Some(wire_time(&end));
        self
    }
}

/// Judges what differs.
pub(super) fn judge_change(operation: &'static str, before: &Visit, after: &Visit) -> Result<(), CallError> {
    let fixed = "cannot be changed: it says whose visit this is";
    let identity = [
        ("visitIdentifier", before.visit_identifier == after.visit_identifier),
        ("patientIdentifier", before.patient_identifier == after.patient_identifier),
        ("studyIdentifier", before.study_identifier == after.study_identifier),
    ];
    if let Some((field, _)) = identity.iter().find(|(_, same)| !same) {
        return Err(CallError::invalid(operation, field, fixed));
    }
    let moved = before.scheduled_start != after.scheduled_start || before.scheduled_end != after.scheduled_end;
    match (moved, after.start(), after.end()) {
        (true, Some(start), Some(end)) => in_order(operation, start, end),
        (true, ..) => {
            Err(CallError::invalid(operation, "scheduledStart", "start and end must be times with an offset"))
        }
        (false, ..) => Ok(()),
    }
}

fn in_order(
    operation: &'static str,
    start: DateTime<FixedOffset>,
    end: DateTime<FixedOffset>,
) -> Result<(), CallError> {
    if end > start { Ok(()) } else { Err(CallError::invalid(operation, "scheduledEnd", "must be after the start")) }
}
