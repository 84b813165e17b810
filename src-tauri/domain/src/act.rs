//! What an intent would change at a vendor, complete enough to be sent, probed and explained without anything else.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::note_act::NoteAct;

/// The way in which a booking names its patient (SOLO-06, SOLO-08, SOLO-07).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum PatientAddress {
    /// The integrator's id (SOLO-06).
    External(String),
    /// The vendor's own number (SOLO-08).
    Spid(i64),
    /// The health system's id (SOLO-07).
    Hsid(String),
}

/// One change at a vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Act {
    /// Book a visit (SOLO-06, SOLO-07, SOLO-08).
    Book {
        /// Whom for.
        patient: PatientAddress,
        /// Waiting room, by name: Solo has no other handle on it.
        room: String,
        /// Planned start.
        start: DateTime<Utc>,
        /// Length in seconds, 1 to 86,400; the room's own slot when absent.
        duration_s: Option<u32>,
        /// Why the patient comes.
        reasons: Vec<String>,
        /// Episode of care that the visit belongs to.
        episode: Option<String>,
        /// Our reference, and what the landing probe asks for (SOLO-11).
        external_id: String,
    },
    /// Move a visit to another time or change its length (SOLO-13).
    Reschedule {
        /// The vendor's appointment id.
        appointment: i64,
        /// New start.
        start: DateTime<Utc>,
        /// New length in seconds; unchanged when absent.
        duration_s: Option<u32>,
        /// Start before the change, for the comparison and the story.
        from_start: Option<DateTime<Utc>>,
    },
    /// Change why the patient comes (SOLO-13).
    ChangeReasons {
        /// The vendor's appointment id.
        appointment: i64,
        /// All reasons, after the change.
        reasons: Vec<String>,
    },
    /// Cancel a visit (SOLO-13). Nothing un-cancels.
    Cancel {
        /// The vendor's appointment id.
        appointment: i64,
        /// Planned start, for the story.
        start: Option<DateTime<Utc>>,
    },
    /// Write a visit's note (SOLO-17).
    Note(NoteAct),
}

impl Act {
    /// The word kept in the store beside the whole act, for queries and for the screen.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Book { .. } => ActKind::Book,
            Self::Reschedule { .. } => ActKind::Reschedule,
            Self::ChangeReasons { .. } => ActKind::ChangeReasons,
            Self::Cancel { .. } => ActKind::Cancel,
            Self::Note(_) => ActKind::Note,
        }
    }

    /// The vendor's appointment id, where the act names one.
    pub fn appointment(&self) -> Option<i64> {
        match self {
            Self::Book { .. } => None,
            Self::Reschedule { appointment, .. }
            | Self::ChangeReasons { appointment, .. }
            | Self::Cancel { appointment, .. } => Some(*appointment),
            Self::Note(act) => Some(act.appointment()),
        }
    }
}

/// The kind of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ActKind {
    /// Book a visit.
    Book,
    /// Move a visit in time.
    Reschedule,
    /// Change the reasons of a visit.
    ChangeReasons,
    /// Cancel a visit.
    Cancel,
    /// Write a visit's note.
    Note,
}
