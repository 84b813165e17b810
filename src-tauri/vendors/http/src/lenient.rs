//! Reading what vendors send without stumbling over null, a number in quotes or an absent list. Nothing is invented: what
//! cannot be read as the type is an error, never a default.

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// A whole number, also in quotes.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_i64().ok_or_else(|| de::Error::custom("not a whole number")),
        Value::String(text) => text.trim().parse().map_err(|_| de::Error::custom("not a whole number")),
        _ => Err(de::Error::custom("not a number")),
    }
}

/// Text, also when it was sent as a number.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(de::Error::custom("neither text nor a number")),
    }
}

/// A list that may be null.
pub fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::<Vec<T>>::deserialize(deserializer)?.unwrap_or_default())
}

/// An object that may be null and whose every member may be absent.
pub fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// A list of texts, in which nulls are left out.
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let texts = Option::<Vec<Option<String>>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(texts.into_iter().flatten().collect())
}

/// A number of seconds that fits a length of time, or nothing.
pub fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        other => integer(other)
            .ok()
            .and_then(|seconds| u32::try_from(seconds).ok())
            .map(Some)
            .ok_or_else(|| de::Error::custom("not a length in seconds")),
    }
}
