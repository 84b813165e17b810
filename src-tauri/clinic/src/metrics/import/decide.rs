//! What becomes of a file that was read: it counts, it is thrown away, or it counted and is removed again.

use chrono::Utc;
use domain::audit::AuditAction;
use domain::observation::Way;
use serde_json::json;
use store::{ImportState, ReadingImportRow};

use super::progress::Progress;
use crate::access::Clinician;
use crate::people::verify;
use crate::views::{ReadingImportInput, Tag, TwoIdentifiers};
use crate::{ClinicError, Result};

impl Clinician {
    /// Lets what a file brought count. Of a damaged file that is what was read before the damage.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] and [`ClinicError::Conflict`] when two identifiers of the patient were not checked (rule
    /// X-06); [`ClinicError::Conflict`] when the file was not read to its end or holds nothing that could count.
    pub async fn keep_reading_import(&self, input: ReadingImportInput) -> Result<()> {
        let row = self.import(&input.import).await?;
        self.check(&row, &input.checked).await?;
        let progress = Progress::of(&row.progress)?;
        if !matches!(row.state, ImportState::Whole | ImportState::Broken) {
            return Err(ClinicError::Conflict("notReadToItsEnd"));
        }
        if !progress.holds_anything() {
            return Err(ClinicError::Conflict("nothingToKeep"));
        }
        let why = row.why.as_deref();
        let mut tx = self.clinic.store.ledger().begin().await?;
        if !tx.move_reading_import(&row.id, row.state, ImportState::Kept, why).await? {
            return Err(ClinicError::Conflict("importChanged"));
        }
        tx.reading_import_was_ended(&row.id, &self.actor.name, Utc::now()).await?;
        tx.show_reading_origins(&way(&row), true).await?;
        let detail = json!({
            "kind": row.kind,
            "sha256": hex(&row),
            "readings": progress.readings(),
            "signals": progress.signals.whole,
            "refused": progress.refused,
            "broken": why,
        });
        tx.append_audit(&self.about(&row, AuditAction::KeepReadingImport, detail)).await?;
        tx.commit().await?;
        crate::alerts::look_again(&self.clinic);
        self.clinic.events.stale(&[Tag::Metrics, Tag::ReadingImports]);
        Ok(())
    }

    /// Throws away what was read of a file and does not count. Nothing of it is left but the audit's word of it.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; [`ClinicError::Conflict`] when it counts or counted.
    pub async fn discard_reading_import(&self, id: &str) -> Result<()> {
        let row = self.import(id).await?;
        if matches!(row.state, ImportState::Kept | ImportState::Removed) {
            return Err(ClinicError::Conflict("importCounts"));
        }
        if let Some(live) = self.clinic.reading_imports.live(id) {
            live.stop.cancel();
        }
        let mut tx = self.clinic.store.ledger().begin().await?;
        // Whoever kept it meanwhile was first: the state is looked at where nobody can change it.
        if !tx.forget_reading_import(id).await? {
            return Err(ClinicError::Conflict("importCounts"));
        }
        tx.remove_reading_origins(&way(&row)).await?;
        let detail = json!({ "kind": row.kind, "sha256": hex(&row) });
        tx.append_audit(&self.about(&row, AuditAction::DiscardReadingImport, detail)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::ReadingImports]);
        Ok(())
    }

    /// Removes what a file brought and counts. Readings that came on another way too stay with that way.
    ///
    /// # Errors
    /// As for [`Clinician::keep_reading_import`].
    pub async fn remove_reading_import(&self, input: ReadingImportInput) -> Result<()> {
        let row = self.import(&input.import).await?;
        self.check(&row, &input.checked).await?;
        let mut tx = self.clinic.store.ledger().begin().await?;
        if !tx.move_reading_import(&row.id, ImportState::Kept, ImportState::Removed, None).await? {
            return Err(ClinicError::Conflict("importDoesNotCount"));
        }
        tx.reading_import_was_ended(&row.id, &self.actor.name, Utc::now()).await?;
        tx.remove_reading_origins(&way(&row)).await?;
        tx.remove_reading_refusals(&row.id).await?;
        let progress = Progress::of(&row.progress)?;
        let detail = json!({
            "kind": row.kind,
            "sha256": hex(&row),
            "readings": progress.readings(),
            "signals": progress.signals.whole,
        });
        tx.append_audit(&self.about(&row, AuditAction::RemoveReadingImport, detail)).await?;
        tx.commit().await?;
        crate::alerts::look_again(&self.clinic);
        self.clinic.events.stale(&[Tag::Metrics, Tag::ReadingImports]);
        Ok(())
    }

    async fn import(&self, id: &str) -> Result<ReadingImportRow> {
        self.clinic.store.ledger().reading_import(id).await?.ok_or(ClinicError::NotFound("import"))
    }

    async fn check(&self, row: &ReadingImportRow, checked: &TwoIdentifiers) -> Result<()> {
        let patient = self.clinic.store.mirror().patient(&row.patient).await?;
        verify(&patient.ok_or(ClinicError::NotFound("patient"))?, &row.patient, checked)
    }
}

fn way(row: &ReadingImportRow) -> Way {
    Way::Imported { import: row.id.clone() }
}

fn hex(row: &ReadingImportRow) -> Option<String> {
    row.sha256.map(|digest| digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
