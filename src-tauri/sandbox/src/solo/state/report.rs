//! Encounter reports that were ordered (SOLO-30 to SOLO-32).

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

/// A report configured in the vendor's own web application; orders name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Preset {
    pub(crate) id: Uuid,
    pub(crate) name: &'static str,
    /// Whether orders with it end as `failed`.
    pub(crate) fails: bool,
}

/// One order.
#[derive(Clone)]
pub(crate) struct Report {
    pub(crate) id: Uuid,
    pub(crate) from: DateTime<FixedOffset>,
    pub(crate) to: DateTime<FixedOffset>,
    pub(crate) password: String,
    pub(crate) fails: bool,
    /// Whether its status was asked before: the first answer is `pending`, later ones are final.
    pub(crate) asked: bool,
}

impl Report {
    /// What asking now would say.
    pub(crate) fn status(&self) -> &'static str {
        match (self.asked, self.fails) {
            (false, _) => "pending",
            (true, false) => "completed",
            (true, true) => "failed",
        }
    }
}
