//! What the page may ask to be printed, and what it is told about what was kept as a file.

use domain::{PatientKey, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::TwoIdentifiers;

/// A document to print.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperInput {
    /// Which.
    pub what: PaperKind,
    /// On what.
    pub sheet: PaperSheet,
}

/// Which document.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PaperKind {
    /// The visits of one day.
    DayList {
        /// ISO date in the clinic's zone; today when absent.
        day: Option<String>,
    },
    /// A visit's summary.
    VisitSummary {
        /// The visit.
        visit: VisitId,
        /// Both identifiers, as they were ticked.
        checked: TwoIdentifiers,
    },
    /// A stretch of an electrocardiogram at exact scale.
    Ecg {
        /// Whose record is on screen.
        patient: PatientKey,
        /// Our id of the recording.
        recording: String,
        /// Where the stretch begins, in seconds from the begin of the recording.
        from: f64,
        /// How long it is at most, in seconds.
        seconds: u32,
        /// Both identifiers, as they were ticked.
        checked: TwoIdentifiers,
    },
    /// The letter that tells a patient when the visit is.
    AppointmentLetter {
        /// The visit.
        visit: VisitId,
        /// Both identifiers, as they were ticked.
        checked: TwoIdentifiers,
    },
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PaperSheet {
    /// ISO A4.
    A4,
    /// US Letter.
    Letter,
}

/// A document that was kept as a file where the person chose.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedPaper {
    /// The file's name, without its folder.
    pub file: String,
    /// How many pages it has.
    pub pages: u32,
    /// Characters that are not on the page as they were given.
    pub lost: Vec<LostCharacter>,
}

/// A character that is not on the page as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LostCharacter {
    /// Its code point, for example `U+738B`.
    pub code: String,
    /// The character itself; absent when it has no shape.
    pub shown: Option<String>,
    /// How often it stood in the text.
    pub times: u32,
}
