//! SOLO-01 to SOLO-05: read, change and create a patient.

use axum::http::StatusCode;

use super::call::brackets;
use super::call::{Call, Ruling, Verdict};
use super::fields::Problems;
use super::patient_rules::{Write, judge};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, Event, Patient};

/// SOLO-01.
pub(super) fn read(clinic: &Clinic, call: &Call) -> Ruling {
    show(clinic, call.patient(clinic)?)
}

/// SOLO-02.
pub(super) fn read_by_spid(clinic: &Clinic, call: &Call) -> Ruling {
    show(clinic, call.patient_by_spid(clinic)?)
}

/// SOLO-03.
pub(super) fn update(clinic: &Clinic, call: &Call) -> Ruling {
    change(call.patient(clinic)?, call)
}

/// SOLO-04.
pub(super) fn update_by_spid(clinic: &Clinic, call: &Call) -> Ruling {
    change(call.patient_by_spid(clinic)?, call)
}

/// SOLO-05: answers with the bare SPID.
pub(super) fn create(clinic: &Clinic, call: &Call) -> Ruling {
    let body = call.json()?;
    let change = judge(&body, Write::Create)?;
    let id = body.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
    if clinic.people.by_external(&id).is_some() {
        return Err(taken());
    }
    Verdict::commit(move |clinic| {
        let mut demographics = Patient::blank();
        Patient::apply(&mut demographics, change);
        let aggregate = clinic.uuid();
        let added = clinic.people.add(id, aggregate, demographics);
        match added.and_then(|index| clinic.people.get(index)).map(|patient| patient.spid) {
            Some(spid) => {
                clinic.events.push(Event::patient("patient:created", spid));
                Answer::created(&spid)
            }
            None => taken(),
        }
    })
}

fn taken() -> Answer {
    let mut problems = Problems::default();
    problems.note("id", "This value is already used.");
    problems.refusal()
}

fn show(clinic: &Clinic, index: usize) -> Ruling {
    let patient = clinic.people.get(index).ok_or_else(|| refusal::missing("Patient"))?;
    Verdict::answer(Answer::ok(&patient.demographics))
}

fn change(index: usize, call: &Call) -> Ruling {
    let change = judge(&call.json()?, Write::Update)?;
    Verdict::commit(move |clinic| {
        let was_active = clinic.people.get(index).is_some_and(Patient::is_active);
        clinic.people.update(index, change);
        let Some(patient) = clinic.people.get(index) else {
            return refusal::missing("Patient");
        };
        let deactivated = was_active && !patient.is_active();
        let name = if deactivated { "patient:deactivated" } else { "patient:updated" };
        clinic.events.push(Event::patient(name, patient.spid));
        brackets(StatusCode::OK)
    })
}
