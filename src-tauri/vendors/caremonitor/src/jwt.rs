//! When a token runs out, as far as it says so itself (A-CM-03).
//!
//! Nothing is verified: the token is CareMonitor's to judge, and all that is taken from it is when to renew it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// How long a token is used that does not say how long it is valid.
pub(crate) const UNTOLD: Duration = Duration::from_secs(15 * 60);
/// How long before its end a token is renewed, so that no request arrives with one that has just run out.
pub(crate) const EARLY: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
struct Claims {
    exp: f64,
}

/// How long from `now` on `token` is to be used before it is renewed: until a minute before its `exp` when it is a JSON
/// Web Token (RFC 7519), else 14 minutes. An `exp` that has passed already says only that the clocks differ.
pub(crate) fn use_for(token: &str, now: DateTime<Utc>) -> Duration {
    let left = runs_out(token).map(|exp| exp - now.timestamp() as f64).filter(|left| *left > 0.0);
    let whole = left.and_then(|left| Duration::try_from_secs_f64(left).ok()).unwrap_or(UNTOLD);
    whole.saturating_sub(EARLY)
}

fn runs_out(token: &str) -> Option<f64> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    let claims: Claims = serde_json::from_slice(&bytes).ok()?;
    claims.exp.is_finite().then_some(claims.exp)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_780_000_000;

    fn used_for(payload: &str) -> u64 {
        let token = format!("eyJhbGciOiJIUzI1NiJ9.{}.c2lnbmF0dXJl", URL_SAFE_NO_PAD.encode(payload));
        use_for(&token, DateTime::from_timestamp(NOW, 0).unwrap_or_default()).as_secs()
    }

    #[test]
    fn a_web_token_is_renewed_a_minute_before_its_end() {
        assert_eq!(used_for(&format!("{{\"exp\":{}}}", NOW + 300)), 240);
        assert_eq!(used_for(&format!("{{\"exp\":{}.5,\"sub\":\"u\"}}", NOW + 300)), 240);
    }

    #[test]
    fn a_token_with_less_than_a_minute_left_is_renewed_before_each_use() {
        assert_eq!(used_for(&format!("{{\"exp\":{}}}", NOW + 30)), 0);
    }

    #[test]
    fn a_token_that_tells_no_end_or_one_that_has_passed_is_used_for_fourteen_minutes() {
        for payload in ["{}", "{\"exp\":null}", "{\"exp\":\"soon\"}", "not json", "{\"exp\":1}"] {
            assert_eq!(used_for(payload), 14 * 60, "{payload}");
        }
        for token in ["opaque", "a.b", "a.b.c.d", "..", ""] {
            assert_eq!(use_for(token, Utc::now()).as_secs(), 14 * 60, "{token}");
        }
    }
}
