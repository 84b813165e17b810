//! Reading attributes that the document names but does not show: one that is oddly typed must not hide the record it
//! stands in, nor be dropped.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Text, or nothing. A number or a truth value is taken as its text, anything larger as its JSON.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    })
}

/// An id, or nothing; an empty text is none.
pub(crate) fn id<'de, D: Deserializer<'de>, I: for<'a> From<&'a str>>(deserializer: D) -> Result<Option<I>, D::Error> {
    Ok(text(deserializer)?.filter(|id| !id.is_empty()).map(|id| I::from(&id)))
}

/// Yes, no, or not said.
pub(crate) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Bool(flag) => Some(flag),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}
