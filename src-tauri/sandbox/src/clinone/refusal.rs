//! How ClinOne refuses: problem documents (RFC 7807), and at the token endpoint RFC 6749's errors.

use axum::http::StatusCode;
use axum::http::header::WWW_AUTHENTICATE;
use serde_json::{Map, Value, json};

use crate::server::Answer;

const PROBLEM: &str = "application/problem+json";

/// A problem document.
pub(super) fn with(status: StatusCode, detail: &str) -> Answer {
    let title = status.canonical_reason().unwrap_or("Problem");
    Answer::json(status, &json!({ "title": title, "status": status.as_u16(), "detail": detail })).typed(PROBLEM)
}

/// 400 with all that is wrong, by member, in the form of ASP.NET.
pub(super) fn invalid(problems: &[(String, &'static str)]) -> Answer {
    let mut errors = Map::new();
    for (member, complaint) in problems {
        let complaints = errors.entry(member.clone()).or_insert_with(|| json!([]));
        if let Value::Array(complaints) = complaints {
            complaints.push(json!(complaint));
        }
    }
    let title = "One or more validation errors occurred.";
    Answer::json(StatusCode::BAD_REQUEST, &json!({ "title": title, "status": 400, "errors": errors })).typed(PROBLEM)
}

/// 401.
pub(super) fn unauthorized(detail: &str) -> Answer {
    with(StatusCode::UNAUTHORIZED, detail).with(WWW_AUTHENTICATE, "Bearer")
}

/// 404 for a thing that is named.
pub(super) fn missing(thing: &str) -> Answer {
    with(StatusCode::NOT_FOUND, &format!("{thing} was not found"))
}

/// 422: well-formed, but it contradicts the state.
pub(super) fn contradicts(detail: &str) -> Answer {
    with(StatusCode::UNPROCESSABLE_ENTITY, detail)
}

/// RFC 6749, section 5.2.
pub(super) fn oauth(status: StatusCode, error: &str, description: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": description }))
}
