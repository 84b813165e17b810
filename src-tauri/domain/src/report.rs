//! Reports of a vendor: tables of visits over a range of time.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

/// A report as this console knows it: before the vendor has given it an id, and after the vendor has forgotten it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct ReportId(pub String);

impl ReportId {
    /// A fresh random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ReportId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The two ways in which Solo gives a table of visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportKind {
    /// Read at once, as plain CSV (SOLO-29).
    Dump,
    /// Ordered, made by the vendor, downloaded and unlocked (SOLO-30 to SOLO-32).
    Encounter,
}

impl ReportKind {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dump => "dump",
            Self::Encounter => "encounter",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Dump, Self::Encounter].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// How far a report has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportState {
    /// Its order is an intent: on its way, of unknown outcome, or refused.
    Ordering,
    /// A dump that is being read from the vendor.
    Reading,
    /// Ordered; the vendor is making it.
    Pending,
    /// The vendor has made it; it is being downloaded.
    Completed,
    /// Downloaded, and not open yet: the password does not fit, or the file is not what it should be.
    Downloaded,
    /// Its table is here.
    Ready,
    /// It came to nothing.
    Failed,
}

impl ReportState {
    /// All states.
    pub const ALL: [Self; 7] =
        [Self::Ordering, Self::Reading, Self::Pending, Self::Completed, Self::Downloaded, Self::Ready, Self::Failed];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ordering => "ordering",
            Self::Reading => "reading",
            Self::Pending => "pending",
            Self::Completed => "completed",
            Self::Downloaded => "downloaded",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// The console works on it by itself.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Reading | Self::Pending | Self::Completed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_survives_the_store() {
        for state in ReportState::ALL {
            assert_eq!(ReportState::parse(state.as_str()), Some(state));
        }
        for kind in [ReportKind::Dump, ReportKind::Encounter] {
            assert_eq!(ReportKind::parse(kind.as_str()), Some(kind));
        }
    }
}
