//! Numbers with their units, and what is read under which code or name.

use domain::observation::metric::{DIASTOLIC, SYSTOLIC};
use domain::observation::{Metric, Quantity, Value as Measured};
use serde_json::Value;

use crate::found::Why;
use crate::number::why_not;

use super::Bad;

/// The names under which the Device Manager's public pages chart what they normalise (MIA-11).
const NAMES: [(&str, What); 6] = [
    ("systolicBloodPressure", What::Systolic),
    ("diastolicBloodPressure", What::Diastolic),
    ("heartRate", What::One(Metric::HeartRate)),
    ("bodyWeight", What::One(Metric::BodyWeight)),
    ("oxygenSaturation", What::One(Metric::OxygenSaturation)),
    ("bodyTemperature", What::One(Metric::BodyTemperature)),
];

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// One part of a pressure.
    Systolic,
    /// The other.
    Diastolic,
    /// A metric of one number.
    One(Metric),
}

/// What the Device Manager's public pages give this name.
pub fn named(name: &str) -> Option<What> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, what)| *what)
}

/// What a LOINC code is of; none when it is of no metric, or of one that is no number: a panel, a study.
pub fn coded(code: &str) -> Option<What> {
    match code {
        SYSTOLIC => Some(What::Systolic),
        DIASTOLIC => Some(What::Diastolic),
        _ => match Metric::of_loinc(code)? {
            Metric::BloodPressure | Metric::Electrocardiogram => None,
            metric => Some(What::One(metric)),
        },
    }
}

/// A number with its unit. A number in quotes is none: what wrote it so may have meant another ("16,4").
pub(super) fn quantity(value: &Value, unit: &Value) -> Result<Quantity, Bad> {
    let number = match value {
        Value::Null => Err(Why::Missing),
        Value::Number(number) => Quantity::number(&number.to_string()).ok_or(Why::BadNumber),
        Value::String(text) => Err(why_not(text)),
        _ => Err(Why::BadNumber),
    };
    let number = number.map_err(|why| (why, Some("value")))?;
    let unit = super::text(unit).map_err(|why| (why, Some("unit")))?;
    Ok(Quantity::new(number, unit.as_deref()))
}

/// The values of one record's numbers: the two parts of a pressure are one value, and of a part that is told twice nobody
/// knows which is meant.
pub(super) fn values(numbers: Vec<(What, Result<Quantity, Bad>)>) -> Vec<Result<(Metric, Measured), Bad>> {
    let mut values = Vec::new();
    let (mut systolic, mut diastolic) = (None, None);
    for (what, quantity) in numbers {
        let part = match what {
            What::Systolic => &mut systolic,
            What::Diastolic => &mut diastolic,
            What::One(metric) => {
                values.push(quantity.map(|quantity| (metric, Measured::One { quantity })));
                continue;
            }
        };
        match (part.is_some(), quantity) {
            (true, _) => values.push(Err((Why::PartTwice, Some("code")))),
            (false, Ok(quantity)) => *part = Some(quantity),
            (false, Err(bad)) => values.push(Err(bad)),
        }
    }
    if systolic.is_some() || diastolic.is_some() {
        values.push(Ok((Metric::BloodPressure, Measured::Pressure { systolic, diastolic })));
    }
    values
}
