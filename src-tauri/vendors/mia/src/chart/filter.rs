//! Which detections: MIA-12 takes a JSON list of conditions, all of which must hold.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::extra::ids_only;

/// One condition on a detection.
#[derive(Clone, PartialEq)]
pub struct DetectionFilter {
    property: String,
    operator: &'static str,
    value: Value,
}

ids_only! { DetectionFilter { property, operator } }

impl DetectionFilter {
    /// `property` is `value`.
    pub fn equal(property: &str, value: impl Into<Value>) -> Self {
        Self { property: property.to_owned(), operator: "equal", value: value.into() }
    }

    /// `property` is an instant in this time; `[assumed]` (A-MIA-08) both ends included.
    pub fn between(property: &str, from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let written = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Millis, true);
        Self { property: property.to_owned(), operator: "between", value: json!([written(from), written(to)]) }
    }

    pub(super) fn json(&self) -> Value {
        json!({"property": self.property, "operator": self.operator, "value": self.value})
    }
}
