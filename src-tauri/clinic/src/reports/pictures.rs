//! Pictures: a report counted by day and status, and the waits that this console itself has seen on those days. A word
//! that nobody knows is counted nowhere, and a wait whose beginning was not seen is none.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::wall_time::day_bounds;
use domain::{ReportId, VisitState};
use solo::AppointmentStatus;
use store::{KnownAppointment, ReportColumn, StatusSeen};

use super::ask;
use super::open::open;
use crate::access::Administrator;
use crate::adapters::solo::visit_state;
use crate::adapters::solo_csv::Columns;
use crate::views::{
    ReportBin, ReportPictures, RoomWaits, UnknownWord, VisitsBar, VisitsPicture, WaitsBar, WaitsPicture, count,
};
use crate::{ClinicError, Result, settings};

/// More days than this are shown by week.
const MOST_DAYS: i64 = 62;
/// Where one length of waits ends and the next begins, in minutes: the same for every report, so that two can be compared.
const LENGTHS: [u32; 8] = [0, 5, 10, 15, 20, 30, 45, 60];

impl Administrator {
    /// The pictures of a report.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such table.
    pub async fn report_pictures(&self, id: &ReportId) -> Result<ReportPictures> {
        let clinic = &*self.clinic;
        let row = self.report_row(id).await?;
        self.opens_report(id).await?;
        let ledger = clinic.store.ledger();
        let connection = ledger.connection(&row.connection).await?.ok_or(ClinicError::NotFound("connection"))?;
        let zone = settings::zone_of(&connection.zone);
        let (from, to) = ask::range(&row.from, &row.to)?;
        let columns = {
            let mut open = open(clinic, id).await?;
            let open = open.as_mut().ok_or(ClinicError::NotFound("report"))?;
            let recognised = Columns::of(&open.table.headings);
            match recognised.and_then(|columns| Some((columns.start?, columns.status?))) {
                Some((start, status)) => {
                    Some((open.column(clinic, count(start)).await?, open.column(clinic, count(status)).await?))
                }
                None => None,
            }
        };
        let counting =
            tokio::task::spawn_blocking(move || columns.map(|(start, status)| visits(&start, &status, from, to, zone)));
        let visits = counting.await.map_err(|_| ClinicError::Closing)?;
        let (begin, end) = (day_bounds(from, zone).0, day_bounds(to, zone).1);
        let mut known = ledger.known_between(begin, end).await?;
        known.retain(|visit| visit.connection == row.connection);
        let ids: Vec<_> = known.iter().map(|visit| visit.visit.clone()).collect();
        let seen = ledger.status_logs(&ids).await?;
        Ok(ReportPictures { visits, waits: waits(&known, seen) })
    }
}

fn visits(
    start: &Arc<ReportColumn>,
    status: &Arc<ReportColumn>,
    from: NaiveDate,
    to: NaiveDate,
    zone: Tz,
) -> VisitsPicture {
    let bin = if (to - from).num_days() < MOST_DAYS { ReportBin::Day } else { ReportBin::Week };
    let mut bars = bars(from, to, bin);
    let first = bars.first().and_then(|bar| bar.from.parse::<NaiveDate>().ok()).unwrap_or(from);
    // Every distinct start and word is read once, however many rows have it.
    let place = |rank: u32| {
        let millis = start.key(rank)?;
        let day = DateTime::from_timestamp_millis(millis as i64)?.with_timezone(&zone).date_naive();
        let days = (day >= from && day <= to).then(|| (day.max(first) - first).num_days())?;
        usize::try_from(days / bin_days(bin)).ok()
    };
    let places: Vec<Option<usize>> = (0..count(start.distinct())).map(place).collect();
    let states: Vec<VisitState> = (0..count(status.distinct()))
        .map(|rank| visit_state(&AppointmentStatus::from(status.value(rank).trim())))
        .collect();
    let (mut unknown, mut undated) = (HashMap::new(), 0_u32);
    for (start, word) in start.ranks().iter().zip(status.ranks()) {
        let state = states[*word as usize];
        if state == VisitState::Unknown {
            *unknown.entry(*word).or_insert(0_u32) += 1;
            continue;
        }
        let Some(bar) = places[*start as usize].and_then(|at| bars.get_mut(at)) else {
            undated += 1;
            continue;
        };
        match state {
            VisitState::Completed | VisitState::SignedOff => bar.completed += 1,
            VisitState::Cancelled => bar.cancelled += 1,
            VisitState::NoShow => bar.no_show += 1,
            _ => bar.open += 1,
        }
    }
    for bar in &mut bars {
        let due = bar.completed + bar.no_show;
        bar.no_show_percent = (due > 0).then(|| (bar.no_show * 100 + due / 2) / due);
    }
    let mut unknown: Vec<UnknownWord> =
        unknown.into_iter().map(|(word, count)| UnknownWord { word: status.value(word).to_owned(), count }).collect();
    unknown.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.word.cmp(&other.word)));
    VisitsPicture { bin, bars, unknown, undated }
}

fn bin_days(bin: ReportBin) -> i64 {
    match bin {
        ReportBin::Day => 1,
        ReportBin::Week => 7,
    }
}

