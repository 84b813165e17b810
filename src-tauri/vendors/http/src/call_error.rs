//! What a failed operation of a vendor means, above all whether it can have happened.
//!
//! One type for all vendors, since what may be concluded from a lost answer does not depend on whose it was. What does
//! depend on the vendor, the envelope of its error messages, is handed in by its client crate.

use std::time::Duration;

use crate::{Answer, HttpError};

/// What a failed operation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallErrorKind {
    /// It breaks one of the vendor's documented rules and was not sent.
    InvalidInput {
        /// The field, in the vendor's spelling.
        field: &'static str,
        /// The rule, in a sentence.
        rule: &'static str,
    },
    /// No byte of it left this machine.
    NeverLeft,
    /// It left, or may have, and no answer came.
    NoAnswer,
    /// 401: the key or token is not accepted, or there is none and none can be had without a person.
    Unauthorized,
    /// 403: whoever asks is known, but may not do this.
    Forbidden,
    /// 404.
    NotFound,
    /// Another 4xx: the vendor refuses it.
    Rejected,
    /// 429, or 503 with `Retry-After`: the vendor asks for patience.
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
    /// The vendor refused it.
    Rejected,
    /// The vendor did not process it and may be asked again later (429; assumption A-SO-03).
    Deferred,
    /// It may have happened: no answer, a 5xx (a proxy may answer for a vendor that committed, A-SO-04), a 408, or a
    /// success that cannot be read.
    Unknown,
}

/// A failed operation. Neither its text nor its `Debug` holds patient data, a path or a key; the vendor's words are
/// kept apart in [`CallError::vendor_message`].
#[derive(Clone, thiserror::Error)]
#[error("{operation}: {kind:?}")]
pub struct CallError {
    operation: &'static str,
    kind: CallErrorKind,
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

impl std::fmt::Debug for CallError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CallError")
            .field("operation", &self.operation)
            .field("kind", &self.kind)
            .field("status", &self.status())
            .field("correlation_id", &self.correlation_id())
            .finish_non_exhaustive()
    }
}

impl CallError {
    /// A request that breaks a rule and was not sent; also for a caller that finds it out before.
    pub fn invalid(operation: &'static str, field: &'static str, rule: &'static str) -> Self {
        Self::plain(operation, CallErrorKind::InvalidInput { field, rule })
    }

    /// A failure of this kind that nothing came back with.
    pub fn plain(operation: &'static str, kind: CallErrorKind) -> Self {
        Self { operation, kind, answered: None }
    }

    /// A success that is not what the document shows.
    pub fn unreadable(operation: &'static str, answer: &Answer) -> Self {
        Self {
            operation,
            kind: CallErrorKind::Malformed,
            answered: Some(Box::new(Answered {
                status: answer.status.as_u16(),
                correlation_id: answer.correlation_id.clone(),
                ..Answered::default()
            })),
        }
    }

    /// What a transport's failure means; `words` reads the vendor's error envelope.
    pub fn of(error: HttpError, words: fn(&Answer) -> Option<String>) -> Self {
        let operation = error.operation();
        match error {
            HttpError::Status { answer, .. } => {
                let status = answer.status.as_u16();
                let retry_after = answer.retry_after();
                Self {
                    operation,
                    kind: kind_of(status, retry_after.is_some()),
                    answered: Some(Box::new(Answered {
                        status,
                        vendor_message: words(&answer),
                        correlation_id: answer.correlation_id.clone(),
                        retry_after,
                    })),
                }
            }
            HttpError::Malformed { answer, .. } => Self::unreadable(operation, &answer),
            HttpError::NeverLeft { .. } => Self::plain(operation, CallErrorKind::NeverLeft),
            HttpError::NoAnswer { .. } => Self::plain(operation, CallErrorKind::NoAnswer),
        }
    }

