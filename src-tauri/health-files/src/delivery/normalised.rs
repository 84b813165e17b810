//! Normalised data of the Device Manager: `{period, observations: [{code, name, unit, value}]}`, as its own records hold it
//! (`normalizedData`), and as it may stand in a Medisanté delivery (`measurements.data`, A-MIA-20).

use domain::observation::{Effective, Instrument, Reading, Taken};
use serde_json::Value;

use crate::found::Why;

use super::quantity::{quantity, values, what};
use super::{Came, instant, text};

/// The readings of a record or a delivery. What has neither shape is of a kind that is not read.
pub(super) fn read(record: &Value) -> Came {
    let of_record = record.get("normalizedData").filter(|data| !data.is_null());
    if let Some(data) = of_record {
        let (device, source) = (&record["deviceId"], &record["providerId"]);
        return observations(data, device, source, record["_id"].as_str(), &record["recordedAt"]);
    }
    if record.get("rawData").is_some() {
        // It is stored, and nothing was made of it yet.
        return Came::Other("health-data-stored".to_owned());
    }
    if let (Some(measurements), Some(metadata)) = (record.get("measurements"), record.get("metadata")) {
        let data = &measurements["data"];
        if !data["observations"].is_array() {
            return Came::Readings(vec![Err((Why::ShapeUnknown, Some("measurements")))]);
        }
        let device = &record["device"]["id"];
        // When Medisanté received it is not when it was measured: that stands in the period, or nowhere.
        let (source, id) = (Value::from("medisante"), metadata["correlationId"].as_str());
        return observations(data, device, &source, id, &Value::Null);
    }
    Came::Other("not-a-delivery".to_owned())
}

fn observations(data: &Value, device: &Value, source: &Value, id: Option<&str>, recorded: &Value) -> Came {
    let Some(all) = data["observations"].as_array() else {
        return Came::Readings(vec![Err((Why::ShapeUnknown, Some("observations")))]);
    };
    let period = &data["period"];
    let at = if recorded.is_null() { instant(&period["start"]) } else { instant(recorded) };
    let instrument = text(device).and_then(|device| Ok(Instrument { device, source: text(source)? }));
    let common = at.and_then(|at| Ok((at, instrument.map_err(|why| (why, Some("device")))?)));
    let (at, instrument) = match common {
        Ok(common) => common,
        Err(bad) => return Came::Readings(vec![Err(bad)]),
    };
    let numbers =
        all.iter().filter_map(|one| Some((what(one["code"].as_str()?)?, quantity(&one["value"], &one["unit"]))));
    let mut seen = Vec::new();
    let readings = values(numbers.collect()).into_iter().map(|value| {
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
    if readings.is_empty() { Came::Other("observations-of-other-kinds".to_owned()) } else { Came::Readings(readings) }
}
