//! Hashing passphrases: at a cost that was measured once on this machine and kept, on a thread that may wait.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use serde_json::json;
use vault::{HashCost, SecretString, hash_passphrase, passphrase_fits};

use crate::{Clinic, ClinicError, Result};

const KEY: &str = "passphraseCost";

/// What one hash is to take on this machine.
const TARGET: TimeDelta = TimeDelta::milliseconds(250);

impl Clinic {
    /// How often a passphrase was hashed: for tests of whether a name that nobody has costs the same work.
    #[doc(hidden)]
    pub fn passphrases_hashed(&self) -> u64 {
        self.users.hashes.load(Ordering::Relaxed)
    }
}

/// What a hash costs here. It is measured at the first passphrase, and kept.
pub(super) async fn cost(clinic: &Clinic) -> Result<HashCost> {
    if let Some(kept) = clinic.store.ledger().setting(KEY).await? {
        let kept: HashCost = serde_json::from_value(kept).unwrap_or(HashCost::FLOOR);
        return Ok(kept.at_least_the_floor());
    }
    let target = clinic.pace.scaled(TARGET).to_std().unwrap_or_default();
    let measured = waiting(move || Ok(HashCost::measured(target)?)).await?;
    keep_cost(clinic, measured).await?;
    Ok(measured)
}

/// Keeps what a hash costs from now on.
pub(super) async fn keep_cost(clinic: &Clinic, cost: HashCost) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_setting(KEY, &json!(cost)).await?;
    Ok(tx.commit().await?)
}

/// What is kept of a passphrase.
pub(super) async fn hash(clinic: &Clinic, passphrase: SecretString, cost: HashCost) -> Result<String> {
    clinic.users.hashes.fetch_add(1, Ordering::Relaxed);
    waiting(move || Ok(hash_passphrase(&normal(&passphrase), cost)?)).await
}

/// Whether a passphrase is the kept one. Where there is none to compare with, the same work is done for nothing.
pub(super) async fn fits(
    clinic: &Clinic,
    passphrase: SecretString,
    kept: Option<String>,
    cost: HashCost,
) -> Result<bool> {
    clinic.users.hashes.fetch_add(1, Ordering::Relaxed);
    waiting(move || match kept {
        Some(kept) => Ok(passphrase_fits(&normal(&passphrase), &kept)?),
        None => Ok(hash_passphrase(&normal(&passphrase), cost).map(|_| false)?),
    })
    .await
}

/// The same passphrase from another keyboard is the same bytes.
fn normal(passphrase: &SecretString) -> SecretString {
    use vault::ExposeSecret;
    SecretString::from(domain::sign_in::normal(passphrase.expose_secret()))
}

async fn waiting<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ClinicError::Closing)?
}
