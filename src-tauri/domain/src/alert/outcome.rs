//! What came of an alert, as a clinician said it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What came of it. More is said in the person's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AlertOutcome {
    /// The patient was spoken to.
    PatientReached,
    /// Somebody tried, and did not reach the patient.
    PatientNotReached,
    /// It was measured again.
    MeasuredAgain,
    /// The treatment was changed.
    TreatmentChanged,
    /// It is watched further.
    Watching,
    /// The reading is not believed.
    ReadingDoubted,
    /// Nothing has to be done.
    NothingNeeded,
}

impl AlertOutcome {
    /// All of them with the words kept in the store, in the order in which they are offered.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::PatientReached, "patient-reached"),
        (Self::PatientNotReached, "patient-not-reached"),
        (Self::MeasuredAgain, "measured-again"),
        (Self::TreatmentChanged, "treatment-changed"),
        (Self::Watching, "watching"),
        (Self::ReadingDoubted, "reading-doubted"),
        (Self::NothingNeeded, "nothing-needed"),
    ];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(outcome, _)| *outcome == self).map_or("", |(_, word)| word)
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(outcome, _)| *outcome)
    }
}
