//! For how long nobody has touched the console. The clock goes on while the machine sleeps: who opens a lid after an hour
//! finds a locked console, whatever the desktop told of the sleep.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The least and the most minutes that can be set: there is no "never".
pub(crate) const MINUTES: std::ops::RangeInclusive<u32> = 1..=60;
/// What holds until somebody sets another.
pub(crate) const DEFAULT: u32 = 10;
/// How long before it the person is told (WCAG 2.2.1 asks for twenty seconds).
pub(crate) const WARNED: Duration = Duration::from_secs(30);

/// What the idle clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// There is time.
    Awake,
    /// The console is about to lock.
    Soon,
    /// Nobody has touched it for as long as is set.
    Over,
}

/// The idle clock.
pub(crate) struct Idle {
    /// Milliseconds of the machine's own clock, sleep included.
    touched: AtomicU64,
    minutes: AtomicU32,
    now: fn() -> Duration,
}

impl Default for Idle {
    fn default() -> Self {
        Self::with_clock(since_boot)
    }
}

impl Idle {
    fn with_clock(now: fn() -> Duration) -> Self {
        let idle = Self { touched: AtomicU64::new(0), minutes: AtomicU32::new(DEFAULT), now };
        idle.touched();
        idle
    }

    /// Somebody touched the console.
    pub(crate) fn touched(&self) {
        self.touched.store(self.millis(), Ordering::Relaxed);
    }

    /// Sets after how many minutes the console locks. What is out of bounds is brought to the next bound.
    pub(crate) fn set(&self, minutes: u32) {
        self.minutes.store(minutes.clamp(*MINUTES.start(), *MINUTES.end()), Ordering::Relaxed);
    }

    /// What it says now.
    pub(crate) fn says(&self) -> Says {
        let limit = Duration::from_mins(u64::from(self.minutes.load(Ordering::Relaxed)));
        let since = self.millis().saturating_sub(self.touched.load(Ordering::Relaxed));
        match limit.checked_sub(Duration::from_millis(since)) {
            None | Some(Duration::ZERO) => Says::Over,
            Some(left) if left <= WARNED => Says::Soon,
            Some(_) => Says::Awake,
        }
    }

    fn millis(&self) -> u64 {
        u64::try_from((self.now)().as_millis()).unwrap_or(u64::MAX)
    }
}

fn since_boot() -> Duration {
    Duration::try_from(clock_gettime(ClockId::Boottime)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    static NOW: AtomicU64 = AtomicU64::new(1_000);

    #[test]
    fn it_is_over_after_the_minutes_that_are_set_and_a_touch_begins_anew() {
        let wait = |minutes: u64| NOW.fetch_add(minutes * 60_000, Ordering::Relaxed);
        let idle = Idle::with_clock(|| Duration::from_millis(NOW.load(Ordering::Relaxed)));
        wait(9);
        assert_eq!(idle.says(), Says::Awake);
        NOW.fetch_add(30_000, Ordering::Relaxed);
        assert_eq!(idle.says(), Says::Soon, "half a minute is left");
        NOW.fetch_add(30_000, Ordering::Relaxed);
        assert_eq!(idle.says(), Says::Over, "ten minutes are over");
        idle.touched();
        assert_eq!(idle.says(), Says::Awake);
        idle.set(0);
        wait(1);
        assert_eq!(idle.says(), Says::Over, "less than a minute is a minute");
        idle.touched();
        idle.set(u32::MAX);
        wait(59);
        assert_eq!(idle.says(), Says::Awake);
        wait(1);
        assert_eq!(idle.says(), Says::Over, "there is no never");
    }
}
