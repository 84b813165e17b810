//! A waiting room (SOLO-15) and when it is open (SOLO-18).

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;
use uuid::Uuid;

/// A stretch of opening, unix seconds, the end not included.
pub(crate) type Hours = (i64, i64);

/// A waiting room. Bookings and slots name it by `name`, never by id.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Room {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) service_line: &'static str,
    pub(crate) service_type: &'static str,
    /// Length of a slot in seconds; a divisor of an hour.
    pub(crate) slot: i64,
    /// Where its opening hours are told.
    pub(crate) zone: Tz,
    pub(crate) opens: NaiveTime,
    pub(crate) closes: NaiveTime,
    pub(crate) weekends: bool,
    /// Opening on the day the simulation began, beside the usual hours, so that the demo is never closed.
    pub(crate) first_day: Hours,
    /// Indexes of the providers who work here.
    pub(crate) providers: Vec<usize>,
    /// Indexes of the note templates used here.
    pub(crate) templates: Vec<usize>,
}

impl Room {
    /// When it is open between two instants, in order, overlapping stretches joined.
    pub(crate) fn openings(&self, after: i64, before: i64) -> Vec<Hours> {
        let mut found = Vec::new();
        if let Some(start) = DateTime::from_timestamp(after, 0) {
            let mut date = start.with_timezone(&self.zone).date_naive() - Days::new(1);
            loop {
                let opens = instant(self.zone, date, self.opens).timestamp();
                if opens >= before {
                    break;
                }
                let closes = instant(self.zone, date, self.closes).timestamp();
                let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
                if closes > after && (self.weekends || !weekend) {
                    found.push((opens, closes));
                }
                date = date + Days::new(1);
            }
        }
        if self.first_day.0 < before && self.first_day.1 > after {
            found.push(self.first_day);
        }
        found.sort_unstable();
        join(found)
    }
}

fn join(stretches: Vec<Hours>) -> Vec<Hours> {
    let mut joined: Vec<Hours> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// A local time as an instant. A time that the spring change skips is taken one hour later, one that the autumn
/// change repeats is the first of the two.
pub(crate) fn instant(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let local = date.and_time(time);
    zone.from_local_datetime(&local)
        .earliest()
        .or_else(|| zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest())
        .map_or_else(|| local.and_utc(), |found| found.with_timezone(&Utc))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn room() -> Room {
        Room {
            id: Uuid::nil(),
            name: "Room".to_owned(),
            service_line: "",
            service_type: "",
            slot: 900,
            zone: chrono_tz::America::New_York,
            opens: NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
            closes: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
            weekends: false,
            first_day: (0, 0),
            providers: Vec::new(),
            templates: Vec::new(),
        }
    }

    fn at(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).unwrap().timestamp()
    }

    #[test]
    fn opening_hours_follow_the_zone_across_the_spring_change_and_skip_the_weekend() {
        let open = room().openings(at("2026-03-06T00:00:00-05:00"), at("2026-03-10T00:00:00-04:00"));
        let friday = (at("2026-03-06T08:00:00-05:00"), at("2026-03-06T18:00:00-05:00"));
        let monday = (at("2026-03-09T08:00:00-04:00"), at("2026-03-09T18:00:00-04:00"));
        assert_eq!(open, [friday, monday]);
    }

    #[test]
    fn the_first_day_joins_the_usual_hours() {
        let mut room = room();
        room.first_day = (at("2026-03-06T16:00:00-05:00"), at("2026-03-06T23:00:00-05:00"));
        let open = room.openings(at("2026-03-06T00:00:00-05:00"), at("2026-03-07T00:00:00-05:00"));
        assert_eq!(open, [(at("2026-03-06T08:00:00-05:00"), at("2026-03-06T23:00:00-05:00"))]);
    }
}
