//! Normalised data of the Device Manager: `{period, observations: [{code, name, unit, value}]}`, as its own records hold it
//! (`normalizedData`), and as it may stand in a Medisanté delivery (`measurements.data`, A-MIA-20).

use domain::observation::{Effective, Instrument, Reading, Taken};
use serde_json::Value;

use crate::found::Why;

use super::quantity::{coded, named, quantity, values};
use super::{Came, instant, text};

/// What a record of the Device Manager comes to.
pub(super) fn stored(record: &Value) -> Came {
    let data = &record["normalizedData"];
    if data.is_null() {
        // It is stored, and nothing was made of it yet.
        return Came::other("health-data-stored");
    }
    let (device, source) = (&record["deviceId"], &record["providerId"]);
    observations(data, device, source, record["_id"].as_str(), &record["recordedAt"])
}

/// What a delivery of Medisanté's portal comes to.
pub(super) fn delivered(delivery: &Value) -> Came {
    let data = &delivery["measurements"]["data"];
    if !data["observations"].is_array() {
        return Came::refused((Why::ShapeUnknown, Some("measurements")));
    }
    let device = &delivery["device"]["id"];
    // When Medisanté received it is not when it was measured: that stands in the period, or nowhere.
    let (source, id) = (Value::from("medisante"), delivery["metadata"]["correlationId"].as_str());
    observations(data, device, &source, id, &Value::Null)
}

fn observations(data: &Value, device: &Value, source: &Value, id: Option<&str>, recorded: &Value) -> Came {
    let Some(all) = data["observations"].as_array() else {
        return Came::refused((Why::ShapeUnknown, Some("observations")));
    };
    let period = &data["period"];
    let at = if recorded.is_null() { instant(&period["start"]) } else { instant(recorded) };
    let instrument = text(device).and_then(|device| Ok(Instrument { device, source: text(source)? }));
    let common = at.and_then(|at| Ok((at, instrument.map_err(|why| (why, Some("device")))?)));
    let (at, instrument) = match common {
        Ok(common) => common,
        Err(bad) => return Came::refused(bad),
    };
    let mut numbers = Vec::new();
    let mut others = Vec::new();
    for one in all {
        // An observation counts by its code or, where none is told, by its name.
        let (code, name) = (one["code"].as_str(), one["name"].as_str());
        match code.map_or_else(|| named(name?), coded) {
            Some(what) => numbers.push((what, quantity(&one["value"], &one["unit"]))),
            None => {
                others.push(format!("observation-{}", code.or(name).unwrap_or("other")));
            }
        }
    }
    let mut seen = Vec::new();
    let readings = values(numbers).into_iter().map(|value| {
        let (metric, value) = value?;
        if seen.contains(&metric) {
            // One record makes one reading of a metric: which of two is meant, it does not say.
            return Err((Why::PartTwice, Some("code")));
        }
        seen.push(metric);
        let end = instant(&period["end"]).ok().filter(|_| metric.has_period());
        let effective = Effective::at(at);
        let effective = match end {
            Some(end) => effective.until(end.to_utc()).ok_or((Why::EndBeforeStart, Some("time")))?,
            None => effective,
        };
        let id = id.map(|id| format!("{id}/{}", metric.as_str()));
        Ok(Reading { metric, value, effective, taken: Taken::NotTold, instrument: instrument.clone(), id })
    });
    let readings: Vec<_> = readings.collect();
    if readings.is_empty() && others.is_empty() {
        return Came::other("no-observations");
    }
    Came { readings, others }
}
