//! Keeping a Solo connection: secrets first, then the row, so that no row ever stands without its key.

use std::sync::Arc;

use chrono::Utc;
use chrono_tz::Tz;
use domain::{ConnectionId, Vendor};
use serde_json::json;
use store::{AuditEntry, ConnectionRow};
use vault::{ConnectionSecret, SecretString, Vault};

use super::client::{self, secret};
use crate::access::{Actor, Administrator};
use crate::account::Account;
use crate::views::{SoloInput, Tag};
use crate::{Clinic, ClinicError, Result, settings, text};

impl Administrator {
    /// Keeps a Solo connection.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted; a failure of the keyring.
    pub async fn save_solo(&self, input: SoloInput) -> Result<ConnectionId> {
        save(&self.clinic, &self.actor, input, false).await
    }
}

pub(super) async fn save(clinic: &Arc<Clinic>, actor: &Actor, input: SoloInput, demo: bool) -> Result<ConnectionId> {
    let ledger = clinic.store.ledger();
    let existing = match &input.id {
        Some(id) => Some(ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?),
        None => None,
    };
    let base_url = client::address(&input.base_url)?;
    input.zone.parse::<Tz>().map_err(|_| ClinicError::invalid("zone", "unknownZone"))?;
    let first = existing.is_none() && ledger.connections().await?.is_empty();
    let moved = existing.as_ref().is_some_and(|row| row.base_url != base_url.as_str());
    let new_key = input.api_key.as_deref().map(str::trim).filter(|key| !key.is_empty());
    if new_key.is_none() && (existing.is_none() || moved) {
        // A kept key is never sent to another address without being entered again.
        return Err(ClinicError::invalid("apiKey", "required"));
    }
    let id = existing.as_ref().map_or_else(ConnectionId::random, |row| row.id.clone());
    let row = ConnectionRow {
        id: id.clone(),
        vendor: Vendor::Solo,
        name: text::required("name", &input.name, 80)?,
        issuer: text::required("issuer", &input.issuer, 80)?,
        base_url: base_url.to_string(),
        zone: input.zone.clone(),
        enabled: true,
        has_linking_secret: kept(
            input.linking_secret.as_deref(),
            existing.as_ref().is_some_and(|row| row.has_linking_secret),
        ),
        has_teams_token: kept(input.teams_token.as_deref(), existing.as_ref().is_some_and(|row| row.has_teams_token)),
        demo,
        created_at: existing.as_ref().map_or_else(Utc::now, |row| row.created_at),
    };
    put(&clinic.vault, &id, ConnectionSecret::ApiKey, new_key).await?;
    put(&clinic.vault, &id, ConnectionSecret::LinkingSecret, input.linking_secret.as_deref()).await?;
    put(&clinic.vault, &id, ConnectionSecret::TeamsToken, input.teams_token.as_deref()).await?;
    let mut tx = ledger.begin().await?;
    tx.put_connection(&row).await?;
    tx.append_audit(&AuditEntry {
        at: Utc::now(),
        user: actor.name.clone(),
        roles: actor.roles.clone(),
        action: if existing.is_some() { "change-connection" } else { "add-connection" }.to_owned(),
        connection: Some(id.clone()),
        patient: None,
        entity: None,
        detail: json!({}),
    })
    .await?;
    tx.commit().await?;
    if first {
        settings::set_clinic(clinic, &row.issuer, &row.zone).await?;
    }
    let solo = client::of(clinic, &row).await?;
    clinic.put_account(Account::new(row, solo));
    clinic.events.stale(&[Tag::Connections, Tag::Board, Tag::Booking, Tag::Startup]);
    clinic.refresher_wake.notify_one();
    clinic.outbox_wake.notify_one();
    Ok(id)
}

/// Whether a secret is kept afterwards: absent leaves it, empty removes it.
fn kept(typed: Option<&str>, before: bool) -> bool {
    typed.map_or(before, |text| !text.trim().is_empty())
}

async fn put(vault: &Arc<Vault>, id: &ConnectionId, kind: ConnectionSecret, typed: Option<&str>) -> Result<()> {
    let Some(typed) = typed.map(str::trim) else {
        return Ok(());
    };
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
