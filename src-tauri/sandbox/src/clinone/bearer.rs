//! Bearer tokens: JWTs signed with HS256 and the simulator's own key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

/// Nothing that is signed with it is worth forging: the people are invented and the port is on loopback.
const KEY: &[u8] = b"a key of the demo, known to everybody";
/// `{"alg":"HS256","typ":"JWT"}`.
const HEADER: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

/// Whose token it is.
pub(super) struct Bearer {
    pub(super) client: String,
    pub(super) scopes: Vec<String>,
}

/// A token for a client. Tokens of an older `round` are not accepted any more.
pub(super) fn sign(client: &str, scopes: &[String], round: u64, now: DateTime<Utc>, life_s: i64) -> String {
    let claims = json!({
        "iss": "https://clinonedemo.example/", "aud": "clinoneapi", "sub": client, "azp": client, "roles": scopes,
        "nbf": now.timestamp(), "exp": now.timestamp() + life_s, "ver": "1.0", "rnd": round,
    });
    let signed = format!("{HEADER}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = URL_SAFE_NO_PAD.encode(mac(&signed));
    format!("{signed}.{signature}")
}

/// Reads a token; `None` when it is none of ours, has run out, or is of an older round.
pub(super) fn verify(token: &str, round: u64, now: DateTime<Utc>) -> Option<Bearer> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    if header != HEADER || URL_SAFE_NO_PAD.decode(signature).ok()? != mac(signed) {
        return None;
    }
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    let holds = claims["exp"].as_i64()? > now.timestamp() && claims["rnd"].as_u64()? == round;
    let scopes = claims["roles"].as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    holds.then_some(Bearer { client: claims["sub"].as_str()?.to_owned(), scopes })
}

fn mac(text: &str) -> Vec<u8> {
    match Hmac::<Sha256>::new_from_slice(KEY) {
        Ok(mut mac) => {
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
        // HMAC takes keys of every length.
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_token_holds_for_its_life_and_its_round_and_no_letter_of_it_may_change() {
        let now: DateTime<Utc> = "2026-03-04T15:00:00Z".parse().unwrap();
        let token = sign("c", &["api.patient.read".to_owned()], 3, now, 60);
        let read = verify(&token, 3, now).unwrap();
        assert_eq!((read.client.as_str(), read.scopes), ("c", vec!["api.patient.read".to_owned()]));
        assert!(verify(&token, 3, now + TimeDelta::seconds(60)).is_none());
        assert!(verify(&token, 4, now).is_none());
        for index in 0..token.len() {
            let mut letters = token.clone().into_bytes();
            letters[index] = if letters[index] == b'A' { b'B' } else { b'A' };
            assert!(verify(&String::from_utf8(letters).unwrap(), 3, now).is_none(), "{index}");
        }
        assert!(verify("", 3, now).is_none());
    }
}
