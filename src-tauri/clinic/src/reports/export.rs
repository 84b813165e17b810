//! A report that leaves the console as a CSV file: the rows and columns that are on screen, no others, and only after who
//! takes them is in the audit.

use std::sync::Arc;

use chrono::Utc;
use documents::CsvTable;
use domain::ReportKind;
use domain::audit::AuditAction;
use serde_json::json;
use store::{AuditEntry, ReportTable};

use super::open::open;
use super::table::{answer, wanted};
use crate::access::Administrator;
use crate::views::{ReportQuery, count};
use crate::{Clinic, ClinicError, Result};

const AT_ONCE: usize = 1_000;

/// What may leave, and has not yet.
pub struct ReportExport {
    clinic: Arc<Clinic>,
    table: ReportTable,
    places: Arc<Vec<u32>>,
    columns: Vec<usize>,
    name: String,
    entry: AuditEntry,
}

/// A file to be written where the person chose.
pub struct ExportedReport {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many rows it has.
    pub rows: u32,
    /// How many cells look like a formula and were made text.
    pub guarded: u32,
}

impl Administrator {
    /// Prepares the rows of a question as a file. Nothing leaves before [`ReportExport::leave`].
    ///
    /// # Errors
    /// As for [`Administrator::report_rows`].
    pub async fn export_report(&self, query: ReportQuery) -> Result<ReportExport> {
        let clinic = &*self.clinic;
        let row = self.report_row(&query.report).await?;
        let mut open = open(clinic, &query.report).await?;
        let open = open.as_mut().ok_or(ClinicError::NotFound("report"))?;
        let places = answer(clinic, open, &query).await?;
        let columns = wanted(&query.columns, open.table.headings.len())?;
        let kind = match row.kind {
            ReportKind::Dump => "visits",
            ReportKind::Encounter => "encounter-report",
        };
        let detail = json!({
            "rows": places.len(),
            "of": open.table.rows,
            "columns": columns.len(),
            "from": row.from,
            "to": row.to,
        });
        Ok(ReportExport {
            clinic: self.clinic.clone(),
            table: open.table.clone(),
            places,
            columns,
            name: format!("{kind}-{}-to-{}.csv", row.from, row.to),
            entry: self.report_entry(AuditAction::ExportReport, &row.connection, &row.id, detail),
        })
    }
}

impl ReportExport {
    /// A name for the file: its kind and days, never a person's name.
    pub fn file_name(&self) -> &str {
        &self.name
    }

    /// Gives the bytes out, after who takes them is in the audit.
    ///
    /// # Errors
    /// When the audit cannot be written or the table cannot be read; nothing is given out then.
    pub async fn leave(self) -> Result<ExportedReport> {
        let heading = |at: &usize| self.table.headings.get(*at).map_or("", String::as_str);
        let mut table = CsvTable::new(self.columns.iter().map(heading)).map_err(unwritten)?;
        for places in self.places.chunks(AT_ONCE) {
            for cells in self.clinic.store.mirror().report_rows(&self.table, places).await? {
                let cell = |at: &usize| cells.get(*at).map_or("", String::as_str);
                table.push(self.columns.iter().map(cell)).map_err(unwritten)?;
            }
        }
        let file = table.finish().map_err(unwritten)?;
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(&AuditEntry { at: Utc::now(), ..self.entry }).await?;
        tx.commit().await?;
        debug_assert_eq!(file.rows, count(self.places.len()));
        Ok(ExportedReport { bytes: file.bytes, rows: file.rows, guarded: file.guarded })
    }
}

fn unwritten(error: csv::Error) -> ClinicError {
    tracing::error!(kind = ?error.kind(), "a table could not be written as CSV");
    ClinicError::Conflict("exportNotWritten")
}
