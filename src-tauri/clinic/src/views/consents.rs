//! A patient's consent, as the page shows it and asks for it.

use domain::{ConsentEnd, ConsentId, ConsentMetric, ConsentOutcome, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Offer, TwoIdentifiers};

/// How a patient's consent stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentsView {
    /// Whose.
    pub patient: PatientKey,
    /// The connection's name.
    pub connection_name: String,
    /// All five metrics, each by itself.
    pub metrics: Vec<ConsentStandingView>,
    /// The question that is waited for.
    pub question: Option<ConsentQuestionView>,
    /// What came of earlier questions, newest first.
    pub answers: Vec<ConsentAnswerView>,
    /// Whether the patient can be asked.
    pub ask: Offer,
    /// Whether the vendor can be asked if the consent still stands.
    pub check: Offer,
    /// Whether the consent can be forgotten here.
    pub forget: Offer,
}

/// How one metric stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentStandingView {
    /// Which.
    pub metric: ConsentMetric,
    /// How it stands.
    pub standing: ConsentStanding,
    /// Since when, as far as is known here.
    pub at: Option<Instant>,
    /// How it ended.
    pub end: Option<ConsentEnd>,
}

/// How a metric stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ConsentStanding {
    /// It may be sent.
    Granted,
    /// The patient was asked and did not grant it.
    Declined,
    /// The patient was not asked, or has not answered.
    NeverAsked,
    /// The patient agreed to something, and the vendor did not say to what: nothing may be sent.
    NotKnown,
    /// It was granted and is not any more.
    Ended,
}

/// A question that is waited for.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentQuestionView {
    /// What was asked for.
    pub asked: Vec<ConsentMetric>,
    /// When.
    pub asked_at: Instant,
    /// By whom.
    pub asked_by: String,
    /// How long an answer is waited for.
    pub until: Instant,
    /// The answer is here and is being kept: it can no longer be taken back.
    pub taking: bool,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentAnswerView {
    /// Its id.
    pub id: ConsentId,
    /// What was asked for.
    pub asked: Vec<ConsentMetric>,
    /// When.
    pub asked_at: Instant,
    /// By whom.
    pub asked_by: String,
    /// What came of it.
    pub outcome: ConsentOutcome,
    /// When.
    pub settled_at: Option<Instant>,
    /// What is granted of it; absent where nothing is, and where the vendor did not say.
    pub granted: Option<Vec<ConsentMetric>>,
    /// What was granted and taken back by itself.
    pub withdrawn: Vec<ConsentMetric>,
    /// When it ends by itself, where it cannot be renewed.
    pub until: Option<Instant>,
    /// A word for why nothing came of it.
    pub why: Option<String>,
    /// The vendor's own words.
    pub vendor_message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// HTTP status.
    pub http_status: Option<u32>,
    /// How it ended.
    pub ended: Option<ConsentEnd>,
    /// When that was seen.
    pub ended_at: Option<Instant>,
}

/// What a patient is to be asked.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskConsentInput {
    /// Whom.
    pub patient: PatientKey,
    /// For which metrics.
    pub metrics: Vec<ConsentMetric>,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// Whose consent is to be forgotten here.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgetConsentInput {
    /// Whose.
    pub patient: PatientKey,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}
