//! A number of a record on the clipboard: the page says whose and which, and the number itself comes from the store, so that
//! nothing that stood on a screen too long is pasted into another system.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;

use crate::access::Member;
use crate::views::CopyIdentifierInput;
use crate::{ClinicError, Result};

impl Member {
    /// Puts a number of a record on the clipboard for half a minute. The audit says which kind of number, never the number.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here or has no such number; when there is no clipboard.
    pub async fn copy_identifier(&self, input: CopyIdentifierInput) -> Result<()> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        let wanted = |one: &&domain::Identifier| one.kind == input.kind && one.issuer == input.issuer;
        let mut found = patient.identifiers.iter().filter(wanted);
        let (Some(identifier), None) = (found.next(), found.next()) else {
            // Of two that cannot be told apart, neither is taken for the other.
            return Err(ClinicError::NotFound("identifier"));
        };
        let entry = self.actor.did(AuditAction::CopyIdentifier, Utc::now()).of(&input.patient);
        let entry = entry.about(AuditedKind::Patient, &input.patient).with(json!({ "kind": input.kind }));
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(&entry).await?;
        tx.commit().await?;
        clinic.clipboard.put(&clinic.door, &identifier.value)?;
        Ok(())
    }
}
