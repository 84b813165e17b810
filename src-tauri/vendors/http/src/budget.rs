//! The request budget of one connection.
//!
//! A refresher that runs wild must not spend a clinic's standing with its vendor. The bucket is full after a quiet
//! minute; an empty one refuses at once instead of waiting, so that the caller can choose what matters now.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

/// Attempts per minute that a connection may make.
#[derive(Debug)]
pub struct Budget {
    bucket: Option<DefaultDirectRateLimiter>,
}

impl Budget {
    /// A full bucket of `per_minute` attempts; `None` sets no limit.
    pub fn per_minute(per_minute: Option<NonZeroU32>) -> Self {
        Self { bucket: per_minute.map(|n| RateLimiter::direct(Quota::per_minute(n))) }
    }

    /// Spends one attempt.
    ///
    /// # Errors
    /// The time until the next one, when none is left.
    pub fn spend(&self) -> Result<(), Duration> {
        let Some(bucket) = &self.bucket else {
            return Ok(());
        };
        bucket.check().map_err(|not_until| not_until.wait_time_from(bucket.clock().now()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_full_bucket_gives_its_number_at_once_and_then_says_how_long_to_wait() {
        let budget = Budget::per_minute(NonZeroU32::new(3));
        for _ in 0..3 {
            budget.spend().unwrap();
        }
        let wait = budget.spend().unwrap_err();
        assert!(wait > Duration::from_secs(18) && wait <= Duration::from_secs(20), "{wait:?}");
    }

    #[test]
    fn no_limit_never_refuses() {
        let budget = Budget::per_minute(None);
        assert!((0..10_000).all(|_| budget.spend().is_ok()));
    }
}
