//! Another key for a clinic's databases, and a start after a change that was cut short.
//!
//! The keyring keeps both keys until the files say which of the two opens them. Backups that lie beside the ledger open
//! with the old key alone, which is the one that is to be worth nothing: a new one is made, and only then they go. A
//! carried backup has a key of its own and is not touched.

use std::path::Path;

use chrono::Utc;
use domain::audit::AuditAction;
use store::Store;
use store::key_change::{self, KeyChange, Opens};
use vault::{StoreKey, Vault, VaultError};

use crate::access::Actor;
use crate::{ClinicError, Result, backups};

/// Changes the key of the clinic of a folder that no console has open.
///
/// # Errors
/// [`VaultError::UnderPassphrase`]; the store's, with nothing changed.
pub async fn change(dir: &Path, vault: &Vault) -> Result<()> {
    let old = asked(vault, Vault::store_key_or_create).await?;
    let old = settle(dir, vault, old).await?;
    let new = asked(vault, Vault::make_next_store_key).await?;
    let changed = write(dir, &old, &new).await;
    let opens = settle(dir, vault, old).await?;
    changed?;
    let store = Store::open(dir, &opens).await?;
    let renewed = backups::renew(&store, dir).await;
    let told = audit(&store).await;
    store.close().await;
    renewed.and(told)
}

/// The key that opens the clinic, however far a change of it came; the other one is forgotten. Both stay when neither
/// opens it. To be called before the folder is opened.
///
/// # Errors
/// The store's and the keyring's.
pub async fn settle(dir: &Path, vault: &Vault, key: StoreKey) -> Result<StoreKey> {
    let Some(next) = asked(vault, Vault::next_store_key).await? else { return Ok(key) };
    match key_change::settle(dir, &key, &next).await? {
        Opens::New => {
            asked(vault, Vault::adopt_next_store_key).await?;
            Ok(next)
        }
        Opens::Old => {
            asked(vault, Vault::drop_next_store_key).await?;
            Ok(key)
        }
        Opens::Neither => Ok(key),
    }
}

async fn write(dir: &Path, old: &StoreKey, new: &StoreKey) -> Result<()> {
    let change = KeyChange::begin(dir, old, new).await?;
    change.write().await?;
    change.put_ledger()?;
    change.put_mirror()?;
    Ok(())
}

async fn audit(store: &Store) -> Result<()> {
    let mut tx = store.ledger().begin().await?;
    tx.append_audit(&Actor::terminal().did(AuditAction::ChangeStoreKey, Utc::now())).await?;
    Ok(tx.commit().await?)
}

async fn asked<T: Send + 'static>(
    vault: &Vault,
    ask: impl FnOnce(&Vault) -> std::result::Result<T, VaultError> + Send + 'static,
) -> Result<T> {
    let vault = vault.clone();
    Ok(tokio::task::spawn_blocking(move || ask(&vault)).await.map_err(|_| ClinicError::Closing)??)
}
