//! One day of every room: free slots as last read, and what is known to stand in the way. It answers from the mirror at
//! once and has stale slots read behind the screen.

use chrono::{NaiveDate, TimeDelta, Utc};
use domain::IntentState;

use super::slots;
use crate::access::Member;
use crate::board::view::bounds;
use crate::board::{greyed, offered, rows};
use crate::views::{BookingDay, BookingDayQuery, BusyView, Instant, Reason, RoomDay, SlotView};
use crate::{ClinicError, Result, settings};

impl Member {
    /// A day of rooms, in the clinic's zone.
    ///
    /// # Errors
    /// When the day is no date, the length is out of range, or the store cannot be read.
    pub async fn booking_day(&self, query: &BookingDayQuery) -> Result<BookingDay> {
        let clinic = &self.clinic;
        let day: NaiveDate = query.day.parse().map_err(|_| ClinicError::invalid("day", "notADate"))?;
        if query.duration_s.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            return Err(ClinicError::invalid("duration", "oneSecondToOneDay"));
        }
        let zone_name = settings::read(clinic).await?.zone;
        let (from, to) = bounds(day, settings::zone_of(&zone_name));
        let ledger = clinic.store.ledger();
        let known = ledger.known_between(from - TimeDelta::days(1), to).await?;
        let sources = rows::sources(clinic, &known).await?;
        let now = Utc::now();
        let visits: Vec<_> = known
            .iter()
            .filter(|known| rows::is_listed(known, &sources))
            .map(|known| rows::row(clinic, known, &sources, now))
            .collect();
        let mirror = clinic.store.mirror();
        let mut rooms: Vec<RoomDay> = Vec::new();
        for room in mirror.rooms().await? {
            let Some(connection) = sources.connections.get(&room.connection) else {
                continue;
            };
            if let Some(twin) = rooms.iter_mut().find(|day| day.connection == room.connection && day.name == room.name)
            {
                twin.name_collides = true;
                twin.book = greyed(Reason::SoloCannotMoveRooms);
                continue;
            }
            let wanted = slots::Wanted {
                connection: room.connection.clone(),
                room: room.name.clone(),
                duration_s: query.duration_s,
                from,
                to,
            };
            let read = slots::latest(clinic, &wanted).await?;
            let busy = visits
                .iter()
                .filter(|row| row.connection == room.connection && row.room.as_deref() == Some(room.name.as_str()))
                .filter(|row| !row.state.is_over())
                .filter_map(|row| busy(row, query, from))
                .collect();
            rooms.push(RoomDay {
                name: room.name,
                connection: room.connection,
                vendor: connection.vendor,
                service_line: room.service_line,
                name_collides: false,
                slots_read_at: read.read_at.map(Instant::from),
                slots_failed: read.failed,
                slots: read
                    .slots
                    .into_iter()
                    .map(|slot| SlotView { start: Instant::from(slot.start), duration_s: slot.duration_s })
                    .collect(),
                busy,
                book: if connection.enabled { offered() } else { greyed(Reason::ConnectionOff) },
            });
        }
        Ok(BookingDay {
            day: day.to_string(),
            zone: zone_name,
            from: Instant::from(from),
            to: Instant::from(to),
            rooms,
        })
    }
}

fn busy(row: &crate::views::BoardRow, query: &BookingDayQuery, from: chrono::DateTime<Utc>) -> Option<BusyView> {
    let start = row.start.clone()?;
    let duration_s = row.minutes.map(|minutes| minutes * 60);
    let end = start.parse()? + TimeDelta::seconds(i64::from(duration_s.unwrap_or(0)));
    if end <= from {
        return None;
    }
    Some(BusyView {
        visit: row.visit.clone(),
        start,
        duration_s,
        unconfirmed: row
            .intent
            .as_ref()
            .is_some_and(|intent| intent.act == domain::act::ActKind::Book && intent.state != IntentState::Confirmed),
        own: query.patient.is_some() && row.person.key == query.patient,
    })
}
