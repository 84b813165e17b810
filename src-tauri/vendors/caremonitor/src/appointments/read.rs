//! An appointment as it is answered.

use serde::Deserialize;
use serde_json::{Map, Value};
use vendor_http::drift;

use super::AppointmentStatus;
use crate::time;
use crate::wire::Wire;
use crate::{AppointmentId, Instant, PatientId, ProviderId, Zone};

/// An appointment (A-CM-13). Anything may be absent but the id. `Debug` leaves out who and where.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Appointment {
    /// Its id.
    pub id: AppointmentId,
    /// Who comes.
    #[serde(default)]
    pub patient_id: Option<PatientId>,
    /// To whom.
    #[serde(default)]
    pub provider_id: Option<ProviderId>,
    /// Planned start.
    #[serde(default)]
    pub start: Option<Instant>,
    /// Planned end.
    #[serde(default)]
    pub end: Option<Instant>,
    /// The zone it is meant in.
    #[serde(default, rename = "timezone")]
    pub zone: Zone,
    /// What kind of appointment, in the vendor's words.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// Where it stands.
    #[serde(skip)]
    pub status: AppointmentStatus,
    /// Where the call is. Treat it like a key: whoever has it can enter.
    #[serde(default)]
    pub meeting_url: Option<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl std::fmt::Debug for Appointment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Appointment").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Appointment {
    /// From a record under our names.
    pub(super) fn read(wire: &Wire, mut record: Value) -> Option<Self> {
        let word = match record.as_object_mut()?.remove("status") {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(word)) => word,
            Some(other) => other.to_string(),
        };
        let ours = wire.profile().fields("status").ours(&word);
        let appointment: Self = serde_json::from_value(record).ok()?;
        // A word that is ours but not the profile's is unknown too: the vendor uses it for something else.
        let status = ours.map_or_else(|| AppointmentStatus::Unknown(word), AppointmentStatus::from);
        Some(Self { status, ..appointment })
    }

    /// Where the reply departs from what is assumed: places, never values.
    pub fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = drift::extra_fields(operation, &self.extra);
        if !self.status.is_known() {
            places.push(drift::unknown_value(operation, "status"));
        }
        places.extend(time::drift(operation, &[("start", &self.start), ("end", &self.end)], &self.zone));
        places
    }
}

/// What a booking gives. `Debug` leaves the link out.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct Created {
    /// The id of the appointment.
    pub id: AppointmentId,
    /// Where the call is, as far as CareMonitor says it. Treat it like a key.
    #[serde(default)]
    pub meeting_url: Option<String>,
}

impl std::fmt::Debug for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Created").field("id", &self.id).finish_non_exhaustive()
    }
}
