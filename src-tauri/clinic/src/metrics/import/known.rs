//! Which readings of a file another way told already (rule X-MET-01): they are shown once, with both.

use std::collections::{HashMap, HashSet};

use domain::PatientKey;
use domain::observation::same::{SameKey, may_be_one};
use domain::observation::{Metric, Reading};
use store::ReadingExtent;

use super::super::whose::whose;
use crate::{Clinic, Result};

/// What is known of a person on other ways.
pub(super) struct Others {
    keys: Vec<PatientKey>,
    extents: Vec<ReadingExtent>,
    signals: HashSet<([u8; 32], Option<chrono::DateTime<chrono::Utc>>)>,
}

/// The readings of one day on other ways.
#[derive(Default)]
pub(super) struct OfDay(HashMap<SameKey, Vec<Reading>>);

impl Others {
    pub(super) async fn of(clinic: &Clinic, patient: &PatientKey) -> Result<Self> {
        let keys = whose(clinic, patient).await?.keys;
        let extents = clinic.store.ledger().reading_extents(&keys).await?;
        let signals = clinic.store.ledger().signals(&keys).await?;
        let signals = signals.into_iter().map(|row| (row.sha256, row.start)).collect();
        Ok(Self { keys, extents, signals })
    }

    /// What is seen of a metric on a day: of imports, only those that count.
    pub(super) async fn day(&self, clinic: &Clinic, metric: Metric, day: i64) -> Result<OfDay> {
        let within = |extent: &ReadingExtent| (extent.first_day..=extent.last_day).contains(&day);
        if !self.extents.iter().any(|extent| extent.metric == metric && within(extent)) {
            return Ok(OfDay::default());
        }
        let mut all: HashMap<SameKey, Vec<Reading>> = HashMap::new();
        for kept in clinic.store.ledger().reading_days(&self.keys, metric, day..=day).await? {
            for entry in kept.readings.into_entries() {
                all.entry(SameKey::of(&entry.reading)).or_default().push(entry.reading);
            }
        }
        Ok(OfDay(all))
    }

    pub(super) fn has_signal(&self, sha256: [u8; 32], start: Option<chrono::DateTime<chrono::Utc>>) -> bool {
        self.signals.contains(&(sha256, start))
    }
}

impl OfDay {
    pub(super) fn has(&self, reading: &Reading) -> bool {
        !self.0.is_empty()
            && self.0.get(&SameKey::of(reading)).is_some_and(|all| all.iter().any(|one| may_be_one(one, reading)))
    }
}
