//! Patients: SOLO-01 to SOLO-05. What is read and what is written are different shapes: nothing read is ever sent back.

mod read;
mod write;

use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{CallError, PatientId, Spid};

pub use read::{Address, Contact, Name, PatientRead, SharedEmailGroup, Telecom};
pub use write::{NewPatient, PatientWrite};

/// Patients. Solo has no list of them and no search.
pub struct Patients<'a> {
    pub(crate) wire: &'a Wire,
}

impl Patients<'_> {
    /// SOLO-01: a patient by the integrator's id.
    ///
    /// # Errors
    /// 404 when Solo does not know the id.
    pub async fn get(&self, id: &PatientId) -> Result<PatientRead, CallError> {
        let request = self.wire.request("SOLO-01", Method::GET, "/qapi/v1/patients/{patient_id}", &[id.as_str()])?;
        self.wire.json(request).await
    }

    /// SOLO-02: a patient by Solo's own number.
    ///
    /// # Errors
    /// 404 when Solo does not know the number.
    pub async fn get_by_spid(&self, spid: Spid) -> Result<PatientRead, CallError> {
        let template = "/qapi/v1/patients/id/type/SPID/value/{spid}";
        self.wire.json(self.wire.request("SOLO-02", Method::GET, template, &[&spid.to_string()])?).await
    }

    /// SOLO-03: changes a patient by the integrator's id. What is absent stays as it is.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when `deceased` and `deceasedAt` do not go together.
    pub async fn update(&self, id: &PatientId, write: &PatientWrite) -> Result<(), CallError> {
        let body = write.body("SOLO-03")?;
        let request = self.wire.request("SOLO-03", Method::PUT, "/qapi/v1/patients/{patient_id}", &[id.as_str()])?;
        self.wire.done(request.with_body(Body::Json(body))).await
    }

    /// SOLO-04: changes a patient by Solo's own number.
    ///
    /// # Errors
    /// As for SOLO-03.
    pub async fn update_by_spid(&self, spid: Spid, write: &PatientWrite) -> Result<(), CallError> {
        let body = write.body("SOLO-04")?;
        let template = "/qapi/v1/patients/id/type/SPID/value/{spid}";
        let request = self.wire.request("SOLO-04", Method::PUT, template, &[&spid.to_string()])?;
        self.wire.done(request.with_body(Body::Json(body))).await
    }

    /// SOLO-05: registers a patient under an id of the integrator's; gives Solo's own number, a bare integer.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the id is empty or `deceased` and `deceasedAt` do not
    /// go together.
    pub async fn create(&self, new: &NewPatient) -> Result<Spid, CallError> {
        let body = new.body("SOLO-05")?;
        let request = self.wire.request("SOLO-05", Method::POST, "/qapi/v1/patients", &[])?;
        self.wire.json(request.with_body(Body::Json(body))).await
    }
}
