//! One day of every schedule: free slots as last read, and what is known to stand in the way. It answers from the mirror
//! at once and has stale slots read behind the screen.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::act::{ActKind, BookTerms};
use domain::wall_time::day_bounds;
use domain::{Act, IntentState, PatientKey, Vendor};
use store::{ConnectionRow, KnownAppointment};

use super::overlap::{self, Stretch};
use super::schedules::{self, Shown};
use crate::access::Member;
use crate::board::rows::{self, Sources};
use crate::views::{BoardRow, BookingDay, BookingDayQuery, BusyView, Instant, RoomDay, ScheduleKind};
use crate::{ClinicError, Result, links, settings};

impl Member {
    /// A day of schedules, in the clinic's zone.
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
        let (from, to) = day_bounds(day, settings::zone_of(&zone_name));
        let ledger = clinic.store.ledger();
        let known = ledger.known_between(from - TimeDelta::days(1), to).await?;
        let sources = rows::sources(clinic, &known).await?;
        let now = Utc::now();
        let visits: Vec<(&KnownAppointment, BoardRow)> = known
            .iter()
            .filter(|known| rows::is_listed(known, &sources))
            .map(|known| (known, rows::row(clinic, known, &sources, now)))
            .collect();
        let (own, records) = match &query.patient {
            Some(patient) => {
                let own = overlap::of_patient(clinic, patient, Stretch { start: from, end: to }, None).await?;
                (own, links::records_of(clinic, patient).await?)
            }
            None => Default::default(),
        };
        let mut connections: Vec<ConnectionRow> = sources.connections.values().cloned().collect();
        connections.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        let shown = Shown { from, to, duration_s: query.duration_s };
        let mut rooms = schedules::rooms(clinic, &connections, &shown).await?;
        for connection in &connections {
            let seen = match connection.vendor() {
                // It names nobody but in its visits and its slots.
                Vendor::CareMonitor => places(ledger.known_at_vendor(&connection.id).await?),
                _ => BTreeSet::new(),
            };
            rooms.extend(schedules::of_connection(clinic, connection, seen, &shown).await?);
        }
        for room in &mut rooms {
            room.busy = visits
                .iter()
                .filter(|(known, row)| is_in(room, known, row, &sources) && !row.state.is_over())
                .filter_map(|(_, row)| busy(row, &records, from))
                .collect();
        }
        Ok(BookingDay {
            day: day.to_string(),
            zone: zone_name,
            from: Instant::from(from),
            to: Instant::from(to),
            rooms,
            own,
            records,
        })
    }
}

fn places(known: Vec<KnownAppointment>) -> BTreeSet<String> {
    known.into_iter().filter_map(|known| known.room).collect()
}

/// Whether a visit stands in a schedule. Practitioners are told apart by id, since two may have one name.
fn is_in(room: &RoomDay, known: &KnownAppointment, row: &BoardRow, sources: &Sources) -> bool {
    if row.connection != room.connection {
        return false;
    }
    match room.kind {
        ScheduleKind::Room => row.room.as_deref() == Some(room.id.as_str()),
        ScheduleKind::Practitioner => match sources.appointments.get(&known.visit) {
            Some(read) if !read.practitioners.is_empty() => read.practitioners.iter().any(|one| one.id == room.id),
            // Our own booking that was not read yet says whom it is with.
            _ => match sources.intents.get(&known.visit).map(|intent| &intent.act) {
                Some(Act::Book { terms: Some(terms), .. }) => with_whom(terms) == room.id,
                _ => [&room.id, &room.name].into_iter().any(|name| row.room.as_ref() == Some(name)),
            },
        },
    }
}

fn with_whom(terms: &BookTerms) -> &str {
    match terms {
        BookTerms::Carium { practitioner, .. } => practitioner,
        BookTerms::CareMonitor { provider, .. } => provider,
        // A trial's visits stand in nobody's schedule.
        BookTerms::ClinOne { .. } => "",
    }
}

fn busy(row: &BoardRow, records: &[PatientKey], from: DateTime<Utc>) -> Option<BusyView> {
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
            .is_some_and(|intent| intent.act == ActKind::Book && intent.state != IntentState::Confirmed),
        own: row.person.key.as_ref().is_some_and(|key| records.contains(key)),
    })
}
