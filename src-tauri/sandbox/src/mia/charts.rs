//! MIA-11 and MIA-12: normalised data as series, one per observation, its unit in brackets behind its name.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::refusal;
use super::state::{MEDISANTE, Manager};
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

/// MIA-11: charts what came through Medisanté only, as the public page has it.
pub(super) fn of_patient(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&["normalizedDataType", "_id", "type"])?;
    let required = |name: &str| {
        let value = call.query(name).filter(|value| !value.is_empty());
        value.ok_or_else(|| refusal::bad(&format!("querystring must have required property '{name}'")))
    };
    let (kind, patient) = (required("normalizedDataType")?, required("_id")?);
    let records = manager.records.iter().map(|record| &record.document).filter(|record| {
        record["normalizedDataType"] == kind && record["patientId"] == patient && record["providerId"] == MEDISANTE
    });
    Verdict::answer(Answer::ok(&series(records, call.query("type"))))
}

/// MIA-12.
pub(super) fn of_detections(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&["filters"])?;
    let filters: Vec<Filter> = match call.query("filters") {
        Some(text) => serde_json::from_str::<Vec<Value>>(text)
            .map_err(|_| refusal::bad("querystring/filters must be a JSON array"))?
            .iter()
            .map(filter)
            .collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    let fits = |plan: &str, at: DateTime<Utc>| {
        filters.iter().all(|filter| match filter {
            Filter::Plan(wanted) => plan == wanted,
            Filter::Recorded(from, to) => (*from..=*to).contains(&at),
        })
    };
    let records = manager.detections.iter().filter_map(|detection| {
        let record = &manager.record(&detection.record)?.document;
        fits(&detection.plan, recorded(record)?).then_some(record)
    });
    Verdict::answer(Answer::ok(&series(records, None)))
}

enum Filter {
    Plan(String),
    Recorded(DateTime<Utc>, DateTime<Utc>),
}

fn filter(filter: &Value) -> Result<Filter, Answer> {
    let members = filter.as_object().map_or(0, serde_json::Map::len);
    let (property, operator) = (filter["property"].as_str(), filter["operator"].as_str());
    let read = match (property, operator) {
        (Some("planId"), Some("equal")) => filter["value"].as_str().map(|plan| Filter::Plan(plan.to_owned())),
        (Some("recordedAt"), Some("between")) => {
            let end =
                |index: usize| Some(DateTime::parse_from_rfc3339(filter["value"][index].as_str()?).ok()?.to_utc());
            end(0).zip(end(1)).map(|(from, to)| Filter::Recorded(from, to))
        }
        _ => None,
    };
    read.filter(|_| members == 3).ok_or_else(|| refusal::bad("a filter must be {property, operator, value}"))
}

fn recorded(record: &Value) -> Option<DateTime<Utc>> {
    let text = record["recordedAt"].as_str().or(record["receivedAt"].as_str())?;
    Some(DateTime::parse_from_rfc3339(text).ok()?.to_utc())
}

fn series<'a>(records: impl Iterator<Item = &'a Value>, only: Option<&str>) -> Vec<Value> {
    let mut all: Vec<(String, Vec<(i64, Value)>)> = Vec::new();
    for record in records {
        let Some(at) = recorded(record) else { continue };
        for observation in record["normalizedData"]["observations"].as_array().into_iter().flatten() {
            let name = observation["name"].as_str().unwrap_or_default();
            if only.is_some_and(|only| only != name) {
                continue;
            }
            let title = match observation["unit"].as_str() {
                Some(unit) => format!("{name} [{unit}]"),
                None => name.to_owned(),
            };
            let point = (at.timestamp_millis(), observation["value"].clone());
            match all.iter_mut().find(|(known, _)| *known == title) {
                Some((_, points)) => points.push(point),
                None => all.push((title, vec![point])),
            }
        }
    }
    all.into_iter()
        .map(|(name, mut points)| {
            points.sort_by_key(|(x, _)| *x);
            let data: Vec<Value> = points.into_iter().map(|(x, y)| json!({"x": x, "y": y})).collect();
            json!({"name": name, "data": data})
        })
        .collect()
}
