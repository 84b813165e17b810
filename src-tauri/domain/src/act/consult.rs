//! The consult request that makes a patient, a visit and a prefilled note in one call (SOLO-33).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A first consult, or news about one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ConsultType {
    /// A visit is made.
    New,
    /// A consult of the last 24 hours is updated.
    Update,
}

/// Why a consult is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ConsultReason {
    /// Stroke.
    Stroke,
    /// Electroencephalography, at once.
    EegStat,
    /// Electroencephalography, routine.
    EegRoutine,
}

/// A consult to ask for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultAct {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Medical record number.
    pub mrn: String,
    /// The place's id in the vendor's mapping.
    pub location_id: String,
    /// Who asks.
    pub requesting_provider: String,
    /// Where the physician can be called back.
    pub callback_number: Option<String>,
    /// Where the patient is.
    pub patient_location: Option<String>,
    /// Who called.
    pub caller: Option<String>,
    /// When the call centre was told.
    pub call_center_notified: Option<DateTime<Utc>>,
    /// When the physician was told.
    pub physician_notified: Option<DateTime<Utc>>,
    /// New, or news about one.
    pub consult_type: ConsultType,
    /// Why.
    pub reason: ConsultReason,
    /// When a person asked for it: a visit that stood before is not its.
    pub asked_at: DateTime<Utc>,
}

impl std::fmt::Debug for ConsultAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConsultAct").field("reason", &self.reason).finish_non_exhaustive()
    }
}
