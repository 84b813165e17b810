#![allow(clippy::unwrap_used)]

use chrono::Offset;
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;

use super::*;

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn offset(zone: Tz, at: DateTime<Utc>) -> TimeDelta {
    TimeDelta::seconds(i64::from(zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()))
}

/// Every change of offset of a zone from 2024 to 2030: the first instant with the new offset. Between two looks, a day
/// apart, no zone of the database changes twice.
fn transitions(zone: Tz) -> Vec<DateTime<Utc>> {
    let (mut from, end) = (at("2024-01-01T00:00:00Z"), at("2031-01-01T00:00:00Z"));
    let mut found = Vec::new();
    while from < end {
        let to = from + TimeDelta::days(1);
        if offset(zone, from) != offset(zone, to) {
            let (mut low, mut high) = (from, to);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
                if offset(zone, middle) == offset(zone, from) { low = middle } else { high = middle }
            }
            found.push(high);
        }
        from = to;
    }
    found
}

/// The instants of a wall time by definition: those whose wall time it is, looked for under each of the two offsets.
fn by_definition(wall: NaiveDateTime, zone: Tz, offsets: [TimeDelta; 2]) -> Vec<DateTime<Utc>> {
    let mut found: Vec<_> = offsets
        .into_iter()
        .map(|offset| (wall - offset).and_utc())
        .filter(|at| at.with_timezone(&zone).naive_local() == wall)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn listed(instants: Instants) -> Vec<DateTime<Utc>> {
    match instants {
        Instants::None { .. } => Vec::new(),
        Instants::One(at) => vec![at],
        Instants::Two { earlier, later } => vec![earlier, later],
    }
}

#[test]
fn x_04_a_skipped_time_means_none_and_a_doubled_one_two_with_their_offsets() {
    let zone = chrono_tz::America::New_York;
    assert_eq!(
        instants_of(wall("2026-03-08T02:30"), zone),
        Instants::None { before: at("2026-03-08T06:59:00Z"), after: at("2026-03-08T07:00:00Z") }
    );
    assert_eq!(
        instants_of(wall("2026-11-01T01:30"), zone),
        Instants::Two { earlier: at("2026-11-01T05:30:00Z"), later: at("2026-11-01T06:30:00Z") }
    );
    assert_eq!(instants_of(wall("2026-11-23T11:20"), zone), Instants::One(at("2026-11-23T16:20:00Z")));
}

#[test]
fn x_04_every_wall_minute_around_every_transition_of_every_zone_from_2024_to_2030_means_what_it_means() {
    let mut seen = (0, 0, 0);
    for zone in TZ_VARIANTS {
        for change in transitions(zone) {
            let offsets = [offset(zone, change - TimeDelta::seconds(1)), offset(zone, change)];
            let last = (change - TimeDelta::seconds(1)).with_timezone(&zone).naive_local() + TimeDelta::seconds(1);
            let first = change.with_timezone(&zone).naive_local();
            seen.0 += 1;
            // From an hour before the earlier clock to an hour after the later one, and the seconds at both edges.
            let (from, to) = (last.min(first) - TimeDelta::hours(1), last.max(first) + TimeDelta::hours(1));
            let minutes = (0..=(to - from).num_minutes()).map(|minute| from + TimeDelta::minutes(minute));
            let edges = [last, first].into_iter().flat_map(|edge| [edge - TimeDelta::seconds(1), edge]);
            for local in minutes.chain(edges) {
                let found = instants_of(local, zone);
                assert_eq!(listed(found), by_definition(local, zone, offsets), "{local} in {zone}");
                match found {
                    Instants::None { before, after } => {
                        seen.1 += 1;
                        assert_eq!(after, change, "{local} in {zone}");
                        assert_eq!(before, change - TimeDelta::minutes(1));
                        assert!(last <= local && local < first, "only what lies in the gap is skipped");
                        assert!(before.with_timezone(&zone).naive_local() < local);
                    }
                    Instants::Two { earlier, later } => {
                        seen.2 += 1;
                        assert!(earlier < later && first <= local && local < last);
                        assert_eq!(later - earlier, offsets[0] - offsets[1]);
                    }
                    Instants::One(_) => {}
                }
            }
        }
    }
    // A database without transitions would pass all of the above.
    assert!(seen.0 > 1_000 && seen.1 > 10_000 && seen.2 > 10_000, "{seen:?}");
}

#[test]
fn days_follow_each_other_without_a_gap_in_every_zone() {
    for zone in TZ_VARIANTS {
        for change in transitions(zone) {
            let day = change.with_timezone(&zone).date_naive();
            for day in [day.pred_opt().unwrap(), day] {
                let (from, to) = day_bounds(day, zone);
                assert!(from < to, "{day} in {zone}");
                assert_eq!(to, day_begins(day.succ_opt().unwrap(), zone));
                assert_eq!(from.with_timezone(&zone).date_naive(), day, "{day} in {zone}");
            }
        }
    }
}

#[test]
fn a_day_whose_midnight_the_clocks_skip_begins_when_they_have_jumped() {
    let day = NaiveDate::from_ymd_opt(2026, 4, 24).unwrap();
    assert_eq!(day_begins(day, chrono_tz::Africa::Cairo), at("2026-04-23T22:00:00Z"));
}

proptest! {
    #[test]
    fn an_instant_is_among_those_that_its_own_wall_time_means(
        zone in prop::sample::select(TZ_VARIANTS.to_vec()), seconds in 1_704_067_200_i64..1_924_992_000,
    ) {
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();
        let local = instant.with_timezone(&zone).naive_local();
        prop_assert!(listed(instants_of(local, zone)).contains(&instant));
    }
}
