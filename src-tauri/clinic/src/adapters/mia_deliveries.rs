//! What a device sent, in the shapes in which the public page hands it in: a delivery of Medisanté (MIA-09) and samples
//! of HealthKit (MIA-04, MIA-10). And how it is known again in what MIA-07 lists.
//!
//! A delivery goes letter by letter, and its measurements are not looked at. A sample goes alone, so that one request
//! makes one record or none; one with a field that the page does not show is refused, since it would be lost on the way.
//! The Device Manager files what it gets under whoever has the device now: nothing that was measured before they were
//! given it is sent (A-MIA-18).

use std::collections::BTreeSet;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::act::{DeliveryAct, DeliveryRoute};
use mia::{CallError, CallErrorKind, CrudQuery, HealthKitSample, HealthRecord, MedisanteDelivery, Moment};
use serde_json::{Value, json};

use super::calls::{Answer, Before, Found, told};
use super::mia_calls::records_of;
use crate::account::MiaAccount;
use crate::views::DeliveryShape;

/// So much of a file is read, in bytes: a delivery has a few hundred.
pub(crate) const LARGEST: usize = 256 * 1024;
/// So many samples are handed in at a time.
const MOST: usize = 50;
/// The fields of a sample that the public page shows.
const FIELDS: [&str; 7] = ["id", "startDate", "endDate", "sourceId", "sourceName", "metadata", "value"];

/// One record that would be made.
pub(crate) struct Piece {
    pub(crate) id: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) end: Option<DateTime<Utc>>,
    pub(crate) content: String,
}

/// What a file holds.
pub(crate) struct Delivered {
    pub(crate) shape: DeliveryShape,
    pub(crate) kind: Option<String>,
    pub(crate) pieces: Vec<Piece>,
}

/// Reads a file that should be a device's.
///
/// # Errors
/// A word for the first thing that is wrong with it.
pub(crate) fn read(text: &str, device: &str) -> Result<Delivered, &'static str> {
    if text.len() > LARGEST {
        return Err("tooLarge");
    }
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str(text).map_err(|_| "notDelivery")? {
        Value::Object(fields)
            if ["metadata", "device", "measurements"].iter().all(|name| fields.contains_key(*name)) =>
        {
            medisante(text, device)
        }
        Value::Array(samples) => health_kit(&samples, device),
        _ => Err("notDelivery"),
    }
}

fn medisante(text: &str, device: &str) -> Result<Delivered, &'static str> {
    let read = MedisanteDelivery::read(Bytes::copy_from_slice(text.as_bytes())).map_err(|_| "notDelivery")?;
    if read.device().id.as_deref() != Some(device) {
        return Err("otherDevice");
    }
    let metadata = read.metadata();
    let id = metadata.correlation_id.clone().filter(|id| !id.trim().is_empty()).ok_or("noId")?;
    let at = metadata.received_time.as_ref().and_then(Moment::instant).ok_or("noTime")?.to_utc();
    let piece = Piece { id, at, end: None, content: text.to_owned() };
    let kind = metadata.measurement_type.clone();
    Ok(Delivered { shape: DeliveryShape::Medisante, kind, pieces: vec![piece] })
}

fn health_kit(samples: &[Value], device: &str) -> Result<Delivered, &'static str> {
    if samples.is_empty() {
        return Err("empty");
    }
    if samples.len() > MOST {
        return Err("tooMany");
    }
    let mut pieces = Vec::with_capacity(samples.len());
    let mut ids = BTreeSet::new();
    for sample in samples {
        let piece = one_sample(sample, device)?;
        if !ids.insert(piece.id.to_ascii_lowercase()) {
            return Err("twice");
        }
        pieces.push(piece);
    }
    Ok(Delivered { shape: DeliveryShape::HealthKit, kind: None, pieces })
}

fn one_sample(sample: &Value, device: &str) -> Result<Piece, &'static str> {
    let fields = sample.as_object().ok_or("notDelivery")?;
    if fields.keys().any(|name| !FIELDS.contains(&name.as_str())) {
        return Err("unknownField");
    }
    if fields.get("metadata").is_some_and(|metadata| !metadata.is_object()) || !fields.contains_key("value") {
        return Err("notDelivery");
    }
    let mut read = HealthKitSample::read(sample).ok_or("notDelivery")?;
    if read.source_id != device {
        return Err("otherDevice");
    }
    if read.id.trim().is_empty() {
        return Err("noId");
    }
    let (start, end) = read.start_date.instant().zip(read.end_date.instant()).ok_or("noTime")?;
    if end < start {
        return Err("endBeforeStart");
    }
    // As HealthKit writes it, however the file does.
    (read.start_date, read.end_date) = (Moment::healthkit(start), Moment::healthkit(end));
    let content = serde_json::to_string(&read).map_err(|_| "notDelivery")?;
    let end = (end > start).then(|| end.to_utc());
    Ok(Piece { id: read.id, at: start.to_utc(), end, content })
}

