//! Appointments of both kinds, and slots.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::caremonitor::times::written;

/// How long before the start a patient arrives.
const EARLY: TimeDelta = TimeDelta::minutes(10);

/// Which of the two lists an appointment stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Telehealth,
    Patient,
}

#[derive(Debug, Clone)]
pub(crate) struct Appointment {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) patient: String,
    pub(crate) provider: String,
    pub(crate) start: DateTime<Utc>,
    pub(crate) end: DateTime<Utc>,
    pub(crate) zone: Tz,
    /// The wire's `type`.
    pub(crate) word: Option<String>,
    pub(crate) status: String,
}

impl Appointment {
    /// As it is answered.
    pub(crate) fn view(&self, base_url: &str) -> Value {
        let mut view = json!({
            "id": self.id,
            "patient_id": self.patient,
            "provider_id": self.provider,
            "start": written(self.start, self.zone),
            "end": written(self.end, self.zone),
            "timezone": self.zone.name(),
            "status": self.status,
        });
        if let Some(word) = &self.word {
            view["type"] = json!(word);
        }
        if self.kind == Kind::Telehealth {
            view["meeting_url"] = json!(format!("{base_url}/visit/{}", self.id));
        }
        view
    }

    /// Moves on with the clock: the patient arrives, is checked in, has been seen.
    pub(crate) fn move_to(&mut self, clock: DateTime<Utc>) {
        let due = match self.status.as_str() {
            "booked" | "arrived" | "checked-in" if clock >= self.end => "fulfilled",
            "booked" | "arrived" if clock >= self.start => "checked-in",
            "booked" if clock >= self.start - EARLY => "arrived",
            _ => return,
        };
        due.clone_into(&mut self.status);
    }
}

/// Whether nothing can be changed any more.
pub(crate) fn is_over(status: &str) -> bool {
    matches!(status, "fulfilled" | "cancelled" | "noshow")
}

#[derive(Debug, Clone)]
pub(crate) struct Slot {
    pub(crate) id: String,
    pub(crate) provider: String,
    pub(crate) start: DateTime<Utc>,
    pub(crate) end: DateTime<Utc>,
    pub(crate) zone: Tz,
}

impl Slot {
    /// As it is answered.
    pub(crate) fn view(&self) -> Value {
        json!({
            "id": self.id,
            "provider_id": self.provider,
            "start": written(self.start, self.zone),
            "end": written(self.end, self.zone),
            "timezone": self.zone.name(),
        })
    }
}
