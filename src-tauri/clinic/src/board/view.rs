//! The board of one day.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Utc};
use domain::wall_time::day_bounds;
use domain::{ConnectionId, Role, VisitState};

use super::{offered_to, rows};
use crate::access::Member;
use crate::refresher;
use crate::views::{BoardCounts, BoardRow, BoardView, ConnectionAge, Instant, RoomSummary, StateCount, count};
use crate::{Clinic, ClinicError, Result, settings};

impl Member {
    /// The board of a day in the clinic's zone (`YYYY-MM-DD`), today when none is given. On today's board whoever waits
    /// or is being seen is there, whatever day their visit was planned for.
    ///
    /// # Errors
    /// When the day is no date, or the store cannot be read.
    pub async fn board(&self, day: Option<&str>) -> Result<BoardView> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let settings = settings::read(clinic).await?;
        let zone = settings::zone_of(&settings.zone);
        let today = now.with_timezone(&zone).date_naive();
        let day = match day {
            Some(text) => text.parse::<NaiveDate>().map_err(|_| ClinicError::invalid("day", "notADate"))?,
            None => today,
        };
        let (from, to) = day_bounds(day, zone);
        let ledger = clinic.store.ledger();
        let mut known = ledger.known_between(from, to).await?;
        if day == today {
            for other in ledger.known_present().await? {
                if !known.iter().any(|known| known.visit == other.visit) {
                    known.push(other);
                }
            }
        }
        let sources = rows::sources(clinic, &known).await?;
        let mut all: Vec<BoardRow> = known
            .iter()
            .filter(|known| rows::is_listed(known, &sources))
            .map(|known| rows::row(clinic, known, &sources, now))
            .collect();
        for row in &mut all {
            row.join = offered_to(&[Role::Clinician], &self.actor, row.join.clone());
        }
        rows::compare(&mut all, &sources.linked);
        let counts = counts(&all);
        let rooms = room_strip(clinic, &all).await?;
        let (mut waiting, mut today_rows): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.state.is_waiting());
        waiting.sort_by(|one, other| one.since.cmp(&other.since).then(one.start.cmp(&other.start)));
        today_rows.sort_by(|one, other| one.start.cmp(&other.start).then(one.visit.cmp(&other.visit)));
        Ok(BoardView {
            as_of: Instant::from(now),
            zone: settings.zone,
            clinic: settings.clinic,
            day: day.to_string(),
            thresholds: settings.thresholds,
            rooms,
            waiting,
            today: today_rows,
            counts,
            connections: ages(clinic).await?,
        })
    }

    /// Asks for everything of today to be read now. Returns at once.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn refresh(&self) -> Result<()> {
        refresher::read_today_now(&self.clinic).await
    }
}

fn counts(rows: &[BoardRow]) -> BoardCounts {
    let mut counts = BoardCounts { total: count(rows.len()), ..BoardCounts::default() };
    let mut by_state: BTreeMap<VisitState, u32> = BTreeMap::new();
    for row in rows {
        *by_state.entry(row.state).or_default() += 1;
        let group = match row.state {
            state if state.is_waiting() => &mut counts.waiting,
            state if state.is_in_visit() => &mut counts.in_visit,
            VisitState::Scheduled => &mut counts.to_come,
            VisitState::Completed | VisitState::SignedOff => &mut counts.done,
            VisitState::Cancelled => &mut counts.cancelled,
            VisitState::NoShow => &mut counts.no_show,
            _ => &mut counts.unknown,
        };
        *group += 1;
    }
    counts.by_state = by_state.into_iter().map(|(state, count)| StateCount { state, count }).collect();
    counts
}

async fn room_strip(clinic: &Clinic, rows: &[BoardRow]) -> Result<Vec<RoomSummary>> {
    let connections = clinic.store.ledger().connections().await?;
    let vendor_of = |id: &ConnectionId| connections.iter().find(|row| &row.id == id).map(|row| row.vendor());
    let rooms = clinic.store.mirror().rooms().await?;
    let mut strip: Vec<RoomSummary> = Vec::with_capacity(rooms.len());
    for room in &rooms {
        let Some(vendor) = vendor_of(&room.connection) else {
            continue;
        };
        let same = |summary: &&mut RoomSummary| summary.connection == room.connection && summary.name == room.name;
        if let Some(twin) = strip.iter_mut().find(same) {
            twin.name_collides = true;
            continue;
        }
        let here =
            |row: &&BoardRow| row.connection == room.connection && row.room.as_deref() == Some(room.name.as_str());
        strip.push(RoomSummary {
            name: room.name.clone(),
            connection: room.connection.clone(),
            vendor,
            name_collides: false,
            waiting: count(rows.iter().filter(here).filter(|row| row.state.is_waiting()).count()),
            longest_since: rows
                .iter()
                .filter(here)
                .filter(|row| row.state.is_waiting())
                .filter_map(|row| row.since.clone())
                .min(),
            today: count(rows.iter().filter(here).count()),
        });
    }
    Ok(strip)
}

/// Every connection's condition; one whose secrets are still being read has not answered yet.
pub(crate) async fn ages(clinic: &Clinic) -> Result<Vec<ConnectionAge>> {
    let connections = clinic.store.ledger().connections().await?;
    Ok(connections
        .into_iter()
        .filter(|row| row.enabled)
        .map(|row| match clinic.account(&row.id) {
            Some(account) => account.age(),
            None => ConnectionAge {
                id: row.id.clone(),
                name: row.name.clone(),
                vendor: row.vendor(),
                answered_at: None,
                silent_since: None,
                next_try: None,
                unreachable: false,
                refused: false,
            },
        })
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_day_of_a_clock_change_is_23_or_25_hours_long() {
        let hours = |day: &str, zone: chrono_tz::Tz| {
            let (from, to) = day_bounds(day.parse().unwrap(), zone);
            (to - from).num_hours()
        };
        assert_eq!(hours("2026-03-08", chrono_tz::America::New_York), 23);
        assert_eq!(hours("2026-11-01", chrono_tz::America::New_York), 25);
        assert_eq!(hours("2026-11-20", chrono_tz::America::New_York), 24);
    }

    #[test]
    fn a_day_without_a_midnight_begins_at_one() {
        // Chile's clocks went from 24:00 to 01:00.
        let (from, _) = day_bounds("2024-09-08".parse().unwrap(), chrono_tz::America::Santiago);
        assert_eq!(from.with_timezone(&chrono_tz::America::Santiago).format("%H:%M").to_string(), "01:00");
    }
}
