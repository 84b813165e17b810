//! Where the facts of a document come from.

use chrono::{DateTime, Utc};

/// Which vendor said it, and when it was last confirmed.
#[derive(Clone, PartialEq)]
pub struct Source {
    /// The vendor, and the connection where there is more than one.
    pub vendor: String,
    /// When the vendor last confirmed it; absent when it has not yet.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Older than it should be.
    pub stale: bool,
}
