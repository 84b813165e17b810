//! What came back, whole.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;

use crate::{CallError, HttpError, Malformation, retry_after};

/// An answer with its body read. `Debug` shows neither body nor header values.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: StatusCode,
    /// The answer's headers.
    pub headers: HeaderMap,
    /// The body; empty when there was none, and when that of an error answer could not be read.
    pub body: Bytes,
    /// The vendor's `x-correlation-id`, when it looks like one: what the vendor's support asks for.
    pub correlation_id: Option<String>,
    /// From the start of the attempt to the last byte.
    pub elapsed: Duration,
}

impl Answer {
    /// Reads the body as JSON.
    ///
    /// # Errors
    /// [`HttpError::Malformed`], which names the place of the fault but never quotes the body.
    pub fn json<T: DeserializeOwned>(&self, operation: &'static str) -> Result<T, HttpError> {
        serde_json::from_slice(&self.body).map_err(|fault| HttpError::Malformed {
            operation,
            problem: if self.body.is_empty() { Malformation::Empty } else { Malformation::json(&fault) },
            answer: Box::new(self.clone()),
        })
    }

    /// Reads the body as JSON, for a client crate.
    ///
    /// # Errors
    /// [`CallErrorKind::Malformed`](crate::CallErrorKind::Malformed).
    pub fn read<T: DeserializeOwned>(&self, operation: &'static str) -> Result<T, CallError> {
        self.json(operation).map_err(|_| CallError::unreadable(operation, self))
    }

    /// The `Content-Type` without its parameters, in lower case.
    pub fn content_type(&self) -> Option<String> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let kind = value.split(';').next().unwrap_or(value);
        Some(kind.trim().to_ascii_lowercase())
    }

    /// How long the vendor asks to wait before the next attempt (RFC 9110, `Retry-After`).
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers, std::time::SystemTime::now())
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .field("correlation_id", &self.correlation_id)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

/// Takes the correlation id from an answer's headers. It is logged, so anything that does not look like an id (more
/// than 128 characters, or others than letters, digits, `-`, `_`, `.` and `:`) is left out.
pub(crate) fn correlation_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get("x-correlation-id")?.to_str().ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    (!id.is_empty() && id.len() <= 128 && id.chars().all(plain)).then(|| id.to_owned())
}
