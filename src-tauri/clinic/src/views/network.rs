//! How the vendors are reached.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How the vendors are reached. Certificates are no secret, but nobody reads them here: their number is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NetworkView {
    /// Whether the proxy that the system names is used.
    pub system_proxy: bool,
    /// How many certificates of the clinic's own authorities are trusted.
    pub authorities: u32,
}

/// How the vendors are to be reached.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NetworkInput {
    /// Whether the proxy that the system names is used.
    pub system_proxy: bool,
    /// The text of a file with certificates (PEM) in place of those that are kept; empty removes them, absent keeps them.
    pub authorities: Option<String>,
}