    /// This failure, met while a credential for `operation` was fetched: `operation` itself was not sent, whatever is
    /// not known about the fetching.
    #[must_use]
    pub fn before(self, operation: &'static str) -> Self {
        let kind = match (self.kind, self.certainty()) {
            (_, Certainty::Unknown) => CallErrorKind::NeverLeft,
            (kind, _) => kind,
        };
        Self { operation, kind, ..self }
    }

    /// This failure, of which more is known than its status says: a token endpoint's 400 for a wrong secret, say.
    #[must_use]
    pub fn with_kind(self, kind: CallErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// The operation's id.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// What the failure means.
    pub fn kind(&self) -> CallErrorKind {
        self.kind
    }

    /// HTTP status, when something answered.
    pub fn status(&self) -> Option<u16> {
        Some(self.answered.as_ref()?.status)
    }

    /// The vendor's own words: none when it had none, or when a proxy answered with HTML.
    pub fn vendor_message(&self) -> Option<&str> {
        self.answered.as_ref()?.vendor_message.as_deref()
    }

    /// The vendor's correlation id.
    pub fn correlation_id(&self) -> Option<&str> {
        self.answered.as_ref()?.correlation_id.as_deref()
    }

    /// How long the vendor asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.answered.as_ref()?.retry_after
    }

    /// What the failure proves about a write.
    pub fn certainty(&self) -> Certainty {
        match self.kind {
            CallErrorKind::InvalidInput { .. } | CallErrorKind::NeverLeft => Certainty::NeverLeft,
            // No credential could be had: the call itself was not sent.
            CallErrorKind::Unauthorized if self.answered.is_none() => Certainty::NeverLeft,
            CallErrorKind::Deferred if self.status() == Some(429) => Certainty::Deferred,
            CallErrorKind::Rejected if matches!(self.status(), Some(408 | 425)) => Certainty::Unknown,
            CallErrorKind::Unauthorized
            | CallErrorKind::Forbidden
            | CallErrorKind::NotFound
            | CallErrorKind::Rejected => Certainty::Rejected,
            CallErrorKind::NoAnswer
            | CallErrorKind::Deferred
            | CallErrorKind::VendorFailed
            | CallErrorKind::Malformed => Certainty::Unknown,
        }
    }
}

fn kind_of(status: u16, asks_to_wait: bool) -> CallErrorKind {
    match status {
        401 => CallErrorKind::Unauthorized,
        403 => CallErrorKind::Forbidden,
        404 => CallErrorKind::NotFound,
        429 => CallErrorKind::Deferred,
        503 if asks_to_wait => CallErrorKind::Deferred,
        400..=499 => CallErrorKind::Rejected,
        500..=599 => CallErrorKind::VendorFailed,
        _ => CallErrorKind::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_status(status: u16, wait: bool) -> CallError {
        CallError {
            answered: Some(Box::new(Answered { status, ..Answered::default() })),
            ..CallError::plain("SOLO-06", kind_of(status, wait))
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
    fn a_call_for_which_no_credential_could_be_had_never_left() {
        let error = CallError::plain("CAR-04", CallErrorKind::Unauthorized);
        assert_eq!(error.certainty(), Certainty::NeverLeft);
    }

    #[test]
    fn a_429_may_be_sent_later_but_a_503_may_have_been_processed() {
        assert_eq!(with_status(429, true).certainty(), Certainty::Deferred);
        assert_eq!(with_status(503, true).certainty(), Certainty::Unknown);
    }

    #[test]
    fn what_failed_before_a_write_left_leaves_no_doubt_about_the_write() {
        for status in [400, 401, 403, 408, 500, 503] {
            let error = with_status(status, true).before("C1-10");
            assert_ne!(error.certainty(), Certainty::Unknown, "{status}");
            assert_eq!((error.operation(), error.status()), ("C1-10", Some(status)));
        }
        for kind in [CallErrorKind::NoAnswer, CallErrorKind::Malformed] {
            assert_eq!(CallError::plain("C1-01", kind).before("C1-10").certainty(), Certainty::NeverLeft);
        }
        assert_eq!(with_status(429, true).before("C1-10").certainty(), Certainty::Deferred);
    }
}
