//! Opening a clinic: the folder, the key, the store. Everything that may wait for the keyring's prompt runs on a thread
//! that may wait.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clinic::{Clinic, ClinicOptions, Closed, Pace, Running, key_change};
use store::HeldFolder;
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
    let unlocked = unlocked(folder, source).await?;
    open_again(folder, unlocked).await
}

/// Opens the clinic of a folder whose key is known.
pub(crate) async fn open_again(folder: &Path, unlocked: Unlocked) -> Result<Running, Stop> {
    open_held(HeldFolder::take(folder)?, unlocked).await
}

/// Opens a clinic that was closed for a while, in its folder that was kept.
pub(crate) async fn open_closed(Closed { folder, vault }: Closed) -> Result<Running, Stop> {
    let asked = vault.clone();
    let key = waiting(move || Ok(asked.try_store_key_or_create(KEYRING_PATIENCE)?)).await?;
    open_held(folder, Unlocked { vault, key }).await
}

/// The secrets of a folder that has no clinic yet, and its key, made when there is none.
pub(crate) async fn unlock_new(folder: &Path) -> Result<Unlocked, Stop> {
    unlocked(folder, KeySource::Keyring).await
}

/// A stop for a damaged ledger keeps the key, for the backup that may take its place.
async fn open_held(folder: HeldFolder, unlocked: Unlocked) -> Result<Running, Stop> {
    let key = key_change::settle(&folder, &unlocked.vault, unlocked.key).await?;
    let unlocked = Unlocked { key, ..unlocked };
    let Unlocked { vault, key } = unlocked.clone();
    let dir = folder.dir().to_owned();
    let options = ClinicOptions { dir, key, vault, door: Arc::new(Desktop::default()), pace: Pace::default() };
    Clinic::open_held(folder, options).await.map_err(|error| Stop::from(error).keeping(unlocked))
}

async fn unlocked(folder: &Path, source: KeySource) -> Result<Unlocked, Stop> {
    let dir = folder.to_owned();
    waiting(move || unlock(&dir, source)).await
}

async fn waiting<T: Send + 'static>(work: impl FnOnce() -> Result<T, Stop> + Send + 'static) -> Result<T, Stop> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Stop::other("the keyring's thread ended"))?
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
