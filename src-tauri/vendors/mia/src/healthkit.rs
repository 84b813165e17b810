//! HealthKit samples, as a phone sends them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use vendor_http::lenient;

use crate::extra::ids_only;
use crate::{Moment, Reading, Unplottable};

/// One sample. It tells neither what was measured nor in which unit (A-MIA-07), so that its value is passed on and never
/// shown as a measurement.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HealthKitSample {
    /// The phone's uuid for it.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// From when; write it with [`Moment::healthkit`].
    pub start_date: Moment,
    /// Until when.
    pub end_date: Moment,
    /// The app or device it came from.
    #[serde(default)]
    pub source_id: String,
    /// Its name. May be the patient's.
    #[serde(default)]
    pub source_name: String,
    /// HealthKit's own notes, by keys that begin with `HKMetadataKey`.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub metadata: Map<String, Value>,
    /// The value, as it came.
    #[serde(default)]
    pub value: Value,
}

ids_only! { HealthKitSample { id } }

impl HealthKitSample {
    /// The sample that a record's raw data is, if it is one.
    pub fn read(raw: &Value) -> Option<Self> {
        Self::deserialize(raw).ok()
    }

    /// What may be shown of it: nothing, since no unit is told. A caller that knows better does not ask a sample.
    pub fn reading(&self) -> Reading {
        Reading::Unplottable { why: Unplottable::NoUnit }
    }
}
