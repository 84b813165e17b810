//! What a person enters of an episode, checked by the rules of SOLO-23 before anything is kept, and what they see of one.

use chrono::{Datelike, NaiveDate};
use domain::{EpisodeFields, EpisodeStatus};

use crate::views::EpisodeDraft;
use crate::{ClinicError, Result, text};

/// What is written, from what was entered.
///
/// # Errors
/// [`ClinicError::Invalid`] with the field.
pub(super) fn fields(draft: &EpisodeDraft) -> Result<EpisodeFields> {
    let from = day("from", &draft.from)?.ok_or(ClinicError::invalid("from", "required"))?;
    let to = day("to", &draft.to)?;
    if to.is_some_and(|to| to < from) {
        return Err(ClinicError::invalid("to", "beforeFrom"));
    }
    if draft.status == EpisodeStatus::Unknown {
        return Err(ClinicError::invalid("status", "required"));
    }
    Ok(EpisodeFields {
        name: text::required("name", &draft.name, 200)?,
        kind: text::required("type", &draft.kind, 100)?,
        from,
        to,
        status: draft.status,
        objective: optional("objective", &draft.objective)?,
        reason: optional("reason", &draft.reason)?,
    })
}

fn day(field: &'static str, typed: &str) -> Result<Option<NaiveDate>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed
        .parse::<NaiveDate>()
        .ok()
        .filter(|day| (1900..=2200).contains(&day.year()))
        .map(Some)
        .ok_or(ClinicError::invalid(field, "notADate"))
}

fn optional(field: &'static str, typed: &str) -> Result<Option<String>> {
    Ok(Some(text::bounded(field, typed, 1_000)?).filter(|text| !text.is_empty()))
}

/// What was entered, from what is written: for whoever corrects it.
pub(super) fn of(fields: &EpisodeFields) -> EpisodeDraft {
    EpisodeDraft {
        name: fields.name.clone(),
        kind: fields.kind.clone(),
        from: fields.from.to_string(),
        to: fields.to.map(|day| day.to_string()).unwrap_or_default(),
        status: fields.status,
        objective: fields.objective.clone().unwrap_or_default(),
        reason: fields.reason.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn draft() -> EpisodeDraft {
        EpisodeDraft {
            name: " Palpitations work-up ".to_owned(),
            kind: "cardiology".to_owned(),
            from: "2026-09-29".to_owned(),
            to: String::new(),
            status: EpisodeStatus::Active,
            objective: " ".to_owned(),
            reason: String::new(),
        }
    }

    fn refused(draft: &EpisodeDraft) -> (&'static str, &'static str) {
        match fields(draft) {
            Err(ClinicError::Invalid { field, what }) => (field, what),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_entered_comes_back_trimmed() {
        let kept = fields(&draft()).unwrap();
        assert_eq!((kept.name.as_str(), kept.objective.as_deref()), ("Palpitations work-up", None));
        assert_eq!(of(&kept), EpisodeDraft { name: kept.name.clone(), objective: String::new(), ..draft() });
    }

    #[test]
    fn each_rule_names_its_field() {
        assert_eq!(refused(&EpisodeDraft { name: " ".to_owned(), ..draft() }), ("name", "required"));
        assert_eq!(refused(&EpisodeDraft { kind: String::new(), ..draft() }), ("type", "required"));
        assert_eq!(refused(&EpisodeDraft { from: String::new(), ..draft() }), ("from", "required"));
        assert_eq!(refused(&EpisodeDraft { from: "29.9.2026".to_owned(), ..draft() }), ("from", "notADate"));
        assert_eq!(refused(&EpisodeDraft { to: "2026-09-28".to_owned(), ..draft() }), ("to", "beforeFrom"));
        assert_eq!(refused(&EpisodeDraft { status: EpisodeStatus::Unknown, ..draft() }), ("status", "required"));
        assert_eq!(refused(&EpisodeDraft { reason: "x".repeat(1_001), ..draft() }), ("reason", "tooLong"));
    }
}
