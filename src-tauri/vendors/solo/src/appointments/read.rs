//! The shape that SOLO-14 gives.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{AppointmentStatus, VideoCallStatus};
use crate::{AppointmentId, ExternalAppointmentId, PatientId, PatientRead, dates, drift, lenient};

/// One appointment (SOLO-14). Anything may be null but the id and the status.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Appointment {
    /// Solo's number for it.
    pub id: AppointmentId,
    /// Planned start; unix seconds on the wire.
    #[serde(default, with = "dates::unix_option")]
    pub date: Option<DateTime<Utc>>,
    /// Planned length in seconds.
    #[serde(default, rename = "duration", deserialize_with = "lenient::seconds")]
    pub duration_s: Option<u32>,
    /// Why the patient comes.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub reasons: Vec<String>,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// The call, once there is one.
    #[serde(default, rename = "videoCall")]
    pub video_call: Option<VideoCall>,
    /// The integrator's reference.
    #[serde(default, rename = "externalId")]
    pub external_id: Option<ExternalAppointmentId>,
    /// Who comes.
    #[serde(default)]
    pub patient: Option<AppointmentPatient>,
    /// With whom.
    #[serde(default, deserialize_with = "lenient::list")]
    pub providers: Vec<Provider>,
    /// Fields that the document does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl std::fmt::Debug for Appointment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Appointment").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Appointment {
    /// Where the reply departs from the document: places, never values.
    pub fn drift(&self) -> Vec<String> {
        let mut places = drift::extra_fields("SOLO-14", &self.extra);
        if !self.status.is_documented() {
            places.push(drift::unknown_value("SOLO-14", "status"));
        }
        if self.video_call.as_ref().is_some_and(|call| !call.status.is_documented()) {
            places.push(drift::unknown_value("SOLO-14", "videoCall.status"));
        }
        if let Some(patient) = &self.patient {
            places.extend(drift::extra_fields("SOLO-14 demographics", &patient.demographics.extra));
        }
        places
    }
}

/// The call of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VideoCall {
    /// Its uuid.
    #[serde(default)]
    pub id: Option<String>,
    /// Where it stands.
    pub status: VideoCallStatus,
}

/// The patient of an appointment. `id` is `[assumed]` (A-SO-08) the integrator's patient id.
#[derive(Clone, PartialEq, Deserialize)]
pub struct AppointmentPatient {
    /// The id.
    pub id: PatientId,
    /// Demographics in the read shape; nothing in it when Solo gives none.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub demographics: PatientRead,
}

/// Someone who sees the patient.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    /// Solo's id, a text.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Middle name.
    #[serde(default)]
    pub middle_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
}
