//! For how long nobody has touched the console, and for how long the same person has sat there. The clock goes on while the
//! machine sleeps: who opens a lid after an hour finds a locked console, whatever the desktop told of the sleep.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The least and the most minutes that can be set: there is no "never".
pub(crate) const MINUTES: std::ops::RangeInclusive<u32> = 1..=60;
/// What holds until somebody sets another.
pub(crate) const DEFAULT: u32 = 10;
/// How long before it the person is told (WCAG 2.2.1 asks for twenty seconds).
pub(crate) const WARNED: Duration = Duration::from_secs(30);

/// For how long somebody may sit there without signing in again, whatever they do (NIST SP 800-63B, 2.2.3).
pub(crate) const LONGEST_SITTING: Duration = Duration::from_hours(12);

/// Why the time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spent {
    /// Nobody has touched the console for as long as is set.
    Idle,
    /// The same person has sat there for as long as is allowed.
    Sitting,
}

/// What the clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// There is time.
    Awake,
    /// The console is about to lock.
    Soon(Spent),
    /// It locks.
    Over(Spent),
}

/// The idle clock.
pub(crate) struct Idle {
    /// Milliseconds of the machine's own clock, sleep included.
    touched: AtomicU64,
    /// When somebody sat down, on the same clock; 0 when nobody sits there.
    seated: AtomicU64,
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
        let idle =
            Self { touched: AtomicU64::new(0), seated: AtomicU64::new(0), minutes: AtomicU32::new(DEFAULT), now };
        idle.touched();
        idle
    }

    /// Somebody touched the console.
    pub(crate) fn touched(&self) {
        self.touched.store(self.millis(), Ordering::Relaxed);
    }

    /// Somebody has signed in and sits down.
    pub(crate) fn seated(&self) {
        self.touched();
        self.seated.store(self.millis().max(1), Ordering::Relaxed);
    }

    /// Nobody sits there any more.
    pub(crate) fn left(&self) {
        self.seated.store(0, Ordering::Relaxed);
    }

    /// Sets after how many minutes the console locks. What is out of bounds is brought to the next bound.
    pub(crate) fn set(&self, minutes: u32) {
        self.minutes.store(minutes.clamp(*MINUTES.start(), *MINUTES.end()), Ordering::Relaxed);
    }

    /// What it says now: of two times the one that is over first.
    pub(crate) fn says(&self) -> Says {
        let limit = Duration::from_mins(u64::from(self.minutes.load(Ordering::Relaxed)));
        let untouched = self.left_of(limit, self.touched.load(Ordering::Relaxed));
        let (left, why) = match self.seated.load(Ordering::Relaxed) {
            0 => (untouched, Spent::Idle),
            since => {
                let sitting = self.left_of(LONGEST_SITTING, since);
                if sitting < untouched { (sitting, Spent::Sitting) } else { (untouched, Spent::Idle) }
            }
        };
        match left {
            Duration::ZERO => Says::Over(why),
            left if left <= WARNED => Says::Soon(why),
            _ => Says::Awake,
        }
    }

    fn left_of(&self, limit: Duration, since: u64) -> Duration {
        limit.saturating_sub(Duration::from_millis(self.millis().saturating_sub(since)))
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
        assert_eq!(idle.says(), Says::Soon(Spent::Idle), "half a minute is left");
        NOW.fetch_add(30_000, Ordering::Relaxed);
        assert_eq!(idle.says(), Says::Over(Spent::Idle), "ten minutes are over");
        idle.touched();
        assert_eq!(idle.says(), Says::Awake);
        idle.set(0);
        wait(1);
        assert_eq!(idle.says(), Says::Over(Spent::Idle), "less than a minute is a minute");
        idle.touched();
        idle.set(u32::MAX);
        wait(59);
        assert_eq!(idle.says(), Says::Awake);
        wait(1);
        assert_eq!(idle.says(), Says::Over(Spent::Idle), "there is no never");
    }

    #[test]
    fn after_twelve_hours_it_is_over_whatever_is_touched_until_somebody_signs_in_again() {
        static NOW: AtomicU64 = AtomicU64::new(1_000);
        let wait = |seconds: u64| NOW.fetch_add(seconds * 1_000, Ordering::Relaxed);
        let idle = Idle::with_clock(|| Duration::from_millis(NOW.load(Ordering::Relaxed)));
        let minute = |idle: &Idle| {
            wait(60);
            idle.touched();
        };
        idle.seated();
        (0..12 * 60 - 1).for_each(|_| minute(&idle));
        assert_eq!(idle.says(), Says::Awake);
        wait(30);
        idle.touched();
        assert_eq!(idle.says(), Says::Soon(Spent::Sitting));
        wait(30);
        idle.touched();
        assert_eq!(idle.says(), Says::Over(Spent::Sitting), "a touch does not help");
        idle.left();
        assert_eq!(idle.says(), Says::Awake, "nobody sits there");
        (0..24 * 60).for_each(|_| minute(&idle));
        assert_eq!(idle.says(), Says::Awake);
        idle.seated();
        minute(&idle);
        assert_eq!(idle.says(), Says::Awake, "somebody signed in again");
    }
}
