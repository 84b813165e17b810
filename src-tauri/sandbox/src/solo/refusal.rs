//! How Solo refuses: its two error envelopes.

use axum::http::StatusCode;
use serde_json::json;

use crate::server::Answer;

/// The nested error envelope.
pub(crate) fn with(status: StatusCode, message: &str) -> Answer {
    Answer::json(status, &json!({ "error": { "message": message } }))
}

/// The flat error envelope, which only the assistance operations show.
pub(crate) fn flat(status: StatusCode, message: &str) -> Answer {
    Answer::json(status, &json!({ "message": message }))
}

/// 404 for a thing that is named.
pub(crate) fn missing(thing: &str) -> Answer {
    with(StatusCode::NOT_FOUND, &format!("{thing} not found"))
}

/// 422: well-formed, but it contradicts the state.
pub(crate) fn contradicts(message: &str) -> Answer {
    with(StatusCode::UNPROCESSABLE_ENTITY, message)
}
