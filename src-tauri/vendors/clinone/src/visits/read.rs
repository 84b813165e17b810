//! A visit as ClinOne gives it (C1-09, C1-10).

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{VisitStatus, VisitType};
use crate::contract::Record;
use crate::{SiteIdentifier, StudyIdentifier, SubjectNumber, VisitIdentifier, drift};

/// A visit of a subject. `Debug` shows its identifiers and where it stands.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// ClinOne's identifier.
    pub visit_identifier: VisitIdentifier,
    /// Whose visit.
    pub patient_identifier: SubjectNumber,
    /// The study.
    pub study_identifier: StudyIdentifier,
    /// The site.
    #[serde(default)]
    pub site_identifier: Option<SiteIdentifier>,
    /// The visit's name in the study's plan, e.g. `Week 4`.
    #[serde(default)]
    pub name: Option<String>,
    /// Planned start, RFC 3339 with an offset (A-C1-14): see [`Visit::start`].
    #[serde(default)]
    pub scheduled_start: Option<String>,
    /// Planned end, likewise.
    #[serde(default)]
    pub scheduled_end: Option<String>,
    /// How it takes place.
    #[serde(default, rename = "type")]
    pub kind: Option<VisitType>,
    /// Where it stands. None when the reply does not say, which is not the same as planned.
    #[serde(default)]
    pub status: Option<VisitStatus>,
    /// Fields that the contract does not know. They are sent back with an update (A-C1-13).
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Record for Visit {
    const NAME: &'static str = "visit";
    const WORDS: &'static [(&'static str, &'static str)] = &[("type", "visit-type"), ("status", "visit-status")];
}

impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visit")
            .field("visit_identifier", &self.visit_identifier)
            .field("patient_identifier", &self.patient_identifier)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl Visit {
    /// The planned start with the offset it was given in. None when there is none, or when it has no offset: the zone of
    /// a wall time is not guessed at.
    pub fn start(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(self.scheduled_start.as_deref()?).ok()
    }

    /// The planned end, likewise.
    pub fn end(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(self.scheduled_end.as_deref()?).ok()
    }

    /// Where the reply departs from the contract: places, never values.
    pub fn drift(&self) -> Vec<String> {
        self.drift_of("C1-09")
    }

    pub(super) fn drift_of(&self, operation: &str) -> Vec<String> {
        let mut places = drift::extra_fields(operation, &self.extra);
        if matches!(self.kind, Some(VisitType::Unknown(_))) {
            places.push(drift::unknown_value(operation, "type"));
        }
        if matches!(self.status, Some(VisitStatus::Unknown(_))) {
            places.push(drift::unknown_value(operation, "status"));
        }
        if self.scheduled_start.is_some() && self.start().is_none() {
            places.push(format!("{operation}: scheduled_start is no time with an offset"));
        }
        if self.scheduled_end.is_some() && self.end().is_none() {
            places.push(format!("{operation}: scheduled_end is no time with an offset"));
        }
        places
    }
}
