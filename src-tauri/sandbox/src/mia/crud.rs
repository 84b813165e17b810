//! Lists of the CRUD service: `_q`, `_p`, `_s`, `_l`, `_sk` and `_st`.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::refusal;
use super::surface::Call;
use crate::server::Answer;

const QUERIES: [&str; 6] = ["_q", "_p", "_s", "_l", "_sk", "_st"];
const STATES: [&str; 4] = ["PUBLIC", "DRAFT", "TRASH", "DELETED"];
/// What every record has.
const COMMON: [&str; 6] = ["_id", "creatorId", "createdAt", "updaterId", "updatedAt", "__STATE__"];
const DEFAULT_LIMIT: usize = 25;
const MAX_LIMIT: usize = 200;

/// The fields of a collection beside those that all have.
pub(super) struct Collection {
    pub(super) fields: &'static [&'static str],
    /// Encrypted: they can be read but not searched.
    pub(super) hidden: &'static [&'static str],
}

impl Collection {
    fn has(&self, field: &str) -> bool {
        COMMON.contains(&field) || self.fields.contains(&field)
    }

    /// The records that a request asks for.
    pub(super) fn find<'a>(&self, call: &Call, all: impl Iterator<Item = &'a Value>) -> Result<Vec<Value>, Answer> {
        call.only_queries(&QUERIES)?;
        let limit = number(call, "_l", DEFAULT_LIMIT)?;
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(refusal::bad("querystring/_l must be >= 1 and <= 200"));
        }
        let skip = number(call, "_sk", 0)?;
        let states: Vec<&str> = call.query("_st").unwrap_or("PUBLIC").split(',').collect();
        if let Some(state) = states.iter().find(|state| !STATES.contains(*state)) {
            return Err(refusal::bad(&format!("querystring/_st has no state {state}")));
        }
        let filter = self.filter(call)?;
        let fields = self.projection(call)?;
        let mut found: Vec<&Value> = all
            .filter(|record| record["__STATE__"].as_str().is_some_and(|state| states.contains(&state)))
            .filter(|record| filter.iter().all(|(field, condition)| fulfils(record.get(field), condition)))
            .collect();
        if let Some(sort) = call.query("_s") {
            let (field, falling) = sort.strip_prefix('-').map_or((sort, false), |field| (field, true));
            if !self.has(field) {
                return Err(refusal::bad(&format!("querystring/_s has no field {field}")));
            }
            found.sort_by(|one, other| {
                let order = compare(one.get(field), other.get(field)).unwrap_or(Ordering::Equal);
                if falling { order.reverse() } else { order }
            });
        }
        Ok(found.into_iter().skip(skip).take(limit).map(|record| project(record, fields.as_deref())).collect())
    }

    fn filter(&self, call: &Call) -> Result<Map<String, Value>, Answer> {
        let Some(text) = call.query("_q") else { return Ok(Map::new()) };
        let filter: Map<String, Value> =
            serde_json::from_str(text).map_err(|_| refusal::bad("querystring/_q must be a JSON object"))?;
        for (field, condition) in &filter {
            if !self.has(field) || self.hidden.contains(&field.as_str()) {
                return Err(refusal::bad(&format!("querystring/_q cannot search {field}")));
            }
            let known = ["$exists", "$in", "$ne", "$gt", "$gte", "$lt", "$lte"];
            let operators = condition.as_object().into_iter().flat_map(Map::keys);
            if let Some(operator) = operators.into_iter().find(|operator| !known.contains(&operator.as_str())) {
                return Err(refusal::bad(&format!("querystring/_q has no operator {operator}")));
            }
        }
        Ok(filter)
    }

    fn projection<'c>(&self, call: &'c Call) -> Result<Option<Vec<&'c str>>, Answer> {
        let Some(text) = call.query("_p") else { return Ok(None) };
        let fields: Vec<&str> = text.split(',').collect();
        match fields.iter().find(|field| !self.has(field)) {
            Some(field) => Err(refusal::bad(&format!("querystring/_p has no field {field}"))),
            None => Ok(Some(fields)),
        }
    }
}

fn number(call: &Call, name: &str, default: usize) -> Result<usize, Answer> {
    match call.query(name) {
        Some(text) => text.parse().map_err(|_| refusal::bad(&format!("querystring{name} must be integer"))),
        None => Ok(default),
    }
}

fn project(record: &Value, fields: Option<&[&str]>) -> Value {
    let Some(fields) = fields else { return record.clone() };
    let members = record.as_object().into_iter().flatten();
    let kept = members.filter(|(name, _)| *name == "_id" || fields.contains(&name.as_str()));
    Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
}

fn fulfils(value: Option<&Value>, condition: &Value) -> bool {
    let Some(operators) = condition.as_object() else { return value == Some(condition) };
    operators.iter().all(|(operator, wanted)| match operator.as_str() {
        "$exists" => wanted.as_bool() == Some(value.is_some()),
        "$in" => value.is_some_and(|value| wanted.as_array().is_some_and(|list| list.contains(value))),
        "$ne" => value != Some(wanted),
        "$gt" => compare(value, Some(wanted)) == Some(Ordering::Greater),
        "$gte" => matches!(compare(value, Some(wanted)), Some(Ordering::Greater | Ordering::Equal)),
        "$lt" => compare(value, Some(wanted)) == Some(Ordering::Less),
        _ => matches!(compare(value, Some(wanted)), Some(Ordering::Less | Ordering::Equal)),
    })
}

/// Texts by their letters (dates are all written alike here), numbers by their size.
fn compare(one: Option<&Value>, other: Option<&Value>) -> Option<Ordering> {
    match (one?, other?) {
        (Value::String(one), Value::String(other)) => Some(one.cmp(other)),
        (one, other) => one.as_f64()?.partial_cmp(&other.as_f64()?),
    }
}
