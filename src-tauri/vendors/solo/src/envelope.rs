//! Solo's two error envelopes: `{"error":{"message":…}}` and `{"message":…}`. Either may hold an empty message, and a
//! proxy may answer with HTML instead: its text is never taken for the vendor's words.

use serde_json::Value;
use vendor_http::Answer;

const LONGEST: usize = 1_000;

/// The vendor's own words in an error answer, when there are any.
pub(crate) fn message(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    let text = [body.pointer("/error/message"), body.get("message")]
        .into_iter()
        .filter_map(|message| message?.as_str())
        .map(str::trim)
        .find(|text| !text.is_empty())?;
    Some(text.chars().take(LONGEST).collect())
}
