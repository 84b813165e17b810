//! The audit as a file. As a chain: a first line that says where it begins, a line of hash and text per entry, and a last
//! line that says where it ends; [`super::verify_audit_file`] follows it without a console. As FHIR: one AuditEvent per
//! line. Who takes it away is in the audit before the first byte is, and so is in the file.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{ChainHash, ChainedEntry, GENESIS, StoreError};
use tokio::sync::mpsc;

use super::fhir::audit_event;
use super::standing::number;
use crate::access::{Actor, Administrator};
use crate::views::AuditForm;
use crate::{Clinic, ClinicError, Result, settings};

/// Entries that are read at once.
const AT_ONCE: usize = 2_000;

/// What may leave, and has not yet.
pub struct AuditExport {
    clinic: Arc<Clinic>,
    actor: Actor,
    form: AuditForm,
    at: DateTime<Utc>,
}

/// What left.
pub struct AuditExported {
    /// How many entries.
    pub entries: u32,
}

impl Administrator {
    /// Prepares an export of the whole audit.
    pub fn export_audit(&self, form: AuditForm) -> AuditExport {
        AuditExport { clinic: self.clinic.clone(), actor: self.actor.clone(), form, at: Utc::now() }
    }
}

impl AuditExport {
    /// A name for the file: its day, and what it is.
    pub fn file_name(&self) -> String {
        let day = self.at.format("%Y-%m-%d");
        match self.form {
            AuditForm::Chain => format!("audit-{day}.chain"),
            AuditForm::Fhir => format!("audit-{day}.ndjson"),
        }
    }

    /// Writes the file, wholly or not at all: beside the place first, and then into it.
    ///
    /// # Errors
    /// When the audit cannot be read or written, or the file cannot be written; nothing is left behind then.
    pub async fn write(self, path: &Path) -> Result<AuditExported> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let what = match self.form {
            AuditForm::Chain => "chain",
            AuditForm::Fhir => "fhir",
        };
        let entry = self.actor.did(AuditAction::ExportAudit, Utc::now()).about(AuditedKind::Audit, what);
        ledger.append_audit(&entry).await?;
        let head = ledger.audit_head().await?.ok_or(ClinicError::NotFound("audit"))?;
        let site = settings::read(clinic).await?.clinic;
        let (give, take) = mpsc::channel(2);
        let (path, form, at) = (path.to_owned(), self.form, self.at);
        let writing = tokio::task::spawn_blocking(move || write(&path, take, form, at, &site));
        let mut next = 1;
        while next <= head.count {
            let mut entries = ledger.audit_from(next, AT_ONCE).await?;
            entries.retain(|entry| entry.number <= head.count);
            let Some(last) = entries.last() else { break };
            next = last.number + 1;
            // The writer has stopped: its error says why.
            if give.send(entries).await.is_err() {
                break;
            }
        }
        drop(give);
        let written = writing.await.map_err(|_| ClinicError::Closing)?;
        let count = written.map_err(|source| StoreError::Io { doing: "writing the audit's export", source })?;
        Ok(AuditExported { entries: number(count) })
    }
}

fn write(
    path: &Path,
    mut entries: mpsc::Receiver<Vec<ChainedEntry>>,
    form: AuditForm,
    at: DateTime<Utc>,
    site: &str,
) -> io::Result<u64> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    // Readable by its owner only, and gone again when anything fails.
    let draft = tempfile::NamedTempFile::new_in(folder)?;
    let mut file = BufWriter::with_capacity(1 << 20, draft.as_file());
    let (mut count, mut last): (u64, ChainHash) = (0, GENESIS);
    if form == AuditForm::Chain {
        writeln!(file, "{}", json!({ "anteroomAudit": 1, "madeAt": at.to_rfc3339(), "clinic": site }))?;
    }
    while let Some(batch) = entries.blocking_recv() {
        for entry in batch {
            match form {
                AuditForm::Chain => writeln!(file, "{} {}", entry.hash, entry.canonical)?,
                AuditForm::Fhir => writeln!(file, "{}", audit_event(&entry, site))?,
            }
            (count, last) = (count + 1, entry.hash);
        }
    }
    if form == AuditForm::Chain {
        writeln!(file, "{}", json!({ "entries": count, "head": last.to_string() }))?;
    }
    file.flush()?;
    drop(file);
    draft.as_file().sync_all()?;
    draft.persist(path)?;
    Ok(count)
}
