//! Samples of HealthKit, as a phone sends them to the Device Manager: without kind and without unit (A-MIA-07).

use domain::observation::{Effective, Instrument, Metric, Reading, Taken, Value as Measured};
use serde_json::Value;

use crate::found::Why;

use super::quantity::quantity;
use super::{Bad, Came, instant, text};

/// What a person said that the samples of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What they measure: one number each.
    pub metric: Metric,
    /// In which unit; none where nobody knows, and then they are kept and never drawn.
    pub unit: Option<String>,
}

/// One sample. Nobody guesses what it is of: 71 may be beats, kilograms or per cent.
pub(super) fn read(sample: &Value, told: Option<&Told>) -> Came {
    Came { readings: vec![reading(sample, told)], others: Vec::new() }
}

fn reading(sample: &Value, told: Option<&Told>) -> Result<Reading, Bad> {
    let told = told.filter(|told| !matches!(told.metric, Metric::BloodPressure | Metric::Electrocardiogram));
    let Told { metric, unit } = told.ok_or((Why::KindNotTold, Some("value")))?;
    let (start, end) = (instant(&sample["startDate"])?, instant(&sample["endDate"])?);
    let effective = Effective::at(start).until(end.to_utc()).ok_or((Why::EndBeforeStart, Some("time")))?;
    // A moment that ends where it begins is a moment.
    let end = effective.end.filter(|end| metric.has_period() || *end > effective.start);
    let unit = unit.as_deref().map_or(Value::Null, Value::from);
    let quantity = quantity(&sample["value"], &unit)?;
    let field = |name: &'static str| text(&sample[name]).map_err(|why| (why, Some(name)));
    let instrument = Instrument { device: field("sourceId")?, source: field("sourceName")? };
    let id = field("id")?;
    let effective = Effective { end, ..effective };
    let value = Measured::One { quantity };
    Ok(Reading { metric: *metric, value, effective, taken: Taken::NotTold, instrument, id })
}
