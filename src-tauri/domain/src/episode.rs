//! Episodes of care (FHIR EpisodeOfCare), and what may be written of one. A vendor's own word for the status is always
//! kept beside ours.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where an episode stands, in FHIR's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EpisodeStatus {
    /// Being prepared.
    Planned,
    /// Waiting for a place.
    Waitlist,
    /// Under way.
    Active,
    /// Interrupted.
    OnHold,
    /// Over.
    Finished,
    /// Given up.
    Cancelled,
    /// The vendor used a word that we do not know. It is never taken for any of the others and cannot be written.
    Unknown,
}

/// Everything that is written of an episode, complete: a vendor that takes a change takes all of it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeFields {
    /// Its name.
    pub name: String,
    /// Its type, as the vendor names it.
    #[serde(rename = "type")]
    pub kind: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Where it stands; never [`EpisodeStatus::Unknown`].
    pub status: EpisodeStatus,
    /// What for.
    pub objective: Option<String>,
    /// Why it is incomplete.
    pub reason: Option<String>,
}

impl std::fmt::Debug for EpisodeFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EpisodeFields").field("status", &self.status).finish_non_exhaustive()
    }
}

/// An episode as a vendor described it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeOfCare {
    /// The vendor's id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its type, as the vendor names it.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Where it stands.
    pub status: EpisodeStatus,
    /// The vendor's own word for that.
    pub status_word: String,
    /// What for.
    pub objective: Option<String>,
    /// Why it is incomplete.
    pub reason: Option<String>,
}

impl std::fmt::Debug for EpisodeOfCare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EpisodeOfCare").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

impl EpisodeOfCare {
    /// Whether it is as somebody wanted to have it. White space around a text, and nothing against an empty text, is no
    /// difference: a vendor may trim.
    pub fn shows(&self, wanted: &EpisodeFields) -> bool {
        same(self.name.as_deref(), Some(&wanted.name))
            && same(self.kind.as_deref(), Some(&wanted.kind))
            && self.from == Some(wanted.from)
            && self.to == wanted.to
            && self.status == wanted.status
            && wanted.status != EpisodeStatus::Unknown
            && same(self.objective.as_deref(), wanted.objective.as_deref())
            && same(self.reason.as_deref(), wanted.reason.as_deref())
    }
}

fn same(one: Option<&str>, other: Option<&str>) -> bool {
    one.unwrap_or_default().trim() == other.unwrap_or_default().trim()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wanted() -> EpisodeFields {
        EpisodeFields {
            name: "Palpitations work-up".to_owned(),
            kind: "cardiology".to_owned(),
            from: NaiveDate::from_ymd_opt(2026, 9, 29).unwrap(),
            to: None,
            status: EpisodeStatus::Active,
            objective: None,
            reason: None,
        }
    }

    fn read() -> EpisodeOfCare {
        let wanted = wanted();
        EpisodeOfCare {
            id: "e1".to_owned(),
            name: Some(format!("{} ", wanted.name)),
            kind: Some(wanted.kind),
            from: Some(wanted.from),
            to: None,
            status: wanted.status,
            status_word: "active".to_owned(),
            objective: Some(String::new()),
            reason: None,
        }
    }

    #[test]
    fn white_space_and_an_empty_text_are_no_difference() {
        assert!(read().shows(&wanted()));
    }

    #[test]
    fn every_field_counts() {
        let later = NaiveDate::from_ymd_opt(2026, 9, 30);
        let others = [
            EpisodeOfCare { name: Some("Palpitations".to_owned()), ..read() },
            EpisodeOfCare { kind: None, ..read() },
            EpisodeOfCare { from: later, ..read() },
            EpisodeOfCare { to: later, ..read() },
            EpisodeOfCare { status: EpisodeStatus::OnHold, ..read() },
            EpisodeOfCare { objective: Some("x".to_owned()), ..read() },
            EpisodeOfCare { reason: Some("x".to_owned()), ..read() },
        ];
        for (field, other) in others.iter().enumerate() {
            assert!(!other.shows(&wanted()), "field {field}");
        }
    }

    #[test]
    fn an_unknown_word_is_never_what_somebody_wanted() {
        let read = EpisodeOfCare { status: EpisodeStatus::Unknown, status_word: "incomplete".to_owned(), ..read() };
        assert!(!read.shows(&EpisodeFields { status: EpisodeStatus::Unknown, ..wanted() }));
    }
}
