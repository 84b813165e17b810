//! An answer as a vendor's document prints it, before a fault may spoil it.

use std::borrow::Cow;

use axum::http::StatusCode;
use axum::http::header::{HeaderName, HeaderValue};
use bytes::Bytes;
use serde::Serialize;

const JSON: &str = "application/json";

/// Status, type and body of a reply, and the further headers that some need.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Empty when there is none to state.
    pub(crate) content_type: Cow<'static, str>,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// JSON with any status.
    pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(body) => Self::of(status, JSON, body),
            Err(error) => Self::of(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", error.to_string()),
        }
    }

    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(StatusCode::OK, body)
    }

    pub(crate) fn created(body: &impl Serialize) -> Self {
        Self::json(StatusCode::CREATED, body)
    }

    /// No body at all.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self::of(status, JSON, Bytes::new())
    }

    /// A file.
    pub(crate) fn file(body: impl Into<Bytes>) -> Self {
        Self::of(StatusCode::OK, "application/octet-stream", body)
    }

    /// Any body of any type.
    pub(crate) fn of(status: StatusCode, content_type: impl Into<Cow<'static, str>>, body: impl Into<Bytes>) -> Self {
        Self { status, content_type: content_type.into(), headers: Vec::new(), body: body.into() }
    }

    /// With one more header.
    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// With another `Content-Type`.
    pub(crate) fn typed(self, content_type: impl Into<Cow<'static, str>>) -> Self {
        Self { content_type: content_type.into(), ..self }
    }
}

/// A header's value, unless it cannot be one.
pub(super) fn header_value(name: &HeaderName, value: &str) -> Option<HeaderValue> {
    match HeaderValue::from_str(value) {
        Ok(value) => Some(value),
        Err(error) => {
            tracing::warn!(%name, %error, "a header was left out");
            None
        }
    }
}
