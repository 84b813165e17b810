//! Texts to insert into notes.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A text to insert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SnippetView {
    /// What is typed for it.
    pub abbreviation: String,
    /// What is inserted.
    pub text: String,
}

/// A text to insert, as it was entered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SnippetInput {
    /// What is typed for it.
    pub abbreviation: String,
    /// What is inserted.
    pub text: String,
}
