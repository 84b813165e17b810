//! Checks over a JSON object, by hand: what must be there, of which type, and that nothing else came. The first problem
//! is told, in the wording that Node.js services give it.

use serde_json::{Map, Value};

use super::refusal;
use crate::server::Answer;

/// An object that must have these members, and no other than these and the optional ones.
pub(super) fn object<'a>(
    value: &'a Value,
    place: &str,
    required: &[&str],
    optional: &[&str],
) -> Result<&'a Map<String, Value>, Answer> {
    let object = value.as_object().ok_or_else(|| refusal::bad(&format!("{place} must be object")))?;
    if let Some(name) = required.iter().find(|name| !object.contains_key(**name)) {
        return Err(refusal::bad(&format!("{place} must have required property '{name}'")));
    }
    let known = |name: &&String| required.contains(&name.as_str()) || optional.contains(&name.as_str());
    if let Some(name) = object.keys().find(|name| !known(name)) {
        return Err(refusal::bad(&format!("{place} must NOT have additional property '{name}'")));
    }
    Ok(object)
}

/// A member that is a text with something in it.
pub(super) fn text<'a>(object: &'a Map<String, Value>, place: &str, name: &str) -> Result<&'a str, Answer> {
    let text = object.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    text.ok_or_else(|| refusal::bad(&format!("{place}/{name} must be a text")))
}
