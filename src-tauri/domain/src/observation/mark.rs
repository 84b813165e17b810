//! What a person must know of a reading besides its value (rules X-MET-01, X-BP-01, X-HR-02): marked, never dropped.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Known, Metric, Observation, Quantity, Value};

/// How much later than it was taken a reading may arrive before it is told to be late.
const LATE: TimeDelta = TimeDelta::hours(24);
/// How far a device's clock may be ahead of ours.
const CLOCK_AHEAD: TimeDelta = TimeDelta::minutes(5);

/// Something about a reading that stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// It arrived more than a day after it was taken, on every way that was listened to then.
    Late,
    /// It is dated in the future.
    Future,
    /// It is dated before the patient was born.
    BeforeBirth,
    /// No unit was told.
    UnitUnknown,
    /// The unit is not one this metric is drawn in.
    UnitForeign,
    /// A part of a blood pressure is missing.
    PartMissing,
    /// The diastolic pressure is not less than the systolic.
    PressuresReversed,
    /// The number is zero where a living person's is not: kept, and to be looked at.
    Zero,
    /// The sensor was at its limit.
    AtLimit,
    /// An earlier value was corrected.
    Corrected,
    /// It came on more than one way.
    SeveralWays,
}

/// All marks of a reading.
pub fn marks(observation: &Observation, now: DateTime<Utc>, born: Option<NaiveDate>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let reading = &observation.reading;
    let start = reading.effective.start;
    // On whichever way it came first.
    let delay = observation.origins.iter().filter_map(|origin| origin.delay(start)).min();
    if delay.is_some_and(|delay| delay > LATE) {
        marks.push(Mark::Late);
    }
    if in_future(start, now) {
        marks.push(Mark::Future);
    }
    if born.is_some_and(|born| before_birth(start, born)) {
        marks.push(Mark::BeforeBirth);
    }
    match &reading.value {
        Value::One { quantity } => of_quantity(reading.metric, quantity, &mut marks),
        Value::Pressure { systolic, diastolic } => {
            for part in [systolic, diastolic] {
                match part {
                    Some(quantity) => of_quantity(reading.metric, quantity, &mut marks),
                    None => marks.push(Mark::PartMissing),
                }
            }
            let number = |part: &Option<Quantity>| part.as_ref()?.in_unit(Known::Pascal).map(|to| to.value);
            if let (Some(systolic), Some(diastolic)) = (number(systolic), number(diastolic))
                && diastolic >= systolic
            {
                marks.push(Mark::PressuresReversed);
            }
        }
    }
    if !observation.earlier.is_empty() {
        marks.push(Mark::Corrected);
    }
    if observation.origins.len() > 1 {
        marks.push(Mark::SeveralWays);
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// Whether an instant lies in the future, further than a device's clock may be ahead of ours.
pub fn in_future(start: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    start > now + CLOCK_AHEAD
}

/// Whether an instant lies before a birth, with a day's grace: the birth date is of a place, the instant is not.
pub fn before_birth(start: DateTime<Utc>, born: NaiveDate) -> bool {
    start.date_naive() < born.pred_opt().unwrap_or(born)
}

fn of_quantity(metric: Metric, quantity: &Quantity, marks: &mut Vec<Mark>) {
    match &quantity.unit {
        None => marks.push(Mark::UnitUnknown),
        Some(_) if quantity.in_unit(metric.unit()).is_none() && !daily(metric, quantity) => {
            marks.push(Mark::UnitForeign)
        }
        Some(_) => {}
    }
    if quantity.value == Decimal::ZERO && metric != Metric::Steps {
        marks.push(Mark::Zero);
    }
    if quantity.comparator.is_some() {
        marks.push(Mark::AtLimit);
    }
}

/// Steps of a day have a unit of their own (rule X-STP-01).
fn daily(metric: Metric, quantity: &Quantity) -> bool {
    metric == Metric::Steps && quantity.in_unit(Known::PerDay).is_some()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use rust_decimal::dec;

    use super::super::{Comparator, Earlier, Effective, Instrument, Origin, Reading, Taken, Way};
    use super::*;
    use crate::ConnectionId;

    fn noon() -> DateTime<Utc> {
        "2026-11-21T12:00:00Z".parse().unwrap()
    }

    fn pressure(systolic: Option<Decimal>, diastolic: Option<Decimal>) -> Value {
        let part = |part: Option<Decimal>| part.map(|value| Quantity::of(value, Known::MillimetreOfMercury));
        Value::Pressure { systolic: part(systolic), diastolic: part(diastolic) }
    }

    fn one(digits: &str, unit: Option<&str>) -> Value {
        Value::One { quantity: Quantity::new(Quantity::number(digits).unwrap(), unit) }
    }

    fn observation(metric: Metric, value: Value, taken: DateTime<Utc>, since: Option<DateTime<Utc>>) -> Observation {
        let way = Way::Read { connection: ConnectionId("c0ffee01".into()) };
        Observation {
            reading: Reading {
                metric,
                value,
                effective: Effective::instant(taken),
                taken: Taken::Device,
                instrument: Instrument::default(),
                id: None,
            },
            origins: vec![Origin { way, id: None, received: noon(), since }],
            earlier: Vec::new(),
        }
    }

    fn of(metric: Metric, value: Value) -> Vec<Mark> {
        marks(&observation(metric, value, noon(), None), noon(), None)
    }

    #[test]
    fn x_met_01_what_came_late_is_marked_where_somebody_listened_when_it_was_taken() {
        let taken = noon() - TimeDelta::hours(25);
        let told = |since| marks(&observation(Metric::HeartRate, one("71", Some("/min")), taken, since), noon(), None);
        assert_eq!(told(Some(taken - TimeDelta::days(1))), [Mark::Late]);
        assert_eq!(told(Some(taken + TimeDelta::hours(1))), [], "nobody listened yet");
        assert_eq!(told(None), [], "a file is never late");
    }

    #[test]
    fn x_met_01_the_future_and_the_time_before_birth_are_marked_with_a_grace() {
        let at =
            |taken, born| marks(&observation(Metric::HeartRate, one("71", Some("/min")), taken, None), noon(), born);
        assert_eq!(at(noon() + TimeDelta::minutes(6), None), [Mark::Future]);
        assert_eq!(at(noon() + TimeDelta::minutes(4), None), []);
        let born = noon().date_naive();
        assert_eq!(at(noon() - TimeDelta::days(2), Some(born)), [Mark::BeforeBirth]);
        assert_eq!(at(noon() - TimeDelta::days(1), Some(born)), [], "the day is that of a place");
    }

    #[test]
    fn a_unit_that_is_missing_or_measures_something_else_is_marked() {
        assert_eq!(of(Metric::HeartRate, one("71", None)), [Mark::UnitUnknown]);
        assert_eq!(of(Metric::HeartRate, one("71", Some("kg"))), [Mark::UnitForeign]);
        assert_eq!(of(Metric::Steps, one("4000", Some("/d"))), [], "steps of a day have a unit of their own");
    }

    #[test]
    fn x_hr_02_a_zero_is_kept_and_marked_but_no_steps_are_none() {
        assert_eq!(of(Metric::HeartRate, one("0", Some("/min"))), [Mark::Zero]);
        assert_eq!(of(Metric::Steps, one("0", Some("{steps}"))), []);
    }

    #[test]
    fn x_bp_01_a_missing_part_and_reversed_parts_are_marked() {
        assert_eq!(of(Metric::BloodPressure, pressure(Some(dec!(128)), None)), [Mark::PartMissing]);
        assert_eq!(of(Metric::BloodPressure, pressure(Some(dec!(76)), Some(dec!(76)))), [Mark::PressuresReversed]);
        assert_eq!(of(Metric::BloodPressure, pressure(Some(dec!(128)), Some(dec!(76)))), []);
    }

    #[test]
    fn x_glu_08_a_sensor_at_its_limit_a_correction_and_a_second_way_are_marked() {
        let quantity =
            Quantity { comparator: Some(Comparator::Less), ..Quantity::of(dec!(40), Known::MilligramPerDecilitre) };
        let mut seen = observation(Metric::SensorGlucose, Value::One { quantity }, noon(), None);
        assert_eq!(marks(&seen, noon(), None), [Mark::AtLimit]);
        seen.earlier.push(Earlier { reading: seen.reading.clone(), until: noon() });
        seen.origins.push(seen.origins[0].clone());
        assert_eq!(marks(&seen, noon(), None), [Mark::AtLimit, Mark::Corrected, Mark::SeveralWays]);
    }
}
