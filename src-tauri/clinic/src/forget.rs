//! Forgetting a clinic: its secrets, its key and its files. Without the key nothing that was encrypted with it can be read
//! by anybody, whatever a disk still holds of the files, and whatever backups lie beside them.
//!
//! A backup that was carried away under a passphrase of its own is not reached from here, and says so by its passphrase.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use domain::ConnectionId;
use store::{HeldFolder, Store, StoreError};
use vault::{ConnectionSecret, SecretName, StoreKey, Vault};

use crate::{ClinicError, Result, webhooks};

/// Every secret that a connection may have.
const KINDS: [ConnectionSecret; 6] = [
    ConnectionSecret::ApiKey,
    ConnectionSecret::LinkingSecret,
    ConnectionSecret::TeamsToken,
    ConnectionSecret::Password,
    ConnectionSecret::ClientSecret,
    ConnectionSecret::WebhookAddress,
];

/// Forgets the clinic of a folder that no console has open: first the secrets of its connections, then the key, then the
/// files, the ledger last. Called again after it was cut short, it goes on; without a key (it was destroyed, or is not
/// the ledger's) it forgets what it can reach.
///
/// # Errors
/// A failure of the keyring or the file system.
pub async fn forget(folder: HeldFolder, vault: &Vault, key: Option<&StoreKey>) -> Result<()> {
    let names = match key {
        Some(key) => names(&folder, key).await?,
        None => Vec::new(),
    };
    let vault = vault.clone();
    tokio::task::spawn_blocking(move || {
        names.iter().try_for_each(|name| vault.delete(name))?;
        vault.destroy_store_key()
    })
    .await
    .map_err(|_| ClinicError::Closing)??;
    remove(folder.dir()).map_err(|source| StoreError::Io { doing: "removing the clinic's files", source })?;
    Ok(())
}

/// The names of the secrets that the ledger knows of. A ledger that does not open names none.
async fn names(folder: &HeldFolder, key: &StoreKey) -> Result<Vec<SecretName>> {
    let store = match Store::open_held(folder.clone(), key).await {
        Ok(store) => store,
        Err(error) => {
            tracing::warn!(%error, "the ledger does not open: secrets of connections stay in the keyring");
            return Ok(Vec::new());
        }
    };
    let named = of_ledger(&store).await;
    store.close().await;
    named
}

async fn of_ledger(store: &Store) -> Result<Vec<SecretName>> {
    let ledger = store.ledger();
    let connections: Vec<ConnectionId> = ledger.connections().await?.into_iter().map(|row| row.id).collect();
    let mut names = vec![SecretName::AuditAnchor];
    names.extend(ledger.users().await?.iter().map(|user| SecretName::totp(user.id.as_str())));
    for id in &connections {
        names.extend(KINDS.map(|kind| SecretName::connection(id.as_str(), kind)));
        let webhooks = webhooks::keys_known(store, id).await?;
        names.extend(webhooks.iter().map(|webhook| SecretName::webhook(id.as_str(), webhook)));
        let mut tx = ledger.begin().await?;
        let living = tx.living_consents(id).await?;
        drop(tx);
        names.extend(living.iter().map(|row| SecretName::consent(id.as_str(), row.id.as_str())));
    }
    let left = ledger.consents_with_tokens_left().await?;
    names.extend(left.iter().map(|row| SecretName::consent(row.connection.as_str(), row.id.as_str())));
    Ok(names)
}

/// Removes everything in the folder and the folder itself. The ledger goes last: while it is there, a start says that its
/// key is gone, and does not make a new clinic among the rest of an old one.
fn remove(dir: &Path) -> std::io::Result<()> {
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name() == vault::LEDGER_FILE {
            continue;
        }
        if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
    }
    fs::remove_dir_all(dir)
}
