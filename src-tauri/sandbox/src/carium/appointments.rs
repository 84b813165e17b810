//! CAR-04 to CAR-08: book, read, change, delete and list appointments.

use std::borrow::Cow;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::appointment_rules::judge;
use super::body::Kind;
use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::{Appointment, Organization};
use crate::server::Answer;

const TYPE: Kind = Kind::Of("org-appointments");
/// What CAR-08 can be filtered by.
const FILTERS: [&str; 5] = ["organization-id", "individual-id", "practitioner-id", "status-id", "type-id"];
/// What an appointment can do without.
const OPTIONAL: [&str; 5] = ["guest-url", "host-url", "description", "patient-instruction", "location"];

/// CAR-04. Nothing keeps two appointments from being at one time, and nothing recognises a repeated request.
pub(super) fn create(organization: &Organization, call: &Call) -> Ruling {
    let booking = judge(organization, &call.new_resource(TYPE)?)?;
    let now = call.now;
    Verdict::commit(move |organization| {
        let id = organization.book(booking, now);
        match organization.calendar.get(id) {
            Some(one) => told(StatusCode::CREATED, one.view(organization.id)),
            None => refusal::missing("appointment"),
        }
    })
}

/// CAR-05.
pub(super) fn read(organization: &Organization, call: &Call) -> Ruling {
    let one = find(organization, call)?;
    Verdict::answer(told(StatusCode::OK, one.view(organization.id)))
}

/// CAR-06: what is sent replaces, `null` takes away, the rest stays; the whole must then be a good appointment.
pub(super) fn update(organization: &Organization, call: &Call) -> Ruling {
    let one = find(organization, call)?;
    let resource = call.resource(TYPE)?;
    if let Some(id) = resource.id {
        if call.account.refuses_id_in_patch {
            return Err(refusal::at("/data/id", "unknown", "This member was not expected."));
        }
        if id != one.id.to_string() {
            return Err(refusal::with(StatusCode::CONFLICT, "id", "The id is not the one of the path."));
        }
    }
    let mut whole = one.is.attributes(organization.id);
    for (name, value) in resource.attributes {
        // An attribute that nobody knows is refused even when it is taken away.
        match value {
            Value::Null if whole.contains_key(&name) || OPTIONAL.contains(&name.as_str()) => whole.remove(&name),
            value => whole.insert(name, value),
        };
    }
    let booking = judge(organization, &whole)?;
    if booking.individual != one.is.individual {
        return Err(refusal::contradicts("individual-id", "An appointment stays with its patient."));
    }
    let (id, now) = (one.id, call.now);
    Verdict::commit(move |organization| {
        let fresh = organization.uuid();
        if let Some(one) = organization.calendar.get_mut(id) {
            one.change(booking, fresh, now);
        }
        match organization.calendar.get(id) {
            Some(one) => told(StatusCode::OK, one.view(organization.id)),
            None => refusal::missing("appointment"),
        }
    })
}

/// CAR-07: the appointment is gone. That nothing is answered, with 204, is assumed.
pub(super) fn delete(organization: &Organization, call: &Call) -> Ruling {
    let id = find(organization, call)?.id;
    Verdict::commit(move |organization| match organization.calendar.remove(id) {
        true => Answer::empty(StatusCode::NO_CONTENT).typed(""),
        false => refusal::missing("appointment"),
    })
}

/// CAR-08, in order of time.
pub(super) fn list(organization: &Organization, call: &Call) -> Ruling {
    let query = call.list(&FILTERS, &[])?;
    let found = organization.calendar.matching(|one| {
        query.admits(|attribute| {
            let id = match attribute {
                "individual-id" => one.is.individual,
                "practitioner-id" => one.is.practitioner,
                "status-id" => one.is.status,
                "type-id" => one.is.kind,
                _ => organization.id,
            };
            Some(Cow::from(id.to_string()))
        })
    });
    Verdict::answer(query.page(&found, |one| one.view(organization.id)))
}

fn find<'o>(organization: &'o Organization, call: &Call) -> Result<&'o Appointment, Answer> {
    let id = call.id("appointment")?;
    organization.calendar.get(id).ok_or_else(|| refusal::missing("appointment"))
}

fn told(status: StatusCode, resource: Value) -> Answer {
    Answer::json(status, &json!({ "data": resource })).typed(refusal::MEDIA_TYPE)
}
