//! What was typed into forms when the console was locked.

use domain::TypedForm;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Instant;

/// A form that is open as the console is about to be locked.
#[derive(Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TypedInput {
    /// Which form.
    pub form: TypedForm,
    /// What it is about: an id of ours first, with more after a space where one is not enough; empty for a form that there
    /// is only one of.
    pub about: String,
    /// What was typed, as JSON; none for a form that stands as it began, of which nothing is kept any more.
    pub typed: Option<String>,
}

/// What one had typed into a form.
#[derive(Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TypedView {
    /// Which form.
    pub form: TypedForm,
    /// What it is about.
    pub about: String,
    /// What was typed, as JSON.
    pub typed: String,
    /// When the console was locked.
    pub at: Instant,
}
