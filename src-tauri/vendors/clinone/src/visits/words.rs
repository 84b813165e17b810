//! A visit's kind and where it stands (A-C1-15). The vendor's words stand in the profile.

use serde::{Deserialize, Serialize};

/// How a visit takes place: `[fields.visit-type]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitType {
    /// At the site.
    Onsite,
    /// By video.
    Televisit,
    /// A word that the contract does not know, exactly as received.
    Unknown(String),
}

/// Where a visit stands: `[fields.visit-status]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitStatus {
    /// Planned.
    Scheduled,
    /// Under way.
    InProgress,
    /// Took place.
    Completed,
    /// The subject did not come.
    Missed,
    /// Cancelled.
    Cancelled,
    /// A word that the contract does not know, exactly as received.
    Unknown(String),
}
