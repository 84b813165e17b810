//! MIA-05, MIA-06 and MIA-15.

use axum::http::StatusCode;
use serde_json::json;

use super::body::{object, text};
use super::crud::Collection;
use super::refusal;
use super::state::{Manager, NewDevice};
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

const DEVICES: Collection = Collection {
    fields: &[
        "deviceId",
        "deviceProvider",
        "deviceType",
        "features",
        "status",
        "name",
        "assignedPatientId",
        "serialNumber",
    ],
    hidden: &[],
};

/// MIA-05.
pub(super) fn assign(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    let body = call.json()?;
    let all = ["deviceId", "deviceType", "name", "deviceProvider", "assignedPatientId"];
    let fields = object(&body, "body", &all, &[])?;
    let field = |name| text(fields, "body", name).map(str::to_owned);
    let new = NewDevice {
        device: field("deviceId")?,
        kind: field("deviceType")?,
        name: field("name")?,
        provider: field("deviceProvider")?,
        patient: Some(field("assignedPatientId")?),
    };
    if manager.holder_of(&new.device).is_some() {
        return Err(refusal::bad("The device is assigned to a patient already"));
    }
    Verdict::commit(move |manager| {
        manager.retire(&new.device);
        Answer::ok(&json!({"_id": manager.add_device(new)}))
    })
}

/// MIA-06.
pub(super) fn unassign(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    call.no_body()?;
    let id = call.param(0).to_owned();
    if !manager.devices.iter().any(|device| device["_id"] == id.as_str()) {
        return Err(refusal::missing("Device"));
    }
    Verdict::commit(move |manager| {
        manager.unassign(&id);
        Answer::of(StatusCode::NO_CONTENT, "", "")
    })
}

/// MIA-15.
pub(super) fn list(manager: &Manager, call: &Call) -> Ruling {
    Verdict::answer(Answer::ok(&DEVICES.find(call, manager.devices.iter())?))
}
