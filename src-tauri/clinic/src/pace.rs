//! How fast the console's own clockwork runs. One scale for everything, so that a test can live through the thirteen
//! minutes of a landing probe in a few seconds without another code path.

use std::time::Duration;

use chrono::TimeDelta;
use domain::intent;

/// Intervals of the background work.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Every interval is multiplied by this: 1 in use, less in tests.
    pub scale: f64,
    /// Longest time for one request to a vendor.
    pub request_timeout: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { scale: 1.0, request_timeout: Duration::from_secs(30) }
    }
}

impl Pace {
    pub(crate) fn scaled(&self, interval: TimeDelta) -> TimeDelta {
        let millis = interval.num_milliseconds() as f64 * self.scale;
        TimeDelta::milliseconds(millis.round() as i64)
    }

    /// When the landing probe looks next, counted from now.
    pub(crate) fn probe_delay(&self, looks_so_far: u32) -> Option<TimeDelta> {
        intent::probe_delay(looks_so_far).map(|delay| self.scaled(delay))
    }

    /// How long to wait before trying again what provably never left: 5 s, doubled up to 5 min.
    pub(crate) fn retry_delay(&self, attempts: u32) -> TimeDelta {
        let seconds = 5_i64.saturating_mul(1 << attempts.min(6)).min(300);
        self.scaled(TimeDelta::seconds(seconds))
    }
}
