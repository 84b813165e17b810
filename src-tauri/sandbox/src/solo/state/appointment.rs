//! A visit, and its documented read shape (SOLO-14).

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Attachment, Clinic, NoteEntry, Provider, Step};

/// How a visit came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It was there when the simulation began.
    Seeded,
    /// An integrator booked it.
    Api,
    /// Someone booked it in the vendor's own application.
    Elsewhere,
}

/// The call that belongs to a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct VideoCall {
    pub(crate) id: Uuid,
    pub(crate) status: String,
}

/// What a booking says; everything else follows from the state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NewVisit {
    pub(crate) patient: usize,
    pub(crate) room: usize,
    /// Unix seconds.
    pub(crate) date: i64,
    /// Seconds.
    pub(crate) duration: i64,
    pub(crate) reasons: Vec<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) account_number: Option<String>,
    pub(crate) episode: Option<Uuid>,
    pub(crate) origin: Origin,
}

/// One visit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Appointment {
    /// The internal id, which is the SAID.
    pub(crate) id: i64,
    pub(crate) aggregate: Uuid,
    pub(crate) patient: usize,
    pub(crate) room: usize,
    pub(crate) provider: usize,
    /// Changed only by the diary, which indexes it.
    pub(super) date: i64,
    pub(crate) duration: i64,
    pub(crate) reasons: Vec<String>,
    pub(crate) status: String,
    pub(crate) video: Option<VideoCall>,
    /// Changed only by the diary, which indexes it.
    pub(super) external_id: Option<String>,
    /// The external id it was created with, whatever became of it.
    pub(crate) created_by: Option<String>,
    pub(crate) account_number: Option<String>,
    pub(crate) episode: Option<Uuid>,
    pub(crate) notes: Vec<NoteEntry>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) origin: Origin,
    /// What will happen to it by itself, next step first.
    pub(crate) plan: VecDeque<Step>,
}

#[derive(Serialize)]
struct PatientView<'a> {
    id: &'a str,
    demographics: &'a Map<String, Value>,
}

/// The documented shape, borrowed from the state so that a read copies nothing.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AppointmentView<'a> {
    id: i64,
    date: i64,
    duration: i64,
    reasons: &'a [String],
    status: &'a str,
    video_call: Option<&'a VideoCall>,
    external_id: Option<&'a str>,
    patient: Option<PatientView<'a>>,
    providers: Vec<&'a Provider>,
}

impl Appointment {
    /// Unix seconds.
    pub(crate) fn date(&self) -> i64 {
        self.date
    }

    pub(crate) fn external_id(&self) -> Option<&str> {
        self.external_id.as_deref()
    }

    /// SOLO-14.
    pub(crate) fn view<'a>(&'a self, clinic: &'a Clinic) -> AppointmentView<'a> {
        AppointmentView {
            id: self.id,
            date: self.date,
            duration: self.duration,
            reasons: &self.reasons,
            status: &self.status,
            video_call: self.video.as_ref(),
            external_id: self.external_id(),
            patient: clinic
                .people
                .get(self.patient)
                .map(|patient| PatientView { id: &patient.external_id, demographics: &patient.demographics }),
            providers: clinic.providers.get(self.provider).into_iter().collect(),
        }
    }

    /// Whether the visit takes up its time in the room.
    pub(crate) fn takes_time(&self) -> bool {
        !matches!(self.status.as_str(), "cancelled" | "not showed up")
    }

    /// Whether a note has anything in it (SOLO-27 `hasNotes`).
    pub(crate) fn has_notes(&self) -> bool {
        self.notes.iter().any(|note| !note.responses.is_empty() || !note.comments.is_empty())
    }
}
