//! Appointments, of two kinds with the same shape: telehealth (CM-06 to CM-09) and of patients (CM-10 to CM-13).
//!
//! There is no reading of one appointment by its id: whether a write landed is seen in a list.

mod read;
mod status;
mod write;

pub use read::{Appointment, Created};
pub use status::AppointmentStatus;
pub use write::AppointmentWrite;

use vendor_http::{Body, CallError, Method};

use crate::wire::Wire;
use crate::{AppointmentId, Listed, Search};

/// Telehealth appointments.
pub struct TelehealthAppointments<'a> {
    pub(crate) wire: &'a Wire,
}

impl TelehealthAppointments<'_> {
    /// CM-06: telehealth appointments in a range of time.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when the range is empty.
    pub async fn list(&self, search: &Search) -> Result<Listed<Appointment>, CallError> {
        list(self.wire, "CM-06", "telehealth-appointments", search).await
    }

    /// CM-07: books a telehealth appointment.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when somebody is not named or it has no length.
    pub async fn create(&self, new: &AppointmentWrite) -> Result<Created, CallError> {
        create(self.wire, "CM-07", "telehealth-appointments", new).await
    }

    /// CM-08: replaces a telehealth appointment (A-CM-19). Any 2xx is a success.
    ///
    /// # Errors
    /// As [`TelehealthAppointments::create`]; 404 when CareMonitor does not know the id.
    pub async fn update(&self, id: &AppointmentId, write: &AppointmentWrite) -> Result<(), CallError> {
        update(self.wire, "CM-08", "telehealth-appointment", id, write).await
    }

    /// CM-09: cancels a telehealth appointment (A-CM-15). Any 2xx is a success.
    ///
    /// # Errors
    /// 404 when CareMonitor does not know the id.
    pub async fn cancel(&self, id: &AppointmentId) -> Result<(), CallError> {
        cancel(self.wire, "CM-09", "telehealth-appointment", id).await
    }
}

/// Patient appointments.
pub struct PatientAppointments<'a> {
    pub(crate) wire: &'a Wire,
}

impl PatientAppointments<'_> {
    /// CM-10: patient appointments in a range of time.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when the range is empty.
    pub async fn list(&self, search: &Search) -> Result<Listed<Appointment>, CallError> {
        list(self.wire, "CM-10", "patient-appointments", search).await
    }

    /// CM-11: books a patient appointment.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when somebody is not named or it has no length.
    pub async fn create(&self, new: &AppointmentWrite) -> Result<Created, CallError> {
        create(self.wire, "CM-11", "patient-appointments", new).await
    }

    /// CM-12: replaces a patient appointment (A-CM-19). Any 2xx is a success.
    ///
    /// # Errors
    /// As [`PatientAppointments::create`]; 404 when CareMonitor does not know the id.
    pub async fn update(&self, id: &AppointmentId, write: &AppointmentWrite) -> Result<(), CallError> {
        update(self.wire, "CM-12", "patient-appointment", id, write).await
    }

    /// CM-13: cancels a patient appointment (A-CM-15). Any 2xx is a success.
    ///
    /// # Errors
    /// 404 when CareMonitor does not know the id.
    pub async fn cancel(&self, id: &AppointmentId) -> Result<(), CallError> {
        cancel(self.wire, "CM-13", "patient-appointment", id).await
    }
}

async fn list(
    wire: &Wire,
    operation: &'static str,
    path: &str,
    search: &Search,
) -> Result<Listed<Appointment>, CallError> {
    let request = search.put(wire, wire.request(operation, path, Method::GET, &[])?)?;
    let answer = wire.clinical(request).await?;
    let read = |record| Appointment::read(wire, record);
    Listed::read(wire, operation, "appointment", &answer, read, |one: &Appointment| one.drift(operation))
}

async fn create(
    wire: &Wire,
    operation: &'static str,
    path: &str,
    new: &AppointmentWrite,
) -> Result<Created, CallError> {
    let body = new.body(wire, operation)?;
    let request = wire.request(operation, path, Method::POST, &[])?.with_body(Body::Json(body));
    let answer = wire.clinical(request).await?;
    let record = wire.record(operation, "appointment", &answer)?;
    serde_json::from_value(record).map_err(|_| CallError::unreadable(operation, &answer))
}

async fn update(
    wire: &Wire,
    operation: &'static str,
    path: &str,
    id: &AppointmentId,
    write: &AppointmentWrite,
) -> Result<(), CallError> {
    let body = write.body(wire, operation)?;
    let request = wire.request(operation, path, Method::PUT, &[id.as_str()])?.with_body(Body::Json(body));
    wire.clinical(request).await.map(drop)
}

async fn cancel(wire: &Wire, operation: &'static str, path: &str, id: &AppointmentId) -> Result<(), CallError> {
    let request = wire.request(operation, path, Method::DELETE, &[id.as_str()])?;
    wire.clinical(request).await.map(drop)
}
