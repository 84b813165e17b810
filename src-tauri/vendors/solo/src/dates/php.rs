//! PHP's serialised DateTime, as visit notes carry it (SOLO-16): a wall-clock time with a zone of one of three kinds.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::lenient;

/// `{"date":"2017-10-21 16:45:53.000000","timezone_type":3,"timezone":"America/New_York"}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PhpDateTime {
    /// Wall-clock time with microseconds.
    pub date: String,
    /// 1: an offset, 2: an abbreviation, 3: an IANA name.
    #[serde(deserialize_with = "lenient::integer")]
    pub timezone_type: i64,
    /// The zone, in the form that its type says.
    pub timezone: String,
}

impl PhpDateTime {
    /// The wall-clock time as received.
    pub fn local(&self) -> Option<NaiveDateTime> {
        NaiveDateTime::parse_from_str(self.date.trim(), "%Y-%m-%d %H:%M:%S%.f").ok()
    }

    /// The instant. A wall-clock time that occurs twice is read as the first of the two, as PHP does; one that the
    /// clocks skipped is moved forward by the skip, as PHP does. `None` when date or zone cannot be read: no zone is
    /// guessed.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        let local = self.local()?;
        match self.timezone_type {
            1 => offset(&self.timezone)?.from_local_datetime(&local).single().map(|at| at.to_utc()),
            2 => abbreviation(&self.timezone)?.from_local_datetime(&local).single().map(|at| at.to_utc()),
            3 => {
                let zone: Tz = self.timezone.parse().ok()?;
                match zone.from_local_datetime(&local).earliest() {
                    Some(at) => Some(at.to_utc()),
                    // In the gap, the offset in force before it names the instant. Most gaps are an hour or less; a
                    // country that crosses the date line skips a day.
                    None => [1, 24].into_iter().map(TimeDelta::hours).find_map(|back| {
                        let before = zone.from_local_datetime(&local.checked_sub_signed(back)?).earliest()?;
                        Some(before.to_utc() + back)
                    }),
                }
            }
            _ => None,
        }
    }
}

fn offset(text: &str) -> Option<FixedOffset> {
    text.trim().parse().ok()
}

/// The abbreviations of Solo's home market and UTC. Others are ambiguous between countries and are not guessed.
fn abbreviation(text: &str) -> Option<FixedOffset> {
    let hours = match text.trim().to_ascii_uppercase().as_str() {
        "UTC" | "GMT" | "Z" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    FixedOffset::east_opt(hours * 3_600)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn at(date: &str, kind: i64, zone: &str) -> Option<String> {
        let php = PhpDateTime { date: date.to_owned(), timezone_type: kind, timezone: zone.to_owned() };
        php.instant().map(|at| at.to_rfc3339())
    }

    #[test]
    fn the_documented_date_is_read_in_its_zone() {
        assert_eq!(at("2017-10-21 16:45:53.000000", 3, "America/New_York").unwrap(), "2017-10-21T20:45:53+00:00");
        assert_eq!(at("2017-10-21 16:45:53.000000", 1, "-04:00").unwrap(), "2017-10-21T20:45:53+00:00");
        assert_eq!(at("2017-10-21 16:45:53.000000", 2, "EDT").unwrap(), "2017-10-21T20:45:53+00:00");
    }

    #[test]
    fn a_time_that_occurs_twice_is_the_first_and_one_that_does_not_exist_is_moved_forward() {
        assert_eq!(at("2026-11-01 01:30:00.000000", 3, "America/New_York").unwrap(), "2026-11-01T05:30:00+00:00");
        assert_eq!(at("2026-03-08 02:30:00.000000", 3, "America/New_York").unwrap(), "2026-03-08T07:30:00+00:00");
    }

    #[test]
    fn a_gap_of_half_an_hour_and_one_of_a_whole_day_are_moved_forward_too() {
        // Lord Howe Island moves its clocks by thirty minutes; Samoa left out the 30th of December 2011.
        assert_eq!(at("2026-10-04 02:15:00.000000", 3, "Australia/Lord_Howe").unwrap(), "2026-10-03T15:45:00+00:00");
        assert_eq!(at("2011-12-30 12:00:00.000000", 3, "Pacific/Apia").unwrap(), "2011-12-30T22:00:00+00:00");
    }

    #[test]
    fn an_unknown_zone_is_not_guessed() {
        assert_eq!(at("2026-11-01 01:30:00.000000", 3, "Mars/Olympus"), None);
        assert_eq!(at("2026-11-01 01:30:00.000000", 2, "IST"), None);
        assert_eq!(at("2026-11-01 01:30:00.000000", 9, "UTC"), None);
    }

    proptest! {
        #[test]
        fn every_instant_is_read_back_from_its_wall_clock_or_as_the_earlier_of_two(
            seconds in 0_i64..4_000_000_000,
            zone in prop::sample::select(vec!["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"]),
        ) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            let local = instant.with_timezone(&zone.parse::<Tz>().unwrap()).naive_local();
            let date = local.format("%Y-%m-%d %H:%M:%S%.6f").to_string();
            let php = PhpDateTime { date, timezone_type: 3, timezone: zone.to_owned() };
            let read = php.instant().unwrap();
            prop_assert_eq!(read.with_timezone(&zone.parse::<Tz>().unwrap()).naive_local(), local);
            prop_assert!(read <= instant && instant - read <= TimeDelta::hours(1));
        }

        #[test]
        fn garbage_never_panics(date in "\\PC{0,40}", kind in -2_i64..6, zone in "\\PC{0,30}") {
            let _ = at(&date, kind, &zone);
        }
    }
}
