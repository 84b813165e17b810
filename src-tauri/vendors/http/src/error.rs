//! The failures, told apart by what they mean for a write.

use std::time::Duration;

use crate::Answer;

/// What a failure proves about the request's effect at the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Not a byte of the request was written: nothing can have happened.
    NeverLeft,
    /// The vendor, or something before it, answered with a status.
    Answered,
    /// It may have happened.
    Unknown,
}

/// A request that did not end in a usable answer. Its text holds no path, query, header or body.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// Refused before a byte of the request was written.
    #[error("{operation}: the request was not sent: {reason}")]
    NeverLeft {
        /// The operation's id.
        operation: &'static str,
        /// Why.
        reason: NotSent,
    },
    /// Sent, at least perhaps, and not answered: the outcome is unknown.
    #[error("{operation}: no answer came: {loss}")]
    NoAnswer {
        /// The operation's id.
        operation: &'static str,
        /// How the answer was lost.
        loss: Loss,
        /// From the start of the attempt.
        elapsed: Duration,
    },
    /// Answered with a status that is no success.
    #[error("{operation}: answered with status {}", answer.status.as_u16())]
    Status {
        /// The operation's id.
        operation: &'static str,
        /// The answer, with the body if it could be read.
        answer: Box<Answer>,
    },
    /// Answered with a success whose body cannot be used: it probably happened, but what came of it is not known.
    #[error("{operation}: answered with status {}, but {problem}", answer.status.as_u16())]
    Malformed {
        /// The operation's id.
        operation: &'static str,
        /// What is wrong with the body.
        problem: Malformation,
        /// The answer; its body is empty when it could not be read to its end.
        answer: Box<Answer>,
    },
}

impl HttpError {
    /// What the failure proves about the request's effect. An answer proves that the request arrived somewhere; what
    /// its status means for a write is for the vendor's crate to say.
    pub fn reach(&self) -> Reach {
        match self {
            HttpError::NeverLeft { .. } => Reach::NeverLeft,
            HttpError::Status { .. } => Reach::Answered,
            HttpError::NoAnswer { .. } | HttpError::Malformed { .. } => Reach::Unknown,
        }
    }

    /// Whether a byte of the request may have left this machine.
    pub fn left(&self) -> bool {
        self.reach() != Reach::NeverLeft
    }

    /// The operation's id.
    pub fn operation(&self) -> &'static str {
        match self {
            HttpError::NeverLeft { operation, .. }
            | HttpError::NoAnswer { operation, .. }
            | HttpError::Status { operation, .. }
            | HttpError::Malformed { operation, .. } => operation,
        }
    }
}

/// Why a request was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The host's name could not be resolved.
    #[error("the vendor's host name could not be resolved")]
    Dns,
    /// The host answered that nothing listens there.
    #[error("the connection was refused")]
    ConnectionRefused,
    /// The vendor's certificate or the TLS handshake failed.
    #[error("no secure connection could be made: {0}")]
    Tls(String),
    /// No connection within the connect time-out.
    #[error("no connection was made in time")]
    ConnectTimeout,
    /// No connection for another reason.
    #[error("no connection was made: {0}")]
    Connect(String),
    /// The request budget of this connection is spent.
    #[error("the request budget is spent; the next request may go in {} ms", wait.as_millis())]
    BudgetExhausted {
        /// When the next request may go.
        wait: Duration,
    },
    /// Too many requests were under way for too long.
    #[error("too many requests are under way")]
    Busy,
    /// The request itself cannot be sent.
    #[error("the request is not valid: {0}")]
    Invalid(String),
}

/// How an answer was lost after the request may have left.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Loss {
    /// The time for the attempt was over.
    #[error("the time-out passed")]
    Timeout,
    /// The connection ended before an answer was complete.
    #[error("the connection was cut: {0}")]
    Cut(String),
}

/// What is wrong with a success's body. Never quotes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformation {
    /// A body was needed and there was none.
    #[error("its body was empty")]
    Empty,
    /// The connection ended, or the time was over, within the body.
    #[error("its body did not arrive whole")]
    Cut,
    /// Longer than what the request expects ([`crate::Expects`]).
    #[error("its body was too long")]
    TooLarge,
    /// Compressed, which was not asked for. It is not unpacked: a few bytes could become any number.
    #[error("its body was compressed, which was not asked for")]
    Compressed,
    /// Not the JSON that was expected.
    #[error("its body could not be read: {what} at line {line}, column {column}")]
    Json {
        /// The kind of fault.
        what: &'static str,
        /// Line of the body, from 1.
        line: usize,
        /// Column of the line, from 1.
        column: usize,
    },
}

impl Malformation {
    /// From a parser's complaint, whose own text is left out because it quotes values.
    pub fn json(fault: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        Malformation::Json {
            what: match fault.classify() {
                Category::Syntax => "it is not JSON",
                Category::Eof => "it ends too early",
                Category::Data => "it has another shape than documented",
                Category::Io => "it could not be read",
            },
            line: fault.line(),
            column: fault.column(),
        }
    }
}
