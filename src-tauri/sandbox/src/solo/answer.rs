//! An answer as the document prints it, before a fault may spoil it.

use axum::http::StatusCode;
use axum::http::header::{ALLOW, HeaderName, LOCATION};
use bytes::Bytes;
use serde::Serialize;
use serde_json::json;

const JSON: &str = "application/json";

/// Status, type and body of a reply, and the one further header that some need.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) content_type: &'static str,
    pub(crate) header: Option<(HeaderName, String)>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// JSON with any status.
    pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(body) => Self { status, content_type: JSON, header: None, body: body.into() },
            Err(error) => Self {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                content_type: JSON,
                header: None,
                body: json!({ "error": { "message": error.to_string() } }).to_string().into(),
            },
        }
    }

    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(StatusCode::OK, body)
    }

    pub(crate) fn created(body: &impl Serialize) -> Self {
        Self::json(StatusCode::CREATED, body)
    }

    /// The literal `[]` that several writes answer with.
    pub(crate) fn brackets(status: StatusCode) -> Self {
        Self::json(status, &json!([]))
    }

    /// No body at all.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, content_type: JSON, header: None, body: Bytes::new() }
    }

    /// A file.
    pub(crate) fn file(body: impl Into<Bytes>) -> Self {
        Self { status: StatusCode::OK, content_type: "application/octet-stream", header: None, body: body.into() }
    }

    /// A redirect; the document prints its `Location` and no status, 302 is assumed.
    pub(crate) fn found(location: String) -> Self {
        Self {
            status: StatusCode::FOUND,
            content_type: "text/html",
            header: Some((LOCATION, location)),
            body: Bytes::new(),
        }
    }

    /// The nested error envelope.
    pub(crate) fn refused(status: StatusCode, message: &str) -> Self {
        Self::json(status, &json!({ "error": { "message": message } }))
    }

    /// The flat error envelope, which only the assistance operations show.
    pub(crate) fn refused_flat(status: StatusCode, message: &str) -> Self {
        Self::json(status, &json!({ "message": message }))
    }

    /// 405, naming the methods that the path has.
    pub(crate) fn other_method(allowed: String) -> Self {
        let refused = Self::refused(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed");
        Self { header: Some((ALLOW, allowed)), ..refused }
    }

    /// 404 for a thing that is named.
    pub(crate) fn missing(thing: &str) -> Self {
        Self::refused(StatusCode::NOT_FOUND, &format!("{thing} not found"))
    }

    /// 422: well-formed, but it contradicts the state.
    pub(crate) fn contradicts(message: &str) -> Self {
        Self::refused(StatusCode::UNPROCESSABLE_ENTITY, message)
    }
}
