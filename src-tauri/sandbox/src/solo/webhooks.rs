//! SOLO-35 to SOLO-39: registrations for events. The key is shown when one is made and when one is read alone.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Required};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, EVENTS, Webhook};

fn judge(body: &Value) -> Result<(Url, String, Vec<String>), Answer> {
    let mut fields = Fields::of(body)?;
    let text = fields.filled("endpoint", Required).map(str::to_owned);
    let url = text.as_deref().and_then(|text| {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        if url.is_none() {
            fields.note("endpoint", "This value is not a valid URL.");
        }
        url
    });
    let events = fields.texts("events", Required);
    if let Some(events) = &events
        && (events.is_empty() || events.iter().any(|event| !EVENTS.contains(&event.as_str())))
    {
        fields.note("events", "One or more of the given values is invalid.");
    }
    let refusal = fields.problems.refusal();
    fields.settle()?;
    match (url, text, events) {
        (Some(url), Some(text), Some(events)) => Ok((url, text, events)),
        _ => Err(refusal),
    }
}

fn find<'c>(clinic: &'c Clinic, call: &Call) -> Result<&'c Webhook, Answer> {
    let id: Option<Uuid> = call.param(0).parse().ok();
    clinic.webhooks.iter().find(|webhook| Some(webhook.id) == id).ok_or_else(|| refusal::missing("Webhook"))
}

fn without_key(webhook: &Webhook) -> Value {
    json!({ "id": webhook.id, "endpoint": webhook.endpoint_text, "events": webhook.events })
}

fn with_key(webhook: &Webhook) -> Value {
    let mut view = without_key(webhook);
    view["encryptionKey"] = json!(webhook.encryption_key);
    view
}

/// SOLO-35.
pub(super) fn add(_: &Clinic, call: &Call) -> Ruling {
    let (endpoint, endpoint_text, events) = judge(&call.json()?)?;
    Verdict::commit(move |clinic| {
        let key = clinic.rng.u128(..).to_be_bytes();
        let webhook =
            Webhook { id: clinic.uuid(), endpoint, endpoint_text, events, encryption_key: STANDARD.encode(key) };
        let answer = Answer::created(&with_key(&webhook));
        clinic.webhooks.push(webhook);
        answer
    })
}

/// SOLO-36: the key stays and is not shown.
pub(super) fn update(clinic: &Clinic, call: &Call) -> Ruling {
    let id = find(clinic, call)?.id;
    let (endpoint, endpoint_text, events) = judge(&call.json()?)?;
    Verdict::commit(move |clinic| match clinic.webhooks.iter_mut().find(|webhook| webhook.id == id) {
        Some(webhook) => {
            webhook.endpoint = endpoint;
            webhook.endpoint_text = endpoint_text;
            webhook.events = events;
            Answer::ok(&without_key(webhook))
        }
        None => refusal::missing("Webhook"),
    })
}

/// SOLO-37.
pub(super) fn list(clinic: &Clinic, _: &Call) -> Ruling {
    Verdict::answer(Answer::ok(&clinic.webhooks.iter().map(without_key).collect::<Vec<_>>()))
}

/// SOLO-38.
pub(super) fn delete(clinic: &Clinic, call: &Call) -> Ruling {
    let id = find(clinic, call)?.id;
    Verdict::commit(move |clinic| {
        clinic.webhooks.retain(|webhook| webhook.id != id);
        Answer::empty(StatusCode::OK)
    })
}

/// SOLO-39.
pub(super) fn read(clinic: &Clinic, call: &Call) -> Ruling {
    Verdict::answer(Answer::ok(&with_key(find(clinic, call)?)))
}
