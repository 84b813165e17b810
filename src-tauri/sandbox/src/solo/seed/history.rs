//! The visits of the days before and after the one the simulation begins in.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc, Weekday};
use fastrand::Rng;
use uuid::Uuid;

use super::day::LocalDay;
use super::{notes, rooms};
use crate::solo::state::{Clinic, NewVisit, Origin, video_for};

/// Seeds `days` days but the first: two thirds of them lie in the past.
pub(super) fn seed(clinic: &mut Clinic, days: usize, visits_today: usize, start: DateTime<Utc>) {
    let mut rng = clinic.rng.fork();
    let today = LocalDay::of(clinic.zone, start).date;
    let days = days as u64;
    let back = days * 2 / 3;
    let past = (1..=back).rev().filter_map(|ago| today.checked_sub_days(Days::new(ago)));
    let future = (1..=days - back).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    for date in past.chain(future).collect::<Vec<_>>() {
        let visits = match date.weekday() {
            Weekday::Sat | Weekday::Sun => visits_today / 8,
            _ => visits_today * 3 / 4,
        };
        one_day(clinic, &mut rng, date, visits, date < today);
    }
}

fn one_day(clinic: &mut Clinic, rng: &mut Rng, date: NaiveDate, visits: usize, past: bool) {
    let mut slots = free_slots(clinic, date);
    rng.shuffle(&mut slots);
    slots.truncate(visits);
    slots.sort_unstable();
    for (time, room) in slots {
        let id = book(clinic, rng, room, time);
        if past {
            let (status, video) = past_outcome(rng);
            clinic.set_status(id, status, video);
            if matches!(status, "completed" | "sign off") && rng.u8(0..3) > 0 {
                notes::write(clinic, id, rng);
            }
        } else if rng.u8(0..30) == 0 {
            clinic.set_status(id, "cancelled", None);
        }
    }
}

fn free_slots(clinic: &Clinic, date: NaiveDate) -> Vec<(i64, usize)> {
    let day = LocalDay::on(clinic.zone, date);
    let mut slots = Vec::new();
    for (index, room) in clinic.rooms.iter().enumerate() {
        for (opens, closes) in room.openings(day.begins, day.ends) {
            let mut time = opens.max(day.begins);
            while time + room.slot <= closes.min(day.ends) {
                slots.push((time, index));
                time += room.slot;
            }
        }
    }
    slots
}

fn past_outcome(rng: &mut Rng) -> (&'static str, Option<&'static str>) {
    match rng.u8(0..100) {
        0..7 => ("not showed up", None),
        7..13 => ("cancelled", None),
        13..14 => ("cancelled", Some("LWBS")),
        14..16 => ("completed", Some("incomplete")),
        16..26 => ("completed", video_for("completed")),
        _ => ("sign off", video_for("sign off")),
    }
}

/// Books a visit for a drawn patient who is alive and active.
fn book(clinic: &mut Clinic, rng: &mut Rng, room: usize, time: i64) -> i64 {
    let patient = some_patient(clinic, rng);
    book_for(clinic, rng, patient, room, time)
}

/// A patient who can have a visit; after many draws anyone, so that a clinic of one still works.
pub(super) fn some_patient(clinic: &Clinic, rng: &mut Rng) -> usize {
    let count = clinic.people.list().len();
    let mut patient = 0;
    for _ in 0..50 {
        patient = rng.usize(..count);
        let fit = clinic.people.get(patient).is_some_and(|person| {
            person.is_active() && person.demographics.get("deceased") != Some(&serde_json::Value::Bool(true))
        });
        if fit {
            break;
        }
    }
    patient
}

/// Books a seeded visit. Every tenth carries an external id, as if an integrator had made it.
pub(super) fn book_for(clinic: &mut Clinic, rng: &mut Rng, patient: usize, room: usize, time: i64) -> i64 {
    let duration = clinic.rooms.get(room).map_or(900, |room| room.slot);
    let reasons = rooms::reasons(room);
    let external: Option<Uuid> = (rng.u8(0..10) == 0).then(|| clinic.uuid());
    let episode = clinic.episodes.iter().find(|episode| episode.patient == patient).map(|episode| episode.id);
    let mut given = vec![reasons[rng.usize(..reasons.len())].to_owned()];
    if rng.u8(0..12) == 0 {
        given.push("Medication refill".to_owned());
    }
    clinic.book(NewVisit {
        patient,
        room,
        date: time,
        duration,
        reasons: given,
        external_id: external.map(|id| id.to_string()),
        account_number: None,
        episode,
        origin: Origin::Seeded,
    })
}
