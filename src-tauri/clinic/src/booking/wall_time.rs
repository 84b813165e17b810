//! What a time on a clock of the clinic means: the page never works that out by itself, since its clock tables are those of
//! the browser engine and ours are the core's.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::wall_time::{Instants, instants_of};

use crate::access::Member;
use crate::views::{Instant, WallTime};
use crate::{ClinicError, Result, settings};

impl Member {
    /// The instants that a time of a day (`HH:MM`) means in a zone (IANA); in the clinic's own when none is given.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when the day is no date, the time no time, or the zone unknown.
    pub async fn wall_time(&self, day: &str, time: &str, zone: Option<&str>) -> Result<WallTime> {
        let day: NaiveDate = day.parse().map_err(|_| ClinicError::invalid("day", "notADate"))?;
        let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| ClinicError::invalid("time", "notATime"))?;
        let zone: Tz = match zone {
            Some(name) => name.parse().map_err(|_| ClinicError::invalid("zone", "unknownZone"))?,
            None => settings::zone_of(&settings::read(&self.clinic).await?.zone),
        };
        Ok(match instants_of(day.and_time(time), zone) {
            Instants::None { before, after } => {
                WallTime::None { before: Instant::from(before), after: Instant::from(after) }
            }
            Instants::One(at) => WallTime::One { at: Instant::from(at) },
            Instants::Two { earlier, later } => {
                WallTime::Two { earlier: Instant::from(earlier), later: Instant::from(later) }
            }
        })
    }
}
