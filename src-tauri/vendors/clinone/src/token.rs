//! A token and what its answer says about it (A-C1-03).

use std::time::Duration;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The token endpoint's answer. Azure AD B2C is known to write numbers as texts.
#[derive(Deserialize)]
pub(crate) struct TokenAnswer {
    pub(crate) access_token: SecretString,
    #[serde(default)]
    pub(crate) token_type: Option<String>,
    #[serde(default, deserialize_with = "number")]
    expires_in: Option<i64>,
    #[serde(default, deserialize_with = "number")]
    expires_on: Option<i64>,
}

impl TokenAnswer {
    /// How long it holds from `now` (unix seconds) on: `expires_in`, which no clock can get wrong, before `expires_on`.
    pub(crate) fn lifetime(&self, now: i64) -> Option<Duration> {
        let seconds = self.expires_in.or_else(|| self.expires_on.map(|at| at.saturating_sub(now)))?;
        Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
    }
}

/// A whole number, also as text. What is neither is taken for not given: the token is then used until it is
/// refused.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// When a token of this lifetime is renewed: 60 s before its end (A-C1-02), but not within the first half of it, so that
/// a short-lived one is not asked for with every request.
pub(crate) fn renewal(lifetime: Duration) -> Duration {
    lifetime.saturating_sub(Duration::from_secs(60)).max(lifetime / 2)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn lifetime(fields: Value) -> Option<u64> {
        let mut answer = json!({"access_token": "x"});
        answer.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let answer: TokenAnswer = serde_json::from_value(answer).unwrap();
        answer.lifetime(1_000).map(|lifetime| lifetime.as_secs())
    }

    #[test]
    fn a_lifetime_is_read_from_numbers_and_texts_and_from_either_field() {
        assert_eq!(lifetime(json!({"expires_in": 3600})), Some(3600));
        assert_eq!(lifetime(json!({"expires_in": "3600"})), Some(3600));
        assert_eq!(lifetime(json!({"expires_on": "1900", "not_before": 1})), Some(900));
        assert_eq!(lifetime(json!({"expires_in": 10, "expires_on": 9})), Some(10));
        assert_eq!(lifetime(json!({"expires_on": 900})), Some(0));
    }

    #[test]
    fn no_lifetime_that_can_be_read_is_none() {
        for fields in [json!({}), json!({"expires_in": null}), json!({"expires_in": "soon"}), json!({"expires_in": {}})]
        {
            assert_eq!(lifetime(fields), None);
        }
    }

    #[test]
    fn a_token_is_renewed_a_minute_early_but_not_in_its_first_half() {
        let renewed = |seconds| renewal(Duration::from_secs(seconds)).as_secs();
        assert_eq!([renewed(3600), renewed(120), renewed(90), renewed(60), renewed(0)], [3540, 60, 45, 30, 0]);
    }
}
