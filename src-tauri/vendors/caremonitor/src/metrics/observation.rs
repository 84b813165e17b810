//! What all five metrics have in common.

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::finding::Findings;
use crate::{Metric, PatientId};

/// What took the reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Device {
    /// Who made it.
    pub manufacturer: Option<String>,
    /// Its model.
    pub model: Option<String>,
    /// Its serial number.
    pub serial: Option<String>,
}

/// One reading of one patient. `Debug` shows its id only.
#[derive(Clone, PartialEq)]
pub struct Observation<M> {
    /// Ours, made once per reading and never again (A-CM-21).
    pub id: Uuid,
    /// Whose reading it is: must be whose consent it is sent with.
    pub patient: PatientId,
    /// What took it.
    pub device: Option<Device>,
    /// What was measured.
    pub measured: M,
}

impl<M> std::fmt::Debug for Observation<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Observation").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A metric that can be sent.
pub(crate) trait Measured {
    const METRIC: Metric;
    /// The operation's id.
    const OPERATION: &'static str;
    /// The path's and the record's name in the profile.
    const NAME: &'static str;

    /// What is refused about it, or doubtful.
    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings);

    /// Its own fields, under our names.
    fn put(&self, fields: &mut Map<String, Value>);
}

#[allow(private_bounds)]
impl<M: Measured> Observation<M> {
    /// What is wrong with the reading or doubtful about it, as seen at `now`.
    pub fn findings(&self, now: DateTime<Utc>) -> Findings {
        let mut findings = Findings::default();
        findings.refuse_unless(!self.id.is_nil(), "id", "must be a fresh id");
        findings.refuse_unless(!self.patient.as_str().trim().is_empty(), "patient_id", "is required");
        self.measured.judge(now, &mut findings);
        findings
    }

    /// The reading under our names.
    pub(super) fn fields(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("id".to_owned(), json!(self.id));
        fields.insert("patient_id".to_owned(), json!(self.patient));
        if let Some(device) = &self.device {
            let told = [("manufacturer", &device.manufacturer), ("model", &device.model), ("serial", &device.serial)];
            let told = told.into_iter().filter_map(|(name, text)| Some((name.to_owned(), json!(text.as_ref()?))));
            fields.insert("device".to_owned(), Value::Object(told.collect()));
        }
        self.measured.put(&mut fields);
        Value::Object(fields)
    }
}

/// An instant as it is sent, with the offset it was taken with.
pub(super) fn at(instant: DateTime<FixedOffset>) -> Value {
    json!(instant.to_rfc3339_opts(SecondsFormat::Millis, false))
}

/// A measured value with its code and unit.
pub(super) fn quantity(code: &str, value: f64, unit: &str) -> Value {
    json!({ "code": code, "value": value, "unit": unit })
}

/// A reading is of the past. A device's clock may be a little ahead; one that is a day ahead cannot be believed.
pub(super) fn judge_time(time: DateTime<FixedOffset>, now: DateTime<Utc>, findings: &mut Findings) {
    let ahead = time.to_utc() - now;
    if ahead > TimeDelta::hours(24) {
        findings.refuse_unless(false, "effective", "lies more than a day ahead");
    } else {
        findings.doubt_unless(ahead <= TimeDelta::minutes(5), "effective", "lies ahead: is the device's clock right?");
    }
    findings.doubt_unless(ahead >= TimeDelta::days(-365), "effective", "is more than a year ago");
}

/// Whether `value` is a number in the range, its ends included.
pub(super) fn within(value: f64, least: f64, most: f64) -> bool {
    value.is_finite() && (least..=most).contains(&value)
}
