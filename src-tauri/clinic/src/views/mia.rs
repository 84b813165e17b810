//! Who is logged in at a Mia backend.

use serde::Serialize;
use specta::Type;

/// The profile of the user whom an account logs in as (MIA-02). Anything may be absent.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MiaProfile {
    /// Full name.
    pub name: Option<String>,
    /// The name that they log in with, by the vendor's word.
    pub username: Option<String>,
    /// Where a mail about the password goes.
    pub email: Option<String>,
    /// Whether the vendor has verified that address.
    pub email_verified: Option<bool>,
    /// Language, such as `it-IT`.
    pub locale: Option<String>,
    /// The user's id.
    pub subject: Option<String>,
}

impl std::fmt::Debug for MiaProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MiaProfile").field("subject", &self.subject).finish_non_exhaustive()
    }
}

/// What is known of a mail that was asked for (MIA-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ResetMail {
    /// The vendor took it. Whether anyone has that address it does not say.
    Taken,
    /// No usable answer came: it may have been sent.
    NotKnown,
}
