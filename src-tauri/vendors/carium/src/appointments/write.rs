//! What CAR-04 and CAR-06 take, with Carium's rules checked before anything is sent.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use url::Url;
use vendor_http::CallError;

use crate::moment::written;
use crate::{
    AppointmentId, AppointmentStatusId, AppointmentTypeId, IndividualId, OrganizationId, PractitionerId, jsonapi,
};

const TYPE: &str = "org-appointments";

/// Where the call takes place: exactly one of the two (A-CAR-08). `Debug` leaves the links out.
#[derive(Clone, PartialEq, Eq)]
pub enum Call {
    /// Carium attaches a video channel of its own.
    VideoChannel,
    /// Elsewhere. Both links are needed.
    Links {
        /// For the patient; https.
        guest_url: Url,
        /// For the practitioner; https.
        host_url: Url,
    },
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::VideoChannel => "VideoChannel",
            Self::Links { .. } => "Links(<redacted>)",
        })
    }
}

impl Call {
    fn put(&self, operation: &'static str, attributes: &mut Map<String, Value>) -> Result<(), CallError> {
        attributes.insert("add-video-channel".to_owned(), json!(*self == Self::VideoChannel));
        if let Self::Links { guest_url, host_url } = self {
            for (name, url) in [("guest-url", guest_url), ("host-url", host_url)] {
                if url.scheme() != "https" {
                    return Err(CallError::invalid(operation, name, "must be an https address"));
                }
                attributes.insert(name.to_owned(), json!(url.as_str()));
            }
        }
        Ok(())
    }
}

/// An appointment to book (CAR-04). `Debug` shows ids only.
#[derive(Clone, PartialEq)]
pub struct NewAppointment {
    /// The patient.
    pub individual_id: IndividualId,
    /// Who sees the patient (CAR-09).
    pub practitioner_id: PractitionerId,
    /// Start; whole seconds are sent.
    pub start_time: DateTime<Utc>,
    /// End, after the start.
    pub end_time: DateTime<Utc>,
    /// Status (CAR-10).
    pub status_id: AppointmentStatusId,
    /// Type (CAR-11).
    pub type_id: AppointmentTypeId,
    /// Where the call takes place.
    pub call: Call,
    /// What it is about.
    pub description: Option<String>,
    /// For the patient; often a link to book another time.
    pub patient_instruction: Option<String>,
    /// Where, in words.
    pub location: Option<String>,
}

impl std::fmt::Debug for NewAppointment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAppointment")
            .field("individual_id", &self.individual_id)
            .field("practitioner_id", &self.practitioner_id)
            .finish_non_exhaustive()
    }
}

impl NewAppointment {
    pub(super) fn body(&self, operation: &'static str, organization: &OrganizationId) -> Result<Value, CallError> {
        let mut attributes = Map::new();
        put_id(operation, &mut attributes, "organization-id", Some(&organization.0))?;
        put_id(operation, &mut attributes, "individual-id", Some(&self.individual_id.0))?;
        put_id(operation, &mut attributes, "practitioner-id", Some(&self.practitioner_id.0))?;
        put_id(operation, &mut attributes, "status-id", Some(&self.status_id.0))?;
        put_id(operation, &mut attributes, "type-id", Some(&self.type_id.0))?;
        put_times(operation, &mut attributes, self.start_time, self.end_time)?;
        self.call.put(operation, &mut attributes)?;
        put_text(&mut attributes, "description", self.description.as_ref());
        put_text(&mut attributes, "patient-instruction", self.patient_instruction.as_ref());
        put_text(&mut attributes, "location", self.location.as_ref());
        Ok(jsonapi::document(TYPE, attributes, None))
    }
}

/// A change of an appointment (CAR-06). What is absent stays as it is. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Default)]
pub struct AppointmentChange {
    /// New start and end: both, since one of them alone could put the end before the start.
    pub times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// New status: an appointment is cancelled by the organisation's own status for it (see [`crate::named`]).
    pub status_id: Option<AppointmentStatusId>,
    /// New type.
    pub type_id: Option<AppointmentTypeId>,
    /// New practitioner.
    pub practitioner_id: Option<PractitionerId>,
    /// New place of the call. A video channel takes the links away, by null (A-CAR-08).
    pub call: Option<Call>,
    /// New description.
    pub description: Option<String>,
    /// New instruction.
    pub patient_instruction: Option<String>,
    /// New location.
    pub location: Option<String>,
}

impl std::fmt::Debug for AppointmentChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppointmentChange").finish_non_exhaustive()
    }
}

impl AppointmentChange {
    pub(super) fn body(&self, operation: &'static str, id: Option<&AppointmentId>) -> Result<Value, CallError> {
        let mut attributes = Map::new();
        if let Some((start, end)) = self.times {
            put_times(operation, &mut attributes, start, end)?;
        }
        put_id(operation, &mut attributes, "status-id", self.status_id.as_ref().map(|id| &id.0))?;
        put_id(operation, &mut attributes, "type-id", self.type_id.as_ref().map(|id| &id.0))?;
        put_id(operation, &mut attributes, "practitioner-id", self.practitioner_id.as_ref().map(|id| &id.0))?;
        if let Some(call) = &self.call {
            call.put(operation, &mut attributes)?;
            if *call == Call::VideoChannel {
                // The links that may stand there would contradict the channel.
                for name in ["guest-url", "host-url"] {
                    attributes.insert(name.to_owned(), Value::Null);
                }
            }
        }
        put_text(&mut attributes, "description", self.description.as_ref());
        put_text(&mut attributes, "patient-instruction", self.patient_instruction.as_ref());
        put_text(&mut attributes, "location", self.location.as_ref());
        if attributes.is_empty() {
            return Err(CallError::invalid(operation, "attributes", "must change something"));
        }
        Ok(jsonapi::document(TYPE, attributes, id.map(AppointmentId::as_str)))
    }
}

fn put_times(
    operation: &'static str,
    attributes: &mut Map<String, Value>,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<(), CallError> {
    if end.timestamp() <= start.timestamp() {
        return Err(CallError::invalid(operation, "end-time", "must be after start-time"));
    }
    attributes.insert("start-time".to_owned(), json!(written(start)));
    attributes.insert("end-time".to_owned(), json!(written(end)));
    Ok(())
}

fn put_id(
    operation: &'static str,
    attributes: &mut Map<String, Value>,
    name: &'static str,
    id: Option<&String>,
) -> Result<(), CallError> {
    if let Some(id) = id {
        if id.trim().is_empty() {
            return Err(CallError::invalid(operation, name, "is required"));
        }
        attributes.insert(name.to_owned(), json!(id));
    }
    Ok(())
}

fn put_text(attributes: &mut Map<String, Value>, name: &str, text: Option<&String>) {
    if let Some(text) = text {
        attributes.insert(name.to_owned(), json!(text));
    }
}
