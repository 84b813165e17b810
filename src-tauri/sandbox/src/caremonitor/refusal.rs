//! How CareMonitor refuses: one of the assumed envelopes, and OAuth's own at the token endpoint.

use axum::http::StatusCode;
use serde_json::json;

use crate::server::Answer;

pub(super) fn with(status: StatusCode, message: &str) -> Answer {
    Answer::json(status, &json!({ "message": message }))
}

/// 404 for a thing that is named.
pub(super) fn missing(thing: &str) -> Answer {
    with(StatusCode::NOT_FOUND, &format!("{thing} not found"))
}

/// 422: well-formed, but it contradicts the state.
pub(super) fn contradicts(message: &str) -> Answer {
    with(StatusCode::UNPROCESSABLE_ENTITY, message)
}

/// RFC 6749, section 5.2.
pub(super) fn oauth(status: StatusCode, error: &str, description: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": description }))
}
