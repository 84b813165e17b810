#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use proptest::prelude::*;
use rust_decimal::dec;

use super::super::{Limit, Limits, Patience, ReadingPart};
use super::*;
use crate::ConnectionId;
use crate::observation::{
    Comparator, Earlier, Effective, Instrument, Known, Metric, Origin, Reading, Taken, Value, Way,
};

fn begin() -> DateTime<Utc> {
    "2026-11-21T08:00:00Z".parse().unwrap()
}

fn at(minute: i64) -> DateTime<Utc> {
    begin() + TimeDelta::minutes(minute)
}

fn terms() -> Terms {
    Terms { set: at(-60), now: at(10_000), born: None }
}

fn limit(at: Decimal, clear: Decimal) -> Option<Limit> {
    Some(Limit { at, clear })
}

fn rate(readings: u8, minutes: u16) -> Threshold {
    Threshold {
        metric: Metric::HeartRate,
        part: ReadingPart::Whole,
        limits: Limits {
            unit: Known::PerMinute,
            very_low: None,
            low: limit(dec!(50), dec!(55)),
            high: limit(dec!(120), dec!(110)),
            very_high: limit(dec!(150), dec!(140)),
        },
        patience: Patience { readings, minutes },
    }
}

fn observation(minute: i64, value: Value) -> Observation {
    let way = Way::Read { connection: ConnectionId("c1".into()) };
    Observation {
        reading: Reading {
            metric: Metric::HeartRate,
            value,
            effective: Effective::instant(at(minute)),
            taken: Taken::Device,
            instrument: Instrument::default(),
            id: None,
        },
        origins: vec![Origin { way, id: None, received: at(minute + 1), since: None }],
        earlier: Vec::new(),
    }
}

fn beats(minute: i64, rate: i64) -> Observation {
    observation(minute, Value::One { quantity: Quantity::of(Decimal::from(rate), Known::PerMinute) })
}

fn all(readings: &[(i64, i64)]) -> Vec<Observation> {
    readings.iter().map(|(minute, rate)| beats(*minute, *rate)).collect()
}

type Told = (AlertSide, AlertLevel, Option<i64>, Option<(Ending, i64)>);

/// Each alert with the minutes of the readings that began and ended it.
fn told(threshold: &Threshold, before: Standing, readings: &[Observation]) -> Vec<Told> {
    let minute = |place: usize| (readings[place].reading.effective.start - begin()).num_minutes();
    let watched = watch(threshold, before, readings, terms());
    let tell = |one: &Episode| {
        let begun = match one.begun {
            Begun::Before => None,
            Begun::By(place) => Some(minute(place)),
        };
        (one.side, one.level, begun, one.ended.map(|(how, place)| (how, minute(place))))
    };
    watched.episodes.iter().map(tell).collect()
}

fn of(threshold: &Threshold, readings: &[(i64, i64)]) -> Vec<Told> {
    told(threshold, Standing::default(), &all(readings))
}

fn why(one: Observation, terms: Terms) -> Vec<Unjudged> {
    let watched = watch(&rate(1, 0), Standing::default(), &[one], terms);
    assert_eq!(watched.episodes, [], "what is not judged raises nothing");
    watched.unjudged.into_iter().map(|(_, why)| why).collect()
}

#[test]
fn an_alert_stands_from_beyond_the_limit_until_a_reading_is_back_at_the_clear_bound() {
    let stands = (AlertSide::High, AlertLevel::Beyond, Some(1), None);
    assert_eq!(of(&rate(1, 0), &[(0, 120), (1, 121), (2, 119), (3, 111)]), [stands], "the band ends nothing");
    let cleared = (AlertSide::High, AlertLevel::Beyond, Some(1), Some((Ending::Cleared, 4)));
    assert_eq!(of(&rate(1, 0), &[(1, 121), (4, 110), (5, 119), (6, 120)]), [cleared], "the band begins nothing");
    assert_eq!(of(&rate(1, 0), &[(1, 49)]), [(AlertSide::Low, AlertLevel::Beyond, Some(1), None)]);
}

#[test]
fn one_that_goes_further_stands_anew_and_one_that_jumps_far_stands_once() {
    let (near, far) = (AlertLevel::Beyond, AlertLevel::Far);
    let further = [(AlertSide::High, near, Some(1), Some((Ending::Renewed, 2))), (AlertSide::High, far, Some(2), None)];
    assert_eq!(of(&rate(1, 0), &[(1, 130), (2, 151), (3, 145), (4, 139), (5, 111)]), further);
    assert_eq!(of(&rate(1, 0), &[(1, 151), (2, 130)]), [(AlertSide::High, far, Some(1), None)]);
    let twice = [(AlertSide::High, far, Some(1), Some((Ending::Renewed, 3))), (AlertSide::High, far, Some(3), None)];
    assert_eq!(of(&rate(1, 0), &[(1, 151), (2, 139), (3, 160)]), twice, "far once more, after it had come back");
}

