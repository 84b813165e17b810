//! The vault of one data folder, whatever keeps its secrets.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use keyring_core::{CredentialStore, Entry, Error as KeyringError};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::passphrase::{SEALED_KEY_FILE, is_sealed};
use crate::sealed_secrets::FILE as SECRETS_FILE;
use crate::under_passphrase::UnderPassphrase;
use crate::{SecretName, StoreKey, VaultError};

/// The database file whose presence forbids making a new key.
pub const LEDGER_FILE: &str = "ledger.db";

const SERVICE: &str = "health.anteroom.console";

/// The secrets of one data folder. Cloning gives another handle on the same vault.
#[derive(Clone)]
pub struct Vault {
    keep: Arc<Keep>,
    /// Twelve hexadecimal digits that stand for the folder, so that two folders never share an item.
    namespace: String,
    data_dir: Option<PathBuf>,
}

enum Keep {
    Keyring(Arc<CredentialStore>),
    Sealed(Box<UnderPassphrase>),
    Memory(Mutex<HashMap<String, Zeroizing<Vec<u8>>>>),
}

impl Vault {
    /// Opens the vault of a data folder in the operating system's keyring; the folder is made when it is missing.
    ///
    /// Fails with [`VaultError::PassphraseNeeded`] when the folder's key is kept under a passphrase, and with
    /// [`VaultError::NoKeyring`] when there is no keyring. The platform's keyring is looked up once per process: after
    /// starting a keyring, the console has to be started again.
    pub fn open(data_dir: &Path) -> Result<Self, VaultError> {
        let folder = folder(data_dir)?;
        if is_sealed(&folder) {
            return Err(VaultError::PassphraseNeeded);
        }
        if let Err(error) = keyring::v1::Entry::store_status() {
            return Err(VaultError::NoKeyring { detail: error.to_string() });
        }
        let store = keyring_core::get_default_store()
            .ok_or_else(|| VaultError::classify(KeyringError::NoDefaultStore, SERVICE))?;
        Ok(Self::over(Keep::Keyring(store), folder))
    }

    /// First run without a keyring, by a person's choice: makes the key and seals it under a passphrase. Refused with
    /// [`VaultError::KeyMissing`] when a ledger already lies there, for the new key would not open it.
    pub fn create_with_passphrase(data_dir: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        let folder = folder(data_dir)?;
        if is_sealed(&folder) {
            return Err(VaultError::PassphraseNeeded);
        }
        if folder.join(LEDGER_FILE).exists() {
            return Err(VaultError::KeyMissing);
        }
        Ok(Self::over(Keep::Sealed(Box::new(UnderPassphrase::create(folder.clone(), passphrase)?)), folder))
    }

    /// Opens a vault that was made with a passphrase.
    pub fn open_with_passphrase(data_dir: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        let folder = folder(data_dir)?;
        Ok(Self::over(Keep::Sealed(Box::new(UnderPassphrase::open(folder.clone(), passphrase)?)), folder))
    }

    /// A vault that forgets everything with its last handle. For tests and the bench only.
    pub fn in_memory() -> Self {
        Self { keep: Arc::new(Keep::Memory(Mutex::default())), namespace: "memory".to_owned(), data_dir: None }
    }

