//! Records of the assumed contract, written out as JSON.

use clinone::{SiteIdentifier, StudyIdentifier, SubjectNumber};
use serde_json::{Value, json};

pub fn study() -> StudyIdentifier {
    StudyIdentifier::new("STU-01 a/b")
}

pub fn site() -> SiteIdentifier {
    SiteIdentifier::new("US 007")
}

pub fn subject() -> SubjectNumber {
    SubjectNumber::new("007/01")
}

/// A patient as C1-06 gives them.
pub fn patient() -> Value {
    json!({
        "studyIdentifier": "STU-01 a/b",
        "siteIdentifier": "US 007",
        "patientIdentifier": "007/01",
        "firstName": "Mike",
        "lastName": "Shinoda",
        "email": "mike@example.org",
        "mobilePhone": "+13125550143",
        "dateOfBirth": "1983-08-15",
        "preferredLanguage": "es-US",
        "timeZone": "America/Chicago",
        "status": "enrolled"
    })
}

/// A visit as C1-09 gives it.
pub fn visit() -> Value {
    json!({
        "visitIdentifier": "v-1",
        "patientIdentifier": "007/01",
        "studyIdentifier": "STU-01 a/b",
        "siteIdentifier": "US 007",
        "name": "Week 4",
        "scheduledStart": "2026-03-29T09:00:00-05:00",
        "scheduledEnd": "2026-03-29T09:30:00-05:00",
        "type": "televisit",
        "status": "inProgress"
    })
}

/// `base` with `fields` changed.
pub fn with(mut base: Value, fields: Value) -> Value {
    base.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    base
}
