//! Appointments: SOLO-06 to SOLO-08, SOLO-13 and SOLO-14.

mod read;
mod status;
mod write;

use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{AppointmentId, CallError, Hsid, PatientId, Spid};

pub use read::{Appointment, AppointmentPatient, Provider, VideoCall};
pub(crate) use status::words;
pub use status::{AppointmentStatus, VideoCallStatus};
pub(crate) use write::check_duration;
pub use write::{AppointmentChange, Created, NewAppointment, Updated};

/// Appointments.
pub struct Appointments<'a> {
    pub(crate) wire: &'a Wire,
}

impl Appointments<'_> {
    /// SOLO-06: books a visit for the integrator's patient id.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) for a rule broken here: a room is required, the length is
    /// 1 to 86,400 s. No idempotency key exists: after [`Certainty::Unknown`](crate::Certainty) look before you send.
    pub async fn create(&self, patient: &PatientId, new: &NewAppointment) -> Result<Created, CallError> {
        let template = "/qapi/v1/patients/{patient_id}/appointments";
        self.book("SOLO-06", template, patient.as_str(), new).await
    }

    /// SOLO-07: books a visit for the health system's patient id.
    ///
    /// # Errors
    /// As for SOLO-06.
    pub async fn create_for_hsid(&self, patient: &Hsid, new: &NewAppointment) -> Result<Created, CallError> {
        self.book("SOLO-07", "/qapi/v1/patients/HSID/{hsid}/appointments", patient.as_str(), new).await
    }

    /// SOLO-08: books a visit for Solo's patient number.
    ///
    /// # Errors
    /// As for SOLO-06.
    pub async fn create_for_spid(&self, patient: Spid, new: &NewAppointment) -> Result<Created, CallError> {
        let template = "/qapi/v1/patients/id/type/SPID/value/{spid}/appointments";
        self.book("SOLO-08", template, &patient.to_string(), new).await
    }

    async fn book(
        &self,
        operation: &'static str,
        template: &'static str,
        patient: &str,
        new: &NewAppointment,
    ) -> Result<Created, CallError> {
        let body = new.body(operation)?;
        let request = self.wire.request(operation, Method::POST, template, &[patient])?;
        self.wire.json(request.with_body(Body::Json(body))).await
    }

    /// SOLO-13: changes a visit, or cancels it; nothing un-cancels. An empty answer is a success.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when nothing would change or the length is out of range.
    pub async fn update(&self, id: AppointmentId, change: &AppointmentChange) -> Result<Updated, CallError> {
        let body = change.body("SOLO-13")?;
        let request = self.wire.request("SOLO-13", Method::PUT, "/qapi/v1/appointments/{id}", &[&id.to_string()])?;
        let answer = self.wire.answer(request.with_body(Body::Json(body))).await?;
        // Any 2xx is a success; the body only repeats what is known.
        Ok(serde_json::from_slice(&answer.body).unwrap_or_default())
    }

    /// SOLO-14: one visit.
    ///
    /// # Errors
    /// 404 when Solo does not know the id.
    pub async fn get(&self, id: AppointmentId) -> Result<Appointment, CallError> {
        let request = self.wire.request("SOLO-14", Method::GET, "/qapi/v1/appointments/{id}", &[&id.to_string()])?;
        self.wire.json(request).await
    }
}
