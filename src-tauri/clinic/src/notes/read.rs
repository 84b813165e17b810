//! Reading a visit's note: the screen reads the mirror, and asks for the vendor to be read beside it.

use chrono::Utc;
use domain::VisitId;
use domain::audit::{AuditAction, AuditedKind};
use store::{KnownAppointment, NoteRow};

use super::view::note_view;
use crate::access::Chart;
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::views::{NoteView, Tag};
use crate::{Clinic, ClinicError, Result, audit};

impl Chart {
    /// A visit's note as it was last read, from the store.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the visit is not known here; [`ClinicError::Denied`] when its patient's record is not
    /// open.
    pub async fn note(&self, visit: &VisitId) -> Result<NoteView> {
        self.opens_known(known(&self.clinic, visit).await?.patient.as_ref()).await?;
        let view = note_view(&self.clinic, visit, &self.actor.name).await?;
        let entry = self.actor.did(AuditAction::OpenNote, Utc::now()).through(&view.connection);
        let entry = entry.of_known(view.person.key.as_ref()).about(AuditedKind::Note, visit);
        audit::opened(&self.clinic, entry).await?;
        Ok(view)
    }

    /// Reads a visit's note from the vendor into the mirror (SOLO-16). It waits for the vendor.
    ///
    /// # Errors
    /// [`ClinicError::Denied`] when its patient's record is not open.
    /// The vendor's failure; [`ClinicError::Conflict`] while the vendor's id of the visit is not known or the connection
    /// is off. What was read before stays.
    pub async fn read_note(&self, visit: &VisitId) -> Result<()> {
        let clinic = &*self.clinic;
        let known = known(clinic, visit).await?;
        self.opens_known(known.patient.as_ref()).await?;
        let (account, id) = reachable(clinic, &known)?;
        read_into_mirror(clinic, &account, visit, id).await?;
        clinic.events.stale(&[Tag::Notes]);
        Ok(())
    }
}

pub(super) async fn known(clinic: &Clinic, visit: &VisitId) -> Result<KnownAppointment> {
    clinic.store.ledger().known(visit).await?.ok_or(ClinicError::NotFound("visit"))
}

/// The account and the vendor's id under which the note is read and written.
pub(super) fn reachable(clinic: &Clinic, known: &KnownAppointment) -> Result<(SoloAccount, i64)> {
    let id = known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
    let account = clinic.solo(&known.connection).ok_or(ClinicError::Conflict("connectionOff"))?;
    Ok((account, id))
}

/// Reads the note and keeps it in the mirror.
pub(super) async fn read_into_mirror(
    clinic: &Clinic,
    account: &SoloAccount,
    visit: &VisitId,
    id: i64,
) -> Result<NoteRow> {
    let (row, drift) = solo_calls::visit_note(account, visit, id).await?;
    clinic.drift.note_all(&row.connection, &drift);
    clinic.store.mirror().put_visit_note(&row).await?;
    Ok(row)
}
