//! How long someone has waited, and when that is too long.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// When waiting becomes too long. Whole minutes, set by the clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Thresholds {
    /// Past this the wait is marked once.
    pub target_minutes: u32,
    /// Past this it is marked twice.
    pub limit_minutes: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { target_minutes: 15, limit_minutes: 30 }
    }
}

impl Thresholds {
    /// Whether the pair makes sense: a target of at least a minute, below the limit, and a limit within a day.
    pub fn is_valid(self) -> bool {
        self.target_minutes >= 1 && self.target_minutes < self.limit_minutes && self.limit_minutes <= 24 * 60
    }

    /// The band that a wait falls into.
    pub fn band(self, minutes: i64) -> Band {
        if minutes > i64::from(self.limit_minutes) {
            Band::PastLimit
        } else if minutes > i64::from(self.target_minutes) {
            Band::PastTarget
        } else {
            Band::InTarget
        }
    }
}

/// How a wait compares with the thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// Within the target.
    InTarget,
    /// Longer than the target.
    PastTarget,
    /// Longer than the limit.
    PastLimit,
}

/// Completed minutes between two instants; a clock that runs backwards gives zero.
pub fn minutes_between(since: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - since).num_minutes().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn the_target_minute_itself_is_still_in_target() {
        let thresholds = Thresholds::default();
        assert_eq!(thresholds.band(15), Band::InTarget);
        assert_eq!(thresholds.band(16), Band::PastTarget);
        assert_eq!(thresholds.band(30), Band::PastTarget);
        assert_eq!(thresholds.band(31), Band::PastLimit);
    }

    #[test]
    fn a_clock_that_runs_backwards_never_gives_a_negative_wait() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        assert_eq!(minutes_between(now + TimeDelta::minutes(3), now), 0);
    }

    #[test]
    fn a_limit_at_or_below_the_target_is_refused() {
        assert!(!Thresholds { target_minutes: 30, limit_minutes: 30 }.is_valid());
        assert!(!Thresholds { target_minutes: 0, limit_minutes: 30 }.is_valid());
        assert!(Thresholds { target_minutes: 1, limit_minutes: 2 }.is_valid());
    }
}
