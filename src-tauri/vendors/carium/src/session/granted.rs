//! What a log-in or a renewal gives: flat JSON, not JSON:API.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::Deserialize;
use vendor_http::{Answer, HeaderValue, lenient};

/// The longest life of an access token, in seconds, and the one taken where nobody says another (A-CAR-03).
pub(crate) const LONGEST: u32 = 3_600;

/// Tokens and how long they serve.
pub(crate) struct Granted {
    pub(crate) bearer: HeaderValue,
    pub(crate) refresh: Option<SecretString>,
    pub(crate) life: Duration,
    /// When they were asked for: their life is counted from there, so that it is never taken for longer than it is.
    pub(crate) asked: Instant,
    pub(crate) asked_at: DateTime<Utc>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Flat {
    #[serde(default)]
    access_token: Option<SecretString>,
    #[serde(default)]
    refresh_token: Option<SecretString>,
    #[serde(default, alias = "expires-in", deserialize_with = "lenient::seconds")]
    access_token_expiration_seconds: Option<u32>,
}

impl Granted {
    /// Reads the answer. `asked_life` is the life that was asked for, `previous` the refresh token that was used: it stays
    /// when the vendor gives no other.
    pub(crate) fn read(
        answer: &Answer,
        asked_life: Option<u32>,
        previous: Option<SecretString>,
        asked: Instant,
        asked_at: DateTime<Utc>,
    ) -> Option<Self> {
        use secrecy::ExposeSecret;
        let flat: Flat = serde_json::from_slice(&answer.body).ok()?;
        let token = flat.access_token.filter(|token| !token.expose_secret().is_empty())?;
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret())).ok()?;
        bearer.set_sensitive(true);
        let life = flat.access_token_expiration_seconds.or(asked_life).unwrap_or(LONGEST).clamp(1, LONGEST);
        let refresh = flat.refresh_token.filter(|token| !token.expose_secret().is_empty()).or(previous);
        Some(Self { bearer, refresh, life: Duration::from_secs(u64::from(life)), asked, asked_at })
    }
}
