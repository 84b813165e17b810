//! CM-06 to CM-13: telehealth appointments, and appointments of patients.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::appointment_rules::Written;
use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::{Appointment, Kind, Records, is_over};
use super::times;
use crate::server::Answer;

fn kind(call: &Call) -> Kind {
    match call.operation {
        "CM-06" | "CM-07" | "CM-08" | "CM-09" => Kind::Telehealth,
        _ => Kind::Patient,
    }
}

/// CM-06, CM-10.
pub(super) fn list(records: &Records, call: &Call) -> Ruling {
    call.only_queries(&["from", "to", "patient_id", "provider_id"])?;
    let organisation = call.organisation(records)?;
    let (from, to) = (times::asked(call.query("from"), "from")?, times::asked(call.query("to"), "to")?);
    let wanted = |one: &&Appointment| {
        one.kind == kind(call)
            && one.start >= from
            && one.start < to
            && call.query("patient_id").is_none_or(|patient| one.patient == patient)
            && call.query("provider_id").is_none_or(|provider| one.provider == provider)
            && records.patient(&one.patient).is_some_and(|patient| patient.organisation == organisation.id)
    };
    let base = &call.account.base_url;
    let found: Vec<Value> = records.appointments.iter().filter(wanted).map(|one| one.view(base)).collect();
    Verdict::answer(Answer::ok(&json!({ "data": found })))
}

/// CM-07, CM-11.
pub(super) fn create(records: &Records, call: &Call) -> Ruling {
    let Written { patient, provider, start, end, zone, kind: word, status } = Written::read(records, call)?;
    let (kind, base) = (kind(call), call.account.base_url.clone());
    Verdict::commit(move |records| {
        let id = records.next_id("cm-appt");
        let status = status.unwrap_or_else(|| "booked".to_owned());
        let one = Appointment { id, kind, patient, provider, start, end, zone, word, status };
        let answer = Answer::created(&one.view(&base));
        records.appointments.push(one);
        answer
    })
}

fn found<'r>(records: &'r Records, call: &Call) -> Result<&'r Appointment, Answer> {
    let organisation = call.organisation(records)?;
    let one = records.appointments.iter().find(|one| one.id == call.param(0) && one.kind == kind(call));
    let one = one.ok_or_else(|| refusal::missing("Appointment"))?;
    match records.patient(&one.patient) {
        Some(patient) if patient.organisation == organisation.id => Ok(one),
        _ => Err(refusal::with(StatusCode::FORBIDDEN, "The appointment belongs to another organisation")),
    }
}

/// CM-08, CM-12: replaces the whole appointment.
pub(super) fn update(records: &Records, call: &Call) -> Ruling {
    let id = found(records, call)?.id.clone();
    let Written { patient, provider, start, end, zone, kind: word, status } = Written::read(records, call)?;
    let before = found(records, call)?;
    if before.patient != patient {
        return Err(refusal::contradicts("The patient of an appointment cannot be changed"));
    }
    if is_over(&before.status) {
        return Err(refusal::contradicts("The appointment is over or cancelled"));
    }
    let base = call.account.base_url.clone();
    Verdict::commit(move |records| {
        let Some(one) = records.appointments.iter_mut().find(|one| one.id == id) else {
            return refusal::missing("Appointment");
        };
        let status = status.unwrap_or_else(|| "booked".to_owned());
        *one = Appointment { id, kind: one.kind, patient, provider, start, end, zone, word, status };
        Answer::ok(&one.view(&base))
    })
}

/// CM-09, CM-13.
pub(super) fn cancel(records: &Records, call: &Call) -> Ruling {
    let one = found(records, call)?;
    if one.status == "fulfilled" || one.status == "noshow" {
        return Err(refusal::contradicts("The appointment is over"));
    }
    let id = one.id.clone();
    Verdict::commit(move |records| {
        records.set_status(&id, "cancelled");
        Answer::empty(StatusCode::NO_CONTENT)
    })
}
