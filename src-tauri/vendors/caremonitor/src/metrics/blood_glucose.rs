//! Blood glucose: LOINC 15074-8 in mmol/L, 2339-0 in mg/dL. It is sent in the unit it was measured in: a value that was
//! converted is no longer the one the patient saw.

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value, json};

use super::finding::Findings;
use super::observation::{Measured, at, judge_time, within};
use crate::Metric;

/// Milligrams per decilitre that are one millimole per litre of glucose (its molar mass is 180.156 g/mol).
pub const MG_PER_DL_IN_MMOL_PER_L: f64 = 18.0156;

/// A concentration of glucose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Glucose {
    /// Millimoles per litre, as in Australia (UCUM `mmol/L`).
    MmolPerL(f64),
    /// Milligrams per decilitre (UCUM `mg/dL`).
    MgPerDl(f64),
}

impl Glucose {
    /// In millimoles per litre.
    pub fn mmol_per_l(self) -> f64 {
        match self {
            Self::MmolPerL(value) => value,
            Self::MgPerDl(value) => value / MG_PER_DL_IN_MMOL_PER_L,
        }
    }

    /// In milligrams per decilitre.
    pub fn mg_per_dl(self) -> f64 {
        match self {
            Self::MmolPerL(value) => value * MG_PER_DL_IN_MMOL_PER_L,
            Self::MgPerDl(value) => value,
        }
    }
}

/// When a reading was taken, seen from a meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlucoseContext {
    /// Fasting.
    Fasting,
    /// Before a meal.
    PreMeal,
    /// After a meal.
    PostMeal,
}

/// A blood glucose level.
#[derive(Clone, PartialEq)]
pub struct BloodGlucose {
    /// When it was taken.
    pub effective: DateTime<FixedOffset>,
    /// 0.5 to 60 mmol/L, or as much in mg/dL.
    pub glucose: Glucose,
    /// Seen from a meal, when that is known.
    pub context: Option<GlucoseContext>,
}

impl Measured for BloodGlucose {
    const METRIC: Metric = Metric::BloodGlucose;
    const OPERATION: &'static str = "CM-17";
    const NAME: &'static str = "blood-glucose";

    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings) {
        let mmol = self.glucose.mmol_per_l();
        findings.refuse_unless(
            within(mmol, 0.5, 60.0),
            "value",
            "must be 0.5 to 60 mmol/L (9 to 1,080 mg/dL): is the unit right?",
        );
        findings.doubt_unless(
            !mmol.is_finite() || within(mmol, 1.0, 33.3),
            "value",
            "is far out of what meters show: is the unit right?",
        );
        judge_time(self.effective, now, findings);
    }

    fn put(&self, fields: &mut Map<String, Value>) {
        let (code, value, unit) = match self.glucose {
            Glucose::MmolPerL(value) => ("15074-8", value, "mmol/L"),
            Glucose::MgPerDl(value) => ("2339-0", value, "mg/dL"),
        };
        fields.insert("effective".to_owned(), at(self.effective));
        fields.insert("code".to_owned(), json!(code));
        fields.insert("value".to_owned(), json!(value));
        fields.insert("unit".to_owned(), json!(unit));
        if let Some(context) = self.context {
            let word = match context {
                GlucoseContext::Fasting => "fasting",
                GlucoseContext::PreMeal => "pre-meal",
                GlucoseContext::PostMeal => "post-meal",
            };
            fields.insert("context".to_owned(), json!(word));
        }
    }
}
