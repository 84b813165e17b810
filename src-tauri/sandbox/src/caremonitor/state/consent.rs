//! What patients have consented to, and the codes and tokens that came of it.

use chrono::{DateTime, Utc};

/// A code that waits to be exchanged.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) code: String,
    pub(crate) redirect: String,
    /// PKCE's, by S256.
    pub(crate) challenge: String,
    pub(crate) patient: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) until: DateTime<Utc>,
    /// The consent that it was exchanged for.
    pub(crate) used_for: Option<u64>,
}

/// A refresh token. A used one is kept: whoever uses it again has stolen it, or was stolen from.
#[derive(Debug, Clone)]
pub(crate) struct RefreshToken {
    pub(crate) token: String,
    pub(crate) used: bool,
}

/// One consent of one patient.
#[derive(Debug, Clone)]
pub(crate) struct Consent {
    pub(crate) id: u64,
    pub(crate) patient: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) access: Vec<(String, DateTime<Utc>)>,
    pub(crate) refresh: Vec<RefreshToken>,
    pub(crate) revoked: bool,
}

impl Consent {
    /// Whether this access token is good now.
    pub(crate) fn accepts(&self, token: &str, now: DateTime<Utc>) -> bool {
        !self.revoked && self.access.iter().any(|(known, until)| known == token && now < *until)
    }
}
