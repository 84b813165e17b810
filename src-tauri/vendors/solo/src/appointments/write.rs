//! The shapes that SOLO-06 and SOLO-13 take, with Solo's rules checked before anything is sent.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::{AppointmentId, CallError, ExternalAppointmentId};

/// A visit to book (SOLO-06 to SOLO-08).
#[derive(Clone, PartialEq, Default)]
pub struct NewAppointment {
    /// Planned start; whole seconds are sent.
    pub date: Option<DateTime<Utc>>,
    /// Why the patient comes.
    pub reasons: Vec<String>,
    /// Length in seconds, 1 to 86,400; the room's own slot when absent.
    pub duration_s: Option<u32>,
    /// The room's name; required.
    pub waiting_room: String,
    /// The integrator's reference, by which SOLO-11 finds it.
    pub external_id: Option<ExternalAppointmentId>,
    /// Episode of care.
    pub episode_of_care_id: Option<String>,
    /// Encounter id.
    pub account_number: Option<String>,
}

impl NewAppointment {
    pub(super) fn body(&self, operation: &'static str) -> Result<Value, CallError> {
        if self.waiting_room.trim().is_empty() {
            return Err(CallError::invalid(operation, "waitingRoom", "is required"));
        }
        check_duration(operation, self.duration_s)?;
        let mut body = Map::new();
        body.insert("waitingRoom".to_owned(), json!(self.waiting_room));
        put(&mut body, "date", self.date.map(|date| date.timestamp()));
        put(&mut body, "duration", self.duration_s);
        put(&mut body, "externalId", self.external_id.as_ref().map(|id| id.as_str()));
        put(&mut body, "episodeOfCareId", self.episode_of_care_id.as_deref());
        put(&mut body, "accountNumber", self.account_number.as_deref());
        put(&mut body, "reasons", (!self.reasons.is_empty()).then_some(&self.reasons));
        Ok(Value::Object(body))
    }
}

/// A change of a visit (SOLO-13). What is absent stays as it is.
#[derive(Clone, PartialEq, Default)]
pub struct AppointmentChange {
    /// New start.
    pub date: Option<DateTime<Utc>>,
    /// New length in seconds, 1 to 86,400.
    pub duration_s: Option<u32>,
    /// Cancel it: `cancelled` is the only status that Solo accepts.
    pub cancel: bool,
    /// New reference.
    pub external_id: Option<ExternalAppointmentId>,
    /// All reasons after the change.
    pub reasons: Option<Vec<String>>,
    /// New encounter id.
    pub account_number: Option<String>,
}

impl AppointmentChange {
    pub(super) fn body(&self, operation: &'static str) -> Result<Value, CallError> {
        check_duration(operation, self.duration_s)?;
        let mut body = Map::new();
        put(&mut body, "date", self.date.map(|date| date.timestamp()));
        put(&mut body, "duration", self.duration_s);
        put(&mut body, "status", self.cancel.then_some("cancelled"));
        put(&mut body, "externalId", self.external_id.as_ref().map(|id| id.as_str()));
        put(&mut body, "reasons", self.reasons.as_ref());
        put(&mut body, "accountNumber", self.account_number.as_deref());
        if body.is_empty() {
            return Err(CallError::invalid(operation, "body", "must change something"));
        }
        Ok(Value::Object(body))
    }
}

fn put<T: serde::Serialize>(body: &mut Map<String, Value>, name: &str, value: Option<T>) {
    if let Some(value) = value {
        body.insert(name.to_owned(), json!(value));
    }
}

/// Solo takes 1 to 86,400 seconds.
pub(crate) fn check_duration(operation: &'static str, duration_s: Option<u32>) -> Result<(), CallError> {
    match duration_s {
        Some(seconds) if !(1..=86_400).contains(&seconds) => {
            Err(CallError::invalid(operation, "duration", "must be 1 to 86,400 seconds"))
        }
        _ => Ok(()),
    }
}

/// What a booking gives. `Debug` leaves the link out.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    /// Solo's number for the visit.
    pub id: AppointmentId,
    /// Where the patient checks in. Treat it like a key: whoever has it can enter.
    #[serde(default)]
    pub visit_url: Option<String>,
}

/// What a change gives, as far as Solo says anything. `Debug` leaves the link out.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Updated {
    /// Solo's number for the visit.
    #[serde(default)]
    pub id: Option<AppointmentId>,
    /// Where the patient checks in.
    #[serde(default)]
    pub visit_url: Option<String>,
}

impl std::fmt::Debug for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Created").field("id", &self.id).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Updated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Updated").field("id", &self.id).finish_non_exhaustive()
    }
}
