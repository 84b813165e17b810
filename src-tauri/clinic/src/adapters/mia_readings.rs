//! What a Device Manager's record says was measured. An observation counts by its LOINC code or, where none is told, by
//! the name that the public page gives it; what we have no metric for is left where it is, and so is what is only stored.

use chrono::{DateTime, FixedOffset};
use domain::observation::{Effective, Instrument, Metric, Quantity, Reading, Taken, Value};
use health_files::delivery::{What, coded, named};
use mia::{HealthRecord, Normalised, Observation};
use rust_decimal::Decimal;

/// The readings of a record; none while it is only stored, and none when it does not tell when it was measured.
pub(crate) fn of(record: &HealthRecord) -> Vec<Reading> {
    let Some(Normalised::Read(data)) = &record.normalised else { return Vec::new() };
    let Some(at) = measured(record, data) else { return Vec::new() };
    let all: Vec<_> = data.observations.iter().filter_map(|one| Some((what(one)?, quantity(one)?))).collect();
    let reading = |metric: Metric, value| Reading {
        metric,
        value,
        effective: Effective::at(at),
        taken: Taken::NotTold,
        instrument: Instrument {
            device: record.device_id.as_ref().map(|id| id.as_str().to_owned()),
            source: record.provider_id.clone(),
        },
        // One record makes one reading of a metric.
        id: Some(format!("{}/{}", record.id.as_str(), metric.as_str())),
    };
    let part = |wanted| all.iter().find(|(what, _)| *what == wanted).map(|(_, quantity)| quantity.clone());
    let (systolic, diastolic) = (part(What::Systolic), part(What::Diastolic));
    let pressure = (systolic.is_some() || diastolic.is_some())
        .then(|| reading(Metric::BloodPressure, Value::Pressure { systolic, diastolic }));
    let mut seen = Vec::new();
    let ones = all.iter().filter_map(|(what, quantity)| match what {
        What::One(metric) if !seen.contains(metric) => {
            seen.push(*metric);
            Some(reading(*metric, Value::One { quantity: quantity.clone() }))
        }
        _ => None,
    });
    pressure.into_iter().chain(ones).collect()
}

fn what(one: &Observation) -> Option<What> {
    one.code.as_deref().map_or_else(|| named(one.name.as_deref()?), coded)
}

/// The number with its unit. JSON has no digits after the last that counts: `120.0` comes as 120.
fn quantity(one: &Observation) -> Option<Quantity> {
    let value: Decimal = Quantity::number(&one.value?.to_string())?;
    Some(Quantity::new(value, one.unit.as_deref()))
}

/// When it was measured: as the device tells, else the begin of the period.
fn measured(record: &HealthRecord, data: &mia::NormalisedData) -> Option<DateTime<FixedOffset>> {
    let told = record.recorded_at.as_ref().and_then(mia::Moment::instant);
    told.or_else(|| mia::Moment::from(data.period.get("start")?.as_str()?).instant())
}
