//! A list as it was answered (A-CM-17).

use serde_json::{Map, Value};
use vendor_http::{Answer, CallError, drift};

use crate::envelope;
use crate::wire::Wire;

/// Records, and where the answer departs from what is assumed.
///
/// One record that cannot be read makes the whole answer unreadable: a list that leaves a visit out would be believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The records in the order of the answer.
    pub items: Vec<T>,
    /// Nothing stands beside the list that might mean further pages: what it lacks is not there.
    pub whole: bool,
    pub(crate) drift: Vec<String>,
}

impl<T> Listed<T> {
    /// Where the answer departs from what is assumed: places, never values. Anything beside the list is told, since it
    /// may mean that there are further pages.
    pub fn drift(&self) -> Vec<String> {
        self.drift.clone()
    }

    pub(crate) fn read(
        wire: &Wire,
        operation: &'static str,
        record: &str,
        answer: &Answer,
        item: impl Fn(Value) -> Option<T>,
        item_drift: impl Fn(&T) -> Vec<String>,
    ) -> Result<Self, CallError> {
        let body: Value = answer.json(operation).map_err(|error| CallError::of(error, envelope::message))?;
        let (list, beside) = parts(body, wire.profile().setting("list-field").text())
            .ok_or_else(|| CallError::unreadable(operation, answer))?;
        let names = wire.profile().fields(record);
        let items = list.into_iter().map(|record| item(names.to_ours(record)));
        let items: Vec<T> = items.collect::<Option<_>>().ok_or_else(|| CallError::unreadable(operation, answer))?;
        let mut places = drift::extra_fields(operation, &beside);
        for place in items.iter().flat_map(&item_drift) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Ok(Self { items, whole: beside.is_empty(), drift: places })
    }
}

/// The list, and what stands beside it.
fn parts(body: Value, field: &str) -> Option<(Vec<Value>, Map<String, Value>)> {
    match body {
        Value::Array(list) => Some((list, Map::new())),
        Value::Object(mut fields) => match fields.remove(field)? {
            Value::Array(list) => Some((list, fields)),
            Value::Null => Some((Vec::new(), fields)),
            _ => None,
        },
        _ => None,
    }
}
