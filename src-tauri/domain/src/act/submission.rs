//! A reading to be stored at CareMonitor (CM-14 to CM-18), as it will be sent: value and unit are settled when a person
//! sends it, so that what they saw is what leaves. Of a recording the digest is settled, and its samples stay where
//! recordings are kept.

use chrono::{DateTime, FixedOffset, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ConsentMetric;
use crate::observation::unit::Known;

/// One reading of one patient. A value is a patient's, and so `Debug` shows the id alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionAct {
    /// Our id of the reading: the same however often it is sent (A-CM-21).
    pub id: Uuid,
    /// Whose, by the vendor's id.
    pub patient: String,
    /// When it was taken, with the offset it was taken with; the begin of a period.
    pub effective: DateTime<FixedOffset>,
    /// What was measured.
    pub measured: Submitted,
}

/// What was measured, in a unit that CareMonitor takes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "metric", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Submitted {
    /// One lead of a recording (CM-14). Its samples are read when it is sent; what has another digest then is not sent.
    Electrocardiogram {
        /// Our id of the recording.
        recording: String,
        /// Which of its leads, from 0.
        lead: u16,
        /// How long it is.
        milliseconds: u32,
        /// SHA-256 of what is sent but its time, in hexadecimal digits.
        sha256: String,
    },
    /// Both parts of one pressure, in mmHg (CM-15).
    BloodPressure {
        /// Systolic.
        systolic: Decimal,
        /// Diastolic.
        diastolic: Decimal,
    },
    /// Beats per minute (CM-16).
    HeartRate {
        /// How many.
        rate: Decimal,
    },
    /// Glucose of blood, in the unit it was measured in (CM-17).
    BloodGlucose {
        /// How much.
        value: Decimal,
        /// Milligrams per decilitre or millimoles per litre.
        unit: Known,
    },
    /// Steps of a period (CM-18).
    Steps {
        /// The period's end.
        end: DateTime<FixedOffset>,
        /// How many.
        count: u32,
    },
}

impl SubmissionAct {
    /// When it was taken.
    pub fn at(&self) -> DateTime<Utc> {
        self.effective.to_utc()
    }
}

impl Submitted {
    /// What the patient has to have granted.
    pub fn metric(&self) -> ConsentMetric {
        match self {
            Self::Electrocardiogram { .. } => ConsentMetric::Ecg,
            Self::BloodPressure { .. } => ConsentMetric::BloodPressure,
            Self::HeartRate { .. } => ConsentMetric::HeartRate,
            Self::BloodGlucose { .. } => ConsentMetric::BloodGlucose,
            Self::Steps { .. } => ConsentMetric::Steps,
        }
    }

    /// The number as it is sent, with its digits; of a recording its length.
    pub fn value(&self) -> String {
        match self {
            Self::Electrocardiogram { milliseconds, .. } => {
                Decimal::new(i64::from(*milliseconds), 3).normalize().to_string()
            }
            Self::BloodPressure { systolic, diastolic } => format!("{systolic}/{diastolic}"),
            Self::HeartRate { rate } => rate.to_string(),
            Self::BloodGlucose { value, .. } => value.to_string(),
            Self::Steps { count, .. } => count.to_string(),
        }
    }

    /// Its unit in UCUM.
    pub fn unit(&self) -> &'static str {
        match self {
            Self::Electrocardiogram { .. } => "s",
            Self::BloodPressure { .. } => Known::MillimetreOfMercury.code(),
            Self::HeartRate { .. } => Known::PerMinute.code(),
            Self::BloodGlucose { unit, .. } => unit.code(),
            Self::Steps { .. } => Known::Steps.code(),
        }
    }

    /// The end of its period, where it tells of one.
    pub fn end(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Steps { end, .. } => Some(end.to_utc()),
            _ => None,
        }
    }
}

impl std::fmt::Debug for SubmissionAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Submission({})", self.id)
    }
}

impl std::fmt::Debug for Submitted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Submitted({})", self.metric().as_str())
    }
}
