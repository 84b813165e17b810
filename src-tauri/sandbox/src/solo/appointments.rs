//! SOLO-06 to SOLO-08, SOLO-13 and SOLO-14: book, change and read a visit.

use serde_json::json;
use uuid::Uuid;

use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Optional, Need::Required};
use super::links;
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, Event, NewVisit, Origin, is_over};

/// SOLO-06.
pub(super) fn create(clinic: &Clinic, call: &Call) -> Ruling {
    book(clinic, call, call.patient(clinic)?)
}

/// SOLO-07.
pub(super) fn create_by_hsid(clinic: &Clinic, call: &Call) -> Ruling {
    let patient = clinic.people.by_hsid(call.param(0)).ok_or_else(|| refusal::missing("Patient"))?;
    book(clinic, call, patient)
}

/// SOLO-08.
pub(super) fn create_by_spid(clinic: &Clinic, call: &Call) -> Ruling {
    book(clinic, call, call.patient_by_spid(clinic)?)
}

/// SOLO-14.
pub(super) fn read(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    Verdict::answer(Answer::ok(&visit.view(clinic)))
}

fn book(clinic: &Clinic, call: &Call, patient: usize) -> Ruling {
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let date = fields.seconds("date", Optional);
    let reasons = fields.texts("reasons", Optional);
    let duration = fields.duration("duration");
    let room = fields.filled("waitingRoom", Required);
    let external_id = fields.filled("externalId", Optional);
    let account_number = fields.text("accountNumber", Optional);
    let episode = fields.uuid("episodeOfCareId", Optional);
    let room = room.and_then(|name| {
        let found = clinic.room_named(name);
        if found.is_none() {
            fields.note("waitingRoom", "Waiting room not found.");
        }
        found
    });
    if let Some(id) = episode
        && !belongs(clinic, id, patient)
    {
        fields.note("episodeOfCareId", "Episode of care not found.");
    }
    fields.settle()?;
    let (room, slot) = room
        .and_then(|index| Some((index, clinic.rooms.get(index)?.slot)))
        .ok_or_else(|| refusal::missing("Waiting room"))?;
    let visit = NewVisit {
        patient,
        room,
        date: date.unwrap_or_else(|| call.now.timestamp()),
        duration: duration.unwrap_or(slot),
        reasons: reasons.unwrap_or_default(),
        external_id: external_id.map(str::to_owned),
        account_number: account_number.map(str::to_owned),
        episode,
        origin: Origin::Api,
    };
    let account = call.account.clone();
    Verdict::commit(move |clinic| {
        let id = clinic.book(visit);
        match clinic.diary.get(id) {
            Some(visit) => Answer::created(&json!({ "id": id, "visitUrl": links::patient_url(&account, visit) })),
            None => refusal::missing("Appointment"),
        }
    })
}

fn belongs(clinic: &Clinic, episode: Uuid, patient: usize) -> bool {
    clinic.episode(episode).is_some_and(|episode| episode.patient == patient)
}

/// SOLO-13: the only status that can be set is `cancelled`.
pub(super) fn update(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    let (id, cancelled) = (visit.id, visit.status == "cancelled");
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let date = fields.seconds("date", Optional);
    let duration = fields.duration("duration");
    let cancel = fields.choice("status", Optional, &["cancelled"]).is_some();
    let external_id = fields.filled("externalId", Optional).map(str::to_owned);
    let reasons = fields.texts("reasons", Optional);
    let account_number = fields.text("accountNumber", Optional).map(str::to_owned);
    let changes_time = fields.has("date") || fields.has("duration");
    fields.settle()?;
    if is_over(&visit.status) && !(cancelled && cancel && !changes_time) {
        return Err(refusal::contradicts("The appointment has already ended"));
    }
    let account = call.account.clone();
    Verdict::commit(move |clinic| {
        if let Some(date) = date.filter(|date| clinic.diary.get(id).is_some_and(|visit| visit.date() != *date)) {
            clinic.diary.reschedule(id, date);
            clinic.events.push(Event::appointment("appointment:rescheduled", id));
            if let Some(visit) = clinic.diary.get_mut(id).filter(|visit| visit.status == "scheduled") {
                visit.plan.clear();
            }
        }
        if let Some(external_id) = external_id {
            clinic.diary.rename(id, external_id);
        }
        if let Some(visit) = clinic.diary.get_mut(id) {
            visit.duration = duration.unwrap_or(visit.duration);
            visit.reasons = reasons.unwrap_or_else(|| std::mem::take(&mut visit.reasons));
            visit.account_number = account_number.or_else(|| visit.account_number.take());
        }
        if cancel {
            clinic.set_status(id, "cancelled", None);
            if let Some(visit) = clinic.diary.get_mut(id) {
                visit.plan.clear();
            }
        }
        match clinic.diary.get(id) {
            Some(visit) => Answer::ok(&json!({ "id": id, "visitUrl": links::patient_url(&account, visit) })),
            None => refusal::missing("Appointment"),
        }
    })
}
