//! The events a webhook can ask for (SOLO-35), and their payloads.

use serde_json::{Value, json};
use uuid::Uuid;

/// The twelve documented event names.
pub(crate) const EVENTS: [&str; 12] = [
    "patient:created",
    "patient:updated",
    "patient:deactivated",
    "appointment:scheduled",
    "appointment:rescheduled",
    "appointment:cancelled",
    "appointment:completed",
    "appointment:incompleted",
    "appointment:no-show",
    "appointment:lwbs",
    "episode:created",
    "episode:updated",
];

/// Something happened that a webhook may have asked for. It carries neither an id nor a time, as documented.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    pub(crate) name: &'static str,
    pub(crate) data: Value,
}

impl Event {
    /// `patientId` is the SPID: the document says int.
    pub(crate) fn patient(name: &'static str, spid: i64) -> Self {
        Self { name, data: json!({ "patientId": spid }) }
    }

    pub(crate) fn appointment(name: &'static str, id: i64) -> Self {
        Self { name, data: json!({ "appointmentId": id }) }
    }

    /// Undocumented payload; an assumption of this simulator.
    pub(crate) fn episode(name: &'static str, id: Uuid) -> Self {
        Self { name, data: json!({ "episodeId": id }) }
    }

    /// What is delivered, before it is encrypted.
    pub(crate) fn payload(&self) -> Value {
        json!({ "event": self.name, "data": self.data })
    }
}
