//! What is made of raw data. The shape of a cuff's `measurements.data` is this simulator's own.

use serde_json::{Value, json};

use super::Record;
use super::manager::is_healthkit;

/// Pascals in a millimetre of mercury.
const PASCAL: f64 = 133.322_387_415;

/// Why nothing is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unnormalised {
    /// There is no health data type for it.
    NoType,
    /// Its rules do not fit it.
    Failed,
}

impl Record {
    /// The normalised data type and data.
    pub(in super::super) fn normalised(&self) -> Result<(&'static str, Value), Unnormalised> {
        let raw = &self.document["rawData"];
        let (kind, observations) = if is_healthkit(&self.document["providerId"]) {
            let value = raw["value"].as_f64().ok_or(Unnormalised::Failed)?;
            ("healthkitSample", json!([{"name": "value", "value": value}]))
        } else {
            let data = &raw["measurements"]["data"];
            let number = |name: &str| data[name].as_f64().ok_or(Unnormalised::Failed);
            match self.document["rawDataType"].as_str() {
                Some("BloodPressure") => ("bloodPressure", blood_pressure(number)?),
                Some("Weight") => {
                    ("bodyWeight", json!([observation("29463-7", "bodyWeight", "kg", number("weight")?)]))
                }
                _ => return Err(Unnormalised::NoType),
            }
        };
        let at = &self.document["recordedAt"];
        Ok((kind, json!({"period": {"start": at, "end": at}, "observations": observations})))
    }
}

fn blood_pressure(number: impl Fn(&str) -> Result<f64, Unnormalised>) -> Result<Value, Unnormalised> {
    let pascals = |name| number(name).map(|mmhg| (mmhg * PASCAL).round());
    Ok(json!([
        observation("8480-6", "systolicBloodPressure", "Pa", pascals("systolic")?),
        observation("8462-4", "diastolicBloodPressure", "Pa", pascals("diastolic")?),
        observation("8867-4", "heartRate", "/min", number("pulse")?),
        // Nobody knows what this is measured in.
        {"name": "irregularHeartbeat", "value": 0},
    ]))
}

fn observation(code: &str, name: &str, unit: &str, value: f64) -> Value {
    json!({"code": code, "name": name, "unit": unit, "value": value})
}
