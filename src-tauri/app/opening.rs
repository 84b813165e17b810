//! Opening a clinic: the folder, the key, the store. Everything that may wait for the keyring's prompt runs on a thread
//! that may wait.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clinic::{Clinic, ClinicOptions, Pace, Running, key_change};
use vault::{SecretName, StoreKey, Vault};

use crate::desktop::Desktop;
use crate::stop::Stop;

/// How long a person may look at the keyring's prompt.
const KEYRING_PATIENCE: Duration = Duration::from_secs(120);

/// Where the key comes from.
pub(crate) enum KeySource {
    /// The desktop's keyring.
    Keyring,
    /// The same, for a folder that was emptied on purpose: the audit that its last ledger was anchored with is forgotten.
    Emptied,
    /// A new passphrase seals a new key.
    NewPassphrase(String),
    /// The passphrase that sealed the key.
    Passphrase(String),
}

/// The secrets of a folder whose key is known.
#[derive(Debug, Clone)]
pub(crate) struct Unlocked {
    pub(crate) vault: Vault,
    pub(crate) key: StoreKey,
}

/// Opens the clinic of a folder.
pub(crate) async fn open(folder: &Path, source: KeySource) -> Result<Running, Stop> {
    let dir = folder.to_owned();
    let unlocked = tokio::task::spawn_blocking(move || unlock(&dir, source))
        .await
        .map_err(|_| Stop::other("the keyring's thread ended"))??;
    let key = key_change::settle(folder, &unlocked.vault, unlocked.key).await?;
    open_unlocked(folder, Unlocked { key, ..unlocked }).await
}

/// Opens the clinic of a folder whose key is known. A stop for a damaged ledger keeps the key, for the backup that may
/// take its place.
pub(crate) async fn open_unlocked(folder: &Path, unlocked: Unlocked) -> Result<Running, Stop> {
    let Unlocked { vault, key } = unlocked.clone();
    let options =
        ClinicOptions { dir: folder.to_owned(), key, vault, door: Arc::new(Desktop::default()), pace: Pace::default() };
    Clinic::open(options).await.map_err(|error| Stop::from(error).keeping(unlocked))
}

fn unlock(folder: &Path, source: KeySource) -> Result<Unlocked, Stop> {
    make_folder(folder).map_err(|error| Stop::folder(&error))?;
    match source {
        KeySource::Emptied => {
            let vault = Vault::open(folder)?;
            let key = vault.try_store_key_or_create(KEYRING_PATIENCE)?;
            vault.delete(&SecretName::AuditAnchor)?;
            Ok(Unlocked { vault, key })
        }
        KeySource::Keyring if vault::is_sealed(folder) => Err(Stop::passphrase()),
        KeySource::Keyring => {
            let vault = Vault::open(folder)?;
            let key = vault.try_store_key_or_create(KEYRING_PATIENCE)?;
            Ok(Unlocked { vault, key })
        }
        KeySource::NewPassphrase(passphrase) => {
            let vault = Vault::create_with_passphrase(folder, &passphrase.into())?;
            let key = vault.store_key_or_create()?;
            Ok(Unlocked { vault, key })
        }
        KeySource::Passphrase(passphrase) => {
            let vault = Vault::open_with_passphrase(folder, &passphrase.into())?;
            let key = vault.store_key_or_create()?;
            Ok(Unlocked { vault, key })
        }
    }
}

/// The folder, readable by its owner alone.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
