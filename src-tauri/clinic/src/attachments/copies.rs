//! The clinic's own copies of what was uploaded here. They stay encrypted; a copy is opened inside the console and
//! nowhere else, by who may read the record that it belongs to, and who opened it is in the audit.

use std::path::Path;

use chrono::Utc;
use domain::IntentState;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{AuditEntry, CopyFiles, DocumentCopy, Store};

use crate::access::{Actor, Chart, Scheduling};
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// A copy's row with its bytes; none when the row is gone, or its file is missing or damaged.
pub(super) async fn bytes(clinic: &Clinic, id: &str) -> Result<Option<(DocumentCopy, Vec<u8>)>> {
    let Some(copy) = clinic.store.ledger().document_copy(id).await? else {
        return Ok(None);
    };
    let (files, id, key) = (CopyFiles::of(&clinic.dir), copy.id.clone(), copy.key.clone());
    let opened =
        tokio::task::spawn_blocking(move || files.open(&id, &key)).await.map_err(|_| ClinicError::Closing)??;
    Ok(opened.map(|bytes| (copy, bytes)))
}

/// Removes the files whose rows are gone: without their keys they are noise. Only before anything is attached, since a
/// new copy's file is there before its row. Gives how many were set aside instead, after a backup was restored.
pub(crate) async fn sweep(store: &Store, dir: &Path) -> Result<usize> {
    let kept = store.ledger().document_copy_ids().await?;
    let files = CopyFiles::of(dir);
    let set_aside =
        tokio::task::spawn_blocking(move || files.sweep(&kept)).await.map_err(|_| ClinicError::Closing)??;
    if set_aside > 0 {
        tracing::warn!(set_aside, "the restored ledger does not know some copies of documents: they are set aside");
    }
    Ok(set_aside)
}

impl Scheduling {
    /// Destroys the clinic's own copy of a file; what the vendor has is not affected. Its key is forgotten at once and its
    /// file removed.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is none, [`ClinicError::Conflict`] while its upload is not settled: it is what
    /// would be sent.
    pub async fn destroy_copy(&self, id: &str) -> Result<()> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let copy = ledger.document_copy(id).await?.ok_or(ClinicError::NotFound("copy"))?;
        let upload = ledger.intent(&copy.intent).await?;
        if upload.is_some_and(|upload| upload.state != IntentState::Confirmed) {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let mut tx = ledger.begin().await?;
        tx.delete_document_copy(id).await?;
        tx.append_audit(&entry(&self.actor, AuditAction::DestroyCopy, &copy)).await?;
        tx.commit().await?;
        let (files, id) = (CopyFiles::of(&clinic.dir), id.to_owned());
        tokio::task::spawn_blocking(move || files.remove(&id)).await.map_err(|_| ClinicError::Closing)??;
        clinic.events.stale(&[Tag::Files]);
        Ok(())
    }
}

impl Chart {
    /// Opens the clinic's own copy of a file, after the audit knows who did.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is none, [`ClinicError::Denied`] when its patient's record is not open,
    /// [`ClinicError::Conflict`] when its file is missing or damaged.
    pub async fn open_copy(&self, id: &str) -> Result<Vec<u8>> {
        let clinic = &*self.clinic;
        let copy = clinic.store.ledger().document_copy(id).await?.ok_or(ClinicError::NotFound("copy"))?;
        self.opens_known(copy.patient.as_ref()).await?;
        let (copy, bytes) = bytes(clinic, id).await?.ok_or(ClinicError::Conflict("copyUnreadable"))?;
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(&entry(&self.actor, AuditAction::OpenCopy, &copy)).await?;
        tx.commit().await?;
        Ok(bytes)
    }
}

fn entry(actor: &Actor, action: AuditAction, copy: &DocumentCopy) -> AuditEntry {
    actor
        .did(action, Utc::now())
        .through(&copy.connection)
        .of_known(copy.patient.as_ref())
        .about(AuditedKind::Document, &copy.id)
        .with(json!({ "visit": copy.visit }))
}
