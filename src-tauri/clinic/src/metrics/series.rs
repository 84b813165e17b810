//! The readings of a metric as they are drawn: columns of numbers, oldest first, as raw bytes.
//!
//! Little-endian, in this order: `u32` how many; `u32` what there is (bit 0 ends, bit 1 second values); `u32` how many more
//! cannot be drawn; `u32` nothing; then, each as long as the first says: `f64` start in seconds since 1970, `f64` end,
//! `f64` value, `f64` second value, `u16` flags, `u16` place of the source; then the sources as a list in JSON. A value is
//! in the unit that the metric is drawn in; NaN where a part of a pressure is missing. What cannot be drawn, since no unit
//! was told or it measures something else, is counted: the table has it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::observation::{Comparator, Mark, Metric, Observation, Quantity, ReadingDay, Taken, Value, mark};
use rust_decimal::prelude::ToPrimitive;

use super::overview::observations;
use super::shown::Accounts;
use super::table::moment;
use super::whose::whose;
use crate::Result;
use crate::access::Chart;
use crate::views::{ReadingSource, SeriesAsked};

/// Flags beside a reading, by the place of their bit. The page has the same list (`ui/src/charts/series.ts`).
mod flag {
    pub(super) const LATE: u16 = 1;
    pub(super) const FUTURE: u16 = 1 << 1;
    pub(super) const BEFORE_BIRTH: u16 = 1 << 2;
    pub(super) const CORRECTED: u16 = 1 << 3;
    pub(super) const SEVERAL_WAYS: u16 = 1 << 4;
    pub(super) const CONVERTED: u16 = 1 << 5;
    pub(super) const LIMIT_LOW: u16 = 1 << 6;
    pub(super) const LIMIT_HIGH: u16 = 1 << 7;
    pub(super) const ZERO: u16 = 1 << 8;
    pub(super) const REVERSED: u16 = 1 << 9;
    pub(super) const PART_MISSING: u16 = 1 << 10;
    pub(super) const TYPED: u16 = 1 << 11;
    /// Where the places after the point of a number that was not converted begin: four bits.
    pub(super) const PLACES: u32 = 12;
}

impl Chart {
    /// The readings of a metric in a stretch of time, as they are drawn.
    ///
    /// # Errors
    /// [`crate::ClinicError::NotFound`] when the record is not known here.
    pub async fn series(&self, asked: &SeriesAsked) -> Result<Vec<u8>> {
        let clinic = &*self.clinic;
        self.opens(&asked.patient).await?;
        let person = whose(clinic, &asked.patient).await?;
        self.opens_chart(&asked.patient).await?;
        let (from, until) = (moment(asked.from.as_ref())?, moment(asked.until.as_ref())?);
        let days = from.map_or(i64::MIN, ReadingDay::of)..=until.map_or(i64::MAX, ReadingDay::of);
        let kept = clinic.store.ledger().reading_days(&person.keys, asked.metric, days).await?;
        let accounts = Accounts::read(clinic).await?;
        let (metric, now, born) = (asked.metric, Utc::now(), person.born);
        // A year of a minute's heart rate is half a million readings: that is no work for the threads that answer.
        let made = tokio::task::spawn_blocking(move || {
            let mut columns = Columns::new(metric, now, born);
            for one in observations(kept) {
                let start = one.reading.effective.start;
                if from.is_none_or(|from| start >= from) && until.is_none_or(|until| start < until) {
                    columns.add(&one, &accounts);
                }
            }
            columns.bytes()
        });
        made.await.map_err(|_| crate::ClinicError::Closing)
    }
}

struct Columns {
    metric: Metric,
    now: DateTime<Utc>,
    born: Option<NaiveDate>,
    start: Vec<f64>,
    end: Vec<f64>,
    value: Vec<f64>,
    second: Vec<f64>,
    flags: Vec<u16>,
    source: Vec<u16>,
    sources: Vec<Option<ReadingSource>>,
    undrawn: u32,
}

/// A number as it is drawn, and what is said of it.
struct Drawn {
    value: f64,
    converted: bool,
    places: u16,
    limit: Option<Comparator>,
}

