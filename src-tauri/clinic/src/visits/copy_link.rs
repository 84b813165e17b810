//! The patient's link, copied on purpose: it goes to the clipboard and nowhere else.

use domain::VisitId;
use domain::audit::AuditAction;

use super::join::{audit, offered};
use super::target;
use crate::access::Scheduling;
use crate::adapters::solo_calls;
use crate::audit::Asked;
use crate::views::{JoinKind, TwoIdentifiers};
use crate::{ClinicError, Result, outside};

impl Scheduling {
    /// Puts the patient's own link on the clipboard for half a minute (SOLO-12, or SOLO-11 while the id is not known).
    ///
    /// # Errors
    /// As for joining.
    pub async fn copy_patient_link(&self, visit: &VisitId, checked: &TwoIdentifiers) -> Result<()> {
        let clinic = &*self.clinic;
        let target = target(clinic, visit, checked).await?;
        let account = clinic.solo(&target.known.connection).ok_or(ClinicError::Conflict("connectionOff"))?;
        let (operation, links) = match (target.known.number(), target.known.external_id.as_deref()) {
            (Some(id), _) => {
                offered(clinic, &target, JoinKind::Said).await?;
                ("SOLO-12", solo_calls::links_by_said(&account, id).await?)
            }
            (None, Some(reference)) => {
                offered(clinic, &target, JoinKind::ExternalId).await?;
                ("SOLO-11", solo_calls::links_by_external_id(&account, reference).await?)
            }
            (None, None) => return Err(ClinicError::Conflict("idUnknown")),
        };
        let asked = Asked { actor: &self.actor, what: "copy_patient_link", patient: Some(&target.key) };
        let link = outside::judged(clinic, &asked, &account.row, operation, &links.patient).await?;
        audit(clinic, &self.actor, &target, AuditAction::CopyPatientLink).await?;
        clinic.clipboard.put(&clinic.door, link.as_str())?;
        Ok(())
    }
}