#[test]
fn a_row_and_its_length_must_come_together_and_one_second_counts_once() {
    let stands = |minute| [(AlertSide::High, AlertLevel::Beyond, Some(minute), None)];
    assert_eq!(of(&rate(3, 0), &[(1, 121), (2, 130), (3, 121)]), stands(3));
    assert_eq!(of(&rate(3, 0), &[(1, 121), (2, 130), (3, 120), (4, 121), (5, 121)]), [], "the row was broken");
    assert_eq!(of(&rate(2, 0), &[(1, 121), (1, 122), (1, 123)]), [], "three devices, one moment");
    assert_eq!(of(&rate(2, 10), &[(1, 121), (5, 121), (10, 121)]), []);
    assert_eq!(of(&rate(2, 10), &[(1, 121), (5, 121), (11, 121)]), stands(11));
    let watched = watch(&rate(2, 10), Standing::default(), &all(&[(1, 121), (11, 121)]), terms());
    assert_eq!(watched.episodes[0].since, Some(at(1)), "it is told since when");
}

#[test]
fn what_stood_before_goes_on_and_is_ended_by_what_is_looked_at() {
    let high = |level| Standing { low: None, high: Some(level) };
    let readings = all(&[(1, 130), (2, 100)]);
    let ended = (AlertSide::High, AlertLevel::Beyond, None, Some((Ending::Cleared, 2)));
    assert_eq!(told(&rate(1, 0), high(AlertLevel::Beyond), &readings), [ended]);
    let mut only_far = rate(1, 0);
    only_far.limits.high = None;
    let ended = (AlertSide::High, AlertLevel::Far, None, Some((Ending::Cleared, 1)));
    assert_eq!(told(&only_far, high(AlertLevel::Far), &readings), [ended], "without a near limit it still ends");
}

#[test]
fn x_met_01_what_cannot_be_judged_is_told_and_raises_nothing() {
    let beyond = || beats(5, 200);
    let unit = |unit| observation(5, Value::One { quantity: Quantity::new(dec!(200), unit) });
    assert_eq!(why(unit(None), terms()), [Unjudged::NoUnit]);
    assert_eq!(why(unit(Some("mg/dL")), terms()), [Unjudged::OtherUnit]);
    assert_eq!(why(unit(Some("bpm")), terms()), [Unjudged::OtherUnit], "resembling is not being");
    assert_eq!(why(beyond(), Terms { now: at(-2), ..terms() }), [Unjudged::Future]);
    let born = Some(at(0).date_naive() + chrono::Days::new(2));
    assert_eq!(why(beyond(), Terms { born, ..terms() }), [Unjudged::BeforeBirth]);
    assert_eq!(why(beyond(), Terms { set: at(7), ..terms() }), [Unjudged::Before]);
    let mut late = beyond();
    late.origins[0].received = at(5) + TOO_OLD_AND_MORE;
    assert_eq!(why(late, terms()), [Unjudged::TooOld]);
    let comparator = Some(Comparator::Less);
    let bound = Value::One { quantity: Quantity { comparator, ..Quantity::of(dec!(115), Known::PerMinute) } };
    assert_eq!(why(observation(5, bound), terms()), [Unjudged::OnlyBound], "less than 115 may be less than 50");
}

const TOO_OLD_AND_MORE: TimeDelta = TimeDelta::minutes(72 * 60 + 1);

#[test]
fn a_reading_is_in_time_by_the_way_on_which_it_came_first_and_a_correction_is_news() {
    let mut one = beats(5, 200);
    let way = Way::Imported { import: "i1".into() };
    one.origins.push(Origin { way, id: None, received: at(9_000), since: None });
    assert_eq!(told(&rate(1, 0), Standing::default(), &[one]).len(), 1);
    let mut corrected = beats(5, 200);
    corrected.earlier.push(Earlier { reading: beats(5, 80).reading, until: at(20) });
    let set = Terms { set: at(10), ..terms() };
    assert_eq!(watch(&rate(1, 0), Standing::default(), &[corrected], set).episodes.len(), 1);
}

