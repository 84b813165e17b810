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

#[derive(Serialize, Deserialize)]
struct SealedKeyFile {
    version: u32,
    cost: Cost,
    salt: String,
    key: Sealed,
}

/// Whether the key of this folder is kept under a passphrase.
pub fn is_sealed(data_dir: &Path) -> bool {
    data_dir.join(SEALED_KEY_FILE).exists()
}

/// Seals the key under a passphrase, in place of any earlier passphrase. Takes about a quarter of a second and 64 MiB.
pub fn seal_with_passphrase(data_dir: &Path, passphrase: &SecretString, key: &StoreKey) -> Result<(), VaultError> {
    atomic_file::write(&data_dir.join(SEALED_KEY_FILE), &seal_key(passphrase, key)?)
}

/// Opens the sealed key. [`VaultError::WrongPassphrase`] also when the file was changed so that it looks whole;
/// [`VaultError::Damaged`] when it does not.
pub fn open_with_passphrase(data_dir: &Path, passphrase: &SecretString) -> Result<StoreKey, VaultError> {
    let text = fs::read(data_dir.join(SEALED_KEY_FILE)).map_err(VaultError::other)?;
    open_key(passphrase, &text)
}

/// A key sealed under a passphrase, as it stands in a file.
///
/// # Errors
/// [`VaultError::Other`] when the system gives no random bytes or not enough memory.
pub fn seal_key(passphrase: &SecretString, key: &StoreKey) -> Result<Vec<u8>, VaultError> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(VaultError::other)?;
    let outer = derive(passphrase, &salt, COST)?;
    let file = SealedKeyFile {
        version: 1,
        cost: COST,
        salt: STANDARD.encode(salt),
        key: seal::seal(&outer, &about(COST, &salt), key.expose())?,
    };
    serde_json::to_vec_pretty(&file).map_err(VaultError::other)
}

/// Opens what [`seal_key`] made.
///
/// # Errors
/// As [`open_with_passphrase`].
pub fn open_key(passphrase: &SecretString, sealed: &[u8]) -> Result<StoreKey, VaultError> {
    let damaged = || VaultError::Damaged { item: SEALED_KEY_FILE.to_owned() };
    let file: SealedKeyFile = serde_json::from_slice(sealed).map_err(|_| damaged())?;
    let salt = STANDARD.decode(&file.salt).map_err(|_| damaged())?;
    if file.version != 1 || file.cost.memory_kib > MOST_MEMORY_KIB || file.cost.passes > 64 {
        return Err(damaged());
    }
    let outer = derive(passphrase, &salt, file.cost)?;
    let bytes = seal::open(&outer, &about(file.cost, &salt), &file.key).ok_or(VaultError::WrongPassphrase)?;
    StoreKey::from_slice(&bytes).ok_or_else(damaged)
}

fn derive(passphrase: &SecretString, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(VaultError::other)?;
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, key.as_mut_slice())
        .map_err(VaultError::other)?;
    Ok(key)
}

fn about(cost: Cost, salt: &[u8]) -> Vec<u8> {
    let Cost { memory_kib, passes, lanes } = cost;
    format!("anteroom key 1 argon2id {memory_kib} {passes} {lanes} {}", hex::encode(salt)).into_bytes()
}
