//! The table that is looked at: the columns that questions have named so far, and the answer to the last question, so that
//! scrolling does not filter again.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::ReportId;
use store::{ReportColumn, ReportTable};
use tokio::sync::MutexGuard;

use crate::{Clinic, ClinicError, Result};

const UNUSED: Duration = Duration::from_secs(300);

/// A table with what was read of it.
pub(super) struct OpenTable {
    pub(super) table: ReportTable,
    columns: HashMap<u32, Arc<ReportColumn>>,
    used_at: Instant,
    warm: bool,
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
        *open = Some(OpenTable { table, columns: HashMap::new(), used_at: Instant::now(), warm: false, answer: None });
    }
    if let Some(open) = open.as_mut() {
        open.used_at = Instant::now();
    }
    Ok(open)
}

/// Reads the columns of a table that was just opened, one after the other, so that the first search in all of them does
/// not wait for it.
pub(super) fn warm(clinic: &Arc<Clinic>, open: &mut OpenTable) {
    if std::mem::replace(&mut open.warm, true) {
        return;
    }
    let (clinic, report) = (clinic.clone(), open.table.report.clone());
    tokio::spawn(async move {
        for place in 0.. {
            let mut open = clinic.reports.open.lock().await;
            let Some(open) = open.as_mut().filter(|open| open.table.report == report) else { return };
            if place as usize >= open.table.headings.len() {
                return;
            }
            let column = match open.column(&clinic, place).await {
                Ok(column) => column,
                Err(error) => {
                    tracing::warn!(%error, "a report's column could not be read ahead");
                    return;
                }
            };
            if tokio::task::spawn_blocking(move || column.make_ready()).await.is_err() {
                return;
            }
        }
    });
}

/// Puts a table away that nobody has looked at for a while: what was read of it is patients' data, and large.
pub(super) async fn put_away(clinic: &Clinic) {
    let mut open = clinic.reports.open.lock().await;
    if open.as_ref().is_some_and(|open| open.used_at.elapsed() > UNUSED) {
        *open = None;
    }
}
