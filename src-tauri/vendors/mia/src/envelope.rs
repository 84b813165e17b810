//! Mia's error envelope: `{"statusCode":"400","error":"Bad request","message":"…"}`, whose `statusCode` is a text in the
//! public page and a number in practice. A proxy may answer with HTML instead: that is never taken for Mia's words.

use serde::Deserialize;
use serde_json::Value;
use vendor_http::{Answer, lenient};

const LONGEST: usize = 1_000;

/// The vendor's own words in an error answer, when there are any: the message, or the error's name.
pub(crate) fn message(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    let text = ["message", "error"]
        .into_iter()
        .filter_map(|name| body.get(name)?.as_str())
        .map(str::trim)
        .find(|text| !text.is_empty())?;
    Some(text.chars().take(LONGEST).collect())
}

/// Whether a body says of itself that it is an error, whatever status carried it.
pub(crate) fn says_error(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Envelope {
        #[serde(rename = "statusCode", deserialize_with = "lenient::integer")]
        status_code: i64,
    }
    serde_json::from_slice::<Envelope>(body).is_ok_and(|envelope| envelope.status_code >= 300)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_code_is_read_as_text_and_as_a_number() {
        assert!(says_error(br#"{"statusCode":"404","error":"Not found","message":"no such record"}"#));
        assert!(says_error(br#"{"statusCode":500}"#));
        for body in [r#"{"statusCode":"200"}"#, r#"{"_id":"x"}"#, "[]", "", r#"{"statusCode":"none"}"#, "null"] {
            assert!(!says_error(body.as_bytes()), "{body}");
        }
    }
}
