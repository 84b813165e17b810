//! A patient document of questions and answers (SOLO-22). The vendor takes it and never shows it again.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A document to add to a patient's record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentAct {
    /// The integrator's id of the patient at the vendor.
    pub patient_id: String,
    /// Its name.
    pub name: String,
    /// The time that it carries.
    pub date_time: DateTime<Utc>,
    /// Questions with their answers.
    pub responses: Vec<DocumentResponse>,
}

/// One question with its answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentResponse {
    /// The question.
    pub question: String,
    /// The answer.
    pub response: String,
}

impl std::fmt::Debug for DocumentAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentAct(..)")
    }
}

impl std::fmt::Debug for DocumentResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentResponse(..)")
    }
}
