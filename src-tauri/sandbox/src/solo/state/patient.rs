//! A patient, kept in the vendor's read shape (SOLO-01).

use serde_json::{Map, Value, json};
use uuid::Uuid;

/// One patient under all of their ids.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Patient {
    /// The integrator's id: `patient_id` in paths.
    pub(crate) external_id: String,
    /// Solo's own number.
    pub(crate) spid: i64,
    /// The health system's id.
    pub(crate) hsid: String,
    /// The opaque id that lists of episodes and perfect answer show.
    pub(crate) aggregate: Uuid,
    /// The read shape, every documented member present.
    pub(crate) demographics: Map<String, Value>,
}

impl Patient {
    /// The read shape of a patient of whom nothing is known.
    pub(crate) fn blank() -> Map<String, Value> {
        let Value::Object(blank) = json!({
            "mrn": "",
            "accountNumber": "",
            "name": [],
            "birthDate": null,
            "gender": "unknown",
            "maritalStatus": "",
            "telecom": [],
            "contact": [],
            "preferredLanguage": "",
            "race": "",
            "ethnicity": "",
            "address": [],
            "active": true,
            "deceased": false,
            "deceasedAt": null,
            "familyMember": false,
            "isLinkedByEmail": false,
            "sharedEmailGroup": null,
        }) else {
            return Map::new();
        };
        blank
    }

    /// Takes over a judged write shape: what is absent stays, `groupType` and `groupName` become the group, and
    /// someone who is not dead has no time of death.
    pub(crate) fn apply(demographics: &mut Map<String, Value>, mut change: Map<String, Value>) {
        let (kind, name) = (change.remove("groupType"), change.remove("groupName"));
        for (member, value) in change {
            demographics.insert(member, value);
        }
        if let (Some(kind), Some(name)) = (kind, name) {
            demographics.insert("sharedEmailGroup".to_owned(), json!({ "type": kind, "name": name }));
        }
        if demographics.get("isLinkedByEmail") != Some(&Value::Bool(true)) {
            demographics.insert("sharedEmailGroup".to_owned(), Value::Null);
        }
        if demographics.get("deceased") != Some(&Value::Bool(true)) {
            demographics.insert("deceasedAt".to_owned(), Value::Null);
        }
    }

    /// A text member; empty when it is absent or null.
    pub(crate) fn text(&self, member: &str) -> &str {
        self.demographics.get(member).and_then(Value::as_str).unwrap_or_default()
    }

    /// A member of the first name.
    pub(crate) fn name(&self, member: &str) -> &str {
        self.demographics
            .get("name")
            .and_then(|names| names.get(0))
            .and_then(|name| name.get(member))
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Whether the vendor treats the record as in use.
    pub(crate) fn is_active(&self) -> bool {
        self.demographics.get("active") == Some(&Value::Bool(true))
    }
}