impl Columns {
    fn new(metric: Metric, now: DateTime<Utc>, born: Option<NaiveDate>) -> Self {
        let (start, end, value, second) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (flags, source, sources) = (Vec::new(), Vec::new(), Vec::new());
        Self { metric, now, born, start, end, value, second, flags, source, sources, undrawn: 0 }
    }

    fn add(&mut self, one: &Observation, accounts: &Accounts) {
        let (first, second) = match &one.reading.value {
            Value::One { quantity } => (self.drawn(quantity), None),
            Value::Pressure { systolic, diastolic } => {
                let part = |part: &Option<Quantity>| part.as_ref().and_then(|part| self.drawn(part));
                (part(systolic), part(diastolic))
            }
        };
        if first.is_none() && second.is_none() {
            self.undrawn = self.undrawn.saturating_add(1);
            return;
        }
        let source = self.place(accounts.source(one));
        self.source.push(source);
        let seconds = |at: DateTime<Utc>| at.timestamp_millis() as f64 / 1000.0;
        let effective = &one.reading.effective;
        self.start.push(seconds(effective.start));
        self.end.push(seconds(effective.end.unwrap_or(effective.start)));
        let value = |drawn: &Option<Drawn>| drawn.as_ref().map_or(f64::NAN, |drawn| drawn.value);
        self.value.push(value(&first));
        self.second.push(value(&second));
        let mut flags = self.marks(one);
        for drawn in [&first, &second].into_iter().flatten() {
            if drawn.converted {
                flags |= flag::CONVERTED;
            }
            match drawn.limit {
                Some(Comparator::Less) => flags |= flag::LIMIT_LOW,
                Some(Comparator::Greater) => flags |= flag::LIMIT_HIGH,
                None => {}
            }
        }
        let places = first.or(second).map_or(0, |drawn| drawn.places);
        self.flags.push(flags | (places << flag::PLACES));
    }

    /// The place of a source among those that were met; readings have few.
    fn place(&mut self, source: Option<ReadingSource>) -> u16 {
        let place = self.sources.iter().position(|known| *known == source).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    fn drawn(&self, quantity: &Quantity) -> Option<Drawn> {
        let unit = self.metric.unit();
        let to = quantity.in_unit(unit)?;
        let places = if to.converted { self.metric.places(unit) } else { quantity.value.scale() };
        Some(Drawn {
            value: to.value.to_f64()?,
            converted: to.converted,
            places: u16::try_from(places.min(15)).unwrap_or(0),
            limit: quantity.comparator,
        })
    }

    fn marks(&self, one: &Observation) -> u16 {
        let mut flags = if one.reading.taken == Taken::Typed { flag::TYPED } else { 0 };
        for mark in mark::marks(one, self.now, self.born) {
            flags |= match mark {
                Mark::Late => flag::LATE,
                Mark::Future => flag::FUTURE,
                Mark::BeforeBirth => flag::BEFORE_BIRTH,
                Mark::Corrected => flag::CORRECTED,
                Mark::SeveralWays => flag::SEVERAL_WAYS,
                Mark::Zero => flag::ZERO,
                Mark::PressuresReversed => flag::REVERSED,
                Mark::PartMissing => flag::PART_MISSING,
                // Told by the comparator's own flags, and of what is not drawn.
                Mark::AtLimit | Mark::UnitUnknown | Mark::UnitForeign => 0,
            };
        }
        flags
    }

    fn bytes(self) -> Vec<u8> {
        let (ends, seconds) = (self.metric.has_period(), self.metric == Metric::BloodPressure);
        let count = self.start.len();
        let mut bytes = Vec::with_capacity(16 + count * 36);
        bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend((u32::from(ends) | (u32::from(seconds) << 1)).to_le_bytes());
        bytes.extend(self.undrawn.to_le_bytes());
        bytes.extend([0; 4]);
        let mut column = |numbers: &[f64]| numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        column(&self.start);
        if ends {
            column(&self.end);
        }
        column(&self.value);
        if seconds {
            column(&self.second);
        }
        self.flags.iter().chain(&self.source).for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes.extend(serde_json::to_vec(&self.sources).unwrap_or_default());
        bytes
    }
}
