//! Looking at a file: what would come of every row, and nothing kept.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use domain::ConnectionId;
use store::ConnectionRow;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::judge::Judge;
use super::row::Line;
use super::sheet::{self, Sheet, SheetProblem};
use super::{BATCH, Planned};
use crate::access::FrontDesk;
use crate::views::{ImportColumn, ImportFate, ImportPlan, ImportRow};
use crate::{Clinic, ClinicError, Result, settings};

/// Rows that the page is given.
const SHOWN: usize = 500;

impl FrontDesk {
    /// Reads a file that the person chose in the desktop's own dialog, and says what would come of every row.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the connection is off; [`ClinicError::Invalid`] for a file that cannot be read, is
    /// larger than 64 MiB, or has no column with the number of a visit or a patient.
    pub async fn plan_import(&self, connection: &ConnectionId, path: &Path) -> Result<ImportPlan> {
        let clinic = &*self.clinic;
        let row = connected(clinic, connection).await?;
        let mut judge = Judge::new(clinic, connection);
        let mut shown = Shown::default();
        let (mut lines, reading) = open(path.to_owned(), &row);
        while let Some(batch) = lines.recv().await {
            for line in batch {
                shown.add(judge.judge(line).await?.shown);
            }
        }
        let sheet = finished(reading).await?;
        let token = Uuid::new_v4().to_string();
        let planned = Planned {
            token: token.clone(),
            path: path.to_owned(),
            digest: sheet.digest,
            connection: connection.clone(),
        };
        *clinic.importing.lock().unwrap_or_else(PoisonError::into_inner) = Some(planned);
        Ok(plan(token, path, row, sheet, judge.counts, shown))
    }
}

/// The connection into which a file is read.
pub(super) async fn connected(clinic: &Clinic, id: &ConnectionId) -> Result<ConnectionRow> {
    let row = clinic.store.ledger().connection(id).await?;
    row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))
}

pub(super) type Reading = tokio::task::JoinHandle<std::result::Result<Sheet, SheetProblem>>;

/// Begins to read a file. At most two batches wait; the reader stops when the receiver is dropped.
pub(super) fn open(path: PathBuf, row: &ConnectionRow) -> (mpsc::Receiver<Vec<Line>>, Reading) {
    let zone = settings::zone_of(&row.zone);
    let (send, receive) = mpsc::channel(2);
    (receive, tokio::task::spawn_blocking(move || sheet::read(&path, zone, &send)))
}

pub(super) async fn finished(reading: Reading) -> Result<Sheet> {
    let read = reading.await.map_err(|_| ClinicError::Closing)?;
    read.map_err(|problem| ClinicError::invalid("file", problem.word()))
}

fn plan(
    token: String,
    path: &Path,
    row: ConnectionRow,
    sheet: Sheet,
    counts: crate::views::ImportCounts,
    shown: Shown,
) -> ImportPlan {
    let (known, unknown): (Vec<_>, Vec<_>) = sheet.columns.all.into_iter().partition(|(_, meaning)| meaning.is_some());
    let columns = known
        .into_iter()
        .filter_map(|(heading, meaning)| Some(ImportColumn { heading, meaning: meaning?.word().to_owned() }))
        .collect();
    ImportPlan {
        token,
        file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        connection_name: row.name,
        encoding: sheet.encoding.to_owned(),
        columns,
        ignored: unknown.into_iter().map(|(heading, _)| heading).collect(),
        counts,
        more: shown.more,
        rows: shown.rows(),
    }
}

/// The rows for the page: those that need a look first, and never more than it can show.
#[derive(Default)]
struct Shown {
    look: Vec<ImportRow>,
    rest: Vec<ImportRow>,
    more: u32,
}

impl Shown {
    fn add(&mut self, row: ImportRow) {
        let into = match row.fate {
            ImportFate::Refused | ImportFate::Changed => &mut self.look,
            ImportFate::New | ImportFate::Known => &mut self.rest,
        };
        into.push(row);
        if self.look.len() + self.rest.len() > SHOWN {
            self.more += 1;
            if self.rest.pop().is_none() {
                self.look.pop();
            }
        }
        debug_assert!(self.look.len() + self.rest.len() <= SHOWN.max(BATCH));
    }

    fn rows(mut self) -> Vec<ImportRow> {
        self.look.append(&mut self.rest);
        self.look
    }
}
