//! ClinOne's words in an error answer (A-C1-16): a problem document (RFC 7807), `{message}`, or from the token endpoint
//! RFC 6749's `{error, error_description}`. HTML is a proxy's and never taken for them.

use serde_json::Value;
use vendor_http::Answer;

const LONGEST: usize = 1_000;

pub(crate) fn words(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let mut parts: Vec<&str> = ["title", "detail"].into_iter().filter_map(text).collect();
    if parts.is_empty() {
        parts = ["error", "error_description"].into_iter().filter_map(text).collect();
    }
    parts.extend(text("message"));
    parts.extend(complaints(&body));
    (!parts.is_empty()).then(|| parts.join(": ").chars().take(LONGEST).collect())
}

/// ASP.NET's member `errors`: by field, a list of complaints.
fn complaints(body: &Value) -> Vec<&str> {
    let lists = body.get("errors").and_then(Value::as_object).into_iter().flat_map(|fields| fields.values());
    lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str).collect()
}

/// RFC 6749's `error` code.
pub(crate) fn oauth_code(words: &str) -> &str {
    words.split(':').next().unwrap_or(words)
}
