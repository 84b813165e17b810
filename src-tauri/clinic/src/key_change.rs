//! Another key for a clinic's databases, and a start after a change that was cut short.
//!
//! The keyring, or the file under a passphrase, keeps both keys until the files say which of the two opens them. Backups
//! that lie beside the ledger open with the old key alone, which is the one that is to be worth nothing: a new one is made,
//! and only then they go. A carried backup has a key of its own and is not touched.

use domain::audit::AuditAction;
use store::key_change::{self, KeyChange, Opens};
use store::{HeldFolder, Store};
use vault::{StoreKey, Vault, VaultError};

use crate::keeper::Keeper;
use crate::{ClinicError, Result, backups};

/// What a change left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyChanged {
    /// Nothing.
    Whole,
    /// The new key is in use. No backup could be made under it, so those under the old one are still there.
    WithoutBackup,
}

/// Changes the key of a clinic that no console has open.
///
/// # Errors
/// The keyring's and the store's; the old key is then still the one in use.
pub async fn change(folder: &HeldFolder, vault: &Vault, by: &Keeper) -> Result<KeyChanged> {
    let old = asked(vault, Vault::store_key_or_create).await?;
    let old = settle(folder, vault, old).await?;
    let new = asked(vault, Vault::make_next_store_key).await?;
    let changed = write(folder, &old, &new).await;
    let opens = settle(folder, vault, old).await?;
    if let Err(error) = changed {
        if let Err(untold) = told(folder, &opens, by, true).await {
            tracing::error!(error = %untold, "a change of the key failed, and that could not be kept in the audit");
        }
        return Err(error);
    }
    told(folder, &opens, by, false).await
}

/// The key that opens the clinic, however far a change of it came; the other one is forgotten. Both stay when neither
/// opens it. To be called before the folder is opened.
///
/// # Errors
/// The store's and the keyring's.
pub async fn settle(folder: &HeldFolder, vault: &Vault, key: StoreKey) -> Result<StoreKey> {
    let Some(next) = asked(vault, Vault::next_store_key).await? else { return Ok(key) };
    match key_change::settle(folder, &key, &next).await? {
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

async fn write(folder: &HeldFolder, old: &StoreKey, new: &StoreKey) -> Result<()> {
    let change = KeyChange::begin(folder, old, new).await?;
    change.write().await?;
    Ok(change.put_ledger()?.put_mirror()?)
}

/// Keeps in the audit what was done, and makes a backup under the key that is new.
async fn told(folder: &HeldFolder, key: &StoreKey, by: &Keeper, failed: bool) -> Result<KeyChanged> {
    let store = Store::open_held(folder.clone(), key).await?;
    let entry = by.did(AuditAction::ChangeStoreKey);
    let kept = store.ledger().append_audit(&if failed { entry.failed() } else { entry }).await;
    let renewed = if failed { Ok(()) } else { backups::renew(&store, folder.dir()).await };
    store.close().await;
    kept?;
    Ok(match renewed {
        Ok(()) => KeyChanged::Whole,
        Err(error) => {
            tracing::error!(%error, "no backup could be made under the new key");
            KeyChanged::WithoutBackup
        }
    })
}

async fn asked<T: Send + 'static>(
    vault: &Vault,
    ask: impl FnOnce(&Vault) -> std::result::Result<T, VaultError> + Send + 'static,
) -> Result<T> {
    let vault = vault.clone();
    Ok(tokio::task::spawn_blocking(move || ask(&vault)).await.map_err(|_| ClinicError::Closing)??)
}
