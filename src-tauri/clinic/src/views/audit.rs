//! The audit: what was done, and how the proof of it stands.

use domain::audit::{AuditAction, AuditOutcome, AuditedKind};
use domain::{ConnectionId, PatientKey, Role};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, PersonView};

/// Which entries are wanted; what is absent is not asked.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditAsked {
    /// Of this record and those that are linked with it.
    pub patient: Option<PatientKey>,
    /// By whom: the id, or a part of the name.
    pub person: Option<String>,
    /// One of these acts; empty for every act.
    pub actions: Vec<AuditAction>,
    /// From this instant on.
    pub from: Option<Instant>,
    /// Before this instant.
    pub until: Option<Instant>,
    /// How many of the newest are left out.
    pub skip: u32,
    /// How many are wanted, at most 200.
    pub limit: u32,
}

/// Entries, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditWindow {
    /// When it was put together.
    pub as_of: Instant,
    /// How many there are in all that are as wanted.
    pub total: u32,
    /// How many of the newest were left out.
    pub skip: u32,
    /// The entries.
    pub rows: Vec<AuditRow>,
}

/// One thing that someone did.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// Its place in the chain.
    pub number: u32,
    /// The first eight digits of its hash.
    pub hash: String,
    /// When.
    pub at: Instant,
    /// Who: the id; absent in entries that older consoles kept.
    pub user: Option<String>,
    /// Who, by the name of that day.
    pub name: String,
    /// In which roles.
    pub roles: Vec<Role>,
    /// What.
    pub action: AuditAction,
    /// How it ended.
    pub outcome: AuditOutcome,
    /// Whom it concerned, as far as their record is still known.
    pub patient: Option<PersonView>,
    /// Through which connection.
    pub connection: Option<ConnectionId>,
    /// What that connection is called; absent when it is not there any more.
    pub connection_name: Option<String>,
    /// What kind of thing it was about.
    pub kind: Option<AuditedKind>,
    /// Which one.
    pub entity: Option<String>,
    /// Why, in the person's own words.
    pub reason: Option<String>,
    /// How often the same was refused again, within ten minutes of the first time.
    pub again: Option<u32>,
    /// An older console kept it, without a chain.
    pub before_the_chain: bool,
}

/// How the chain stands to its anchor in the keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AuditStandingState {
    /// The keyring has not answered yet.
    Checking,
    /// The chain is the one that was anchored, or its continuation.
    Holds,
    /// There was no anchor to compare with.
    NoAnchor,
    /// The keyring did not give the anchor out: nothing could be compared.
    KeyringFailed,
    /// The chain is not the one that was anchored.
    InDoubt,
}

/// How the audit stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditStanding {
    /// In a word.
    pub state: AuditStandingState,
    /// What is in doubt.
    pub doubt: Option<AuditDoubt>,
    /// When it was last anchored.
    pub anchored_at: Option<Instant>,
}

/// The window of time in which what the audit says is in doubt.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditDoubt {
    /// Entries are gone; otherwise they are others than there were.
    pub shorter: bool,
    /// From this moment on; from the beginning when absent.
    pub from: Option<Instant>,
    /// Until then.
    pub until: Instant,
    /// When it was seen.
    pub seen_at: Instant,
    /// How many entries there had been.
    pub anchored: u32,
    /// How many there were when it was seen.
    pub found: u32,
}

/// The whole chain, followed from its beginning.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditVerdict {
    /// When.
    pub at: Instant,
    /// How many entries there are.
    pub entries: u32,
    /// The whole hash of the last; absent without entries.
    pub head: Option<String>,
    /// What does not follow, at most 200 places.
    pub faults: Vec<AuditFault>,
}

/// Entries that are not as they were.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditFault {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// They are not there; otherwise they do not follow from what is before them.
    pub missing: bool,
    /// The time of the last entry before it.
    pub after: Option<Instant>,
    /// The time of the entry at or after it.
    pub before: Option<Instant>,
}

/// An export that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedAudit {
    /// The file's name.
    pub file: String,
    /// How many entries are in it.
    pub entries: u32,
}

/// In which form the audit leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AuditForm {
    /// Every entry with its hash, to be verified elsewhere.
    Chain,
    /// FHIR R4 AuditEvents by the profiles of IHE BALP, one per line.
    Fhir,
}
