//! CareMonitor's words in an error: `{"message": …}`, `{"error": …}` or `{"error": {"message": …}}` (A-CM-16), and at the
//! token endpoint `{"error_description": …}` (RFC 6749, section 5.2). A proxy's HTML is never taken for the vendor's words.

use serde_json::Value;
use vendor_http::Answer;

const LONGEST: usize = 1_000;

/// The vendor's own words in an error answer, when there are any.
pub(crate) fn message(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    let text = [body.pointer("/error/message"), body.get("message"), body.get("error_description"), body.get("error")]
        .into_iter()
        .filter_map(|message| message?.as_str())
        .map(str::trim)
        .find(|text| !text.is_empty())?;
    Some(text.chars().take(LONGEST).collect())
}

/// The error word of RFC 6749 (section 5.2) or RFC 6750 (section 3.1), in the body or in `WWW-Authenticate`.
pub(crate) fn is_error(answer: &Answer, word: &str) -> bool {
    let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let in_body = body.as_ref().and_then(|body| body.get("error")).and_then(Value::as_str) == Some(word);
    let challenge = answer.headers.get("www-authenticate").and_then(|value| value.to_str().ok());
    in_body || challenge.is_some_and(|challenge| challenge.contains(&format!("error=\"{word}\"")))
}
