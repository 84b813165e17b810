//! MIA-04, MIA-09 and MIA-10: what is delivered is stored, and normalised later.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::body::{object, text};
use super::refusal;
use super::state::{Delivery, HEALTHKIT, MEDISANTE, Manager};
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

const MEDISANTE_FORMAT: &str = "medisantestandard-json";
const HEALTHKIT_FORMAT: &str = "healthkitstandard-json";

/// MIA-04: the backend vets samples and passes them on; what the Device Manager answers is passed back.
pub(super) fn forward(_: &Manager, call: &Call) -> Ruling {
    samples(call)
}

/// MIA-10.
pub(super) fn healthkit(_: &Manager, call: &Call) -> Ruling {
    samples(call)
}

fn format(call: &Call, known: &str) -> Result<(), Answer> {
    call.only_queries(&[])?;
    match call.param(0) == known {
        true => Ok(()),
        false => Err(refusal::bad("Unknown format")),
    }
}

fn samples(call: &Call) -> Ruling {
    format(call, HEALTHKIT_FORMAT)?;
    let body = call.json()?;
    let samples = body.as_array().filter(|samples| !samples.is_empty());
    let samples = samples.ok_or_else(|| refusal::bad("body must be array with a sample"))?;
    let deliveries: Result<Vec<Delivery>, Answer> = samples.iter().map(sample).collect();
    let deliveries = deliveries?;
    Verdict::commit(move |manager| {
        let made: Vec<Value> = deliveries.into_iter().map(|delivery| json!({"_id": manager.store(delivery)})).collect();
        Answer::ok(&made)
    })
}

fn sample(sample: &Value) -> Result<Delivery, Answer> {
    let all = ["id", "startDate", "endDate", "sourceId", "sourceName", "value"];
    let fields = object(sample, "body/sample", &all, &["metadata"])?;
    if text(fields, "body/sample", "id")?.parse::<Uuid>().is_err() {
        return Err(refusal::bad("body/sample/id must be a uuid"));
    }
    let start = healthkit_date(text(fields, "body/sample", "startDate")?)?;
    let end = healthkit_date(text(fields, "body/sample", "endDate")?)?;
    if end < start {
        return Err(refusal::bad("body/sample/endDate must not be before startDate"));
    }
    if fields.get("metadata").is_some_and(|metadata| !metadata.is_object()) {
        return Err(refusal::bad("body/sample/metadata must be object"));
    }
    Ok(Delivery {
        provider: HEALTHKIT,
        device: text(fields, "body/sample", "sourceId")?.to_owned(),
        kind: None,
        format: HEALTHKIT_FORMAT,
        received: None,
        recorded: Some(start),
        raw: sample.clone(),
    })
}

/// `2024-07-23T15:44:05.993+0200`: as HealthKit writes it, and in no other way.
fn healthkit_date(text: &str) -> Result<DateTime<Utc>, Answer> {
    let offset = text.len().checked_sub(5).and_then(|at| text.get(at..)).unwrap_or_default();
    let plain = offset.starts_with(['+', '-']) && offset[1..].bytes().all(|byte| byte.is_ascii_digit());
    DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.3f%z")
        .ok()
        .filter(|_| plain)
        .map(|at| at.to_utc())
        .ok_or_else(|| refusal::bad("a date must be written YYYY-MM-DDThh:mm:ss.sss+hhmm"))
}

/// MIA-09.
pub(super) fn medisante(_: &Manager, call: &Call) -> Ruling {
    format(call, MEDISANTE_FORMAT)?;
    let body = call.json()?;
    let fields = object(&body, "body", &["metadata", "device", "measurements"], &[])?;
    let told = ["receivedTime", "measurementType"];
    let metadata = object(&fields["metadata"], "body/metadata", &told, &["correlationId", "deviceGroups"])?;
    let parts = ["serialNumber", "IMEI", "IMSI", "manufacturer", "model", "timezone"];
    let device = object(&fields["device"], "body/device", &["id"], &parts)?;
    let received = text(metadata, "body/metadata", "receivedTime")?;
    let received = DateTime::parse_from_rfc3339(received)
        .map_err(|_| refusal::bad("body/metadata/receivedTime must match format \"date-time\""))?
        .to_utc();
    let delivery = Delivery {
        provider: MEDISANTE,
        device: text(device, "body/device", "id")?.to_owned(),
        kind: Some(text(metadata, "body/metadata", "measurementType")?.to_owned()),
        format: MEDISANTE_FORMAT,
        received: Some(received),
        recorded: Some(received),
        raw: body.clone(),
    };
    Verdict::commit(move |manager| Answer::ok(&json!({"_id": manager.store(delivery)})))
}
