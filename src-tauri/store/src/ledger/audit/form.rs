//! An entry as canonical text (RFC 8785), and back. Fields that say nothing are left out; instants are whole milliseconds
//! since 1970 in UTC. The names of fields are part of what was hashed: they are never changed.

use chrono::DateTime;
use domain::audit::{AuditAction, AuditOutcome, AuditedKind, Entity};
use domain::{ConnectionId, PatientKey, Role, UserId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{AuditEntry, ChainHash, ChainedEntry};
use crate::StoreError;
use crate::cells::{from_json, ms, unreadable};

#[derive(Serialize, Deserialize)]
pub(super) struct Form {
    /// Its place in the chain.
    n: u64,
    at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    name: String,
    roles: Vec<Role>,
    action: String,
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    connection: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patient: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Value>,
    /// Kept by an older console, without a chain.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    before: bool,
}

impl Form {
    pub(super) fn of(number: u64, entry: &AuditEntry) -> Self {
        Self {
            n: number,
            at: ms(entry.at),
            user: entry.user_id.as_ref().map(ToString::to_string),
            name: entry.user.clone(),
            roles: entry.roles.clone(),
            action: entry.action.as_str().to_owned(),
            outcome: entry.outcome.as_str().to_owned(),
            connection: entry.connection.as_ref().map(ToString::to_string),
            patient: entry.patient.as_ref().map(ToString::to_string),
            kind: entry.entity.as_ref().and_then(|entity| entity.kind).map(|kind| kind.as_str().to_owned()),
            entity: entry.entity.as_ref().map(|entity| entity.id.clone()),
            reason: entry.reason.clone(),
            detail: Some(entry.detail.clone()).filter(|detail| *detail != json!({})),
            before: false,
        }
    }

    /// The same for a row of an older console: its word stays, even one that this console does not know.
    pub(super) fn before_the_chain(self, word: String) -> Self {
        Self { action: word, before: true, ..self }
    }

    /// The text that is hashed and kept.
    pub(super) fn text(&self) -> Result<String, StoreError> {
        // The library's error may quote the content, so it is not kept.
        serde_json_canonicalizer::to_string(self).map_err(|_| unreadable("canonical"))
    }
}

/// Reads an entry back from its text.
pub(super) fn read(number: u64, hash: ChainHash, canonical: String) -> Result<ChainedEntry, StoreError> {
    let form: Form = from_json(&canonical, "canonical")?;
    let entity = form.entity.map(|id| Entity { kind: form.kind.as_deref().and_then(AuditedKind::parse), id });
    let entry = AuditEntry {
        at: DateTime::from_timestamp_millis(form.at).ok_or_else(|| unreadable("at"))?,
        user_id: form.user.map(UserId),
        user: form.name,
        roles: form.roles,
        action: AuditAction::parse(&form.action),
        outcome: if form.outcome == AuditOutcome::Done.as_str() { AuditOutcome::Done } else { AuditOutcome::Failed },
        connection: form.connection.map(ConnectionId),
        patient: form.patient.map(PatientKey),
        entity,
        reason: form.reason,
        detail: form.detail.unwrap_or_else(|| json!({})),
    };
    Ok(ChainedEntry { number, hash, canonical, before_the_chain: form.before, entry })
}
