//! What a Device Manager charts, given its meaning: the series of a patient as readings (MIA-11), those of a plan's
//! detections as they are shown (MIA-12).
//!
//! A chart is an aggregate of the records that MIA-07 lists, of those that came through Medisanté alone, and tells
//! neither the device nor an id. It is asked for only where a record's content stays sealed (`normalizedData` is encrypted
//! in the collection): there it is the one way to the numbers. A reading that MIA-07 tells as well is one, since it has
//! the same number at the same second.
//!
//! The unit is the one in the series' own name. Pascals stay pascals here; what they are in mmHg is shown beside them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::observation::quantity::to_places;
use domain::observation::{Effective, Instrument, Known, Metric, Quantity, Reading, Taken, Value};
use health_files::delivery::{What, named};
use mia::{Series, Unit};

use crate::views::{DetectionPoint, DetectionSeries, Instant, count};

/// So many of the newest points of a series of detections are shown.
const POINTS: usize = 10;

/// The readings of one patient's series, and where they depart from the public page. Of a moment with several systolic or
/// several diastolic pressures nobody can tell which two are one reading: they are left where they are (rule X-BP-01).
pub(super) fn readings(all: &[Series]) -> (Vec<Reading>, Vec<String>) {
    let mut drift: Vec<String> = all.iter().flat_map(|series| series.drift("MIA-11")).collect();
    let mut pressures: BTreeMap<DateTime<Utc>, (Vec<Quantity>, Vec<Quantity>)> = BTreeMap::new();
    let mut found = Vec::new();
    for series in all {
        let (name, unit) = series.quantity();
        let Some(what) = named(name) else { continue };
        let unit = unit.as_ref().map(Unit::told);
        for point in &series.points {
            let Some(value) = Quantity::number(&point.value.to_string()) else { continue };
            let quantity = Quantity::new(value, unit);
            match what {
                What::Systolic => pressures.entry(point.at).or_default().0.push(quantity),
                What::Diastolic => pressures.entry(point.at).or_default().1.push(quantity),
                What::One(metric) => found.push(reading(metric, Value::One { quantity }, point.at)),
            }
        }
    }
    for (at, (mut systolic, mut diastolic)) in pressures {
        if systolic.len() > 1 || diastolic.len() > 1 {
            drift.push("MIA-11: several pressures of one moment".to_owned());
            continue;
        }
        let value = Value::Pressure { systolic: systolic.pop(), diastolic: diastolic.pop() };
        found.push(reading(Metric::BloodPressure, value, at));
    }
    drift.sort();
    drift.dedup();
    (found, drift)
}

fn reading(metric: Metric, value: Value, at: DateTime<Utc>) -> Reading {
    let (effective, instrument) = (Effective::instant(at), Instrument::default());
    Reading { metric, value, effective, taken: Taken::NotTold, instrument, id: None }
}

/// The newest detections of a plan, series by series. Of a series without a unit no number is shown.
pub(super) fn detections(all: &[Series]) -> (Vec<DetectionSeries>, Vec<String>) {
    let drift = all.iter().flat_map(|series| series.drift("MIA-12")).collect();
    (all.iter().map(one_series).collect(), drift)
}

fn one_series(series: &Series) -> DetectionSeries {
    let (name, unit) = series.quantity();
    let mut points: Vec<_> = series.points.iter().collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.at));
    let shown = unit.as_ref().map_or_else(Vec::new, |unit| {
        let point = |point: &&mia::Point| {
            let value = Quantity::number(&point.value.to_string())?;
            let quantity = Quantity::new(value, Some(unit.told()));
            let in_mmhg = quantity.in_unit(Known::MillimetreOfMercury).filter(|to| to.converted);
            Some(DetectionPoint {
                at: Instant::from(point.at),
                value: value.to_string(),
                converted: in_mmhg.map(|to| to_places(to.value, 0).to_string()),
            })
        };
        points.iter().take(POINTS).filter_map(point).collect()
    });
    DetectionSeries {
        quantity: name.to_owned(),
        unit: unit.map(|unit| unit.told().to_owned()),
        total: count(points.len()),
        unreadable: count(series.unreadable),
        points: shown,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn series(all: &serde_json::Value) -> Vec<Series> {
        serde_json::from_value(all.clone()).unwrap()
    }

    #[test]
    fn a_pressure_is_put_together_of_one_moment_in_the_unit_of_its_series() {
        let all = series(&json!([
            {"name": "systolicBloodPressure [Pa]", "data": [{"x": 1000, "y": 16400}, {"x": 2000, "y": 16000}]},
            {"name": "diastolicBloodPressure [Pa]", "data": [{"x": 1000, "y": 10533}]},
            {"name": "heartRate [/min]", "data": [{"x": 1000, "y": 71}]},
            {"name": "irregularHeartbeat", "data": [{"x": 1000, "y": 0}]},
        ]));
        let (found, _) = readings(&all);
        let texts: Vec<_> = found.iter().map(|one| crate::metrics::received(&one.value)).collect();
        let text = |value: &str, unit: &str| (value.to_owned(), Some(unit.to_owned()));
        assert_eq!(texts, [text("71", "/min"), text("16400/10533", "Pa"), text("16000/–", "Pa")]);
    }

    #[test]
    fn x_bp_01_two_pressures_of_one_moment_are_not_paired() {
        let all = series(&json!([
            {"name": "systolicBloodPressure [Pa]", "data": [{"x": 1000, "y": 16400}, {"x": 1000, "y": 18000}]},
            {"name": "diastolicBloodPressure [Pa]", "data": [{"x": 1000, "y": 10533}]},
        ]));
        let (found, drift) = readings(&all);
        assert!(found.is_empty());
        assert_eq!(drift, ["MIA-11: several pressures of one moment"]);
    }

    #[test]
    fn detections_without_a_unit_show_no_number_and_pascals_stand_beside_mmhg() {
        let data: Vec<_> = (0..12).map(|at| json!({"x": at * 1000, "y": 16400 + at})).collect();
        let all = series(&json!([
            {"name": "systolicBloodPressure [Pa]", "data": data},
            {"name": "value", "data": [{"x": 1000, "y": 71}, {"x": "no time", "y": 71}]},
        ]));
        let (shown, drift) = detections(&all);
        assert_eq!((shown[0].total, shown[0].points.len(), shown[0].unit.as_deref()), (12, POINTS, Some("Pa")));
        let newest = &shown[0].points[0];
        assert_eq!((newest.value.as_str(), newest.converted.as_deref()), ("16411", Some("123")));
        assert_eq!((shown[1].total, shown[1].unreadable, shown[1].points.len()), (1, 1, 0));
        assert!(drift.contains(&"MIA-12: a series without a unit".to_owned()));
    }
}
