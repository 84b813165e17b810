//! What a person may type as a reading. Beyond what is usual the console asks; what cannot be is refused. A reading that
//! comes from a device is never refused for its number.

use rust_decimal::{Decimal, dec};

use super::{Known, Metric, Quantity};

/// What to do with a typed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plausibility {
    /// Take it.
    Usual,
    /// Ask whether it is meant.
    Unusual,
    /// It cannot be: refuse it, with the bounds.
    Impossible,
    /// The unit is none of this metric's.
    WrongUnit,
}

/// The bounds of what is usual and of what can be, in a unit.
struct Bounds {
    unit: Known,
    usual: (Decimal, Decimal),
    possible: (Decimal, Decimal),
}

/// Our own bounds, wide on purpose: they catch a slip of the finger or a wrong unit, not an illness.
fn bounds(metric: Metric) -> Bounds {
    let (unit, usual, possible) = match metric {
        Metric::BloodPressure => (Known::MillimetreOfMercury, (dec!(40), dec!(220)), (dec!(10), dec!(350))),
        Metric::HeartRate | Metric::RestingHeartRate => (Known::PerMinute, (dec!(35), dec!(200)), (dec!(0), dec!(350))),
        Metric::SensorGlucose | Metric::MeterGlucose | Metric::BloodGlucose => {
            (Known::MilligramPerDecilitre, (dec!(54), dec!(400)), (dec!(5), dec!(2000)))
        }
        Metric::Steps => (Known::Steps, (dec!(0), dec!(50000)), (dec!(0), dec!(200000))),
        Metric::BodyWeight => (Known::Kilogram, (dec!(2), dec!(250)), (dec!(0.2), dec!(700))),
        Metric::OxygenSaturation => (Known::Percent, (dec!(85), dec!(100)), (dec!(20), dec!(100))),
        Metric::BodyTemperature => (Known::Celsius, (dec!(35), dec!(41)), (dec!(20), dec!(46))),
        Metric::Electrocardiogram => (Known::Millivolt, (dec!(-5), dec!(5)), (dec!(-100), dec!(100))),
    };
    Bounds { unit, usual, possible }
}

/// A number as a person types it, with a point or a comma before its decimals. A comma before exactly three digits may as
/// well set thousands apart: that is no number.
pub fn typed_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if !text.chars().all(|each| each.is_ascii_digit() || matches!(each, '.' | ',' | '-')) {
        return None;
    }
    match text.split_once(',') {
        None => Quantity::number(text),
        Some((_, decimals)) if decimals.len() == 3 || decimals.contains(['.', ',']) => None,
        Some((whole, _)) if whole.contains('.') => None,
        Some((whole, decimals)) => Quantity::number(&format!("{whole}.{decimals}")),
    }
}

/// Judges a typed number.
pub fn plausibility(metric: Metric, typed: &Quantity) -> Plausibility {
    let Bounds { unit, usual, possible } = bounds(metric);
    let Some(number) = typed.in_unit(unit).map(|to| to.value) else {
        return Plausibility::WrongUnit;
    };
    let within = |(low, high): (Decimal, Decimal)| low <= number && number <= high;
    match (within(usual), within(possible)) {
        (true, _) => Plausibility::Usual,
        (false, true) => Plausibility::Unusual,
        (false, false) => Plausibility::Impossible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_typed_with_a_point_or_a_comma_and_never_with_thousands() {
        for (text, number) in
            [("7,0", Some("7.0")), (" 118 ", Some("118")), ("36.6", Some("36.6")), ("1,25", Some("1.25"))]
        {
            assert_eq!(typed_number(text).map(|number| number.to_string()).as_deref(), number, "{text}");
        }
        for text in ["1,500", "1.500,0", "1,2,3", "1e3", "12a", "", "NaN", "--1"] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_slip_is_asked_about_and_what_cannot_be_is_refused() {
        let judged = |metric, value, unit| plausibility(metric, &Quantity::of(value, unit));
        assert_eq!(judged(Metric::MeterGlucose, dec!(5.6), Known::MillimolePerLitre), Plausibility::Usual);
        assert_eq!(judged(Metric::MeterGlucose, dec!(5.6), Known::MilligramPerDecilitre), Plausibility::Unusual);
        assert_eq!(judged(Metric::BodyTemperature, dec!(98.6), Known::Celsius), Plausibility::Impossible);
        assert_eq!(judged(Metric::BodyTemperature, dec!(98.6), Known::Fahrenheit), Plausibility::Usual);
        assert_eq!(judged(Metric::OxygenSaturation, dec!(101), Known::Percent), Plausibility::Impossible);
        assert_eq!(judged(Metric::HeartRate, dec!(71), Known::Kilogram), Plausibility::WrongUnit);
    }
}