fn bars(from: NaiveDate, to: NaiveDate, bin: ReportBin) -> Vec<VisitsBar> {
    let back = match bin {
        ReportBin::Day => 0,
        ReportBin::Week => u64::from(from.weekday().num_days_from_monday()),
    };
    let mut next = from.checked_sub_days(Days::new(back)).unwrap_or(from);
    let mut bars = Vec::new();
    while next <= to {
        let last = next + chrono::TimeDelta::days(bin_days(bin) - 1);
        bars.push(VisitsBar {
            from: next.to_string(),
            to: last.to_string(),
            completed: 0,
            open: 0,
            cancelled: 0,
            no_show: 0,
            no_show_percent: None,
        });
        next = last + chrono::TimeDelta::days(1);
    }
    bars
}

fn waits(known: &[KnownAppointment], seen: Vec<StatusSeen>) -> WaitsPicture {
    let mut logs: HashMap<_, Vec<StatusSeen>> = HashMap::new();
    for status in seen {
        logs.entry(status.visit.clone()).or_default().push(status);
    }
    let mut by_room: HashMap<Option<String>, Vec<u32>> = HashMap::new();
    let mut not_seen = 0;
    for visit in known {
        let log = logs.get(&visit.visit).map_or(&[][..], Vec::as_slice);
        match wait(log) {
            Waited::Minutes(minutes) => by_room.entry(visit.room.clone()).or_default().push(minutes),
            Waited::NotSeen => not_seen += 1,
            Waited::NotYet => {}
        }
    }
    let all: Vec<u32> = by_room.values().flatten().copied().collect();
    let bars = LENGTHS
        .iter()
        .enumerate()
        .map(|(at, from)| {
            let until = LENGTHS.get(at + 1).copied();
            let within = |minutes: &&u32| **minutes >= *from && until.is_none_or(|until| **minutes < until);
            WaitsBar { from_min: *from, until_min: until, count: count(all.iter().filter(within).count()) }
        })
        .collect();
    let mut rooms: Vec<RoomWaits> = by_room.into_iter().map(|(room, minutes)| of_room(room, minutes)).collect();
    rooms.sort_by(|one, other| one.room.cmp(&other.room));
    WaitsPicture { bars, rooms, not_seen }
}

fn of_room(room: Option<String>, mut minutes: Vec<u32>) -> RoomWaits {
    minutes.sort_unstable();
    // The smallest value that so many in a hundred do not exceed (nearest rank).
    let at =
        |percent: usize| minutes.get((minutes.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0);
    RoomWaits { room, count: count(minutes.len()), median_min: at(50), ninth_min: at(90), longest_min: at(100) }
}

enum Waited {
    /// From arriving to the first person, in whole minutes.
    Minutes(u32),
    /// They were seen by someone, and when they arrived or began was not.
    NotSeen,
    /// Nobody has been with them.
    NotYet,
}

/// How long someone waited before anybody was with them. `log` is in the order of time.
fn wait(log: &[StatusSeen]) -> Waited {
    let Some(begun) = log.iter().position(|seen| seen.state.is_in_visit()) else {
        let over = log.iter().any(|seen| matches!(seen.state, VisitState::Completed | VisitState::SignedOff));
        return if over { Waited::NotSeen } else { Waited::NotYet };
    };
    let arrived = log[..begun].iter().find(|seen| seen.state.is_waiting());
    match arrived {
        Some(arrived) if arrived.began_seen && log[begun].began_seen => {
            Waited::Minutes(minutes_between(arrived.first_seen_at, log[begun].first_seen_at))
        }
        _ => Waited::NotSeen,
    }
}

fn minutes_between(from: DateTime<Utc>, to: DateTime<Utc>) -> u32 {
    u32::try_from((to - from).num_minutes()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::{ConfirmedHow, VisitId};

    use super::*;

    fn seen(minute: i64, state: VisitState, began_seen: bool) -> StatusSeen {
        StatusSeen {
            visit: VisitId("v".to_owned()),
            status_word: state.as_str().to_owned(),
            call_word: None,
            state,
            first_seen_at: DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute),
            began_seen,
            how: ConfirmedHow::Read,
        }
    }

    #[test]
    fn a_wait_counts_only_when_both_its_ends_were_seen() {
        use VisitState::{Arrived, Completed, ExamInProgress, Scheduled};
        let whole = [seen(0, Scheduled, true), seen(10, Arrived, true), seen(32, ExamInProgress, true)];
        assert!(matches!(wait(&whole), Waited::Minutes(22)));
        let at_least = [seen(10, Arrived, false), seen(32, ExamInProgress, true)];
        assert!(matches!(wait(&at_least), Waited::NotSeen));
        assert!(matches!(wait(&[seen(32, Completed, true)]), Waited::NotSeen));
        assert!(matches!(wait(&[seen(10, Arrived, true)]), Waited::NotYet));
    }

    #[test]
    fn every_day_of_the_range_has_a_bar_and_long_ranges_have_weeks_from_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let days = bars(day("2026-11-01"), day("2026-11-20"), ReportBin::Day);
        assert_eq!((days.len(), days[0].from.as_str(), days[19].to.as_str()), (20, "2026-11-01", "2026-11-20"));
        let weeks = bars(day("2026-11-01"), day("2026-11-20"), ReportBin::Week);
        assert_eq!((weeks[0].from.as_str(), weeks[0].to.as_str()), ("2026-10-26", "2026-11-01"));
        assert_eq!(weeks.last().map(|week| week.to.as_str()), Some("2026-11-22"));
    }

    #[test]
    fn ranks_of_waits_are_waits_that_happened() {
        let room = of_room(None, vec![9, 1, 4, 30]);
        assert_eq!((room.median_min, room.ninth_min, room.longest_min), (4, 30, 30));
        assert_eq!(of_room(None, vec![7]).median_min, 7);
    }
}
