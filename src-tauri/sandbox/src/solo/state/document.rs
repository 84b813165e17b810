//! A patient document (SOLO-22): the vendor keeps it and shows no way to read it back.

use serde_json::Value;

/// One document as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Document {
    pub(crate) patient: usize,
    /// `{name, dateTime, responses}`.
    pub(crate) content: Value,
}
