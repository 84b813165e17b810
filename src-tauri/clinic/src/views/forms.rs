//! Forms of questions, and the patient documents that they become.

use domain::{IntentId, IntentState, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, TwoIdentifiers};

/// A form: a name and questions.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    /// Its id.
    pub id: String,
    /// What it is called; the document gets this name.
    pub name: String,
    /// Its questions, in order.
    pub questions: Vec<String>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: String,
}

/// A form as an administrator typed it.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FormInput {
    /// Which form is changed; a new one when absent.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its questions; empty ones are left out.
    pub questions: Vec<String>,
}

/// The documents of one patient, as far as this clinic sent them.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientDocuments {
    /// What was sent from here, newest first: the vendor shows no documents.
    pub sent: Vec<SentDocument>,
    /// Why none can be sent now, as a word that the page has a sentence for.
    pub off: Option<String>,
}

/// A document that was sent from here. `Debug` leaves its content out.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SentDocument {
    /// The intent that carries it.
    pub intent: IntentId,
    /// Its name.
    pub name: String,
    /// The time that it carries.
    pub at: Instant,
    /// Who asked for it.
    pub by: String,
    /// Where it stands.
    pub state: IntentState,
    /// Why it stands there, as a word that the page has a sentence for.
    pub why: String,
    /// The vendor's own words, as data.
    pub vendor_message: Option<String>,
    /// How many questions were answered; the answers are a record of their own to open.
    pub answers: u32,
}

impl std::fmt::Debug for SentDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SentDocument").field("intent", &self.intent).finish_non_exhaustive()
    }
}

/// A filled form.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendDocumentInput {
    /// About whom.
    pub patient: PatientKey,
    /// Which form.
    pub form: String,
    /// An answer to each question of the form, in its order.
    pub answers: Vec<AnswerInput>,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// An answer with its question.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswerInput {
    /// The question as it was on screen.
    pub question: String,
    /// The answer.
    pub answer: String,
}
