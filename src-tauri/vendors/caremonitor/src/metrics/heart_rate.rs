//! Heart rate: LOINC 8867-4.

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value, json};

use super::finding::Findings;
use super::observation::{Measured, at, judge_time, within};
use crate::Metric;

/// Beats per minute (UCUM `/min`).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PerMinute(pub f64);

/// A heart rate.
#[derive(Clone, PartialEq)]
pub struct HeartRate {
    /// When it was taken.
    pub effective: DateTime<FixedOffset>,
    /// 20 to 300.
    pub rate: PerMinute,
}

pub(super) fn judge_rate(rate: PerMinute, findings: &mut Findings) {
    findings.refuse_unless(within(rate.0, 20.0, 300.0), "heart_rate", "must be 20 to 300 per minute");
}

impl Measured for HeartRate {
    const METRIC: Metric = Metric::HeartRate;
    const OPERATION: &'static str = "CM-16";
    const NAME: &'static str = "heart-rate";

    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings) {
        judge_rate(self.rate, findings);
        judge_time(self.effective, now, findings);
    }

    fn put(&self, fields: &mut Map<String, Value>) {
        fields.insert("effective".to_owned(), at(self.effective));
        fields.insert("code".to_owned(), json!("8867-4"));
        fields.insert("value".to_owned(), json!(self.rate.0));
        fields.insert("unit".to_owned(), json!("/min"));
    }
}
