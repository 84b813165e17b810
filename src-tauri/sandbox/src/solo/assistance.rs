//! SOLO-40 to SOLO-42: one path, three methods, each with a JSON body that names a device in one of four ways.
//! Errors use the flat envelope.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::call::{Call, Ruling, Verdict};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{AssistanceRequest, Clinic, Selector};

const MISSING: &str = "Service Request Error: Missing Required Parameters. Please include either Device ID, \
    Patient ID, or a combination of Building, Floor, Room, and Bed (opt.), or Department, Room, and Bed (opt.) to \
    proceed";
const NO_DEVICE: &str = "Device could not be found from the data submitted";
const NO_REQUEST: &str = "Service Request Error: Request not found";

/// Exactly one documented selector, made of strings.
fn selector(call: &Call) -> Result<Selector, Answer> {
    let missing = || refusal::flat(StatusCode::BAD_REQUEST, MISSING);
    let body: Value = serde_json::from_slice(&call.body).map_err(|_| missing())?;
    let object = body.as_object().ok_or_else(missing)?;
    choose(object).ok_or_else(missing)
}

fn choose(object: &Map<String, Value>) -> Option<Selector> {
    let text = |name: &str| object.get(name)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let only = |names: &[&str]| object.keys().all(|key| names.contains(&key.as_str()));
    let bed = match object.get("bed") {
        None => None,
        Some(_) => Some(text("bed")?),
    };
    if only(&["building", "floor", "room", "bed"])
        && let (Some(building), Some(floor), Some(room)) = (text("building"), text("floor"), text("room"))
    {
        return Some(Selector::Building { building, floor, room, bed });
    }
    if only(&["department", "room", "bed"])
        && let (Some(department), Some(room)) = (text("department"), text("room"))
    {
        return Some(Selector::Department { department, room, bed });
    }
    if only(&["patientMrn"]) {
        return text("patientMrn").map(Selector::Mrn);
    }
    if only(&["deviceSerialNumber"]) {
        return text("deviceSerialNumber").map(Selector::Serial);
    }
    None
}

/// SOLO-40.
pub(super) fn create(clinic: &Clinic, call: &Call) -> Ruling {
    let device = clinic
        .wards
        .find(&clinic.people, &selector(call)?)
        .ok_or_else(|| refusal::flat(StatusCode::NOT_FOUND, NO_DEVICE))?;
    let now = call.now;
    Verdict::commit(move |clinic| {
        let request = AssistanceRequest { id: clinic.uuid(), device, created_at: now, finished_at: None };
        let today = now.with_timezone(&clinic.zone).date_naive();
        let view = clinic.wards.view(&clinic.people, &request, today);
        clinic.wards.requests.push(request);
        Answer::created(&view)
    })
}

/// The open request that a body names. An unknown device has none either, and no other error is printed for it.
fn open(clinic: &Clinic, call: &Call) -> Result<usize, Answer> {
    let device = clinic.wards.find(&clinic.people, &selector(call)?);
    device
        .and_then(|device| clinic.wards.current(device))
        .ok_or_else(|| refusal::flat(StatusCode::NOT_FOUND, NO_REQUEST))
}

/// SOLO-41: a GET with a body.
pub(super) fn current(clinic: &Clinic, call: &Call) -> Ruling {
    let request = open(clinic, call)?;
    let today = call.now.with_timezone(&clinic.zone).date_naive();
    match clinic.wards.requests.get(request) {
        Some(request) => Verdict::answer(Answer::ok(&clinic.wards.view(&clinic.people, request, today))),
        None => Err(refusal::flat(StatusCode::NOT_FOUND, NO_REQUEST)),
    }
}

/// SOLO-42: a DELETE with a body. Its success is undocumented; 204 is sent.
pub(super) fn cancel(clinic: &Clinic, call: &Call) -> Ruling {
    let request = open(clinic, call)?;
    let now = call.now;
    Verdict::commit(move |clinic| {
        if let Some(request) = clinic.wards.requests.get_mut(request) {
            request.finished_at = Some(now);
        }
        Answer::empty(StatusCode::NO_CONTENT)
    })
}
