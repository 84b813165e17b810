//! A patient record as it is edited: read from the vendor, typed, looked over, kept.

use domain::demographics::{Demographics, FieldChange, FieldProblem};
use domain::{ConnectionId, IntentId, IntentState, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, PatientView, PersonView, TwoIdentifiers};

/// A record as the vendor has it now, to be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordView {
    /// Whose, as it was read just now.
    pub patient: PatientView,
    /// Every field that can be changed.
    pub record: Demographics,
    /// When the vendor was read.
    pub read_at: Instant,
    /// The operation that would carry a change, for example `SOLO-03`.
    pub operation: String,
    /// What was typed before, when a refused change is to be corrected.
    pub kept: Option<KeptRecord>,
    /// A change of this record that is not settled.
    pub under_way: Option<IntentId>,
}

/// What an earlier change of the record said.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptRecord {
    /// The intent.
    pub intent: IntentId,
    /// At which account.
    pub connection: ConnectionId,
    /// Where it stands.
    pub state: IntentState,
    /// Why, as a word that the page has a sentence for.
    pub why: String,
    /// The vendor's own words, as data.
    pub vendor_message: Option<String>,
    /// The record as the person saw it then; absent for a registration.
    pub before: Option<Demographics>,
    /// The record as it was to be.
    pub after: Demographics,
    /// The integrator's id that was given; absent for a change.
    pub id: Option<String>,
}

/// What was typed into the form of a record.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditInput {
    /// Whose record.
    pub patient: PatientKey,
    /// The record as it was shown when the form opened.
    pub before: Demographics,
    /// The record as it is to be.
    pub after: Demographics,
    /// The two-identifier check; absent while the form is only looked over.
    pub checked: Option<TwoIdentifiers>,
}

/// What would be sent, or why nothing can be.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordReview {
    /// What cannot be sent as it is, field by field.
    pub problems: Vec<FieldProblem>,
    /// What would change, in the order of the form.
    pub changes: Vec<FieldChange>,
    /// People known here who may be the same person.
    pub duplicates: Vec<Duplicate>,
}

/// Someone known here who may be the person that is being registered.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// Who.
    pub person: PersonView,
    /// The connection's name.
    pub connection_name: String,
    /// In what they agree.
    pub same: Same,
    /// The id is that of a record of the same account: nobody else can be registered under it.
    pub taken: bool,
}

/// In what two people agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Same {
    /// An identifier.
    Number,
    /// Name and birth date.
    NameAndBirthDate,
}

/// Someone to register.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RegisterInput {
    /// At which account.
    pub connection: ConnectionId,
    /// The integrator's id. Absent when the clinic has none: one is made up, since Solo requires one (SOLO-05).
    pub id: Option<String>,
    /// The record.
    pub record: Demographics,
    /// Name and birth date were read back to the person.
    pub read_back: bool,
    /// The people known here that were looked at and are somebody else.
    pub not_the_same: Vec<PatientKey>,
}