/// Looks whether whoever had the device on screen has it, and had it then; and whether it stands there already.
pub(super) async fn before_sending(account: &MiaAccount, act: &DeliveryAct) -> Answer<Before> {
    let blocked = |why| Ok(Before::Blocked { why, operation: "MIA-15" });
    let records = records_of(account, &act.device).await?;
    let held: Vec<_> =
        records.iter().filter_map(|one| Some((one.assigned_patient_id.as_ref()?, one.created_at.as_ref()))).collect();
    if held.is_empty() {
        return blocked("deviceIsFree");
    }
    if held.iter().any(|(holder, _)| holder.as_str() != act.patient) {
        return blocked("deviceTaken");
    }
    let since = held.iter().filter_map(|(_, made)| made.and_then(Moment::instant)).map(|at| at.to_utc()).min();
    if since.is_none_or(|since| since > act.measured_at) {
        return blocked("givenLater");
    }
    Ok(match look(account, act).await? {
        Some(id) => {
            let (why, operation) = ("deliveryThere", "MIA-07");
            Before::StandsThere { ours: false, why, operation, vendor_id: Some(id) }
        }
        None => Before::Clear,
    })
}

/// Hands it in, once. Gives the record that was made, where that is told.
pub(super) async fn send(account: &MiaAccount, act: &DeliveryAct) -> Result<Option<String>, CallError> {
    let data = account.client.health_data();
    let unreadable = |operation| move |_| CallError::invalid(operation, "content", "is no sample");
    match act.route {
        DeliveryRoute::Medisante => {
            let delivery = MedisanteDelivery::read(Bytes::copy_from_slice(act.content.as_bytes()))?;
            data.ingest_medisante(&delivery).await.map(|id| Some(id.0))
        }
        DeliveryRoute::Backend => {
            let sample = serde_json::from_str(&act.content).map_err(unreadable("MIA-04"))?;
            let taken = data.forward(&[sample]).await?;
            Ok(taken.ids.and_then(|ids| ids.into_iter().next()).map(|id| id.0))
        }
        DeliveryRoute::HealthKit => {
            let sample = serde_json::from_str(&act.content).map_err(unreadable("MIA-10"))?;
            let taken = data.ingest_healthkit(&[sample]).await?;
            // A success without a record says neither that it is stored nor that it is not.
            let id = taken.ids.into_iter().next();
            id.map(|id| Some(id.0)).ok_or(CallError::plain("MIA-10", CallErrorKind::Malformed))
        }
    }
}

/// Whether it stands there. Where the installation keeps raw data sealed nothing is found, and a person decides.
pub(super) async fn find(account: &MiaAccount, act: &DeliveryAct) -> Answer<Found> {
    Ok(look(account, act).await?.map_or(Found::Nothing, Found::WithId))
}

async fn look(account: &MiaAccount, act: &DeliveryAct) -> Answer<Option<String>> {
    let mut next = Some(CrudQuery::all().filter("deviceId", json!(act.device)));
    while let Some(query) = next {
        let page = told(account, account.client.health_data().list(&query).await)?;
        if let Some(found) = page.items.iter().find(|record| is_it(record, act)) {
            return Ok(Some(found.id.0.clone()));
        }
        next = page.next;
    }
    Ok(None)
}

fn is_it(record: &HealthRecord, act: &DeliveryAct) -> bool {
    let Some(raw) = &record.raw_data else { return false };
    let id = match act.route {
        DeliveryRoute::Medisante => &raw["metadata"]["correlationId"],
        DeliveryRoute::Backend | DeliveryRoute::HealthKit => &raw["id"],
    };
    id.as_str().is_some_and(|id| id.eq_ignore_ascii_case(&act.id))
}

/// A record of health data by its id (MIA-07).
pub(super) async fn record(account: &MiaAccount, id: &str) -> Answer<Option<HealthRecord>> {
    let query = CrudQuery::all().filter("_id", json!(id));
    let page = told(account, account.client.health_data().list(&query).await)?;
    Ok(page.items.into_iter().find(|one| one.id.as_str() == id))
}
