//! The local day that the simulation begins in.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::solo::state::instant;

/// A civil day of a zone, in unix seconds, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LocalDay {
    pub(super) date: NaiveDate,
    pub(super) begins: i64,
    pub(super) ends: i64,
}

impl LocalDay {
    /// The day that an instant falls on.
    pub(super) fn of(zone: Tz, at: DateTime<Utc>) -> Self {
        Self::on(zone, at.with_timezone(&zone).date_naive())
    }

    /// The day with this date.
    pub(super) fn on(zone: Tz, date: NaiveDate) -> Self {
        let midnight = |date| instant(zone, date, NaiveTime::MIN).timestamp();
        Self { date, begins: midnight(date), ends: midnight(date + Days::new(1)) }
    }
}
