//! Where a reply departs from a vendor's contract: names of places, never values.

use serde_json::{Map, Value};

/// Fields that the contract does not know, as places such as `SOLO-14: field roomNumber`.
pub fn extra_fields(operation: &str, extra: &Map<String, Value>) -> Vec<String> {
    extra.keys().map(|name| format!("{operation}: field {}", plain(name))).collect()
}

/// A word of the contract's list that is none: `SOLO-14: status has an unknown word`.
pub fn unknown_value(operation: &str, field: &str) -> String {
    format!("{operation}: {field} has an unknown word")
}

/// A field name is data from outside: it is shortened and reduced to plain characters before anyone sees it.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).take(60).collect()
}
