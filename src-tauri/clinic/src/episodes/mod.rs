//! Episodes of care: read when somebody looks and kept, so that they open without a network; made, changed and given
//! visits by intents.

mod assign;
mod before_sending;
mod draft;
mod facts;
mod latest;
mod learn;
mod view;
mod write;

use domain::{IdentifierKind, Patient, PatientKey, Subject};

use crate::views::Reason;

pub(crate) use before_sending::before_sending;
pub(crate) use facts::facts;
pub(crate) use latest::Readings;

/// What changes of a patient's episodes are about: they are sent in the order in which people decided.
pub(crate) fn subject(patient: &PatientKey) -> Subject {
    Subject::of("episodes", patient)
}

/// Solo names a patient of an episode by the integrator's id and in no other way.
pub(crate) fn patient_id(patient: &Patient) -> Result<String, Reason> {
    patient
        .identifiers
        .iter()
        .find(|identifier| identifier.kind == IdentifierKind::ExternalId)
        .map(|identifier| identifier.value.clone())
        .ok_or(Reason::NoPatientId)
}
