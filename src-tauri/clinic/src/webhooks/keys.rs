//! The keys that deliveries are encrypted with: in the keyring, one per webhook, and never anywhere else. Which webhooks
//! have one is known to the ledger, since a keyring cannot be listed.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use domain::ConnectionId;
use serde_json::json;
use store::Store;
use vault::{SecretName, SecretString};

use crate::{Clinic, ClinicError, Result};

const SETTING: &str = "webhook-keys";

/// The webhooks of each connection that have a key, newest last.
pub(super) async fn known(clinic: &Clinic) -> Result<BTreeMap<String, Vec<String>>> {
    of_store(&clinic.store).await
}

async fn of_store(store: &Store) -> Result<BTreeMap<String, Vec<String>>> {
    let kept = store.ledger().setting(SETTING).await?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

/// The webhooks of a connection that have a key, of a store that no clinic has open.
pub(crate) async fn known_to(store: &Store, connection: &ConnectionId) -> Result<Vec<String>> {
    Ok(of_store(store).await?.remove(connection.as_str()).unwrap_or_default())
}

/// The keys of a connection, newest first: the likeliest is tried first.
pub(super) async fn of(clinic: &Clinic, connection: &ConnectionId) -> Result<Vec<SecretString>> {
    let cached = clinic.webhooks.keys.lock().unwrap_or_else(PoisonError::into_inner).get(connection).cloned();
    if let Some(keys) = cached {
        return Ok(keys);
    }
    let webhooks = known(clinic).await?.remove(connection.as_str()).unwrap_or_default();
    let (vault, of) = (clinic.vault.clone(), connection.clone());
    let keys = tokio::task::spawn_blocking(move || {
        let read = |webhook: &String| vault.get(&SecretName::webhook(of.as_str(), webhook)).transpose();
        webhooks.iter().rev().filter_map(read).collect::<std::result::Result<Vec<_>, _>>()
    })
    .await
    .map_err(|_| ClinicError::Closing)??;
    let mut cache = clinic.webhooks.keys.lock().unwrap_or_else(PoisonError::into_inner);
    cache.insert(connection.clone(), keys.clone());
    Ok(keys)
}

/// Keeps a webhook's key.
pub(super) async fn keep(clinic: &Clinic, connection: &ConnectionId, webhook: &str, key: SecretString) -> Result<()> {
    let (vault, name) = (clinic.vault.clone(), SecretName::webhook(connection.as_str(), webhook));
    tokio::task::spawn_blocking(move || vault.set(&name, &key)).await.map_err(|_| ClinicError::Closing)??;
    let mut known = known(clinic).await?;
    let webhooks = known.entry(connection.as_str().to_owned()).or_default();
    webhooks.retain(|one| one != webhook);
    webhooks.push(webhook.to_owned());
    put(clinic, connection, &known).await
}

/// Forgets every key of a connection.
pub(crate) async fn forget(clinic: &Clinic, connection: &ConnectionId) -> Result<()> {
    let mut known = known(clinic).await?;
    let webhooks = known.remove(connection.as_str()).unwrap_or_default();
    let (vault, of) = (clinic.vault.clone(), connection.clone());
    tokio::task::spawn_blocking(move || {
        webhooks.iter().try_for_each(|webhook| vault.delete(&SecretName::webhook(of.as_str(), webhook)))
    })
    .await
    .map_err(|_| ClinicError::Closing)??;
    put(clinic, connection, &known).await
}

async fn put(clinic: &Clinic, connection: &ConnectionId, known: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_setting(SETTING, &json!(known)).await?;
    tx.commit().await?;
    clinic.webhooks.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(connection);
    Ok(())
}
