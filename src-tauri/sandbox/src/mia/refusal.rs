//! How the Device Manager refuses: one envelope, whose `statusCode` is a text.

use axum::http::StatusCode;
use serde_json::json;

use crate::server::Answer;

/// The envelope.
pub(super) fn with(status: StatusCode, message: &str) -> Answer {
    let error = status.canonical_reason().unwrap_or("Error");
    Answer::json(status, &json!({"statusCode": status.as_str(), "error": error, "message": message}))
}

/// 400.
pub(super) fn bad(message: &str) -> Answer {
    with(StatusCode::BAD_REQUEST, message)
}

/// 404 for a thing that is named.
pub(super) fn missing(thing: &str) -> Answer {
    with(StatusCode::NOT_FOUND, &format!("{thing} not found"))
}
