//! Normalised data: what the Device Manager makes of what a device sent.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use vendor_http::lenient;

use crate::Reading;
use crate::extra::{Extra, ids_only};

/// The normalised part of a record.
#[derive(Clone, PartialEq)]
pub enum Normalised {
    /// Observations.
    Read(NormalisedData),
    /// Something else than the Device Manager's own pages expect, as it came.
    Unreadable(Value),
}

impl<'de> Deserialize<'de> for Normalised {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(NormalisedData::deserialize(&value).map_or(Self::Unreadable(value), Self::Read))
    }
}

impl std::fmt::Debug for Normalised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Normalised::Read(_) => "Read(<redacted>)",
            Normalised::Unreadable(_) => "Unreadable(<redacted>)",
        })
    }
}

/// Observations over a period. Both are required.
#[derive(Clone, PartialEq, Deserialize)]
pub struct NormalisedData {
    /// When, as it came: the page says no more than that it is an object.
    pub period: Map<String, Value>,
    /// What was observed.
    pub observations: Vec<Observation>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

/// One observation.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Observation {
    /// LOINC or SNOMED CT; which of them is not told.
    #[serde(default, deserialize_with = "text")]
    pub code: Option<String>,
    /// For people.
    #[serde(default)]
    pub name: Option<String>,
    /// UCUM (A-MIA-11).
    #[serde(default)]
    pub unit: Option<String>,
    /// The number, in `unit`. Use [`Observation::reading`].
    #[serde(default, deserialize_with = "number")]
    pub value: Option<f64>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

ids_only! {
    NormalisedData { }
    Observation { }
}

impl Observation {
    /// What may be shown of it.
    pub fn reading(&self) -> Reading {
        Reading::of(self.value, self.unit.as_deref())
    }
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        other => lenient::text(other).map(Some).map_err(serde::de::Error::custom),
    }
}

/// A number; anything else is none. A number in quotes is not taken for one: the page has it as a number, and what wrote it
/// otherwise may have meant otherwise ("16,4").
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_f64())
}
