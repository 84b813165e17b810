#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use domain::alert::{AlertLevel, Limit, Limits, Patience, ReadingPart, Terms, Threshold, watch};
use domain::observation::{Effective, Instrument, Known, Metric, Origin, Quantity, Reading, Taken, Value, Way};
use rust_decimal::Decimal;

use super::*;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_763_700_000, 0).unwrap() + TimeDelta::minutes(minute)
}

fn threshold() -> Threshold {
    let limit = |at: i64, clear: i64| Some(Limit { at: at.into(), clear: clear.into() });
    Threshold {
        metric: Metric::HeartRate,
        part: ReadingPart::Whole,
        limits: Limits {
            unit: Known::PerMinute,
            very_low: None,
            low: None,
            high: limit(120, 110),
            very_high: limit(150, 140),
        },
        patience: Patience { readings: 1, minutes: 0 },
    }
}

fn beats(minute: i64, rate: i64) -> Observation {
    Observation {
        reading: Reading {
            metric: Metric::HeartRate,
            value: Value::One { quantity: Quantity::of(Decimal::from(rate), Known::PerMinute) },
            effective: Effective::instant(at(minute)),
            taken: Taken::Device,
            instrument: Instrument::default(),
            id: None,
        },
        origins: vec![Origin { way: Way::Entered { by: "a".into() }, id: None, received: at(minute), since: None }],
        earlier: Vec::new(),
    }
}

/// The alerts that are kept, and what judging does to them.
#[derive(Default)]
struct Kept(Vec<AlertRow>);

impl Kept {
    /// Judges these readings from a minute on. Gives how many were raised and how many changed.
    fn judge(&mut self, begin: i64, readings: &[(i64, i64)]) -> (usize, usize) {
        let readings: Vec<Observation> = readings.iter().map(|(minute, rate)| beats(*minute, *rate)).collect();
        let terms = Terms { set: at(-600), now: at(500), born: None };
        let looked = Looked { readings: &readings, begin: at(begin), now: at(500) };
        let watched = watch(&threshold(), standing(&self.0, at(begin)), &readings, terms);
        let mut counts = (0, 0);
        for change in changes("t", self.0.clone(), &watched.episodes, &looked) {
            match change {
                Change::Raised(row) => {
                    counts.0 += 1;
                    self.0.push(row);
                }
                Change::Moved(row) => {
                    counts.1 += 1;
                    let known = self.0.iter_mut().find(|known| known.id == row.id).unwrap();
                    *known = row;
                }
            }
        }
        self.0.sort_by_key(|row| row.taken);
        counts
    }

    /// The minute by which each was raised, its level, how it ended.
    fn told(&self) -> Vec<(i64, AlertLevel, Option<AlertEnd>)> {
        self.0.iter().map(|row| ((row.taken - at(0)).num_minutes(), row.level, row.ended)).collect()
    }
}

#[test]
fn judging_once_more_raises_nothing_and_changes_nothing() {
    let mut kept = Kept::default();
    let readings = [(1, 130), (2, 155), (3, 100), (5, 121)];
    assert_eq!(kept.judge(0, &readings), (3, 0));
    assert_eq!(kept.judge(0, &readings), (0, 0));
    let (near, far) = (AlertLevel::Beyond, AlertLevel::Far);
    let told = [(1, near, Some(AlertEnd::Renewed)), (2, far, Some(AlertEnd::Cleared)), (5, near, None)];
    assert_eq!(kept.told(), told);
}

#[test]
fn a_late_reading_that_begins_the_stretch_earlier_raises_nothing_twice() {
    let mut kept = Kept::default();
    kept.judge(0, &[(10, 130)]);
    assert_eq!(kept.judge(0, &[(5, 125), (10, 130)]), (0, 1));
    assert_eq!(kept.told(), [(10, AlertLevel::Beyond, None)], "what was told stays what it was");
    assert_eq!(kept.0[0].since, at(5), "and is known to have begun earlier");
}

#[test]
fn a_late_reading_that_was_back_within_ends_what_stood_and_what_came_after_it_is_raised() {
    let mut kept = Kept::default();
    kept.judge(0, &[(10, 130), (20, 131)]);
    assert_eq!(kept.judge(0, &[(10, 130), (15, 100), (20, 131)]), (1, 1));
    let told = [(10, AlertLevel::Beyond, Some(AlertEnd::Cleared)), (20, AlertLevel::Beyond, None)];
    assert_eq!(kept.told(), told);
}

#[test]
fn an_alert_whose_reading_was_corrected_or_taken_back_is_withdrawn_and_stands_again_with_it() {
    let mut kept = Kept::default();
    kept.judge(0, &[(10, 130)]);
    assert_eq!(kept.judge(0, &[(10, 100)]), (0, 1));
    assert_eq!(kept.told(), [(10, AlertLevel::Beyond, Some(AlertEnd::Withdrawn))]);
    assert_eq!(kept.judge(0, &[]), (0, 0), "withdrawn once");
    assert_eq!(kept.judge(0, &[(10, 130)]), (0, 1));
    assert_eq!(kept.told(), [(10, AlertLevel::Beyond, None)], "the same reading raises no second one");
}

#[test]
fn what_began_before_the_days_that_are_judged_goes_on_and_is_never_withdrawn_for_it() {
    let mut kept = Kept::default();
    kept.judge(0, &[(10, 130)]);
    assert_eq!(kept.judge(60, &[(70, 125)]), (0, 0), "it still stands, and is no second one");
    assert_eq!(kept.judge(60, &[(70, 125), (80, 100)]), (0, 1));
    assert_eq!(kept.told(), [(10, AlertLevel::Beyond, Some(AlertEnd::Cleared))]);
    assert_eq!(kept.judge(90, &[]), (0, 0));
}
