//! What reading a visit for a delivery changed here: kept field by field with what stood before, and shown to
//! administrators. Of a patient only the key is kept; who that is, is read when somebody looks.

use std::collections::HashMap;

use domain::{Patient, PatientKey};
use store::{AppointmentRow, FieldChange, Practitioner};

use crate::people::person_view;
use crate::views::{ChangeView, ChangedValue, Instant};
use crate::{Clinic, Result};

/// A value is kept up to this many characters, and at most this many of a list: the inbox has bounds.
const LONGEST: usize = 300;
const MOST: usize = 20;

/// The fields that differ. A visit that was not kept before is new as a whole; one that is not kept now tells nothing.
pub(super) fn between(before: Option<&AppointmentRow>, after: Option<&AppointmentRow>) -> Vec<FieldChange> {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (fields(before), fields(after)),
        (None, Some(_)) => return vec![FieldChange::named("new")],
        (_, None) => return Vec::new(),
    };
    before
        .into_iter()
        .zip(after)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange {
            field: field.to_owned(),
            before: before.map(bounded),
            after: after.map(bounded),
        })
        .collect()
}

/// A booking of ours that had no number has one now.
pub(super) fn number(number: i64) -> FieldChange {
    FieldChange { after: Some(vec![number.to_string()]), ..FieldChange::named("number") }
}

/// The fields under words that the page has names for, in the order in which it shows them.
fn fields(row: &AppointmentRow) -> [(&'static str, Option<Vec<String>>); 7] {
    let list = |texts: Vec<String>| (!texts.is_empty()).then_some(texts);
    let one = |text: String| Some(vec![text]);
    [
        ("start", row.start.and_then(|at| one(at.to_rfc3339()))),
        ("duration", row.duration_s.and_then(|seconds| one(seconds.to_string()))),
        ("status", one(row.status_word.clone())),
        ("call", row.call_word.clone().and_then(one)),
        ("reasons", list(row.reasons.clone())),
        ("practitioners", list(row.practitioners.iter().map(practitioner).collect())),
        ("patient", row.patient.as_ref().and_then(|key| one(key.as_str().to_owned()))),
    ]
}

/// Name, and what tells two of one name apart.
fn practitioner(one: &Practitioner) -> String {
    let name: Vec<&str> = [&one.name.given, &one.name.family].into_iter().flatten().map(String::as_str).collect();
    format!("{} ({})", name.join(" "), one.email.as_deref().unwrap_or(&one.id)).trim().to_owned()
}

fn bounded(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().take(MOST).map(|text| text.chars().take(LONGEST).collect()).collect()
}

/// The changes as the page shows them.
///
/// # Errors
/// When the people that they name cannot be read.
pub(super) async fn views(clinic: &Clinic, changes: &[FieldChange]) -> Result<Vec<ChangeView>> {
    let named = changes.iter().filter(|change| change.field == "patient");
    let keys: Vec<PatientKey> =
        named.flat_map(|change| [&change.before, &change.after]).flatten().flatten().cloned().map(PatientKey).collect();
    let people = clinic.store.mirror().patients(&keys).await?;
    let view = |change: &FieldChange| {
        let value = |texts: &Option<Vec<String>>| texts.as_ref().map(|texts| value(&change.field, texts, &people));
        ChangeView { field: change.field.clone(), before: value(&change.before), after: value(&change.after) }
    };
    Ok(changes.iter().map(view).collect())
}

fn value(field: &str, texts: &[String], people: &HashMap<PatientKey, Patient>) -> ChangedValue {
    let first = texts.first().map(String::as_str).unwrap_or_default();
    let read = match field {
        "start" => chrono::DateTime::parse_from_rfc3339(first)
            .ok()
            .map(|at| ChangedValue::Time { at: Instant::from(at.to_utc()) }),
        "duration" => first.parse().ok().map(|seconds| ChangedValue::Length { seconds }),
        "patient" => {
            let key = PatientKey(first.to_owned());
            Some(ChangedValue::Person { person: Box::new(person_view(people.get(&key), Some(&key))) })
        }
        _ => None,
    };
    read.unwrap_or_else(|| ChangedValue::Words { words: texts.to_vec() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::{DateTime, Utc};
    use domain::{ConfirmedHow, ConnectionId, HumanName, VisitId, VisitState};

    fn row() -> AppointmentRow {
        AppointmentRow {
            visit: VisitId("v".to_owned()),
            connection: ConnectionId("c".to_owned()),
            vendor_id: Some(7.into()),
            patient: Some(PatientKey("c:ext:1".to_owned())),
            start: DateTime::from_timestamp(1_700_000_000, 0),
            duration_s: Some(900),
            state: VisitState::Scheduled,
            status_word: "scheduled".to_owned(),
            call_word: None,
            reasons: vec!["headache".to_owned()],
            practitioners: vec![],
            external_id: None,
            read_at: Utc::now(),
            how: ConfirmedHow::Read,
            drift: vec![],
        }
    }

    #[test]
    fn each_field_that_differs_is_told_with_what_it_was_and_is() {
        let someone = Practitioner {
            id: "9".to_owned(),
            name: HumanName::from_parts("Petersen", "Ida"),
            email: Some("ida@clinic.example".to_owned()),
        };
        let after = AppointmentRow {
            start: DateTime::from_timestamp(1_700_003_600, 0),
            duration_s: None,
            status_word: "inProgress".to_owned(),
            call_word: Some("open".to_owned()),
            reasons: vec![],
            practitioners: vec![someone],
            patient: Some(PatientKey("c:ext:2".to_owned())),
            ..row()
        };
        let changes = between(Some(&row()), Some(&after));
        let told: Vec<(&str, Option<String>, Option<String>)> = changes
            .iter()
            .map(|one| {
                let text = |texts: &Option<Vec<String>>| texts.as_ref().map(|texts| texts.join("|"));
                (one.field.as_str(), text(&one.before), text(&one.after))
            })
            .collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                ("start", text("2023-11-14T22:13:20+00:00"), text("2023-11-14T23:13:20+00:00")),
                ("duration", text("900"), None),
                ("status", text("scheduled"), text("inProgress")),
                ("call", None, text("open")),
                ("reasons", text("headache"), None),
                ("practitioners", None, text("Ida Petersen (ida@clinic.example)")),
                ("patient", text("c:ext:1"), text("c:ext:2")),
            ]
        );
    }

    #[test]
    fn what_is_the_same_is_no_change_and_what_is_new_has_no_before() {
        assert!(between(Some(&row()), Some(&AppointmentRow { read_at: Utc::now(), ..row() })).is_empty());
        assert!(between(None, Some(&row())) == [FieldChange::named("new")]);
        assert!(between(Some(&row()), None).is_empty());
    }

    #[test]
    fn no_value_grows_without_bound() {
        let long = AppointmentRow { reasons: vec!["x".repeat(5_000); 100], ..row() };
        let changes = between(Some(&row()), Some(&long));
        let after = changes[0].after.as_ref().unwrap();
        assert_eq!((after.len(), after[0].len()), (MOST, LONGEST));
    }
}
