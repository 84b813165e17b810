//! SOLO-34: the context-aware link. It stands outside `/qapi/v1`, takes no key, and redirects into the visit.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use serde_json::Value;

use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Required, Problems};
use super::refusal;
use super::sealed;
use crate::server::Answer;
use crate::solo::state::Clinic;

const KINDS: [&str; 3] = ["patient", "medicalAssistant", "provider"];
const SEXES: [&str; 4] = ["male", "female", "other", "unknown"];

/// SOLO-34: `visit` is the internal or the external id; one that is not known is not found.
pub(super) fn connect(clinic: &Clinic, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    call.only_queries(&["arg"], &mut problems);
    let Some(arg) = call.query("arg") else {
        problems.note("arg", "This field is missing.");
        return Err(problems.refusal());
    };
    problems.settle()?;
    let plain = sealed::open(&call.account.linking_secret, arg).map_err(|error| {
        let mut problems = Problems::default();
        problems.note("arg", &format!("{error}."));
        problems.refusal()
    })?;
    let context: Value = serde_json::from_slice(&plain)
        .map_err(|_| refusal::with(StatusCode::BAD_REQUEST, "Bad parameters [arg: it does not hold JSON.]"))?;
    let visit = judge(&context)?;
    let id: Option<i64> = visit.parse().ok();
    let found = id.and_then(|id| clinic.diary.get(id)).or_else(|| clinic.diary.by_external(&visit));
    let found = found.ok_or_else(|| refusal::missing("Visit"))?;
    let location = format!("{}/videocalls/{}", call.account.base_url, found.id);
    // The document prints the `Location` and no status; 302 is assumed.
    let redirect = Answer::of(StatusCode::FOUND, "text/html", "").with(LOCATION, location);
    Verdict::answer(redirect)
}

/// The printed schema, every member required. Members it does not name are allowed, as in any JSON schema.
fn judge(context: &Value) -> Result<String, Answer> {
    let mut known = context.clone();
    if let Some(object) = known.as_object_mut() {
        object.retain(|name, _| ["user", "type", "visit", "date", "patient"].contains(&name.as_str()));
        if let Some(patient) = object.get_mut("patient").and_then(Value::as_object_mut) {
            patient.retain(|name, _| ["id", "sex", "dob", "firstName", "lastName"].contains(&name.as_str()));
        }
    }
    let mut fields = Fields::of(&known)?;
    fields.text("user", Required);
    fields.choice("type", Required, &KINDS);
    let visit = fields.filled("visit", Required).map(str::to_owned);
    let number = fields.value("date", Required).is_none_or(Value::is_number);
    if !number {
        fields.note("date", "This value should be of type number.");
    }
    fields.object("patient", Required, |patient| {
        for name in ["id", "firstName", "lastName"] {
            patient.text(name, Required);
        }
        patient.choice("sex", Required, &SEXES);
        patient.date("dob", Required);
    });
    let refusal = fields.problems.refusal();
    fields.settle()?;
    visit.ok_or(refusal)
}
