//! When two readings are one that came on two ways (rule X-MET-01): Apple Health into a vendor, and the same phone's
//! export imported here.
//!
//! The rule is strict: the same metric, the same instants to the second (vendors cut fractions off), the same numbers in
//! the same unit. A device name may be told by one way and not by the other; two different names are two readings.

use rust_decimal::Decimal;

use super::quantity::to_places;
use super::{Comparator, Metric, Quantity, Reading, Value};

/// The key under which the same reading of one patient is found again: metric, instants in seconds, numbers brought to
/// the metric's unit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SameKey {
    metric: Metric,
    start: i64,
    end: i64,
    numbers: [Option<Number>; 2],
}

/// A number as it is compared.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Number {
    value: Decimal,
    comparator: Option<Comparator>,
    /// Absent for a number in the metric's own unit; else the unit's text, empty where none was told.
    unit: Option<String>,
}

impl SameKey {
    /// The key of a reading.
    pub fn of(reading: &Reading) -> Self {
        let number = |quantity: &Quantity| Number::of(reading.metric, quantity);
        let numbers = match &reading.value {
            Value::One { quantity } => [Some(number(quantity)), None],
            Value::Pressure { systolic, diastolic } => [systolic.as_ref().map(number), diastolic.as_ref().map(number)],
        };
        let start = reading.effective.start.timestamp();
        let end = reading.effective.end.map_or(start, |end| end.timestamp());
        Self { metric: reading.metric, start, end, numbers }
    }
}

impl std::fmt::Debug for SameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SameKey").field("metric", &self.metric).field("start", &self.start).finish_non_exhaustive()
    }
}

impl Number {
    fn of(metric: Metric, quantity: &Quantity) -> Self {
        let comparator = quantity.comparator;
        match (quantity.in_unit(metric.unit()), &quantity.unit) {
            // Six places: a way that converts before it passes on rounds in the twelfth or later.
            (Some(to), _) => Self { value: to_places(to.value, 6).normalize(), comparator, unit: None },
            (None, unit) => Self {
                value: quantity.value.normalize(),
                comparator,
                unit: Some(unit.as_ref().map_or_else(String::new, |unit| unit.as_received().to_owned())),
            },
        }
    }
}

/// Whether two readings with the same key may be one: their devices do not contradict each other.
pub fn may_be_one(one: &Reading, other: &Reading) -> bool {
    match (&one.instrument.device, &other.instrument.device) {
        (Some(one), Some(other)) => one.trim().eq_ignore_ascii_case(other.trim()),
        _ => true,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use rust_decimal::dec;

    use super::super::{Effective, Instrument, Known, Taken};
    use super::*;

    fn reading(value: Decimal, unit: Option<&str>, at: DateTime<Utc>) -> Reading {
        Reading {
            metric: Metric::MeterGlucose,
            value: Value::One { quantity: Quantity::new(value, unit) },
            effective: Effective::instant(at),
            taken: Taken::Device,
            instrument: Instrument::default(),
            id: None,
        }
    }

    #[test]
    fn x_met_01_the_same_reading_is_found_through_units_digits_and_fractions_of_a_second() {
        let at = DateTime::parse_from_rfc3339("2026-11-21T08:00:00Z").unwrap().to_utc();
        let key = |value, unit, at| SameKey::of(&reading(value, unit, at));
        let first = key(dec!(118), Some("mg/dL"), at);
        assert_eq!(first, key(dec!(118.0), Some("mg/dl"), at + TimeDelta::milliseconds(400)));
        assert_ne!(first, key(dec!(119), Some("mg/dL"), at));
        assert_ne!(first, key(dec!(118), None, at));
        assert_ne!(first, key(dec!(118), Some("mg/dL"), at + TimeDelta::seconds(1)));
        let molar = Known::MilligramPerDecilitre.convert(dec!(118), Known::MillimolePerLitre).unwrap();
        assert_eq!(first, key(molar, Some("mmol/L"), at));
    }

    #[test]
    fn two_devices_are_two_readings() {
        let at = DateTime::parse_from_rfc3339("2026-11-21T08:00:00Z").unwrap().to_utc();
        let by = |device: Option<&str>| Reading {
            instrument: Instrument { device: device.map(str::to_owned), source: None },
            ..reading(dec!(118), Some("mg/dL"), at)
        };
        assert!(may_be_one(&by(Some("Watch")), &by(Some("watch "))));
        assert!(may_be_one(&by(Some("Watch")), &by(None)));
        assert!(!may_be_one(&by(Some("Watch")), &by(Some("Phone"))));
    }
}
