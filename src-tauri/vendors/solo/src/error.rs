//! What a failed operation means, above all whether it can have happened.

use std::time::Duration;

use vendor_http::{Answer, Certainty as Left, HttpError};

use crate::envelope;

/// What a failed operation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoloErrorKind {
    /// It breaks one of Solo's documented rules and was not sent.
    InvalidInput {
        /// The field, in Solo's spelling.
        field: &'static str,
        /// The rule, in a sentence.
        rule: &'static str,
    },
    /// No byte of it left this machine.
    NeverLeft,
    /// It left, or may have, and no answer came.
    NoAnswer,
    /// 401: the key is not accepted.
    Unauthorized,
    /// 403: the key is accepted, but not for this.
    Forbidden,
    /// 404.
    NotFound,
    /// Another 4xx: Solo refuses it.
    Rejected,
    /// 429, or 503 with `Retry-After`: Solo asks for patience.
    Deferred,
    /// 5xx.
    VendorFailed,
    /// A success whose body is not what the document shows.
    Malformed,
}

/// What a failure proves about a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing can have happened.
    NeverLeft,
    /// Solo refused it.
    Rejected,
    /// Solo did not process it and may be asked again later (429, `[assumed]` A-SO-03).
    Deferred,
    /// It may have happened: no answer, a 5xx (a proxy may answer for a Solo that committed, A-SO-04), a 408, or a
    /// success that cannot be read.
    Unknown,
}

/// A failed operation. Neither its text nor its `Debug` holds patient data, a path or a key; the vendor's words are
/// kept apart in [`SoloError::vendor_message`].
#[derive(Clone, thiserror::Error)]
#[error("{operation}: {kind:?}")]
pub struct SoloError {
    operation: &'static str,
    kind: SoloErrorKind,
    // Boxed: an error should not make every result large.
    answered: Option<Box<Answered>>,
}

/// What came back with a failure, as far as it is kept.
#[derive(Clone, Default)]
struct Answered {
    status: u16,
    vendor_message: Option<String>,
    correlation_id: Option<String>,
    retry_after: Option<Duration>,
}

impl std::fmt::Debug for SoloError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SoloError")
            .field("operation", &self.operation)
            .field("kind", &self.kind)
            .field("status", &self.status())
            .field("correlation_id", &self.correlation_id())
            .finish_non_exhaustive()
    }
}

impl SoloError {
    /// A request that breaks a rule and was not sent; also for a caller that finds it out before.
    pub fn invalid(operation: &'static str, field: &'static str, rule: &'static str) -> Self {
        Self::plain(operation, SoloErrorKind::InvalidInput { field, rule })
    }

    pub(crate) fn plain(operation: &'static str, kind: SoloErrorKind) -> Self {
        Self { operation, kind, answered: None }
    }

    /// A success that is not what the document shows.
    pub(crate) fn unreadable(operation: &'static str, answer: &Answer) -> Self {
        Self {
            operation,
            kind: SoloErrorKind::Malformed,
            answered: Some(Box::new(Answered {
                status: answer.status.as_u16(),
                correlation_id: answer.correlation_id.clone(),
                ..Answered::default()
            })),
        }
    }

    /// The operation's id.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// What the failure means.
    pub fn kind(&self) -> SoloErrorKind {
        self.kind
    }

    /// HTTP status, when something answered.
    pub fn status(&self) -> Option<u16> {
        Some(self.answered.as_ref()?.status)
    }

    /// Solo's own words: none when it had none, or when a proxy answered with HTML.
    pub fn vendor_message(&self) -> Option<&str> {
        self.answered.as_ref()?.vendor_message.as_deref()
    }

    /// Solo's `x-correlation-id`.
    pub fn correlation_id(&self) -> Option<&str> {
        self.answered.as_ref()?.correlation_id.as_deref()
    }

    /// How long Solo asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.answered.as_ref()?.retry_after
    }

    /// What the failure proves about a write.
    pub fn certainty(&self) -> Certainty {
        match self.kind {
            SoloErrorKind::InvalidInput { .. } | SoloErrorKind::NeverLeft => Certainty::NeverLeft,
            SoloErrorKind::Deferred if self.status() == Some(429) => Certainty::Deferred,
            SoloErrorKind::Rejected if matches!(self.status(), Some(408 | 425)) => Certainty::Unknown,
            SoloErrorKind::Unauthorized
            | SoloErrorKind::Forbidden
            | SoloErrorKind::NotFound
            | SoloErrorKind::Rejected => Certainty::Rejected,
            SoloErrorKind::NoAnswer
            | SoloErrorKind::Deferred
            | SoloErrorKind::VendorFailed
            | SoloErrorKind::Malformed => Certainty::Unknown,
        }
    }
}

impl From<HttpError> for SoloError {
    fn from(error: HttpError) -> Self {
        let operation = error.operation();
        match (error.certainty(), &error) {
            (_, HttpError::Status { answer, .. }) => {
                let status = answer.status.as_u16();
                let retry_after = answer.retry_after();
                Self {
                    operation,
                    kind: kind_of(status, retry_after.is_some()),
                    answered: Some(Box::new(Answered {
                        status,
                        vendor_message: envelope::message(answer),
                        correlation_id: answer.correlation_id.clone(),
                        retry_after,
                    })),
                }
            }
            (_, HttpError::Malformed { answer, .. }) => Self::unreadable(operation, answer),
            (Left::NeverLeft, _) => Self::plain(operation, SoloErrorKind::NeverLeft),
            _ => Self::plain(operation, SoloErrorKind::NoAnswer),
        }
    }
}

fn kind_of(status: u16, asks_to_wait: bool) -> SoloErrorKind {
    match status {
        401 => SoloErrorKind::Unauthorized,
        403 => SoloErrorKind::Forbidden,
        404 => SoloErrorKind::NotFound,
        429 => SoloErrorKind::Deferred,
        503 if asks_to_wait => SoloErrorKind::Deferred,
        400..=499 => SoloErrorKind::Rejected,
        500..=599 => SoloErrorKind::VendorFailed,
        _ => SoloErrorKind::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_status(status: u16, wait: bool) -> SoloError {
        SoloError {
            answered: Some(Box::new(Answered { status, ..Answered::default() })),
            ..SoloError::plain("SOLO-06", kind_of(status, wait))
        }
    }

    #[test]
    fn only_a_clear_refusal_counts_as_a_refusal() {
        for status in [400, 401, 403, 404, 409, 413, 422] {
            assert_eq!(with_status(status, false).certainty(), Certainty::Rejected, "{status}");
        }
        for status in [408, 425, 500, 502, 503, 504] {
            assert_eq!(with_status(status, false).certainty(), Certainty::Unknown, "{status}");
        }
    }

    #[test]
    fn a_429_may_be_sent_later_but_a_503_may_have_been_processed() {
        assert_eq!(with_status(429, true).certainty(), Certainty::Deferred);
        assert_eq!(with_status(503, true).certainty(), Certainty::Unknown);
    }
}
