//! CM-14 to CM-18: readings are stored.

use axum::http::StatusCode;
use serde_json::json;

use super::call::{Call, Ruling, Verdict};
use super::metric_rules;
use super::refusal;
use super::state::{Reading, Records};
use crate::server::Answer;

pub(super) fn store(records: &Records, call: &Call) -> Ruling {
    let body = call.json()?;
    let mut fields = call.fields()?;
    let client_id = fields.text("id")?;
    if uuid::Uuid::parse_str(&client_id).is_err() {
        return Err(fields.wrong("id", "must be a UUID"));
    }
    let patient = fields.text("patient_id")?;
    let access = call.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
    // The gate has judged the token; the patient it stands for must be the one that is named.
    if records.consent_of(access, call.now).is_none_or(|consent| consent.patient != patient) {
        return Err(refusal::with(StatusCode::FORBIDDEN, "The token belongs to another patient"));
    }
    metric_rules::judge(call.operation, &mut fields)?;
    fields.end()?;
    if let Some(known) = records.readings.iter().find(|reading| reading.client_id == client_id) {
        return match known.operation == call.operation && known.body == body {
            true => Verdict::answer(Answer::ok(&json!({ "id": known.id }))),
            false => Err(refusal::with(StatusCode::CONFLICT, "Another reading has this id")),
        };
    }
    let operation = call.operation;
    Verdict::commit(move |records| {
        let id = records.next_id("cm-reading");
        let answer = Answer::created(&json!({ "id": id }));
        records.readings.push(Reading { id, client_id, operation, patient, body });
        answer
    })
}
