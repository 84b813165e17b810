//! How a fact about a visit is known. Provenance is part of the value: it stands beside every row.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The way in which a visit was last confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ConfirmedHow {
    /// The vendor has not yet confirmed it: it is our own write, still on its way or without an id.
    NotYet,
    /// The vendor acknowledged our own write.
    OurWrite,
    /// Read from the vendor on our own rhythm.
    Read,
    /// Read from the vendor because a webhook hinted at a change.
    HintReadBack,
    /// Taken from the vendor's CSV report and not read since.
    CsvImport,
}

impl ConfirmedHow {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::OurWrite => "our-write",
            Self::Read => "read",
            Self::HintReadBack => "hint-read-back",
            Self::CsvImport => "csv-import",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::NotYet, Self::OurWrite, Self::Read, Self::HintReadBack, Self::CsvImport]
            .into_iter()
            .find(|how| how.as_str() == word)
    }
}
