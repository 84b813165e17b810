//! What this client needs named, and records with their names: ours (snake case) on one side, the vendor's on the other.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use vendor_http::profile::{FieldNames, PathNeed, Profile, RecordNeed, SettingKind, SettingNeed, Shape};

/// The contract that is assumed until an administrator says otherwise.
pub const DEFAULT_PROFILE: &str = include_str!("profile.toml");

/// What a profile of ClinOne must name.
pub static SHAPE: Shape = Shape {
    vendor: "clinone",
    paths: &[
        PathNeed { name: "studies", placeholders: &[], operations: &["C1-02"] },
        PathNeed { name: "sites", placeholders: &[], operations: &["C1-03"] },
        PathNeed { name: "patients", placeholders: &[], operations: &["C1-04", "C1-05"] },
        PathNeed { name: "patient", placeholders: &["id"], operations: &["C1-06", "C1-07", "C1-08"] },
        PathNeed { name: "visits", placeholders: &[], operations: &["C1-09", "C1-10"] },
        PathNeed { name: "visit", placeholders: &["id"], operations: &["C1-11", "C1-12"] },
    ],
    headers: &[],
    records: &[
        RecordNeed::flat("scope-group", &["patient", "study", "site", "visit"]),
        RecordNeed::flat("query", &["study_identifier", "site_identifier", "patient_identifier"]),
        RecordNeed::flat("list", &["items", "total"]),
        RecordNeed::flat("study", &["study_identifier", "name"]),
        RecordNeed::flat("site", &["site_identifier", "study_identifier", "name", "time_zone"]),
        RecordNeed::flat(
            "patient",
            &[
                "study_identifier",
                "site_identifier",
                "patient_identifier",
                "first_name",
                "last_name",
                "email",
                "mobile_phone",
                "date_of_birth",
                "preferred_language",
                "time_zone",
                "status",
            ],
        ),
        RecordNeed::flat(
            "visit",
            &[
                "visit_identifier",
                "patient_identifier",
                "study_identifier",
                "site_identifier",
                "name",
                "scheduled_start",
                "scheduled_end",
                "type",
                "status",
            ],
        ),
        RecordNeed::flat("patient-status", &["screening", "enrolled", "completed", "withdrawn", "screen_failed"]),
        RecordNeed::flat("visit-type", &["onsite", "televisit"]),
        RecordNeed::flat("visit-status", &["scheduled", "in_progress", "completed", "missed", "cancelled"]),
    ],
    settings: &[SettingNeed { name: "scope-separator", kind: SettingKind::Text }],
};

/// The profile of [`DEFAULT_PROFILE`].
pub fn default_profile() -> Profile {
    Profile::default_for(&SHAPE, DEFAULT_PROFILE)
}

/// A type that is a record of the profile.
pub(crate) trait Record {
    /// The record.
    const NAME: &'static str;
    /// Its fields that hold a word of a vocabulary: (field, vocabulary).
    const WORDS: &'static [(&'static str, &'static str)] = &[];
}

/// A record of the vendor's, read as ours.
pub(crate) fn read<T: Record + DeserializeOwned>(profile: &Profile, value: Value) -> Result<T, serde_json::Error> {
    let mut value = profile.fields(T::NAME).to_ours(value);
    for (field, vocabulary) in T::WORDS {
        if let Some(word) = value.get_mut(field) {
            our_word(word, profile.fields(vocabulary));
        }
    }
    serde_json::from_value(value)
}

/// A record of ours as it is sent.
pub(crate) fn write<T: Record + Serialize>(profile: &Profile, record: &T) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(record)?;
    for (field, vocabulary) in T::WORDS {
        if let Some(word) = value.get_mut(field) {
            their_word(word, profile.fields(vocabulary));
        }
    }
    Ok(profile.fields(T::NAME).to_wire(value))
}

/// A word that the vocabulary lacks becomes `{"unknown": word}`, which is how our enumerations hold one.
fn our_word(word: &mut Value, vocabulary: FieldNames<'_>) {
    let text = match &*word {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return,
    };
    *word = match vocabulary.ours(&text) {
        Some(ours) => Value::from(ours),
        None => Value::Object(Map::from_iter([("unknown".to_owned(), Value::String(text))])),
    };
}

/// Back: an unknown word is sent as it came.
fn their_word(word: &mut Value, vocabulary: FieldNames<'_>) {
    let theirs = match &mut *word {
        Value::String(ours) => Value::from(vocabulary.wire(ours)),
        Value::Object(unknown) => unknown.remove("unknown").unwrap_or_default(),
        _ => return,
    };
    *word = theirs;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_default_profile_has_no_fault_and_each_value_cites_its_assumption() {
        assert!(Profile::read(DEFAULT_PROFILE, &SHAPE).is_ok());
        let values = DEFAULT_PROFILE.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')).skip(1);
        let mut count = 0;
        for line in values {
            let id = line.split_once("# ").and_then(|(_, comment)| comment.get(..7)).unwrap_or_default();
            assert!(crate::ASSUMPTIONS.iter().any(|(known, ..)| *known == id), "{line}");
            count += 1;
        }
        let fields: usize = SHAPE.records.iter().map(|record| record.fields.len()).sum();
        assert_eq!(count, SHAPE.paths.len() + SHAPE.settings.len() + fields);
    }

    #[test]
    fn assumptions_are_numbered_without_a_gap() {
        for (index, (id, ..)) in crate::ASSUMPTIONS.iter().enumerate() {
            assert_eq!(*id, format!("A-C1-{:02}", index + 1));
        }
    }
}
