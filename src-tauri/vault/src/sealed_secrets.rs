//! Secrets of connections where there is no keyring: one file, sealed under a key made from the database key.

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

/// Secret bytes by name. The mutex also keeps two writers of one process from losing each other's secret.
pub(crate) struct SealedSecrets {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
    turn: Mutex<()>,
}

#[derive(Serialize, Deserialize, Default)]
struct Content(BTreeMap<String, String>);

impl Drop for Content {
    fn drop(&mut self) {
        self.0.values_mut().for_each(zeroize::Zeroize::zeroize);
    }
}

impl SealedSecrets {
    pub(crate) fn new(data_dir: &Path, store_key: &StoreKey) -> Self {
        let mut hash = Sha256::new();
        hash.update(ABOUT);
        hash.update(store_key.expose());
        let key = Zeroizing::new(hash.finalize().into());
        Self { path: data_dir.join(FILE), key, turn: Mutex::new(()) }
    }

    pub(crate) fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(self.read()?.0.get(name).cloned().map(Zeroizing::new))
    }

    pub(crate) fn set(&self, name: &str, secret: &str) -> Result<(), VaultError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut content = self.read()?;
        content.0.insert(name.to_owned(), secret.to_owned());
        self.write(&content)
    }

    pub(crate) fn delete(&self, name: &str) -> Result<(), VaultError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut content = self.read()?;
        match content.0.remove(name) {
            Some(secret) => {
                drop(Zeroizing::new(secret));
                self.write(&content)
            }
            None => Ok(()),
        }
    }

    fn read(&self) -> Result<Content, VaultError> {
        let damaged = || VaultError::Damaged { item: FILE.to_owned() };
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Content::default()),
            Err(error) => return Err(VaultError::other(error)),
        };
        let sealed: Sealed = serde_json::from_slice(&text).map_err(|_| damaged())?;
        let plain = seal::open(&self.key, ABOUT, &sealed).ok_or_else(damaged)?;
        serde_json::from_slice(&plain).map_err(|_| damaged())
    }

    fn write(&self, content: &Content) -> Result<(), VaultError> {
        let plain = Zeroizing::new(serde_json::to_vec(content).map_err(VaultError::other)?);
        let sealed = seal::seal(&self.key, ABOUT, &plain)?;
        let text = serde_json::to_vec(&sealed).map_err(VaultError::other)?;
        atomic_file::write(&self.path, &text)
    }
}
