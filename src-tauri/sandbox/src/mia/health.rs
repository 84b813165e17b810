//! MIA-07, MIA-08 and MIA-14.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::crud::Collection;
use super::refusal;
use super::state::{Manager, Unnormalised};
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

const HEALTH_DATA: Collection = Collection {
    fields: &[
        "deviceId",
        "patientId",
        "providerId",
        "rawData",
        "rawDataType",
        "rawDataFormat",
        "normalizedData",
        "normalizedDataType",
        "receivedAt",
        "recordedAt",
        "type",
    ],
    hidden: &["rawData", "normalizedData"],
};

/// MIA-07.
pub(super) fn list(manager: &Manager, call: &Call) -> Ruling {
    let mut found = HEALTH_DATA.find(call, manager.records.iter().map(|record| &record.document))?;
    if manager.sealed {
        let fields = found.iter_mut().filter_map(Value::as_object_mut).flatten();
        for (_, content) in fields.filter(|(name, _)| HEALTH_DATA.hidden.contains(&name.as_str())) {
            *content = json!("zJ0sCwqYb2xk");
        }
    }
    Verdict::answer(Answer::ok(&found))
}

/// MIA-08.
pub(super) fn normalise_again(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    call.no_body()?;
    let id = call.param(0).to_owned();
    let record = manager.record(&id).ok_or_else(|| refusal::missing("Health data"))?;
    let raw = record.document["rawData"].clone();
    match record.normalised() {
        Ok(made) => Verdict::commit(move |manager| {
            manager.normalise(&id, made);
            Answer::ok(&raw)
        }),
        Err(Unnormalised::NoType) => Err(refusal::missing("Health data type")),
        Err(Unnormalised::Failed) => {
            Err(refusal::with(StatusCode::INTERNAL_SERVER_ERROR, "The raw data could not be normalized"))
        }
    }
}

/// MIA-14.
pub(super) fn submit_detections(manager: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    call.no_body()?;
    let id = call.param(0).to_owned();
    let record = manager.record(&id).ok_or_else(|| refusal::missing("Health data"))?;
    if record.document.get("normalizedData").is_none() {
        return Err(refusal::missing("Normalized data"));
    }
    if manager.detections_fail {
        return Err(refusal::with(StatusCode::INTERNAL_SERVER_ERROR, "The detections could not be posted"));
    }
    Verdict::commit(move |manager| {
        let made: Vec<Value> = manager.detect(&id).into_iter().map(|id| json!({"_id": id})).collect();
        Answer::ok(&made)
    })
}
