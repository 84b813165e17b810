//! The front desk's note for a visit. It stays in the ledger and is never sent.

use chrono::Utc;
use domain::VisitId;
use domain::audit::{AuditAction, AuditedKind};
use store::FrontDeskNote;

use crate::access::FrontDesk;
use crate::views::Tag;
use crate::{ClinicError, Result, text};

impl FrontDesk {
    /// Keeps the note for a visit; an empty text removes it.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] beyond 500 characters, [`ClinicError::NotFound`] when the visit is not known here.
    pub async fn set_note(&self, visit: &VisitId, typed: &str) -> Result<()> {
        let clinic = &*self.clinic;
        let text = text::bounded("note", typed, 500)?;
        let known = clinic.store.ledger().known(visit).await?.ok_or(ClinicError::NotFound("visit"))?;
        let mut tx = clinic.store.ledger().begin().await?;
        let action = if text.is_empty() {
            tx.delete_note(visit).await?;
            AuditAction::RemoveNote
        } else {
            let by = self.actor.name.clone();
            tx.put_note(&FrontDeskNote { visit: visit.clone(), text, at: Utc::now(), by }).await?;
            AuditAction::KeepNote
        };
        tx.append_audit(
            &self
                .actor
                .did(action, Utc::now())
                .through(&known.connection)
                .of_known(known.patient.as_ref())
                .about(AuditedKind::Visit, visit),
        )
        .await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Board]);
        Ok(())
    }
}
