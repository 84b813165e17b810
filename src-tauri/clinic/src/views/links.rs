//! Links: records of several accounts that are one person; what looks like one; and how both are looked at.

use domain::likeness::{IdentityFact, Verdict};
use domain::{Identifier, PatientKey, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, PersonView};

/// One record as a column of the side-by-side view.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordSide {
    /// Who the record is about.
    pub person: PersonView,
    /// Whose record; absent when the connection was removed.
    pub vendor: Option<Vendor>,
    /// The connection's name.
    pub connection_name: String,
    /// Every number known for the record.
    pub identifiers: Vec<Identifier>,
    /// Telephone numbers, as received.
    pub phones: Vec<String>,
    /// Mail addresses, as received.
    pub emails: Vec<String>,
    /// Usual address on one line.
    pub address: Option<String>,
    /// When the vendor was last read for it; absent when it is not on this device.
    pub read_at: Option<Instant>,
}

/// What the comparison of two records says of one fact.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactLine {
    /// Which fact.
    pub fact: IdentityFact,
    /// What was found: of the two records that are compared, or a contradiction between any two records of both sides.
    pub verdict: Verdict,
    /// A person may confirm the link by it.
    pub confirmable: bool,
}

/// That two records were said not to be one person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SaidNot {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why, in their words; may be empty.
    pub why: String,
}

/// Two records, each with those that are linked to it, side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkReview {
    /// The one record, then those that are linked to it.
    pub one: Vec<RecordSide>,
    /// The other record, then those that are linked to it.
    pub other: Vec<RecordSide>,
    /// Every fact, in order.
    pub facts: Vec<FactLine>,
    /// Why the two cannot be linked at all, as a word that the page has a sentence for.
    pub refusal: Option<String>,
    /// Somebody said that they are not one person.
    pub declined: Option<SaidNot>,
    /// Stands for all that is shown. A link is refused when something of it has changed since.
    pub seal: String,
}

/// A link, as a person confirmed it.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkInput {
    /// One of the records that were compared.
    pub one: PatientKey,
    /// The other.
    pub other: PatientKey,
    /// The facts that were ticked: at least two identifiers in which both agree.
    pub confirmed: Vec<IdentityFact>,
    /// Why they are one person although something contradicts; required then.
    pub despite: Option<String>,
    /// Every record of both sides was looked at; required where there are more than two.
    pub all_seen: bool,
    /// The seal of what was shown.
    pub seal: String,
}

/// That two records are not one person.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NotOnePerson {
    /// One record.
    pub one: PatientKey,
    /// The other.
    pub other: PatientKey,
    /// Why; may be empty.
    pub why: String,
}

/// Taking a record out of its link.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnlinkInput {
    /// The record that is taken out.
    pub patient: PatientKey,
    /// Why.
    pub why: String,
}

/// A record that is linked to another.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkedRecord {
    /// The record.
    pub record: RecordSide,
    /// The facts that were confirmed.
    pub confirmed: Vec<IdentityFact>,
    /// Why it was linked although something contradicted.
    pub despite: Option<String>,
    /// When it was linked.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// A record that was linked and is no longer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PastLink {
    /// When it was linked.
    pub joined_at: Instant,
    /// By whom.
    pub joined_by: String,
    /// When it was taken out.
    pub left_at: Instant,
    /// By whom.
    pub left_by: String,
    /// Why: words of that person, or a word that the page has a sentence for.
    pub why: String,
}

/// Two records that look like one person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PossibleLink {
    /// One record.
    pub one: RecordSide,
    /// The other.
    pub other: RecordSide,
    /// The identifiers in which they agree.
    pub agrees: Vec<IdentityFact>,
    /// What contradicts all the same.
    pub contradicts: Vec<IdentityFact>,
}

/// The records of one person at other accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientLinks {
    /// The other records of the person's link, in the order in which they joined.
    pub linked: Vec<LinkedRecord>,
    /// Records that look like the same person; at most ten, the likeliest first.
    pub possible: Vec<PossibleLink>,
    /// What was linked and taken out again, newest first.
    pub past: Vec<PastLink>,
    /// Fewer than two accounts have people: there is nothing to link.
    pub one_account: bool,
}

/// Everybody in the clinic who may have records at several accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PossibleLinks {
    /// The likeliest first; at most two hundred.
    pub list: Vec<PossibleLink>,
    /// How many there are.
    pub all: u32,
    /// Records are still being compared.
    pub comparing: bool,
    /// Fewer than two accounts have people: there is nothing to compare.
    pub one_account: bool,
}
