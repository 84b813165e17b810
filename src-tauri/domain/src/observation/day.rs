//! What one way told of one metric of one patient on one day (UTC): the piece in which readings are kept.
//!
//! A day holds a reading once. What is told again is known again, what is told otherwise under the same id is a
//! correction and keeps what was there. Readings are numbered within their day and keep the number for good.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::same::{SameKey, may_be_one};
use super::{Earlier, Reading};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// A reading with its number within the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; never given again.
    pub number: u32,
    /// The reading.
    pub reading: Reading,
    /// When it arrived.
    pub received: DateTime<Utc>,
    /// What it was before it was corrected, the newest last.
    pub earlier: Vec<Earlier>,
}

/// What a reading was to the day it came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Came {
    /// It was not known.
    New,
    /// It was known as it is.
    Known,
    /// It was known with another value, which is kept.
    Corrected,
}

/// The readings of a day, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct ReadingDay {
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    by_key: HashMap<SameKey, Vec<usize>>,
    indexed: bool,
}

impl PartialEq for ReadingDay {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl ReadingDay {
    /// The day, UTC, that a moment belongs to, counted from 1970-01-01.
    pub fn of(at: DateTime<Utc>) -> i64 {
        at.timestamp_millis().div_euclid(DAY_MS)
    }

    /// The first moment of a day; none for one that no calendar has.
    pub fn begin(day: i64) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(day.checked_mul(DAY_MS)?)
    }

    /// A day as it was kept.
    pub fn kept(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Its readings, in the order in which they came.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same, to be taken over.
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// Takes a reading.
    pub fn take(&mut self, reading: Reading, received: DateTime<Utc>) -> Came {
        self.index();
        if let Some(&at) = reading.id.as_ref().and_then(|id| self.by_id.get(id)) {
            return self.correct(at, reading, received);
        }
        let same = self.by_key.get(&SameKey::of(&reading));
        let known = same.is_some_and(|all| {
            all.iter().filter_map(|&at| self.entries.get(at)).any(|one| {
                // Two ids of one way are two readings, however alike.
                (one.reading.id.is_none() || reading.id.is_none()) && may_be_one(&one.reading, &reading)
            })
        });
        if known {
            return Came::Known;
        }
        self.add(reading, received);
        Came::New
    }

    fn correct(&mut self, at: usize, reading: Reading, received: DateTime<Utc>) -> Came {
        let Some(entry) = self.entries.get_mut(at) else {
            return Came::Known;
        };
        if entry.reading == reading {
            return Came::Known;
        }
        let before = std::mem::replace(&mut entry.reading, reading);
        entry.earlier.push(Earlier { reading: before, until: received });
        // The keys of before and after both lead here.
        self.by_key.entry(SameKey::of(&entry.reading)).or_default().push(at);
        Came::Corrected
    }

    fn add(&mut self, reading: Reading, received: DateTime<Utc>) {
        let number = self.entries.last().map_or(0, |entry| entry.number + 1);
        let at = self.entries.len();
        self.entries.push(Entry { number, reading, received, earlier: Vec::new() });
        self.index_one(at);
    }

    fn index(&mut self) {
        if !self.indexed {
            self.indexed = true;
            for at in 0..self.entries.len() {
                self.index_one(at);
            }
        }
    }

    fn index_one(&mut self, at: usize) {
        let Some(entry) = self.entries.get(at) else { return };
        if let Some(id) = &entry.reading.id {
            self.by_id.insert(id.clone(), at);
        }
        self.by_key.entry(SameKey::of(&entry.reading)).or_default().push(at);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::{Effective, Instrument, Known, Metric, Quantity, Taken, Value};
    use super::*;

    fn reading(minute: i64, rate: i64, id: Option<&str>) -> Reading {
        let at = DateTime::from_timestamp(1_763_700_000 + minute * 60, 0).unwrap();
        Reading {
            metric: Metric::HeartRate,
            value: Value::One { quantity: Quantity::of(Decimal::from(rate), Known::PerMinute) },
            effective: Effective::instant(at),
            taken: Taken::Device,
            instrument: Instrument::default(),
            id: id.map(str::to_owned),
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_763_800_000, 0).unwrap()
    }

    #[test]
    fn what_is_told_again_is_known_and_what_is_told_otherwise_under_its_id_is_corrected() {
        let mut day = ReadingDay::default();
        assert_eq!(day.take(reading(1, 71, Some("a")), now()), Came::New);
        assert_eq!(day.take(reading(1, 71, Some("a")), now()), Came::Known);
        assert_eq!(day.take(reading(1, 75, Some("a")), now()), Came::Corrected);
        assert_eq!(day.take(reading(1, 75, Some("a")), now()), Came::Known);
        let [entry] = day.entries() else { panic!("{}", day.entries().len()) };
        assert_eq!(entry.reading, reading(1, 75, Some("a")));
        assert_eq!(entry.earlier, [Earlier { reading: reading(1, 71, Some("a")), until: now() }]);
    }

    #[test]
    fn without_ids_the_same_numbers_at_the_same_second_are_one_and_two_ids_are_two() {
        let mut day = ReadingDay::default();
        assert_eq!(day.take(reading(1, 71, None), now()), Came::New);
        assert_eq!(day.take(reading(1, 71, None), now()), Came::Known);
        assert_eq!(day.take(reading(1, 72, None), now()), Came::New);
        assert_eq!(day.take(reading(2, 60, Some("a")), now()), Came::New);
        assert_eq!(day.take(reading(2, 60, Some("b")), now()), Came::New);
        assert_eq!(day.entries().iter().map(|entry| entry.number).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn a_day_begins_at_midnight_utc_before_1970_too() {
        for (text, day) in [("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2026-11-21T23:59:59Z", 20_778)]
        {
            assert_eq!(ReadingDay::of(text.parse().unwrap()), day, "{text}");
        }
        assert_eq!(ReadingDay::begin(20_778), Some("2026-11-21T00:00:00Z".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn the_order_and_repetition_of_what_comes_changes_nothing_of_what_is_kept(
            all in prop::collection::vec((0..30_i64, 60..64_i64), 1..60), kept_after in 0..60_usize,
        ) {
            let values = |day: &ReadingDay| {
                let mut values: Vec<_> = day.entries().iter().map(|one| format!("{:?}", SameKey::of(&one.reading))
                    + &match &one.reading.value { Value::One { quantity } => quantity.value.to_string(), _ => String::new() }).collect();
                values.sort();
                values
            };
            let (mut there, mut back) = (ReadingDay::default(), ReadingDay::default());
            for (minute, rate) in &all {
                there.take(reading(*minute, *rate, None), now());
            }
            for (at, (minute, rate)) in all.iter().rev().chain(&all).enumerate() {
                if at == kept_after {
                    back = ReadingDay::kept(back.into_entries());
                }
                back.take(reading(*minute, *rate, None), now());
            }
            prop_assert_eq!(values(&there), values(&back));
        }
    }
}
