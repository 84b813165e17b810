//! Beginning a dry run, stopping it, and going on with it.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{AuditEntry, ImportState, ReadingImportRow};
use uuid::Uuid;

use super::answers::{Settings, settle, told};
use super::desk::Looked;
use super::progress::Progress;
use super::run::run;
use super::theirs::Theirs;
use crate::access::Clinician;
use crate::views::{BeginReadingImport, Tag};
use crate::{Clinic, ClinicError, Result};

/// What was being read when the console ended has stopped, and can go on; what came of half a signal is removed.
pub(crate) async fn recover(clinic: &Clinic) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.remove_coming_signals().await?;
    let stopped = tx.stop_reading_imports("consoleEnded").await?;
    tx.commit().await?;
    if stopped > 0 {
        tracing::info!(stopped, "files of readings were being read when the console ended");
    }
    Ok(())
}

impl Clinician {
    /// Begins to read a file that was looked at. What it brings is seen by nobody before [`Clinician::keep_reading_import`].
    /// Gives the import's id.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the file is not the one that was looked at last, when its person differs from the
    /// patient and nobody said that it is meant, or when another file of the patient is being read;
    /// [`ClinicError::Invalid`] with the field when something that it leaves open was not said.
    pub async fn begin_reading_import(&self, input: BeginReadingImport) -> Result<String> {
        let clinic = &self.clinic;
        let looked = clinic.reading_imports.looked_at(&input.token).filter(|looked| looked.patient == input.patient);
        let looked = looked.ok_or(ClinicError::Conflict("fileGone"))?;
        let mirror = clinic.store.mirror();
        let patient = mirror.patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        let theirs = Theirs::of(clinic, patient, &looked.said.devices).await?;
        let settings = settings(&looked, &theirs, &input)?;
        let mut rows = clinic.store.ledger().reading_imports(&input.patient).await?.into_iter();
        if rows.any(|row| row.state == ImportState::Reading) {
            return Err(ClinicError::Conflict("anotherIsRead"));
        }
        let now = Utc::now();
        let row = ReadingImportRow {
            id: Uuid::new_v4().to_string(),
            patient: input.patient,
            kind: looked.kind.as_str().to_owned(),
            file_name: looked.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            path: Some(looked.path.to_str().ok_or(ClinicError::invalid("file", "pathUnreadable"))?.to_owned()),
            size: looked.size,
            sha256: looked.sha256,
            settings: serde_json::to_value(&settings).map_err(|_| ClinicError::invalid("file", "openQuestions"))?,
            begun_at: now,
            begun_by: self.actor.name.clone(),
            state: ImportState::Reading,
            why: None,
            progress: Progress::default().json()?,
            ended_at: None,
            ended_by: None,
        };
        let live = clinic.reading_imports.begin(&row.id, &row.patient).ok_or(ClinicError::Conflict("anotherIsRead"))?;
        let kept = async {
            let mut tx = clinic.store.ledger().begin().await?;
            tx.add_reading_import(&row).await?;
            let detail = json!({ "kind": row.kind, "bytes": row.size, "personDiffers": settings.meant });
            tx.append_audit(&self.about(&row, AuditAction::BeginReadingImport, detail)).await?;
            // An account that was removed meanwhile takes its imports with it: none may come after it.
            let account = clinic.store.ledger().connection(&row.patient.connection()).await?;
            account.ok_or(ClinicError::NotFound("connection"))?;
            tx.commit().await?;
            Ok(())
        };
        if let Err(error) = kept.await {
            clinic.reading_imports.over(&row.id);
            return Err(error);
        }
        let id = row.id.clone();
        tokio::spawn(run(clinic.clone(), row, live));
        clinic.events.stale(&[Tag::ReadingImports]);
        Ok(id)
    }

    /// Stops reading a file; it can go on.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when it is not being read.
    pub fn stop_reading_import(&self, id: &str) -> Result<()> {
        let live = self.clinic.reading_imports.live(id).ok_or(ClinicError::Conflict("notBeingRead"))?;
        live.stop.cancel();
        Ok(())
    }

    /// Goes on reading a file where it was stopped, by what was said of it when it was begun.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; [`ClinicError::Conflict`] when it has not stopped.
    pub async fn resume_reading_import(&self, id: &str) -> Result<()> {
        let clinic = &self.clinic;
        let row = clinic.store.ledger().reading_import(id).await?.ok_or(ClinicError::NotFound("import"))?;
        let live = clinic.reading_imports.begin(id, &row.patient).ok_or(ClinicError::Conflict("anotherIsRead"))?;
        let moved = async {
            let mut tx = clinic.store.ledger().begin().await?;
            let moved = tx.move_reading_import(id, ImportState::Stopped, ImportState::Reading, None).await?;
            tx.commit().await?;
            if moved { Ok(()) } else { Err(ClinicError::Conflict("notStopped")) }
        };
        if let Err(error) = moved.await {
            clinic.reading_imports.over(id);
            return Err(error);
        }
        tokio::spawn(run(clinic.clone(), ReadingImportRow { state: ImportState::Reading, ..row }, live));
        clinic.events.stale(&[Tag::ReadingImports]);
        Ok(())
    }

    /// The audit's entry about an import: of the file its bytes, never its name.
    pub(super) fn about(&self, row: &ReadingImportRow, action: AuditAction, detail: serde_json::Value) -> AuditEntry {
        self.actor.did(action, Utc::now()).of(&row.patient).about(AuditedKind::Import, &row.id).with(detail)
    }
}

/// What was said of a file, when nothing that has to be said is missing.
fn settings(looked: &Looked, theirs: &Theirs, input: &BeginReadingImport) -> Result<Settings> {
    if !looked.said.beside(theirs).differs.is_empty() && !input.meant {
        return Err(ClinicError::Conflict("personDiffers"));
    }
    let table = match &looked.table {
        Some(look) => {
            let said = input.table.clone().ok_or(ClinicError::invalid("file", "openQuestions"))?;
            settle(look, &said)?;
            Some(said)
        }
        None => None,
    };
    let samples = if looked.delivery.as_ref().is_some_and(|look| look.health_kit > 0) {
        let said = input.samples.clone().ok_or(ClinicError::invalid("file", "openQuestions"))?;
        told(&said)?;
        Some(said)
    } else {
        None
    };
    let zone = if looked.asks_zone {
        let named = input.zone.as_deref().ok_or(ClinicError::invalid("zone", "noZone"))?;
        Some(named.parse().map_err(|_| ClinicError::invalid("zone", "noZone"))?)
    } else {
        None
    };
    Ok(Settings { table, samples, zone, meant: input.meant })
}
