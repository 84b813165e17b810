//! Wall times and the instants that they mean. A time that the clocks skip means none, one that they repeat means two:
//! nothing here picks one in silence (rule X-04). This is the one place where a time of day becomes an instant.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// What a wall time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instants {
    /// The clocks skip it.
    None {
        /// The last whole minute before the clocks jump.
        before: DateTime<Utc>,
        /// The moment at which they have jumped.
        after: DateTime<Utc>,
    },
    /// One instant, as nearly always.
    One(DateTime<Utc>),
    /// The clocks show it twice.
    Two {
        /// The first time.
        earlier: DateTime<Utc>,
        /// The second time.
        later: DateTime<Utc>,
    },
}

impl Instants {
    /// The first instant that is meant; none when the clocks skip it.
    pub fn earliest(self) -> Option<DateTime<Utc>> {
        match self {
            Self::None { .. } => None,
            Self::One(at) | Self::Two { earlier: at, .. } => Some(at),
        }
    }

    /// The last instant that is meant; none when the clocks skip it.
    pub fn latest(self) -> Option<DateTime<Utc>> {
        match self {
            Self::None { .. } => None,
            Self::One(at) | Self::Two { later: at, .. } => Some(at),
        }
    }

    /// The first instant that is meant, or at which the clocks have jumped over it. For bounds of days, where the next
    /// moment that there is will do; never for what somebody typed.
    pub fn earliest_or_next(self) -> DateTime<Utc> {
        match self {
            Self::None { after, .. } => after,
            Self::One(at) | Self::Two { earlier: at, .. } => at,
        }
    }
}

/// The instants that a wall time means in a zone.
pub fn instants_of(wall: NaiveDateTime, zone: Tz) -> Instants {
    match zone.from_local_datetime(&wall) {
        chrono::LocalResult::Single(at) => Instants::One(at.to_utc()),
        chrono::LocalResult::Ambiguous(one, two) => {
            let (one, two) = (one.to_utc(), two.to_utc());
            Instants::Two { earlier: one.min(two), later: one.max(two) }
        }
        chrono::LocalResult::None => {
            let after = jump(wall, zone);
            Instants::None { before: after - TimeDelta::minutes(1), after }
        }
    }
}

/// Where a day begins: at midnight, or at the first moment that there is of it. A day that a zone left out altogether
/// begins where the next one does.
pub fn day_begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    instants_of(day.and_time(NaiveTime::MIN), zone).earliest_or_next()
}

/// A day from its beginning to the beginning of the next, as instants: 23 to 25 hours apart, where no zone changed sides
/// of the date line.
pub fn day_bounds(day: NaiveDate, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    (day_begins(day, zone), day_begins(next, zone))
}

/// The moment at which the clocks jump over a wall time that they skip, found by halving between an instant whose wall
/// time is earlier and one whose wall time is later.
fn jump(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    // No offset is further from UTC than 16 hours, nor a jump longer than a day.
    let (mut low, mut high) = (wall.and_utc() - TimeDelta::hours(48), wall.and_utc() + TimeDelta::hours(48));
    while high - low > TimeDelta::seconds(1) {
        let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
        if middle.with_timezone(&zone).naive_local() > wall { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests;
