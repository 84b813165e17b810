//! The context-aware link (SOLO-34), made on the spot from what the mirror knows of the visit and its patient.

use domain::{Gender, IdentifierKind, Patient};
use solo::{LinkingClaims, LinkingKind, LinkingPatient, LinkingSex};
use store::KnownAppointment;
use url::Url;

use crate::account::SoloAccount;
use crate::{ClinicError, Result};

/// A link into the visit for the person who joins (assumption A-SO-07). Fresh salt and vector each time; nothing is
/// sent here.
pub(crate) fn context_link(
    account: &SoloAccount,
    known: &KnownAppointment,
    patient: &Patient,
    user: &str,
) -> Result<Url> {
    let incomplete = || ClinicError::Conflict("incompleteIdentity");
    let visit = known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
    let id = patient
        .identifiers
        .iter()
        .find(|identifier| identifier.kind == IdentifierKind::ExternalId)
        .ok_or_else(incomplete)?;
    let claims = LinkingClaims {
        user: user.to_owned(),
        kind: LinkingKind::Provider,
        visit: visit.to_string(),
        date: known.start.ok_or_else(incomplete)?,
        patient: LinkingPatient {
            id: id.value.clone(),
            sex: match patient.gender {
                Gender::Male => LinkingSex::Male,
                Gender::Female => LinkingSex::Female,
                Gender::Other => LinkingSex::Other,
                Gender::Unknown => LinkingSex::Unknown,
            },
            dob: patient.birth_date.as_ref().and_then(|date| date.day()).ok_or_else(incomplete)?,
            first_name: patient.name.given.clone().ok_or_else(incomplete)?,
            last_name: patient.name.family.clone().ok_or_else(incomplete)?,
        },
    };
    account.client.linking().url(&claims).map_err(|_| ClinicError::Conflict("noLinkingSecret"))
}
