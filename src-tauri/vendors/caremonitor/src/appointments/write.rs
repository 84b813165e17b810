//! An appointment as it is sent.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};
use vendor_http::CallError;

use super::AppointmentStatus;
use crate::time::written;
use crate::wire::Wire;
use crate::{PatientId, ProviderId};

/// An appointment to book, or what one is to be from now on: a change replaces it as a whole (A-CM-19).
#[derive(Clone, PartialEq)]
pub struct AppointmentWrite {
    /// Who comes.
    pub patient_id: PatientId,
    /// To whom.
    pub provider_id: ProviderId,
    /// Planned start; whole seconds are sent, with the offset that `zone` has then.
    pub start: DateTime<Utc>,
    /// Planned end, later than the start.
    pub end: DateTime<Utc>,
    /// The zone it is meant in.
    pub zone: Tz,
    /// What kind of appointment, in the vendor's words.
    pub kind: Option<String>,
    /// Where it stands; left to CareMonitor when absent.
    pub status: Option<AppointmentStatus>,
}

impl std::fmt::Debug for AppointmentWrite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppointmentWrite").field("status", &self.status).finish_non_exhaustive()
    }
}

impl AppointmentWrite {
    pub(super) fn body(&self, wire: &Wire, operation: &'static str) -> Result<Value, CallError> {
        if self.patient_id.as_str().trim().is_empty() {
            return Err(CallError::invalid(operation, "patient_id", "is required"));
        }
        if self.provider_id.as_str().trim().is_empty() {
            return Err(CallError::invalid(operation, "provider_id", "is required"));
        }
        if self.end.timestamp() <= self.start.timestamp() {
            return Err(CallError::invalid(operation, "end", "must be later than start"));
        }
        let mut fields = Map::new();
        fields.insert("patient_id".to_owned(), json!(self.patient_id));
        fields.insert("provider_id".to_owned(), json!(self.provider_id));
        fields.insert("start".to_owned(), json!(written(self.start, self.zone)));
        fields.insert("end".to_owned(), json!(written(self.end, self.zone)));
        fields.insert("timezone".to_owned(), json!(self.zone.name()));
        if let Some(kind) = &self.kind {
            fields.insert("type".to_owned(), json!(kind));
        }
        match &self.status {
            Some(AppointmentStatus::Unknown(_)) => {
                return Err(CallError::invalid(operation, "status", "must be one of the known words"));
            }
            Some(status) => {
                let word = wire.profile().fields("status").wire(status.as_str());
                fields.insert("status".to_owned(), json!(word));
            }
            None => {}
        }
        Ok(wire.profile().fields("appointment").to_wire(Value::Object(fields)))
    }
}