#[test]
fn x_bp_01_each_part_of_a_pressure_has_its_own_and_a_missing_part_says_nothing_of_the_other() {
    let limits = Limits { unit: Known::MillimetreOfMercury, very_high: None, ..rate(1, 0).limits };
    let limits = Limits { low: None, high: limit(dec!(90), dec!(85)), ..limits };
    let threshold = Threshold {
        metric: Metric::BloodPressure,
        part: ReadingPart::Diastolic,
        limits,
        patience: rate(1, 0).patience,
    };
    let part = |pascal: i64| Some(Quantity::of(Decimal::from(pascal), Known::Pascal));
    let pressure = |diastolic| {
        let value = Value::Pressure { systolic: part(20_000), diastolic };
        let reading = Reading { metric: Metric::BloodPressure, ..observation(1, value).reading };
        Observation { reading, ..beats(1, 60) }
    };
    // 90 mmHg is 11 999.01 Pa: the limit goes to the reading's unit.
    assert_eq!(told(&threshold, Standing::default(), &[pressure(part(12_000))]).len(), 1);
    assert_eq!(told(&threshold, Standing::default(), &[pressure(part(11_999))]), []);
    let missing = watch(&threshold, Standing::default(), &[pressure(None)], terms());
    assert_eq!(missing.unjudged, [(0, Unjudged::PartMissing)]);
}

fn some_readings() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0..200_i64, 40..165_i64), 1..60)
}

proptest! {
    #[test]
    fn inside_the_band_nothing_ever_flaps(first in 121..150_i64, band in prop::collection::vec(111..=120_i64, 0..80)) {
        let mut readings = vec![(0, first)];
        readings.extend(band.iter().zip(1..).map(|(rate, minute)| (minute, *rate)));
        prop_assert_eq!(of(&rate(1, 0), &readings), [(AlertSide::High, AlertLevel::Beyond, Some(0), None)]);
        // And what never was beyond never begins.
        prop_assert_eq!(of(&rate(1, 0), &readings[1..]), []);
    }

    #[test]
    fn the_order_in_which_readings_arrive_changes_nothing(
        readings in some_readings(), patience in 1..4_u8, seed in any::<u64>(),
    ) {
        let threshold = rate(patience, 0);
        let mut shuffled = readings.clone();
        let key = |one: &(i64, i64)| (one.0 as u64 + 7).wrapping_mul(seed | 1) ^ (one.1 as u64).wrapping_mul(seed >> 3);
        shuffled.sort_by_key(key);
        prop_assert_eq!(of(&threshold, &readings), of(&threshold, &shuffled));
    }

    #[test]
    fn one_side_has_one_alert_at_a_time_and_no_reading_begins_two(readings in some_readings(), patience in 1..4_u8) {
        for side in [AlertSide::Low, AlertSide::High] {
            let told: Vec<Told> = of(&rate(patience, 0), &readings).into_iter().filter(|one| one.0 == side).collect();
            for pair in told.windows(2) {
                let (ended, begun) = (pair[0].3, pair[1].2);
                prop_assert!(ended.is_some(), "only the last stands");
                prop_assert!(ended.map(|(_, minute)| minute) <= begun);
            }
        }
    }

    #[test]
    fn every_alert_begins_beyond_its_limit_and_clears_at_its_clear_bound(readings in some_readings()) {
        let threshold = rate(1, 0);
        let made = all(&readings);
        for one in watch(&threshold, Standing::default(), &made, terms()).episodes {
            let Begun::By(place) = one.begun else { panic!("nothing stood before") };
            let (_, rate) = readings[place];
            let beyond = match (one.side, one.level) {
                (AlertSide::Low, _) => rate < 50,
                (AlertSide::High, AlertLevel::Beyond) => rate > 120,
                (AlertSide::High, AlertLevel::Far) => rate > 150,
            };
            prop_assert!(beyond);
            if let Some((Ending::Cleared, place)) = one.ended {
                let (_, rate) = readings[place];
                let back = if one.side == AlertSide::Low { rate >= 55 } else { rate <= 110 };
                prop_assert!(back);
            }
        }
    }

    #[test]
    fn looking_from_the_middle_on_with_what_stood_there_gives_the_same_end(
        readings in some_readings(), cut in 0..200_i64,
    ) {
        let threshold = rate(1, 0);
        let (early, late): (Vec<_>, Vec<_>) = readings.into_iter().partition(|(minute, _)| *minute < cut);
        let whole = of(&threshold, &[early.clone(), late.clone()].concat());
        let mut before = Standing::default();
        for (side, level, _, _) in of(&threshold, &early).into_iter().filter(|one| one.3.is_none()) {
            match side {
                AlertSide::Low => before.low = Some(level),
                AlertSide::High => before.high = Some(level),
            }
        }
        let stands = |all: &[Told]| all.iter().filter(|one| one.3.is_none()).map(|one| one.0).collect::<Vec<_>>();
        prop_assert_eq!(stands(&told(&threshold, before, &all(&late))), stands(&whole));
    }
}
