//! The way without a keyring, chosen by a person: the database key, sealed under a passphrase in a small file.
//!
//! Argon2id (RFC 9106) makes a key from the passphrase; that key seals the database key. The parameters stand in the
//! file, so that they can be raised later, and are sealed with it, so that they cannot be lowered by someone else.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::seal::{self, Sealed};
use crate::{StoreKey, VaultError, atomic_file};

/// The file in the data folder that holds the sealed key.
pub const SEALED_KEY_FILE: &str = "key.sealed";

/// Memory in KiB, passes, lanes: 64 MiB, 3, 1.
const COST: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
/// What a changed file could ask of this machine at most.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// One key, or two while the key is being changed: a program that knows only one refuses the second form.
#[derive(Serialize, Deserialize)]
struct SealedKeyFile {
    version: u32,
    cost: Cost,
    salt: String,
    key: Sealed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<Sealed>,
}

const ONE_KEY: u32 = 1;
const TWO_KEYS: u32 = 2;

/// What the passphrase made, kept while the vault is open: with it the file is sealed again, without asking for the
/// passphrase. It opens no more than the keys that are in memory beside it.
pub(crate) struct Outer {
    key: Zeroizing<[u8; 32]>,
    salt: Vec<u8>,
    cost: Cost,
}

/// What stood in the file.
pub(crate) struct Opened {
    pub(crate) outer: Outer,
    pub(crate) key: StoreKey,
    pub(crate) next: Option<StoreKey>,
}

/// Whether the key of this folder is kept under a passphrase.
pub fn is_sealed(data_dir: &Path) -> bool {
    data_dir.join(SEALED_KEY_FILE).exists()
}

impl Outer {
    fn new(passphrase: &SecretString) -> Result<Self, VaultError> {
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(VaultError::other)?;
        Ok(Self { key: derive(passphrase, &salt, COST)?, salt: salt.to_vec(), cost: COST })
    }

    /// The keys under this passphrase, as they stand in a file.
    fn seal(&self, key: &StoreKey, next: Option<&StoreKey>) -> Result<Vec<u8>, VaultError> {
        let next = next.map(|next| seal::seal(&self.key, &self.about(TWO_KEYS), next.expose())).transpose()?;
        let file = SealedKeyFile {
            version: if next.is_some() { TWO_KEYS } else { ONE_KEY },
            cost: self.cost,
            salt: STANDARD.encode(&self.salt),
            key: seal::seal(&self.key, &self.about(ONE_KEY), key.expose())?,
            next,
        };
        serde_json::to_vec_pretty(&file).map_err(VaultError::other)
    }

    /// Puts the keys in the place of those in the folder's file.
    pub(crate) fn write(&self, folder: &Path, key: &StoreKey, next: Option<&StoreKey>) -> Result<(), VaultError> {
        atomic_file::write(&folder.join(SEALED_KEY_FILE), &self.seal(key, next)?)
    }

    /// What a key is sealed with beside the passphrase: the parameters, and which of the two keys it is.
    fn about(&self, place: u32) -> Vec<u8> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let salt = hex::encode(&self.salt);
        format!("anteroom key {place} argon2id {memory_kib} {passes} {lanes} {salt}").into_bytes()
    }
}

/// Seals a key under a passphrase, in place of any earlier passphrase. Takes about a quarter of a second and 64 MiB.
pub(crate) fn create(folder: &Path, passphrase: &SecretString, key: &StoreKey) -> Result<Outer, VaultError> {
    let outer = Outer::new(passphrase)?;
    outer.write(folder, key, None)?;
    Ok(outer)
}

/// Opens the folder's sealed keys. [`VaultError::WrongPassphrase`] also when the file was changed so that it looks whole;
/// [`VaultError::Damaged`] when it does not.
pub(crate) fn open_folder(folder: &Path, passphrase: &SecretString) -> Result<Opened, VaultError> {
    let text = fs::read(folder.join(SEALED_KEY_FILE)).map_err(VaultError::other)?;
    open(passphrase, &text)
}

/// A key sealed under a passphrase, as it stands in a file.
///
/// # Errors
/// [`VaultError::Other`] when the system gives no random bytes or not enough memory.
pub fn seal_key(passphrase: &SecretString, key: &StoreKey) -> Result<Vec<u8>, VaultError> {
    Outer::new(passphrase)?.seal(key, None)
}

/// Opens what [`seal_key`] made.
///
/// # Errors
/// [`VaultError::WrongPassphrase`], [`VaultError::Damaged`].
pub fn open_key(passphrase: &SecretString, sealed: &[u8]) -> Result<StoreKey, VaultError> {
    Ok(open(passphrase, sealed)?.key)
}

fn open(passphrase: &SecretString, sealed: &[u8]) -> Result<Opened, VaultError> {
    let damaged = || VaultError::Damaged { item: SEALED_KEY_FILE.to_owned() };
    let file: SealedKeyFile = serde_json::from_slice(sealed).map_err(|_| damaged())?;
    let salt = STANDARD.decode(&file.salt).map_err(|_| damaged())?;
    let form = if file.next.is_some() { TWO_KEYS } else { ONE_KEY };
    if file.version != form || file.cost.memory_kib > MOST_MEMORY_KIB || file.cost.passes > 64 {
        return Err(damaged());
    }
    let outer = Outer { key: derive(passphrase, &salt, file.cost)?, salt, cost: file.cost };
    let opened = |place, sealed: &Sealed| {
        let bytes = seal::open(&outer.key, &outer.about(place), sealed).ok_or(VaultError::WrongPassphrase)?;
        StoreKey::from_slice(&bytes).ok_or_else(damaged)
    };
    let key = opened(ONE_KEY, &file.key)?;
    let next = file.next.as_ref().map(|next| opened(TWO_KEYS, next)).transpose()?;
    Ok(Opened { outer, key, next })
}

fn derive(passphrase: &SecretString, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(VaultError::other)?;
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, key.as_mut_slice())
        .map_err(VaultError::other)?;
    Ok(key)
}
