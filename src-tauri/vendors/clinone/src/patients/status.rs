//! Where a subject stands in a study (A-C1-15).

use serde::{Deserialize, Serialize};

/// Where a subject stands. The vendor's words stand in the profile's `[fields.patient-status]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatientStatus {
    /// Being screened.
    Screening,
    /// In the study.
    Enrolled,
    /// Through with it.
    Completed,
    /// Left it.
    Withdrawn,
    /// Screened and not admitted.
    ScreenFailed,
    /// A word that the contract does not know, exactly as received.
    Unknown(String),
}
