//! Keeping readings, whatever way they came.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::observation::{Came, Metric, Reading, ReadingDay, Way};
use store::{LedgerTx, ReadingOrigin};

use crate::{Clinic, Result};

/// So many days are kept in one transaction: others wait for it.
const DAYS_AT_ONCE: usize = 64;

/// What readings were to what was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    /// Not known before.
    pub(crate) new: u32,
    /// Known as they are.
    pub(crate) known: u32,
    /// Known with another value.
    pub(crate) corrected: u32,
}

impl Kept {
    fn count(&mut self, came: Came) {
        match came {
            Came::New => self.new += 1,
            Came::Known => self.known += 1,
            Came::Corrected => self.corrected += 1,
        }
    }

    /// Whether something is there that was not there.
    pub(crate) fn changes(&self) -> bool {
        self.new > 0 || self.corrected > 0
    }
}

impl AddAssign for Kept {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.known += other.known;
        self.corrected += other.corrected;
    }
}

/// Keeps readings of a record that came on a way. What is kept twice counts once; what comes again with another value
/// under its id keeps both.
pub(crate) async fn keep(
    clinic: &Clinic,
    patient: &PatientKey,
    way: &Way,
    readings: Vec<Reading>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    let mut days: BTreeMap<(Metric, i64), Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        days.entry((reading.metric, ReadingDay::of(reading.effective.start))).or_default().push(reading);
    }
    let mut kept = Kept::default();
    let mut days = days.into_iter().peekable();
    while days.peek().is_some() {
        let mut tx = clinic.store.ledger().begin().await?;
        let origin = tx.reading_origin(patient, way, now, true).await?;
        for ((metric, day), readings) in days.by_ref().take(DAYS_AT_ONCE) {
            kept += keep_day(&mut tx, &origin, (metric, day), readings, now).await?;
        }
        tx.commit().await?;
    }
    if kept.changes() {
        // The store has marked them as due.
        crate::alerts::look_again(clinic);
    }
    Ok(kept)
}

/// Keeps readings of one metric on one day, as a part of a transaction.
pub(super) async fn keep_day(
    tx: &mut LedgerTx,
    origin: &ReadingOrigin,
    (metric, day): (Metric, i64),
    readings: Vec<Reading>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    let mut of_day = tx.reading_day(origin.id, metric, day).await?;
    let mut kept = Kept::default();
    for reading in readings {
        kept.count(of_day.take(reading, now));
    }
    if kept.changes() {
        tx.put_reading_day(origin.id, metric, day, &of_day).await?;
    }
    Ok(kept)
}
