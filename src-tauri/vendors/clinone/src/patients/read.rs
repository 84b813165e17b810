//! A trial patient as ClinOne gives them (C1-04, C1-06).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::PatientStatus;
use crate::contract::Record;
use crate::{SiteIdentifier, StudyIdentifier, SubjectNumber, drift};

/// A trial patient. Anything may be absent but the three identifiers. `Debug` shows the subject number, never the
/// person: a trial's lists and logs know numbers.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Patient {
    /// The study.
    pub study_identifier: StudyIdentifier,
    /// The site.
    pub site_identifier: SiteIdentifier,
    /// The subject number.
    pub patient_identifier: SubjectNumber,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone, E.164.
    #[serde(default)]
    pub mobile_phone: Option<String>,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub date_of_birth: Option<String>,
    /// BCP 47.
    #[serde(default)]
    pub preferred_language: Option<String>,
    /// IANA.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Where they stand in the study.
    #[serde(default)]
    pub status: Option<PatientStatus>,
    /// Fields that the contract does not know. They are sent back with an update (A-C1-13).
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Record for Patient {
    const NAME: &'static str = "patient";
    const WORDS: &'static [(&'static str, &'static str)] = &[("status", "patient-status")];
}

impl std::fmt::Debug for Patient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Patient")
            .field("study_identifier", &self.study_identifier)
            .field("patient_identifier", &self.patient_identifier)
            .finish_non_exhaustive()
    }
}

impl Patient {
    /// Whether this is the subject of that study.
    pub fn is(&self, study: &StudyIdentifier, number: &SubjectNumber) -> bool {
        self.study_identifier == *study && self.patient_identifier == *number
    }

    /// The birth date as a day, when it is one.
    pub fn birth_day(&self) -> Option<NaiveDate> {
        self.date_of_birth.as_deref()?.parse().ok()
    }

    /// Where the reply departs from the contract: places, never values.
    pub fn drift(&self) -> Vec<String> {
        self.drift_of("C1-06")
    }

    pub(super) fn drift_of(&self, operation: &str) -> Vec<String> {
        let mut places = drift::extra_fields(operation, &self.extra);
        if matches!(self.status, Some(PatientStatus::Unknown(_))) {
            places.push(drift::unknown_value(operation, "status"));
        }
        if self.date_of_birth.is_some() && self.birth_day().is_none() {
            places.push(format!("{operation}: date_of_birth is no day"));
        }
        places
    }
}
