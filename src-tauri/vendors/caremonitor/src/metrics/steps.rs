//! Steps in a period: LOINC 41950-7 when the period is 24 hours, else 55423-8. A number of steps without its period
//! says nothing.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::finding::Findings;
use super::observation::{Measured, at, judge_time};
use crate::Metric;

/// A period of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its beginning.
    pub start: DateTime<FixedOffset>,
    /// Its end, later than the beginning.
    pub end: DateTime<FixedOffset>,
}

/// Steps (UCUM `{steps}`).
#[derive(Clone, PartialEq, Eq)]
pub struct Steps {
    /// In which they were taken.
    pub period: Period,
    /// How many.
    pub count: u32,
}

impl Measured for Steps {
    const METRIC: Metric = Metric::Steps;
    const OPERATION: &'static str = "CM-18";
    const NAME: &'static str = "steps";

    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings) {
        let length = self.period.end - self.period.start;
        findings.refuse_unless(length > TimeDelta::zero(), "end", "must be later than start");
        findings.doubt_unless(length <= TimeDelta::days(7), "end", "is more than a week after the start");
        // Four steps a second are a sprint.
        let most = length.num_seconds().max(0).saturating_mul(4);
        findings.doubt_unless(i64::from(self.count) <= most, "value", "is more than anyone walks in this period");
        judge_time(self.period.end, now, findings);
    }

    fn put(&self, fields: &mut Map<String, Value>) {
        let day = self.period.end - self.period.start == TimeDelta::hours(24);
        fields.insert("start".to_owned(), at(self.period.start));
        fields.insert("end".to_owned(), at(self.period.end));
        fields.insert("code".to_owned(), json!(if day { "41950-7" } else { "55423-8" }));
        fields.insert("value".to_owned(), json!(self.count));
        fields.insert("unit".to_owned(), json!("{steps}"));
    }
}
