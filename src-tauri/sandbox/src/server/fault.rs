//! The faults a test can order, as data: they come in by `Control` or as JSON over `/_control/faults`.

use serde::{Deserialize, Serialize};

/// What goes wrong with one request.
///
/// The first four never give an answer; whether the vendor committed is what tells them apart. `Status` refuses
/// before anything is committed. All others commit first and then answer badly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fault {
    /// The connection is closed before its request is read: the kernel answers with a reset. On a connection that
    /// is already in use it is dropped unread as soon as the head arrives. A port where nobody listens is
    /// `Orders::set_listening`.
    Refuse,
    /// Never commits, never answers.
    TimeoutBefore,
    /// Commits, never answers.
    TimeoutAfterCommit,
    /// Never answers; commits that many milliseconds of real time after the request arrived.
    CommitLate {
        /// Real milliseconds between the request and the commit.
        millis: u64,
    },
    /// Commits, then drops the TCP connection without a byte of answer.
    CutAfterCommit,
    /// Answers this instead of judging the request; nothing is committed.
    Status {
        /// The HTTP status.
        code: u16,
        /// The body, as it stands: JSON, HTML or nothing.
        body: String,
        /// The `Content-Type` of the body.
        content_type: String,
        /// The `Retry-After` header, seconds or an HTTP date; absent when `None`.
        #[serde(default)]
        retry_after: Option<String>,
    },
    /// Commits, announces the full length, sends half of the body and drops the connection.
    TruncatedJson,
    /// Commits, then sends half of the JSON as a whole, well-framed body. A body of which half would still be JSON
    /// (a bare number) becomes a lone `{`.
    BrokenJson,
    /// Commits, then answers with the right status and no body.
    EmptyBody,
    /// Commits, then labels the JSON `text/html`.
    WrongContentType,
    /// Commits, then replaces every enumerated value of the answer (status, gender, events, ...) by one that no
    /// document knows.
    UnknownEnum,
    /// Commits, then adds unknown fields to every object of the answer and sets optional ones to null.
    ExtraAndNullFields,
    /// Commits, then spoils the answer somewhere: a value of another kind or size, something left out or repeated, a byte
    /// changed, the end cut off. Where and how follows from the seed and the answer, so that what was found once is
    /// found again.
    Mutated {
        /// What the spoiling follows from.
        seed: u64,
    },
    /// Commits, then replaces every link of the answer by this text.
    LinksLead {
        /// Where links lead.
        to: String,
    },
    /// Commits, then waits that many real milliseconds before it answers.
    Slow {
        /// Real milliseconds before the answer.
        millis: u64,
    },
}

/// Which requests a fault meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FaultRule {
    /// An operation id such as `SOLO-06`, or `*` for every request of the vendor's surface.
    pub operation: String,
    /// What goes wrong.
    pub fault: Fault,
    /// How many matching requests it meets before the rule is used up.
    #[serde(default = "once")]
    pub count: u32,
    /// How many matching requests pass unharmed first.
    #[serde(default)]
    pub after: u32,
}

impl FaultRule {
    /// Meets the next request of an operation, and no other.
    #[must_use]
    pub fn next(operation: &str, fault: Fault) -> Self {
        Self { operation: operation.to_owned(), fault, count: 1, after: 0 }
    }
}

fn once() -> u32 {
    1
}
