//! CM-04, CM-05: available slots.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::{Records, Slot};
use super::times;
use crate::server::Answer;

/// CM-04.
pub(super) fn list(records: &Records, call: &Call) -> Ruling {
    call.only_queries(&["from", "to", "patient_id", "provider_id"])?;
    let organisation = call.organisation(records)?;
    let (from, to) = (times::asked(call.query("from"), "from")?, times::asked(call.query("to"), "to")?);
    let wanted = |slot: &&Slot| {
        slot.start >= from
            && slot.start < to
            && call.query("provider_id").is_none_or(|provider| slot.provider == provider)
            && records.organisation_of(&slot.provider) == Some(organisation.id)
            && !records.is_taken(slot)
    };
    let found: Vec<Value> = records.slots.iter().filter(wanted).map(Slot::view).collect();
    Verdict::answer(Answer::ok(&json!({ "data": found })))
}

/// CM-05.
pub(super) fn create(records: &Records, call: &Call) -> Ruling {
    let organisation = call.organisation(records)?;
    let mut fields = call.fields()?;
    let provider = fields.text("provider_id")?;
    let (start, end, zone) = times::range(&mut fields)?;
    fields.end()?;
    match records.organisation_of(&provider) {
        None => return Err(refusal::missing("Provider")),
        Some(other) if other != organisation.id => {
            return Err(refusal::with(StatusCode::FORBIDDEN, "The provider belongs to another organisation"));
        }
        Some(_) => {}
    }
    if records.slots.iter().any(|slot| slot.provider == provider && slot.start < end && start < slot.end) {
        return Err(refusal::with(StatusCode::CONFLICT, "The provider has a slot at this time already"));
    }
    Verdict::commit(move |records| {
        let slot = Slot { id: records.next_id("cm-slot"), provider, start, end, zone };
        let answer = Answer::created(&slot.view());
        records.slots.push(slot);
        answer
    })
}
