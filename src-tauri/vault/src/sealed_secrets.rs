//! Secrets of connections where there is no keyring: one file, sealed under a key made from the database key. While that is
//! being changed the file opens with either, and is written with the one that it opened with.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::seal::{self, Sealed};
use crate::{StoreKey, VaultError, atomic_file};

pub(crate) const FILE: &str = "secrets.sealed";
const ABOUT: &[u8] = b"anteroom secrets 1";

type Key = Zeroizing<[u8; 32]>;

/// Secret bytes by name. The mutex also keeps two writers of one process from losing each other's secret.
pub(crate) struct SealedSecrets {
    path: PathBuf,
    keys: Mutex<Keys>,
}

struct Keys {
    key: Key,
    /// The one that may have taken its place already.
    next: Option<Key>,
}

#[derive(Serialize, Deserialize, Default)]
struct Content(BTreeMap<String, String>);

impl Drop for Content {
    fn drop(&mut self) {
        self.0.values_mut().for_each(zeroize::Zeroize::zeroize);
    }
}

impl SealedSecrets {
    pub(crate) fn new(data_dir: &Path, key: &StoreKey, next: Option<&StoreKey>) -> Self {
        let keys = Keys { key: made_from(key), next: next.map(made_from) };
        Self { path: data_dir.join(FILE), keys: Mutex::new(keys) }
    }

    pub(crate) fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
        let keys = self.keys();
        Ok(self.read(&keys)?.0.0.get(name).cloned().map(Zeroizing::new))
    }

    pub(crate) fn set(&self, name: &str, secret: &str) -> Result<(), VaultError> {
        let keys = self.keys();
        let (mut content, key) = self.read(&keys)?;
        content.0.insert(name.to_owned(), secret.to_owned());
        self.write(&content, key)
    }

    pub(crate) fn delete(&self, name: &str) -> Result<(), VaultError> {
        let keys = self.keys();
        let (mut content, key) = self.read(&keys)?;
        match content.0.remove(name) {
            Some(secret) => {
                drop(Zeroizing::new(secret));
                self.write(&content, key)
            }
            None => Ok(()),
        }
    }

    /// The database key is about to be changed to another.
    pub(crate) fn expect(&self, next: &StoreKey) {
        self.keys().next = Some(made_from(next));
    }

    /// From now on the database key is this one: so is the file's.
    pub(crate) fn change_to(&self, new: &StoreKey) -> Result<(), VaultError> {
        let mut keys = self.keys();
        let new = made_from(new);
        if self.path.exists() {
            let (content, _) = self.read(&keys)?;
            self.write(&content, &new)?;
        }
        *keys = Keys { key: new, next: None };
        Ok(())
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The content, and the key that it opened with.
    fn read<'a>(&self, keys: &'a Keys) -> Result<(Content, &'a Key), VaultError> {
        let damaged = || VaultError::Damaged { item: FILE.to_owned() };
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Content::default(), &keys.key)),
            Err(error) => return Err(VaultError::other(error)),
        };
        let sealed: Sealed = serde_json::from_slice(&text).map_err(|_| damaged())?;
        let opened = [Some(&keys.key), keys.next.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|key| Some((seal::open(key, ABOUT, &sealed)?, key)));
        let (plain, key) = opened.ok_or_else(damaged)?;
        Ok((serde_json::from_slice(&plain).map_err(|_| damaged())?, key))
    }

    fn write(&self, content: &Content, key: &Key) -> Result<(), VaultError> {
        let plain = Zeroizing::new(serde_json::to_vec(content).map_err(VaultError::other)?);
        let sealed = seal::seal(key, ABOUT, &plain)?;
        let text = serde_json::to_vec(&sealed).map_err(VaultError::other)?;
        atomic_file::write(&self.path, &text)
    }
}

fn made_from(store_key: &StoreKey) -> Key {
    let mut hash = Sha256::new();
    hash.update(ABOUT);
    hash.update(store_key.expose());
    Zeroizing::new(hash.finalize().into())
}
