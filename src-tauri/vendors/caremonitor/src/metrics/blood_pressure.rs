//! Blood pressure: LOINC 85354-9, with 8480-6 (systolic) and 8462-4 (diastolic).

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value, json};

use super::finding::Findings;
use super::heart_rate::{PerMinute, judge_rate};
use super::observation::{Measured, at, judge_time, quantity, within};
use crate::Metric;

/// A pressure in millimetres of mercury (UCUM `mm[Hg]`).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct MmHg(pub f64);

/// A blood pressure.
#[derive(Clone, PartialEq)]
pub struct BloodPressure {
    /// When it was taken.
    pub effective: DateTime<FixedOffset>,
    /// Systolic, 40 to 300.
    pub systolic: MmHg,
    /// Diastolic, 20 to 200, lower than the systolic.
    pub diastolic: MmHg,
    /// The heart rate that the device took with it.
    pub heart_rate: Option<PerMinute>,
}

impl Measured for BloodPressure {
    const METRIC: Metric = Metric::BloodPressure;
    const OPERATION: &'static str = "CM-15";
    const NAME: &'static str = "blood-pressure";

    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings) {
        let (systolic, diastolic) = (self.systolic.0, self.diastolic.0);
        findings.refuse_unless(within(systolic, 40.0, 300.0), "systolic", "must be 40 to 300 mmHg");
        findings.refuse_unless(within(diastolic, 20.0, 200.0), "diastolic", "must be 20 to 200 mmHg");
        findings.refuse_unless(diastolic < systolic, "diastolic", "must be lower than the systolic");
        findings.doubt_unless(systolic - diastolic >= 10.0, "diastolic", "lies very close to the systolic");
        if let Some(rate) = self.heart_rate {
            judge_rate(rate, findings);
        }
        judge_time(self.effective, now, findings);
    }

    fn put(&self, fields: &mut Map<String, Value>) {
        fields.insert("effective".to_owned(), at(self.effective));
        fields.insert("code".to_owned(), json!("85354-9"));
        fields.insert("systolic".to_owned(), quantity("8480-6", self.systolic.0, "mm[Hg]"));
        fields.insert("diastolic".to_owned(), quantity("8462-4", self.diastolic.0, "mm[Hg]"));
        if let Some(rate) = self.heart_rate {
            fields.insert("heart_rate".to_owned(), quantity("8867-4", rate.0, "/min"));
        }
    }
}
