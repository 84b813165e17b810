//! The table that is looked at: the columns that questions have named so far, and the answer to the last question, so that
//! scrolling does not filter again.

use std::collections::HashMap;
use std::sync::Arc;

use domain::ReportId;
use store::{ReportColumn, ReportTable};
use tokio::sync::MutexGuard;

use crate::{Clinic, ClinicError, Result};

/// A table with what was read of it.
pub(super) struct OpenTable {
    pub(super) table: ReportTable,
    columns: HashMap<u32, Arc<ReportColumn>>,
    /// The last question, and the places of the rows that answer it.
    pub(super) answer: Option<(String, Arc<Vec<u32>>)>,
}

impl OpenTable {
    /// One of its columns, read when it is first asked for.
    pub(super) async fn column(&mut self, clinic: &Clinic, place: u32) -> Result<Arc<ReportColumn>> {
        if let Some(column) = self.columns.get(&place) {
            return Ok(column.clone());
        }
        if place as usize >= self.table.headings.len() {
            return Err(ClinicError::invalid("column", "noSuchColumn"));
        }
        let column = Arc::new(clinic.store.mirror().report_column(&self.table, place).await?);
        self.columns.insert(place, column.clone());
        Ok(column)
    }
}

/// Opens a table, unless it is open. Another one is put away: one table may be a quarter of a gigabyte.
pub(super) async fn open<'c>(clinic: &'c Clinic, report: &ReportId) -> Result<MutexGuard<'c, Option<OpenTable>>> {
    let mut open = clinic.reports.open.lock().await;
    let table = clinic.store.mirror().report_table(report).await?.ok_or(ClinicError::NotFound("report"))?;
    if open.as_ref().is_none_or(|open| open.table != table) {
        *open = Some(OpenTable { table, columns: HashMap::new(), answer: None });
    }
    Ok(open)
}
