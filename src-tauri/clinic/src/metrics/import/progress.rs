//! What was read of a file so far: kept with what it brought, in one transaction, and shown as its report.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::observation::{Metric, Reading, Value};
use health_files::{Broken, Checkpoint};
use serde::{Deserialize, Serialize};

use crate::views::{BrokenPlace, Instant, KindLeftOut, MetricImported, SignalsImported};
use crate::{ClinicError, Result};

/// What was read so far. The words of metrics are those of the domain.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Progress {
    bytes: u64,
    records: u64,
    found: u64,
    text: u64,
    pub(super) metrics: BTreeMap<String, Counted>,
    /// Records that are no readings.
    pub(super) refused: u64,
    /// Lines of the account.
    pub(super) told: u64,
    pub(super) left_out: BTreeMap<String, u64>,
    pub(super) signals: Signals,
    pub(super) broken: Option<Damage>,
}

/// Readings of a metric.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Counted {
    pub(super) new: u64,
    pub(super) known: u64,
    pub(super) again: u64,
    pub(super) without_unit: u64,
    first: Option<DateTime<Utc>>,
    last: Option<DateTime<Utc>>,
}

/// Signals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Signals {
    pub(super) whole: u32,
    pub(super) known: u32,
    pub(super) again: u32,
    pub(super) refused: u32,
}

/// Where a file is damaged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Damage {
    record: u64,
    line: Option<u64>,
    column: Option<u64>,
}

/// What a reading is to what was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Known,
    Again,
}

impl Progress {
    /// As it was kept.
    pub(super) fn of(kept: &serde_json::Value) -> Result<Self> {
        serde_json::from_value(kept.clone()).map_err(|_| ClinicError::Conflict("importUnreadable"))
    }

    /// As it is kept.
    pub(super) fn json(&self) -> Result<serde_json::Value> {
        serde_json::to_value(self).map_err(|_| ClinicError::Conflict("importUnreadable"))
    }

    /// From where reading goes on.
    pub(super) fn at(&self) -> Checkpoint {
        Checkpoint { bytes: self.bytes, records: self.records, found: self.found, text: self.text }
    }

    pub(super) fn is_at(&mut self, at: Checkpoint) {
        Checkpoint { bytes: self.bytes, records: self.records, found: self.found, text: self.text } = at;
    }

    pub(super) fn count(&mut self, reading: &Reading, fate: Fate) {
        let counted = self.metrics.entry(reading.metric.as_str().to_owned()).or_default();
        match fate {
            Fate::New => counted.new += 1,
            Fate::Known => counted.known += 1,
            Fate::Again => {
                counted.again += 1;
                return;
            }
        }
        counted.without_unit += u64::from(!has_unit(&reading.value));
        let at = reading.effective.start;
        counted.first = Some(counted.first.map_or(at, |first| first.min(at)));
        counted.last = Some(counted.last.map_or(at, |last| last.max(at)));
    }

    pub(super) fn broken_at(&mut self, broken: &Broken) {
        let place = broken.place;
        self.broken = Some(Damage { record: place.record, line: place.line, column: place.column });
    }

    /// Whether there is anything that could count.
    pub(super) fn holds_anything(&self) -> bool {
        self.signals.whole > 0 || self.metrics.values().any(|counted| counted.new + counted.known > 0)
    }

    /// How many readings it brought.
    pub(super) fn readings(&self) -> u64 {
        self.metrics.values().map(|counted| counted.new + counted.known).sum()
    }

    pub(super) fn metrics_view(&self) -> Vec<MetricImported> {
        let shown = |metric: Metric| {
            let counted = self.metrics.get(metric.as_str())?;
            Some(MetricImported {
                metric,
                new: short(counted.new),
                known: short(counted.known),
                again: short(counted.again),
                without_unit: short(counted.without_unit),
                first: Instant::from(counted.first?),
                last: Instant::from(counted.last?),
            })
        };
        Metric::ALL.into_iter().filter_map(shown).collect()
    }

    pub(super) fn left_out_view(&self) -> Vec<KindLeftOut> {
        let shown = |(kind, count): (&String, &u64)| KindLeftOut { kind: kind.clone(), count: short(*count) };
        self.left_out.iter().map(shown).collect()
    }

    pub(super) fn signals_view(&self) -> SignalsImported {
        let Signals { whole, known, again, refused } = self.signals;
        SignalsImported { whole, known, again, refused }
    }

    pub(super) fn broken_view(&self) -> Option<BrokenPlace> {
        let damage = self.broken.as_ref()?;
        let (line, column) = (damage.line.map(short), damage.column.map(short));
        Some(BrokenPlace { record: short(damage.record), line, column })
    }
}

fn has_unit(value: &Value) -> bool {
    match value {
        Value::One { quantity } => quantity.unit.is_some(),
        Value::Pressure { systolic, diastolic } => {
            [systolic, diastolic].into_iter().flatten().all(|part| part.unit.is_some())
        }
    }
}

/// A count for the page.
pub(super) fn short(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