    /// Reads a connection's secret; none when it was never set.
    pub fn get(&self, name: &SecretName) -> Result<Option<SecretString>, VaultError> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(Some(SecretString::from(text))),
            Err(_) => Err(VaultError::Damaged { item: name.to_string() }),
        }
    }

    /// Like [`Vault::get`], but gives up after a time with [`VaultError::TimedOut`]. The call that waits for the
    /// keyring's prompt cannot be taken back: its thread stays until the prompt is answered, and its answer is dropped.
    pub fn try_get(&self, name: &SecretName, timeout: Duration) -> Result<Option<SecretString>, VaultError> {
        let (vault, name) = (self.clone(), name.clone());
        within(timeout, move || vault.get(&name))
    }

    /// Keeps a secret, in place of an earlier one. The database key cannot be replaced this way.
    pub fn set(&self, name: &SecretName, secret: &SecretString) -> Result<(), VaultError> {
        match name {
            SecretName::StoreKey | SecretName::NextStoreKey => {
                Err(VaultError::other("the store key is made by the vault"))
            }
            SecretName::AuditAnchor
            | SecretName::Connection { .. }
            | SecretName::Webhook { .. }
            | SecretName::Consent { .. }
            | SecretName::Totp { .. } => self.write(name, secret.expose_secret().as_bytes()),
        }
    }

    /// Forgets a secret; one that was never set is not an error. The database key cannot be forgotten this way.
    pub fn delete(&self, name: &SecretName) -> Result<(), VaultError> {
        if matches!(name, SecretName::StoreKey | SecretName::NextStoreKey) {
            return Err(VaultError::other("the store key is never deleted while its databases exist"));
        }
        self.remove(name)
    }

    /// Takes a secret out, whichever it is.
    pub(crate) fn remove(&self, name: &SecretName) -> Result<(), VaultError> {
        match &*self.keep {
            Keep::Keyring(store) => match self.entry(store, name)?.delete_credential() {
                Ok(()) | Err(KeyringError::NoEntry) => Ok(()),
                Err(error) => Err(VaultError::classify(error, &name.to_string())),
            },
            Keep::Sealed(kept) => kept.secrets.delete(&name.to_string()),
            Keep::Memory(map) => {
                map.lock().unwrap_or_else(PoisonError::into_inner).remove(&name.to_string());
                Ok(())
            }
        }
    }

    /// The key of the databases, made from the system's random source at the very first run. When a ledger lies in the
    /// folder and the keyring has no key, that is [`VaultError::KeyMissing`]: a new key would not open it.
    pub fn store_key_or_create(&self) -> Result<StoreKey, VaultError> {
        if let Some(kept) = self.under_passphrase() {
            return Ok(kept.key());
        }
        if let Some(bytes) = self.read(&SecretName::StoreKey)? {
            return StoreKey::from_slice(&bytes)
                .ok_or_else(|| VaultError::Damaged { item: SecretName::StoreKey.to_string() });
        }
        if self.data_dir.as_ref().is_some_and(|folder| folder.join(LEDGER_FILE).exists()) {
            return Err(VaultError::KeyMissing);
        }
        let key = StoreKey::generate()?;
        self.write(&SecretName::StoreKey, key.expose())?;
        Ok(key)
    }

    /// Like [`Vault::store_key_or_create`], but gives up after a time with [`VaultError::TimedOut`], as
    /// [`Vault::try_get`] does.
    pub fn try_store_key_or_create(&self, timeout: Duration) -> Result<StoreKey, VaultError> {
        let vault = self.clone();
        within(timeout, move || vault.store_key_or_create())
    }

    fn over(keep: Keep, folder: PathBuf) -> Self {
        let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
        Self { keep: Arc::new(keep), namespace: hex::encode(&digest[..6]), data_dir: Some(folder) }
    }

    fn entry(&self, store: &Arc<CredentialStore>, name: &SecretName) -> Result<Entry, VaultError> {
        store
            .build(SERVICE, &format!("{}/{name}", self.namespace), None)
            .map_err(|error| VaultError::classify(error, &name.to_string()))
    }

    /// Removes the files that hold the key and the secrets under a passphrase.
    pub(crate) fn remove_sealed_files(&self) -> Result<(), VaultError> {
        let Some(folder) = &self.data_dir else { return Ok(()) };
        for file in [SEALED_KEY_FILE, SECRETS_FILE] {
            match fs::remove_file(folder.join(file)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(VaultError::other(error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// What is kept under a passphrase, where that is where secrets are.
    pub(crate) fn under_passphrase(&self) -> Option<&UnderPassphrase> {
        match &*self.keep {
            Keep::Sealed(kept) => Some(kept),
            Keep::Keyring(_) | Keep::Memory(_) => None,
        }
    }

    pub(crate) fn read(&self, name: &SecretName) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        match &*self.keep {
            Keep::Keyring(store) => match self.entry(store, name)?.get_secret() {
                Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
                Err(KeyringError::NoEntry) => Ok(None),
                Err(error) => Err(VaultError::classify(error, &name.to_string())),
            },
            Keep::Sealed(kept) => {
                let secret = kept.secrets.get(&name.to_string())?;
                Ok(secret.map(|text| Zeroizing::new(text.as_bytes().to_vec())))
            }
            Keep::Memory(map) => Ok(map.lock().unwrap_or_else(PoisonError::into_inner).get(&name.to_string()).cloned()),
        }
    }

    pub(crate) fn write(&self, name: &SecretName, secret: &[u8]) -> Result<(), VaultError> {
        match &*self.keep {
            Keep::Keyring(store) => self
                .entry(store, name)?
                .set_secret(secret)
                .map_err(|error| VaultError::classify(error, &name.to_string())),
            Keep::Sealed(kept) => match std::str::from_utf8(secret) {
                Ok(text) => kept.secrets.set(&name.to_string(), text),
                Err(error) => Err(VaultError::other(error)),
            },
            Keep::Memory(map) => {
                let secret = Zeroizing::new(secret.to_vec());
                map.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_string(), secret);
                Ok(())
            }
        }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("namespace", &self.namespace).finish_non_exhaustive()
    }
}

fn folder(data_dir: &Path) -> Result<PathBuf, VaultError> {
    fs::create_dir_all(data_dir).map_err(VaultError::other)?;
    data_dir.canonicalize().map_err(VaultError::other)
}

fn within<T: Send + 'static>(
    timeout: Duration,
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let (answer, waiting) = mpsc::channel();
    std::thread::Builder::new()
        .name("vault-call".to_owned())
        // The other side may have stopped waiting; then nobody wants the answer.
        .spawn(move || drop(answer.send(work())))
        .map_err(VaultError::other)?;
    waiting.recv_timeout(timeout).unwrap_or(Err(VaultError::TimedOut))
}

#[cfg(test)]
#[path = "vault_tests.rs"]
mod tests;
