//! HealthKit's names for what is measured, and its units.

use domain::observation::{Known, Metric, Unit};
use rust_decimal::Decimal;

/// What a record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Whole(Metric),
    Part(Part),
}

/// A part of a blood pressure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Systolic,
    Diastolic,
}

impl Kind {
    /// The kind of a record; none for one that is not read.
    pub(super) fn of(name: &str) -> Option<Self> {
        let kind = match name.strip_prefix("HKQuantityTypeIdentifier")? {
            "HeartRate" => Self::Whole(Metric::HeartRate),
            "StepCount" => Self::Whole(Metric::Steps),
            "OxygenSaturation" => Self::Whole(Metric::OxygenSaturation),
            "RestingHeartRate" => Self::Whole(Metric::RestingHeartRate),
            // A meter or a sensor: Apple does not tell.
            "BloodGlucose" => Self::Whole(Metric::BloodGlucose),
            "BodyMass" => Self::Whole(Metric::BodyWeight),
            "BodyTemperature" => Self::Whole(Metric::BodyTemperature),
            "BloodPressureSystolic" => Self::Part(Part::Systolic),
            "BloodPressureDiastolic" => Self::Part(Part::Diastolic),
            _ => return None,
        };
        Some(kind)
    }

    /// The metric of the reading it is, or is a part of.
    pub(super) fn metric(self) -> Metric {
        match self {
            Self::Whole(metric) => metric,
            Self::Part(_) => Metric::BloodPressure,
        }
    }
}

/// The unit of a number, in the words of the domain where HealthKit's own mean something else elsewhere: its `count` is of
/// what its type says, and its `%` is a share of one. A share over one contradicts its unit, and is kept with none.
pub(super) fn unit(metric: Metric, text: &str, value: Decimal) -> Option<Unit> {
    match (metric, text) {
        (Metric::Steps, "count") => Some(Known::Steps.into()),
        (Metric::OxygenSaturation, "%") if value > Decimal::ONE => None,
        (Metric::OxygenSaturation, "%") => Some(Known::Fraction.into()),
        _ => Unit::read(text),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn the_units_that_apple_writes_are_known() {
        for (metric, text, known) in [
            (Metric::HeartRate, "count/min", Some(Known::PerMinute)),
            (Metric::BloodPressure, "mmHg", Some(Known::MillimetreOfMercury)),
            (Metric::BloodGlucose, "mg/dL", Some(Known::MilligramPerDecilitre)),
            (Metric::BloodGlucose, "mmol<180.1558800000541>/L", Some(Known::MillimolePerLitre)),
            (Metric::Steps, "count", Some(Known::Steps)),
            (Metric::BodyWeight, "kg", Some(Known::Kilogram)),
            (Metric::BodyWeight, "lb", Some(Known::Pound)),
            (Metric::BodyTemperature, "degF", Some(Known::Fahrenheit)),
            (Metric::BodyTemperature, "degC", Some(Known::Celsius)),
            (Metric::HeartRate, "count", None),
            (Metric::BodyWeight, "st", None),
        ] {
            assert_eq!(unit(metric, text, dec!(1)).and_then(|unit| unit.known()), known, "{text}");
        }
    }

    #[test]
    fn a_saturation_is_a_share_of_one_and_over_one_its_unit_is_not_known() {
        let known = |value| unit(Metric::OxygenSaturation, "%", value).and_then(|unit| unit.known());
        assert_eq!(known(dec!(0.97)), Some(Known::Fraction));
        assert_eq!(known(dec!(1)), Some(Known::Fraction));
        assert_eq!(known(dec!(97)), None);
        assert_eq!(Known::Fraction.convert(dec!(0.97), Known::Percent), Some(dec!(97)));
    }
}
