//! The visit and the person that an act is about, read and checked together before anything is kept or opened.

use domain::{Patient, PatientKey, VisitId};
use store::KnownAppointment;

use crate::people;
use crate::views::{Reason, TwoIdentifiers};
use crate::{Clinic, ClinicError, Result};

/// A visit with its patient, whose two identifiers were checked.
pub(crate) struct Target {
    pub(crate) known: KnownAppointment,
    pub(crate) key: PatientKey,
    pub(crate) patient: Patient,
}

/// Reads the visit and its patient, and refuses unless two identifiers were checked and still hold.
pub(crate) async fn target(clinic: &Clinic, visit: &VisitId, checked: &TwoIdentifiers) -> Result<Target> {
    let known = clinic.store.ledger().known(visit).await?.ok_or(ClinicError::NotFound("visit"))?;
    let key = known.patient.clone().ok_or(ClinicError::Conflict("patientUnknown"))?;
    let patient = clinic.store.mirror().patient(&key).await?.ok_or(ClinicError::Conflict("patientUnknown"))?;
    people::verify(&patient, &key, checked)?;
    Ok(Target { known, key, patient })
}

/// The word of a reason, for a refusal.
pub(crate) fn refusal(reason: Option<Reason>) -> ClinicError {
    ClinicError::Conflict(match reason {
        Some(Reason::VisitOver) => "visitOver",
        Some(Reason::IdUnknown) => "idUnknown",
        Some(Reason::IntentUnderWay) => "intentUnderWay",
        Some(Reason::Deceased) => "deceased",
        Some(Reason::ConnectionOff) => "connectionOff",
        Some(Reason::GoneAtVendor) => "goneAtVendor",
        Some(Reason::NoTeamsToken) => "noTeamsToken",
        Some(Reason::NoLinkingSecret) => "noLinkingSecret",
        Some(Reason::NoExternalId) => "noExternalId",
        Some(Reason::IncompleteIdentity) => "incompleteIdentity",
        Some(Reason::NoPatientId) => "noPatientId",
        Some(Reason::Unreachable) => "unreachable",
        Some(Reason::VendorLacks) => "vendorLacks",
        Some(Reason::NoHostLink) => "noHostLink",
        _ => "notOffered",
    })
}
