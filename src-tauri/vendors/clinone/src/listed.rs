//! A list as ClinOne answers it (A-C1-12), with what is wrong with it: an incomplete list must never look like a whole
//! one.

use serde::de::DeserializeOwned;
use serde_json::Value;
use vendor_http::{CallError, Request};

use crate::contract::{self, Record};
use crate::drift;
use crate::wire::Wire;

/// A list of records.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The records that could be read and are of what was asked for.
    pub records: Vec<T>,
    /// How many entries could not be read.
    pub unreadable: usize,
    /// Whether it is known to lack something: entries that could not be read, or a total beyond what came.
    pub lacking: bool,
    /// Where the reply departs from the contract: places, never values.
    pub drift: Vec<String>,
}

impl Wire {
    /// Executes, and reads a list whose entries are each `wanted`: an assumed filter that the vendor does not know must
    /// not bring in another study's people. `drift` tells the places of one entry.
    pub(crate) async fn list<T: Record + DeserializeOwned>(
        &self,
        request: Request,
        wanted: impl Fn(&T) -> bool,
        drift_of: impl Fn(&T) -> Vec<String>,
    ) -> Result<Listed<T>, CallError> {
        let operation = request.operation;
        let answer = self.answer(request).await?;
        let unreadable = || CallError::unreadable(operation, &answer);
        let (entries, total, mut places) = self.entries(operation, answer.read(operation)?).ok_or_else(unreadable)?;
        let count = entries.len() as u64;
        let mut listed = Listed { records: Vec::new(), unreadable: 0, lacking: false, drift: Vec::new() };
        for entry in entries {
            match contract::read::<T>(self.profile(), entry) {
                Ok(record) if wanted(&record) => {
                    places.extend(drift_of(&record));
                    listed.records.push(record);
                }
                Ok(_) => places.push(format!("{operation}: an entry is not of what was asked for")),
                Err(_) => {
                    listed.unreadable += 1;
                    places.push(format!("{operation}: an entry cannot be read"));
                }
            }
        }
        if total.is_some_and(|total| total > count) {
            places.push(format!("{operation}: the list is longer than what came"));
            listed.lacking = true;
        }
        listed.lacking |= listed.unreadable > 0;
        places.sort();
        places.dedup();
        listed.drift = places;
        Ok(listed)
    }

    /// The entries of a list in either form, the total it names, and the fields that the contract does not know.
    fn entries(&self, operation: &'static str, value: Value) -> Option<(Vec<Value>, Option<u64>, Vec<String>)> {
        match value {
            Value::Array(entries) => Some((entries, None, Vec::new())),
            Value::Object(_) => {
                let Value::Object(mut fields) = self.profile().fields("list").to_ours(value) else { return None };
                let Some(Value::Array(entries)) = fields.remove("items") else { return None };
                let total = match fields.remove("total") {
                    Some(Value::Number(total)) => total.as_u64(),
                    Some(Value::String(total)) => total.trim().parse().ok(),
                    _ => None,
                };
                Some((entries, total, drift::extra_fields(operation, &fields)))
            }
            _ => None,
        }
    }
}
