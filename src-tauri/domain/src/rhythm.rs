//! How often a known visit is read again: the rhythm follows the visit, not the clock on the wall.

use chrono::{DateTime, TimeDelta, Utc};

use crate::VisitState;

/// How much of the console is being looked at. Reading slows down when it is not, and never stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// The window is visible.
    Watched,
    /// The window is hidden or locked.
    Hidden,
}

/// What the rule needs to know about a visit.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Where the visit stands, when it was last read.
    pub state: Option<VisitState>,
    /// Planned start, when known.
    pub start: Option<DateTime<Utc>>,
}

const NEAR: TimeDelta = TimeDelta::seconds(15);
const TODAY: TimeDelta = TimeDelta::minutes(5);
const FAR: TimeDelta = TimeDelta::days(1);
const BEFORE_START: TimeDelta = TimeDelta::minutes(20);
const AFTER_START: TimeDelta = TimeDelta::minutes(30);
const HIDDEN_FACTOR: i32 = 4;

/// The interval until the next read: 15 s from 20 min before the start to 30 min after it and while someone waits or
/// is seen; 5 min within twelve hours of the start; otherwise a day. A visit never read yet is due at once.
pub fn interval(visit: Known, attention: Attention, now: DateTime<Utc>) -> TimeDelta {
    let Some(state) = visit.state else {
        return TimeDelta::zero();
    };
    let base = if state.is_over() {
        FAR
    } else if state.is_waiting() || state.is_in_visit() {
        NEAR
    } else {
        match visit.start {
            Some(start) if now >= start - BEFORE_START && now <= start + AFTER_START => NEAR,
            Some(start) if (start - now).abs() <= TimeDelta::hours(12) => TODAY,
            Some(_) => FAR,
            None => TODAY,
        }
    };
    match attention {
        Attention::Watched => base,
        Attention::Hidden => base * HIDDEN_FACTOR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
    }

    fn scheduled(start: i64) -> Known {
        Known { state: Some(VisitState::Scheduled), start: Some(at(start)) }
    }

    #[test]
    fn a_visit_near_its_start_is_read_every_fifteen_seconds() {
        for now in [-20, 0, 30] {
            assert_eq!(interval(scheduled(0), Attention::Watched, at(now)), NEAR, "{now}");
        }
        assert_eq!(interval(scheduled(0), Attention::Watched, at(-21)), TODAY);
        assert_eq!(interval(scheduled(0), Attention::Watched, at(31)), TODAY);
    }

    #[test]
    fn someone_who_waits_is_read_closely_however_late_the_visit_is() {
        let known = Known { state: Some(VisitState::Arrived), start: Some(at(0)) };
        assert_eq!(interval(known, Attention::Watched, at(600)), NEAR);
    }

    #[test]
    fn a_finished_visit_and_a_distant_one_are_read_daily() {
        let over = Known { state: Some(VisitState::Completed), start: Some(at(0)) };
        assert_eq!(interval(over, Attention::Watched, at(1)), FAR);
        assert_eq!(interval(scheduled(0), Attention::Watched, at(-60 * 48)), FAR);
    }

    #[test]
    fn a_hidden_window_slows_reading_and_never_stops_it() {
        let hidden = interval(scheduled(0), Attention::Hidden, at(0));
        assert!(hidden > NEAR && hidden <= TimeDelta::minutes(1));
    }

    #[test]
    fn what_was_never_read_is_due_at_once() {
        let known = Known { state: None, start: None };
        assert_eq!(interval(known, Attention::Hidden, at(0)), TimeDelta::zero());
    }
}
