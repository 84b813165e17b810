//! What went wrong, for the page: a code to branch on, a sentence, and the vendor's words behind a disclosure.

use serde::Serialize;
use specta::Type;

/// What the page branches on; nothing else is a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// What was entered cannot be accepted; `field` says where.
    Invalid,
    /// Your role does not include it.
    Denied,
    /// It is not there any more.
    NotFound,
    /// It changed in the meantime; look again.
    Conflict,
    /// The vendor could not be reached, or did not answer.
    Unreachable,
    /// The vendor answered no.
    Refused,
    /// The store is not open.
    NotOpen,
    /// Nobody is signed in.
    SignedOut,
    /// The console is locked.
    Locked,
    /// The store or the keyring failed.
    Store,
    /// Something else.
    Other,
}

/// A problem, as the page receives it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What to branch on.
    pub code: Code,
    /// A word that the page has a sentence for; the sentence in `message` is used when it has none.
    pub what: String,
    /// What happened, what it means and what to do, in English.
    pub message: String,
    /// Which field is wrong, for `Invalid`.
    pub field: Option<String>,
    /// The vendor's own words, HTTP status and correlation id.
    pub detail: Option<Box<VendorDetail>>,
}

/// What the vendor said.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VendorDetail {
    /// The operation, for example `SOLO-08`.
    pub operation: String,
    /// HTTP status.
    pub http_status: Option<u32>,
    /// The vendor's own words.
    pub message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
}
