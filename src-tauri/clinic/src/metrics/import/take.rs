//! Keeping what was read, piece by piece: each in one transaction with how far the file was read.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::observation::{Came, Metric, Reading, ReadingDay, Way};
use health_files::{Checkpoint, Refusal};
use store::{LedgerTx, ReadingImportRow, ReadingOrigin, ReadingRefusal};

use super::known::{OfDay, Others};
use super::pieces::Batch;
use super::progress::{Fate, Progress};
use crate::{Clinic, Result};

/// Takes what is read for one import.
pub(super) struct Taker {
    pub(super) clinic: Arc<Clinic>,
    pub(super) row: ReadingImportRow,
    pub(super) progress: Progress,
    pub(super) others: Others,
    pub(super) born: Option<chrono::NaiveDate>,
    /// The signal that is coming, by its number.
    pub(super) coming: Option<super::signal::Coming>,
}

/// Whether an import is still wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Yes,
    /// Somebody discarded it meanwhile.
    No,
}

impl Taker {
    pub(super) fn way(&self) -> Way {
        Way::Imported { import: self.row.id.clone() }
    }

    pub(super) async fn origin(&self, tx: &mut LedgerTx, now: DateTime<Utc>) -> Result<ReadingOrigin> {
        Ok(tx.reading_origin(&self.row.patient, &self.way(), now, false).await?)
    }

    /// Keeps records of the file.
    pub(super) async fn records(&mut self, batch: Batch) -> Result<Wanted> {
        let mut days: BTreeMap<(Metric, i64), Vec<Reading>> = BTreeMap::new();
        for reading in batch.readings {
            days.entry((reading.metric, ReadingDay::of(reading.effective.start))).or_default().push(reading);
        }
        let mut others = Vec::with_capacity(days.len());
        for (metric, day) in days.keys() {
            others.push(self.others.day(&self.clinic, *metric, *day).await?);
        }
        let now = Utc::now();
        let mut after = self.progress.clone();
        let mut tx = self.clinic.store.ledger().begin().await?;
        let origin = self.origin(&mut tx, now).await?;
        for (((metric, day), readings), others) in days.into_iter().zip(others) {
            let mut of_day = tx.reading_day(origin.id, metric, day).await?;
            for reading in readings {
                let fate = fate(&mut of_day, &others, &reading, now);
                after.count(&reading, fate);
            }
            tx.put_reading_day(origin.id, metric, day, &of_day).await?;
        }
        let rows = (after.told..).zip(&batch.refusals).map(|(seq, refusal)| refused(seq, refusal));
        let rows: Vec<ReadingRefusal> = rows.collect();
        after.told += rows.len() as u64;
        after.refused += rows.len() as u64;
        for (kind, count) in batch.left_out {
            *after.left_out.entry(kind).or_default() += count;
        }
        self.keep(tx, after, batch.at, &rows).await
    }

    /// Ends a transaction with how far the file was read. Nothing of it is kept when the import is no more.
    pub(super) async fn keep(
        &mut self,
        mut tx: LedgerTx,
        mut after: Progress,
        at: Checkpoint,
        rows: &[ReadingRefusal],
    ) -> Result<Wanted> {
        after.is_at(at);
        if !tx.reading_import_is_at(&self.row.id, &after.json()?).await? {
            return Ok(Wanted::No);
        }
        tx.add_reading_refusals(&self.row.id, rows).await?;
        tx.commit().await?;
        self.progress = after;
        Ok(Wanted::Yes)
    }
}

fn fate(day: &mut ReadingDay, others: &OfDay, reading: &Reading, now: DateTime<Utc>) -> Fate {
    match day.take(reading.clone(), now) {
        Came::Known | Came::Corrected => Fate::Again,
        Came::New if others.has(reading) => Fate::Known,
        Came::New => Fate::New,
    }
}

fn refused(seq: u64, refusal: &Refusal) -> ReadingRefusal {
    ReadingRefusal {
        seq,
        part: None,
        record: refusal.place.record,
        byte: refusal.place.byte,
        line: refusal.place.line,
        why: refusal.why.as_str().to_owned(),
        field: refusal.field.map(str::to_owned),
    }
}
