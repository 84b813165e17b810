//! The client: one account, and a handle per noun.

use vendor_http::CallError;

use crate::wire::Wire;
use crate::{
    AppointmentStatus, CareMonitorConfig, Consented, Consents, Metrics, OrgId, PatientAppointments, Slots,
    TelehealthAppointments,
};

/// A client of one CareMonitor account. Cheap to clone; clones share connections, the log-in and the request budget.
#[derive(Clone)]
pub struct CareMonitor {
    wire: Wire,
}

impl CareMonitor {
    /// A client. Nothing is contacted yet.
    ///
    /// # Errors
    /// When an address is neither `https` nor on this machine, or a key or the organisation cannot be a header.
    pub fn new(config: CareMonitorConfig) -> Result<Self, CallError> {
        Ok(Self { wire: Wire::new(config)? })
    }

    /// The same account for patients and providers of another organisation.
    ///
    /// # Errors
    /// When the organisation cannot be a header.
    pub fn at(&self, org_id: &OrgId) -> Result<Self, CallError> {
        Ok(Self { wire: self.wire.at(org_id)? })
    }

    /// CM-01: logs in, whatever is held and whatever was refused before. Every other call logs in by itself when it has
    /// to, but not again after a refusal: this is for a person who has corrected the password, or tests the connection.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::Unauthorized`] when the user or password is refused;
    /// [`vendor_http::CallErrorKind::InvalidInput`] when the connection uses an API key, which nobody logs in with.
    pub async fn log_in(&self) -> Result<(), CallError> {
        match self.wire.session() {
            Some(session) => session.renew(&self.wire).await,
            None => Err(CallError::invalid("CM-01", "user_id", "an API key is used instead of a log-in")),
        }
    }

    /// Patients' consent: CM-02, CM-03.
    pub fn consents(&self) -> Consents<'_> {
        Consents { wire: &self.wire }
    }

    /// Slots: CM-04, CM-05.
    pub fn slots(&self) -> Slots<'_> {
        Slots { wire: &self.wire }
    }

    /// Telehealth appointments: CM-06 to CM-09.
    pub fn telehealth_appointments(&self) -> TelehealthAppointments<'_> {
        TelehealthAppointments { wire: &self.wire }
    }

    /// Patient appointments: CM-10 to CM-13.
    pub fn patient_appointments(&self) -> PatientAppointments<'_> {
        PatientAppointments { wire: &self.wire }
    }

    /// How CareMonitor spells a status: the profile's word, or the unknown one exactly as received. Contacts nobody.
    pub fn status_word(&self, status: &AppointmentStatus) -> String {
        match status {
            AppointmentStatus::Unknown(word) => word.clone(),
            known => self.wire.profile().fields("status").wire(known.as_str()).to_owned(),
        }
    }

    /// Metrics of a patient who consented: CM-14 to CM-18.
    pub fn metrics<'a>(&'a self, consented: &'a Consented) -> Metrics<'a> {
        Metrics { wire: &self.wire, consented }
    }
}
