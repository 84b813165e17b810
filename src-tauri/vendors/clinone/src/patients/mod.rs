//! Trial patients: subjects of a study at a site.

mod read;
mod status;
mod write;

pub use read::Patient;
pub use status::PatientStatus;
pub use write::NewPatient;

use serde_json::Value;
use vendor_http::CallErrorKind;

use crate::contract;
use crate::wire::Wire;
use crate::{Action, CallError, Listed, SiteIdentifier, StudyIdentifier, SubjectNumber};

/// Trial patients: see [`crate::ClinOne::patients`].
pub struct Patients<'c> {
    pub(crate) wire: &'c Wire,
}

impl Patients<'_> {
    /// C1-04: the patients of a study, at one site or at all of them.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(
        &self,
        study: &StudyIdentifier,
        site: Option<&SiteIdentifier>,
    ) -> Result<Listed<Patient>, CallError> {
        let mut request = self.wire.of_study(self.wire.request(Action::ListPatients, "patients", &[])?, study)?;
        if let Some(site) = site {
            request = self.wire.filtered(request, "site_identifier", site.as_str());
        }
        let wanted = |patient: &Patient| {
            patient.study_identifier == *study && site.is_none_or(|site| patient.site_identifier == *site)
        };
        self.wire.list(request, wanted, |patient| patient.drift_of("C1-04")).await
    }

    /// C1-05: enrols a patient under a subject number that the study gave.
    ///
    /// # Errors
    /// See [`CallError`]. A success that speaks of another subject is [`CallErrorKind::Malformed`]: what happened is not
    /// known.
    pub async fn enrol(&self, new: &NewPatient) -> Result<(), CallError> {
        let operation = Action::EnrolPatient.operation();
        new.judge(operation)?;
        let request = self.wire.request(Action::EnrolPatient, "patients", &[])?;
        let answer = self.wire.answer(self.wire.with_record(request, new)?).await?;
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        match contract::read::<Patient>(self.wire.profile(), body) {
            Ok(made) if made.is(&new.study_identifier, &new.patient_identifier) => Ok(()),
            Ok(_) => Err(CallError::unreadable(operation, &answer)),
            // An answer that holds no patient says nothing against the success (A-C1-18).
            Err(_) => Ok(()),
        }
    }

    /// C1-06: one patient.
    ///
    /// # Errors
    /// See [`CallError`]. A record of another study or subject than asked for is [`CallErrorKind::Malformed`], never
    /// given out (A-C1-11).
    pub async fn get(&self, study: &StudyIdentifier, number: &SubjectNumber) -> Result<Patient, CallError> {
        let operation = Action::GetPatient.operation();
        let request = self.wire.request(Action::GetPatient, "patient", &[number.as_str()])?;
        let answer = self.wire.answer(self.wire.of_study(request, study)?).await?;
        let patient: Patient = self.wire.record(operation, &answer)?;
        if patient.is(study, number) { Ok(patient) } else { Err(CallError::unreadable(operation, &answer)) }
    }

    /// C1-07: makes the patient `before`, as read, `after`. The whole record is sent (A-C1-13). Only what differs is held
    /// against the rules: a record that the vendor itself keeps otherwise can still be changed elsewhere.
    ///
    /// # Errors
    /// See [`CallError`]. Study and subject number cannot be changed.
    pub async fn update(&self, before: &Patient, after: &Patient) -> Result<(), CallError> {
        let operation = Action::UpdatePatient.operation();
        write::judge_change(operation, before, after)?;
        let request = self.wire.request(Action::UpdatePatient, "patient", &[after.patient_identifier.as_str()])?;
        let request = self.wire.of_study(request, &after.study_identifier)?;
        self.wire.done(self.wire.with_record(request, after)?).await
    }

    /// C1-08: takes a patient out of the study.
    ///
    /// # Errors
    /// See [`CallError`]. [`CallErrorKind::NotFound`] when there is none.
    pub async fn remove(&self, study: &StudyIdentifier, number: &SubjectNumber) -> Result<(), CallError> {
        let request = self.wire.request(Action::RemovePatient, "patient", &[number.as_str()])?;
        self.wire.done(self.wire.of_study(request, study)?).await
    }

    /// Whether a patient is there, by C1-06: how it is found out whether an enrolment landed.
    ///
    /// # Errors
    /// Any failure but a 404.
    pub async fn find(&self, study: &StudyIdentifier, number: &SubjectNumber) -> Result<Option<Patient>, CallError> {
        match self.get(study, number).await {
            Ok(patient) => Ok(Some(patient)),
            Err(error) if error.kind() == CallErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
