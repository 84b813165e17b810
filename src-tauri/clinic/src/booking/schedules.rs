//! The schedules of a day (FHIR Schedule): Solo's waiting rooms, Carium's practitioners, CareMonitor's providers. ClinOne
//! and Mia book nothing into a day, so they have none here.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Vendor;
use store::{Choice, ChoiceList, ConnectionRow};

use super::slots::{self, Read, Wanted};
use crate::adapters::calls::SlotsOf;
use crate::adapters::capabilities::{Can, can};
use crate::adapters::carium;
use crate::board::{assumed, greyed, offered};
use crate::views::{ChoiceView, Instant, Reason, RoomDay, ScheduleKind, ScheduleTimes, SlotView, TermChoices};
use crate::{Clinic, Result};

/// The stretch that is shown, and the length that slots are wanted in.
pub(super) struct Shown {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
    pub(super) duration_s: Option<u32>,
}

/// Solo's waiting rooms, over all its connections and in its order. Solo books by the name: rooms that share one cannot
/// be told apart.
pub(super) async fn rooms(clinic: &Arc<Clinic>, connections: &[ConnectionRow], shown: &Shown) -> Result<Vec<RoomDay>> {
    let mut days: Vec<RoomDay> = Vec::new();
    for room in clinic.store.mirror().rooms().await? {
        let Some(connection) = connections.iter().find(|row| row.id == room.connection) else {
            continue;
        };
        if let Some(twin) = days.iter_mut().find(|day| day.connection == room.connection && day.name == room.name) {
            twin.name_collides = true;
            twin.book = greyed(Reason::SoloCannotMoveRooms);
            continue;
        }
        let of = SlotsOf::Room { room: room.name.clone(), duration_s: shown.duration_s };
        let wanted = Wanted { connection: room.connection, of, from: shown.from, to: shown.to };
        let read = slots::latest(clinic, wanted).await?;
        let day = RoomDay { service_line: room.service_line, ..empty(connection, &room.name, &room.name) };
        days.push(with_slots(day, read));
    }
    Ok(days)
}

/// The schedules of one connection that has no waiting rooms. `seen` are those that known visits name.
pub(super) async fn of_connection(
    clinic: &Arc<Clinic>,
    connection: &ConnectionRow,
    seen: BTreeSet<String>,
    shown: &Shown,
) -> Result<Vec<RoomDay>> {
    match connection.vendor() {
        Vendor::Carium => {
            let choices = clinic.store.mirror().choices(&connection.id).await?;
            let terms = terms(&choices);
            let practitioners = choices.iter().filter(|one| one.list == ChoiceList::Practitioner);
            let day = |one: &Choice| RoomDay {
                kind: ScheduleKind::Practitioner,
                times: ScheduleTimes::Free,
                terms: Some(terms.clone()),
                ..empty(connection, &one.id, &one.name)
            };
            Ok(practitioners.map(day).collect())
        }
        Vendor::CareMonitor => {
            let id = connection.id.clone();
            let wanted = Wanted { connection: id, of: SlotsOf::Everyone, from: shown.from, to: shown.to };
            let everyone = slots::latest_of_everyone(clinic, wanted, seen).await?;
            let day = |(provider, read): (String, Read)| {
                let day = RoomDay { kind: ScheduleKind::Practitioner, ..empty(connection, &provider, &provider) };
                with_slots(day, read)
            };
            Ok(everyone.into_iter().map(day).collect())
        }
        Vendor::Solo | Vendor::ClinOne | Vendor::Mia => Ok(Vec::new()),
    }
}

/// What Carium's organisation lets one choose from.
fn terms(choices: &[Choice]) -> TermChoices {
    let of = |list| {
        let views = choices.iter().filter(|one| one.list == list);
        views.map(|one| ChoiceView { id: one.id.clone(), name: one.name.clone() }).collect()
    };
    TermChoices {
        kinds: of(ChoiceList::AppointmentType),
        statuses: of(ChoiceList::AppointmentStatus),
        scheduled: carium::scheduled(choices).map(str::to_owned),
    }
}

fn empty(connection: &ConnectionRow, id: &str, name: &str) -> RoomDay {
    RoomDay {
        name: name.to_owned(),
        id: id.to_owned(),
        kind: ScheduleKind::Room,
        times: ScheduleTimes::Listed,
        terms: None,
        connection: connection.id.clone(),
        vendor: connection.vendor(),
        service_line: None,
        name_collides: false,
        slots_read_at: None,
        slots_failed: None,
        slots: Vec::new(),
        busy: Vec::new(),
        book: if connection.enabled { offered() } else { greyed(Reason::ConnectionOff) },
        offer_slot: match (can(connection.vendor(), Can::OfferSlots), connection.enabled) {
            (false, _) => greyed(Reason::VendorLacks),
            (true, false) => greyed(Reason::ConnectionOff),
            (true, true) => assumed("A-CM-29"),
        },
    }
}

fn with_slots(day: RoomDay, read: Read) -> RoomDay {
    let slot = |slot: store::SlotRow| SlotView { start: Instant::from(slot.start), duration_s: slot.duration_s };
    RoomDay {
        slots_read_at: read.read_at.map(Instant::from),
        slots_failed: read.failed,
        slots: read.slots.into_iter().map(slot).collect(),
        ..day
    }
}
