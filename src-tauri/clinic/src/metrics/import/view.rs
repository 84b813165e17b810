//! The files of a person and their reports, as the page shows them.

use domain::PatientKey;
use store::{ImportState, ReadingImportRow, ReadingRefusal};

use super::progress::{Progress, short};
use super::signal::PART;
use crate::access::Chart;
use crate::views::{
    Instant, ReadingFileKind, ReadingImportState, ReadingImportView, ReadingRefusalView, ReadingRefusalsPage,
};
use crate::{Clinic, ClinicError, Result};

/// Lines of an account that the page is given at a time.
const PAGE: u32 = 100;

impl Chart {
    /// The files that were brought in for a record, the newest first.
    pub async fn reading_imports(&self, patient: &PatientKey) -> Result<Vec<ReadingImportView>> {
        self.opens(patient).await?;
        let rows = self.clinic.store.ledger().reading_imports(patient).await?;
        rows.into_iter().map(|row| view(&self.clinic, row)).collect()
    }

    /// What of a file was refused and why, in the order of the file, from a line of its account on.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the import is no more.
    pub async fn reading_refusals(&self, import: &str, from: u32) -> Result<ReadingRefusalsPage> {
        let ledger = self.clinic.store.ledger();
        let row = ledger.reading_import(import).await?.ok_or(ClinicError::NotFound("import"))?;
        self.opens(&row.patient).await?;
        let mut rows = ledger.reading_refusals(import, u64::from(from), PAGE + 1).await?;
        let next = rows.get(PAGE as usize).map(|row| short(row.seq));
        rows.truncate(PAGE as usize);
        Ok(ReadingRefusalsPage { rows: rows.into_iter().map(refusal).collect(), next })
    }
}

fn view(clinic: &Clinic, row: ReadingImportRow) -> Result<ReadingImportView> {
    let progress = Progress::of(&row.progress)?;
    let live = clinic.reading_imports.live(&row.id);
    Ok(ReadingImportView {
        kind: ReadingFileKind::parse(&row.kind).ok_or(ClinicError::Conflict("importUnreadable"))?,
        state: match row.state {
            ImportState::Reading => ReadingImportState::Reading,
            ImportState::Stopped => ReadingImportState::Stopped,
            ImportState::Whole => ReadingImportState::Whole,
            ImportState::Broken => ReadingImportState::Broken,
            ImportState::Kept => ReadingImportState::Kept,
            ImportState::Removed => ReadingImportState::Removed,
        },
        broken: progress.broken_view(),
        percent: live.and_then(|live| live.gauge.percent()).filter(|_| row.state == ImportState::Reading),
        metrics: progress.metrics_view(),
        signals: progress.signals_view(),
        refused: short(progress.refused),
        told: short(progress.told),
        left_out: progress.left_out_view(),
        id: row.id,
        file: row.file_name,
        why: row.why,
        begun_at: row.begun_at.into(),
        begun_by: row.begun_by,
        ended_at: row.ended_at.map(Instant::from),
        ended_by: row.ended_by,
    })
}

fn refusal(row: ReadingRefusal) -> ReadingRefusalView {
    ReadingRefusalView {
        of_signal: row.part.as_deref() == Some(PART),
        record: short(row.record),
        line: row.line.map(short),
        why: row.why,
        field: row.field,
    }
}
