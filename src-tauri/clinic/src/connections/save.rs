//! Keeping a connection: secrets first, then the row, so that no row ever stands without its key.

use std::sync::Arc;

use chrono::Utc;
use chrono_tz::Tz;
use domain::audit::AuditAction;
use domain::{AccountSettings, ConnectionId, SecretKind};
use store::ConnectionRow;
use vault::{SecretString, Vault};

use super::client::{self, secret};
use super::{connect, rules};
use crate::access::{Actor, Administrator};
use crate::account::Account;
use crate::views::{ConnectionInput, Tag};
use crate::{Clinic, ClinicError, Result, consents, settings, text};

impl Administrator {
    /// Keeps a connection.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted; a failure of the keyring.
    pub async fn save_connection(&self, input: ConnectionInput) -> Result<ConnectionId> {
        save(&self.clinic, &self.actor, input, false).await
    }
}

pub(super) async fn save(
    clinic: &Arc<Clinic>,
    actor: &Actor,
    input: ConnectionInput,
    demo: bool,
) -> Result<ConnectionId> {
    let ledger = clinic.store.ledger();
    let existing = match &input.id {
        Some(id) => Some(ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?),
        None => None,
    };
    let base_url = client::address(&input.base_url)?;
    input.zone.parse::<Tz>().map_err(|_| ClinicError::invalid("zone", "unknownZone"))?;
    let wanted = rules::settings(&input.settings)?;
    if existing.as_ref().is_some_and(|row| row.vendor() != wanted.vendor()) {
        return Err(ClinicError::invalid("vendor", "otherVendor"));
    }
    let first = existing.is_none() && ledger.connections().await?.is_empty();
    // A kept secret is never sent to another address without being entered again.
    let keeps = existing.as_ref().is_some_and(|row| row.base_url == base_url.as_str() && same_recipient(row, &wanted));
    let before = existing.as_ref().filter(|_| keeps).map(|row| row.secrets.clone()).unwrap_or_default();
    let secrets = kept(&input, &wanted, &before);
    if let Some(missing) = wanted.needs().iter().find(|kind| !secrets.contains(kind)) {
        return Err(ClinicError::invalid(rules::field(*missing), "required"));
    }
    let id = existing.as_ref().map_or_else(ConnectionId::random, |row| row.id.clone());
    let row = ConnectionRow {
        id: id.clone(),
        name: text::required("name", &input.name, 80)?,
        issuer: text::required("issuer", &input.issuer, 80)?,
        base_url: base_url.to_string(),
        zone: input.zone.clone(),
        enabled: true,
        settings: wanted,
        secrets,
        demo,
        created_at: existing.as_ref().map_or_else(Utc::now, |row| row.created_at),
    };
    let had = existing.as_ref().map(|row| row.secrets.clone()).unwrap_or_default();
    for kind in had.iter().filter(|kind| !row.secrets.contains(kind)) {
        put(&clinic.vault, &id, *kind, "").await?;
    }
    for kind in &row.secrets {
        if let Some(typed) = input.typed(*kind).filter(|typed| !typed.is_empty()) {
            put(&clinic.vault, &id, *kind, typed).await?;
        }
    }
    let mut tx = ledger.begin().await?;
    tx.put_connection(&row).await?;
    let action = if existing.is_some() { AuditAction::ChangeConnection } else { AuditAction::AddConnection };
    tx.append_audit(&actor.did(action, Utc::now()).through(&id)).await?;
    let ended = match &existing {
        Some(before) if consents::leads_elsewhere(before, &row) => consents::end_all_of(&mut tx, &id, actor).await?,
        _ => Vec::new(),
    };
    tx.commit().await?;
    if !ended.is_empty() {
        consents::forget_tokens(clinic, &id, &ended).await?;
    }
    if first {
        settings::set_clinic(clinic, &row.issuer, &row.zone).await?;
    }
    let client = client::of(clinic, &row).await?;
    connect(clinic, Account::new(row, client));
    clinic.events.stale(&[Tag::Connections, Tag::Board, Tag::Booking, Tag::Startup]);
    clinic.refresher_wake.notify_one();
    clinic.outbox_wake.notify_one();
    Ok(id)
}

/// The secrets that there are afterwards: those kept before and those typed, without those that were emptied.
fn kept(input: &ConnectionInput, wanted: &AccountSettings, before: &[SecretKind]) -> Vec<SecretKind> {
    let all = wanted.needs().iter().chain(wanted.may_have());
    all.copied().filter(|kind| input.typed(*kind).map_or(before.contains(kind), |typed| !typed.is_empty())).collect()
}

/// Whether secrets go to whom they went before, as far as the settings say.
pub(super) fn same_recipient(row: &ConnectionRow, wanted: &AccountSettings) -> bool {
    match (&row.settings, wanted) {
        (AccountSettings::ClinOne { token_url: before, .. }, AccountSettings::ClinOne { token_url: after, .. }) => {
            before == after
        }
        _ => true,
    }
}

/// Puts a secret into the keyring, or takes it out when nothing was typed.
async fn put(vault: &Arc<Vault>, id: &ConnectionId, kind: SecretKind, typed: &str) -> Result<()> {
    let value = (!typed.is_empty()).then(|| SecretString::from(typed.to_owned()));
    let (vault, name) = (vault.clone(), secret(id, kind));
    tokio::task::spawn_blocking(move || match value {
        Some(value) => vault.set(&name, &value),
        None => vault.delete(&name),
    })
    .await
    .map_err(|_| ClinicError::Closing)??;
    Ok(())
}
