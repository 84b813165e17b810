//! Where a reply departs from the document: names of places, never values.

use serde_json::{Map, Value};

/// Fields that the document does not know.
pub(crate) fn extra_fields(operation: &str, extra: &Map<String, Value>) -> Vec<String> {
    extra.keys().map(|name| format!("{operation}: field {}", plain(name))).collect()
}

/// A field name is data from outside: it is shortened and reduced to plain characters before anyone sees it.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).take(60).collect()
}
