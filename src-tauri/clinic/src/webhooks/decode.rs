//! Showing what a delivery says, without keeping it: one that was received, or one that somebody pasted. Values are
//! shown only where the document prints them, which is numbers of visits and patients; of anything else only its form.

use domain::{ConnectionId, DeliveryOutcome};
use serde_json::Value;
use solo::{SecretString, WebhookSubject, decode_delivery};

use super::keys;
use crate::access::Administrator;
use crate::adapters::solo_hint::{self, Opened};
use crate::views::{DecodedField, DecodedView, PasteInput};
use crate::{ClinicError, Result};

/// A pasted text of another length is no delivery that anybody could read.
const LONGEST_PASTE: usize = 1 << 20;
/// Fields shown of one delivery.
const MOST_FIELDS: usize = 40;
const LONGEST_NAME: usize = 40;

impl Administrator {
    /// What a pasted delivery says. It is opened with the key that was entered, or with those that are kept; neither the
    /// text nor the key is kept.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a text that is too long.
    pub async fn decode_pasted(&self, input: &PasteInput) -> Result<DecodedView> {
        if input.text.len() > LONGEST_PASTE {
            return Err(ClinicError::invalid("text", "tooLong"));
        }
        let typed = input.key.as_deref().map(str::trim).filter(|key| !key.is_empty());
        let keys = match typed {
            Some(key) => vec![SecretString::from(key.to_owned())],
            None => keys::of(&self.clinic, &input.connection).await?,
        };
        Ok(decoded(&keys, input.text.as_bytes()))
    }

    /// What a kept delivery says.
    pub(super) async fn decode_kept(&self, connection: &ConnectionId, body: &[u8]) -> Result<DecodedView> {
        Ok(decoded(&keys::of(&self.clinic, connection).await?, body))
    }
}

fn decoded(keys: &[SecretString], body: &[u8]) -> DecodedView {
    let (outcome, event, why) = match solo_hint::open(keys, body) {
        Opened::Visit { event, .. } => (DeliveryOutcome::ReadBack, Some(event), None),
        Opened::Patient { event, .. } => (DeliveryOutcome::RecordDue, Some(event), None),
        Opened::Other { event, .. } => (DeliveryOutcome::NothingToRead, Some(event), None),
        Opened::NotInContract { event, why } => (DeliveryOutcome::NotInContract, event, Some(why.to_owned())),
        Opened::NoKey => (DeliveryOutcome::NoKey, None, None),
        Opened::WrongKey => (DeliveryOutcome::WrongKey, None, None),
        Opened::NotSealed => (DeliveryOutcome::NotSealed, None, None),
    };
    DecodedView { outcome, opens: !outcome.is_unreadable(), event, why, fields: fields(keys, body) }
}

fn fields(keys: &[SecretString], body: &[u8]) -> Vec<DecodedField> {
    let Ok(text) = std::str::from_utf8(body) else { return Vec::new() };
    let Some(payload) = keys.iter().find_map(|key| decode_delivery(key, text).ok()) else {
        return Vec::new();
    };
    match payload.subject {
        WebhookSubject::Appointment(id) => vec![number("data.appointmentId", id.0)],
        WebhookSubject::Patient(id) => vec![number("data.patientId", id.0)],
        WebhookSubject::Other(data) => {
            let mut fields = Vec::new();
            form("data", &data, &mut fields);
            fields
        }
    }
}

fn number(name: &str, value: i64) -> DecodedField {
    DecodedField { name: name.to_owned(), kind: "number".to_owned(), value: Some(value.to_string()) }
}

/// The form of something undocumented: names and kinds, no value.
fn form(name: &str, value: &Value, fields: &mut Vec<DecodedField>) {
    if fields.len() >= MOST_FIELDS {
        return;
    }
    if let Value::Object(members) = value {
        for (member, value) in members {
            // A member's name may itself be data.
            let plain = member.len() <= LONGEST_NAME && member.bytes().all(|byte| byte.is_ascii_alphanumeric());
            form(&format!("{name}.{}", if plain { member } else { "…" }), value, fields);
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    fields.push(DecodedField { name: name.to_owned(), kind: kind.to_owned(), value: None });
}
