//! Enrolling and changing a trial patient, with the assumed contract's rules checked before anything is sent.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Patient, PatientStatus};
use crate::contract::Record;
use crate::{CallError, SiteIdentifier, StudyIdentifier, SubjectNumber};

/// A patient to enrol (C1-05). What is absent is not sent.
#[derive(Clone, PartialEq, Serialize)]
pub struct NewPatient {
    /// The study; required.
    pub study_identifier: StudyIdentifier,
    /// The site; required.
    pub site_identifier: SiteIdentifier,
    /// The subject number; required.
    pub patient_identifier: SubjectNumber,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone, E.164: `+` and 2 to 15 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_phone: Option<String>,
    /// Birth date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<NaiveDate>,
    /// BCP 47, e.g. `es-US`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_language: Option<String>,
    /// IANA, e.g. `America/Chicago`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Where they stand in the study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<PatientStatus>,
}

impl Record for NewPatient {
    const NAME: &'static str = Patient::NAME;
    const WORDS: &'static [(&'static str, &'static str)] = Patient::WORDS;
}

impl std::fmt::Debug for NewPatient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPatient")
            .field("study_identifier", &self.study_identifier)
            .field("patient_identifier", &self.patient_identifier)
            .finish_non_exhaustive()
    }
}

impl NewPatient {
    /// A patient of whom nothing is told but who they are in the study.
    pub fn new(study: StudyIdentifier, site: SiteIdentifier, number: SubjectNumber) -> Self {
        Self {
            study_identifier: study,
            site_identifier: site,
            patient_identifier: number,
            first_name: None,
            last_name: None,
            email: None,
            mobile_phone: None,
            date_of_birth: None,
            preferred_language: None,
            time_zone: None,
            status: None,
        }
    }

    pub(super) fn judge(&self, operation: &'static str) -> Result<(), CallError> {
        let required = [
            ("studyIdentifier", self.study_identifier.is_empty()),
            ("siteIdentifier", self.site_identifier.is_empty()),
            ("patientIdentifier", self.patient_identifier.is_empty()),
        ];
        if let Some((field, _)) = required.iter().find(|(_, empty)| *empty) {
            return Err(CallError::invalid(operation, field, "is required"));
        }
        email(operation, self.email.as_deref())?;
        mobile_phone(operation, self.mobile_phone.as_deref())?;
        preferred_language(operation, self.preferred_language.as_deref())?;
        time_zone(operation, self.time_zone.as_deref())
    }
}

/// Judges what differs.
pub(super) fn judge_change(operation: &'static str, before: &Patient, after: &Patient) -> Result<(), CallError> {
    let fixed = "cannot be changed: it says who this is";
    if before.patient_identifier != after.patient_identifier {
        return Err(CallError::invalid(operation, "patientIdentifier", fixed));
    }
    if before.study_identifier != after.study_identifier {
        return Err(CallError::invalid(operation, "studyIdentifier", fixed));
    }
    if after.site_identifier.is_empty() {
        return Err(CallError::invalid(operation, "siteIdentifier", "is required"));
    }
    let changed =
        |field: fn(&Patient) -> Option<&str>| Some(field(after)).filter(|new| *new != field(before)).flatten();
    email(operation, changed(|patient| patient.email.as_deref()))?;
    mobile_phone(operation, changed(|patient| patient.mobile_phone.as_deref()))?;
    preferred_language(operation, changed(|patient| patient.preferred_language.as_deref()))?;
    time_zone(operation, changed(|patient| patient.time_zone.as_deref()))?;
    match changed(|patient| patient.date_of_birth.as_deref()) {
        Some(day) if day.parse::<NaiveDate>().is_err() => {
            Err(CallError::invalid(operation, "dateOfBirth", "must be a day, YYYY-MM-DD"))
        }
        _ => Ok(()),
    }
}

fn email(operation: &'static str, text: Option<&str>) -> Result<(), CallError> {
    let good = |text: &str| match text.split_once('@') {
        Some((name, host)) => {
            !name.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(char::is_whitespace)
        }
        None => false,
    };
    rule(operation, "email", text, good, "must be a mail address")
}

fn mobile_phone(operation: &'static str, text: Option<&str>) -> Result<(), CallError> {
    let good = |text: &str| {
        text.strip_prefix('+').is_some_and(|digits| {
            (2..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
        })
    };
    rule(operation, "mobilePhone", text, good, "must be in E.164: + and digits, without blanks")
}

fn preferred_language(operation: &'static str, text: Option<&str>) -> Result<(), CallError> {
    let good = |text: &str| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
        (2..=8).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| (1..=8).contains(&part.len()) && letters(part))
    };
    rule(operation, "preferredLanguage", text, good, "must be a BCP 47 tag, e.g. es-US")
}

fn time_zone(operation: &'static str, text: Option<&str>) -> Result<(), CallError> {
    let good = |text: &str| text.parse::<chrono_tz::Tz>().is_ok();
    rule(operation, "timeZone", text, good, "must be an IANA zone, e.g. America/Chicago")
}

fn rule(
    operation: &'static str,
    field: &'static str,
    text: Option<&str>,
    good: impl Fn(&str) -> bool,
    rule: &'static str,
) -> Result<(), CallError> {
    match text {
        Some(text) if !good(text) => Err(CallError::invalid(operation, field, rule)),
        _ => Ok(()),
    }
}
