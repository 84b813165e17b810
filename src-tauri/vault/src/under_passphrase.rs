//! What an open vault holds where there is no keyring: the database key, the next one while it is being changed, and the
//! secrets of connections, each in a sealed file.
//!
//! A change of the key is safe at every step: the key's file holds both keys until one is chosen; the secrets' file is
//! written under the new key before the old one goes, and opens with either until then.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use secrecy::SecretString;

use crate::passphrase::{self, Opened, Outer};
use crate::sealed_secrets::SealedSecrets;
use crate::{StoreKey, VaultError};

/// Keys and secrets under a passphrase.
pub(crate) struct UnderPassphrase {
    folder: PathBuf,
    outer: Outer,
    keys: Mutex<Keys>,
    pub(crate) secrets: SealedSecrets,
}

#[derive(Clone)]
struct Keys {
    key: StoreKey,
    next: Option<StoreKey>,
}

impl UnderPassphrase {
    /// Makes a key and seals it.
    pub(crate) fn create(folder: PathBuf, passphrase: &SecretString) -> Result<Self, VaultError> {
        let key = StoreKey::generate()?;
        let outer = passphrase::create(&folder, passphrase, &key)?;
        Ok(Self::over(folder, Opened { outer, key, next: None }))
    }

    /// Opens what was sealed.
    pub(crate) fn open(folder: PathBuf, passphrase: &SecretString) -> Result<Self, VaultError> {
        let opened = passphrase::open_folder(&folder, passphrase)?;
        Ok(Self::over(folder, opened))
    }

    fn over(folder: PathBuf, Opened { outer, key, next }: Opened) -> Self {
        let secrets = SealedSecrets::new(&folder, &key, next.as_ref());
        Self { folder, outer, keys: Mutex::new(Keys { key, next }), secrets }
    }

    pub(crate) fn key(&self) -> StoreKey {
        self.keys().key.clone()
    }

    pub(crate) fn next(&self) -> Option<StoreKey> {
        self.keys().next.clone()
    }

    /// Keeps a next key beside the one in use.
    pub(crate) fn expect(&self, next: StoreKey) -> Result<(), VaultError> {
        let mut keys = self.keys();
        self.outer.write(&self.folder, &keys.key, Some(&next))?;
        self.secrets.expect(&next);
        keys.next = Some(next);
        Ok(())
    }

    /// The next key takes the place of the other. Cut short, it is done again.
    pub(crate) fn adopt(&self) -> Result<(), VaultError> {
        let mut keys = self.keys();
        let Some(next) = keys.next.clone() else { return Ok(()) };
        // While the file still holds both keys: the secrets open with either.
        self.secrets.change_to(&next)?;
        self.outer.write(&self.folder, &next, None)?;
        *keys = Keys { key: next, next: None };
        Ok(())
    }

    /// The next key is forgotten.
    pub(crate) fn refuse(&self) -> Result<(), VaultError> {
        let mut keys = self.keys();
        if keys.next.is_none() {
            return Ok(());
        }
        self.secrets.change_to(&keys.key)?;
        self.outer.write(&self.folder, &keys.key, None)?;
        keys.next = None;
        Ok(())
    }

    fn keys(&self) -> MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
