//! Offering a time at which a provider can be booked (CM-05), reduced to what an intent needs.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A slot to offer. It is about nobody: no patient is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotAct {
    /// Whose it is, by the vendor's id.
    pub provider: String,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// How long it is, in seconds.
    pub duration_s: u32,
}
