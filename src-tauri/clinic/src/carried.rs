//! A backup that is carried away: the ledger in a file of its own, under a passphrase of its own, for another computer or for
//! the day on which this one is gone. And the way back from it.

use std::collections::BTreeSet;
use std::path::Path;

use domain::UserId;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{CheckedBackup, HeldFolder, Store, StoreError};
use vault::{ExposeSecret, SecretName, SecretString, StoreKey, Vault};

use crate::access::Administrator;
use crate::keeper::Keeper;
use crate::views::CarryInput;
use crate::{ClinicError, Result};

/// Shortest passphrase of a carried backup, in characters: whoever has the file may guess for as long as they like.
pub const SHORTEST: usize = 12;

impl Administrator {
    /// Writes the ledger to a file that does not exist yet, and reads it back. The clinic stays open; what is sent to vendors
    /// waits meanwhile.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] of the field `own` or `passphrase`; [`ClinicError::Conflict`] `waitAfterTries`, `stillSending`
    /// or `fileExists`; the store's. Nothing is left behind then.
    pub async fn carry_backup(&self, input: CarryInput, to: &Path) -> Result<()> {
        judge(&input.passphrase)?;
        if to.exists() {
            return Err(ClinicError::Conflict("fileExists"));
        }
        self.prove(&input.own).await?;
        // Nothing is sent whose answer would have to wait for the copy.
        let _rest = self.clinic.rest().await?;
        write(&self.clinic.store, to, &input.passphrase, &Keeper::of_actor(&self.actor)).await
    }
}

/// Writes the ledger of a folder that no console has open to a file of its own, which opens with a passphrase on any
/// computer, and reads it back.
///
/// # Errors
/// The store's; nothing is left behind then.
pub async fn carry(
    folder: HeldFolder,
    to: &Path,
    passphrase: &SecretString,
    key: &StoreKey,
    by: &Keeper,
) -> Result<()> {
    judge(passphrase)?;
    let store = Store::open_held(folder, key).await?;
    let carried = write(&store, to, passphrase, by).await;
    store.close().await;
    carried
}

/// Who carries it away is in the audit before the first byte is, and so is in the file.
async fn write(store: &Store, to: &Path, passphrase: &SecretString, by: &Keeper) -> Result<()> {
    store.ledger().append_audit(&by.did(AuditAction::CarryBackup)).await?;
    let written = store.carry_ledger(to, passphrase).await;
    if written.is_err() {
        store.ledger().append_audit(&by.did(AuditAction::CarryBackup).failed()).await?;
    }
    Ok(written?)
}

/// Refuses a passphrase that is too short for a file that leaves the house.
///
/// # Errors
/// [`ClinicError::Invalid`] of the field `passphrase`.
pub fn judge(passphrase: &SecretString) -> Result<()> {
    let fits = passphrase.expose_secret().chars().count() >= SHORTEST;
    if fits { Ok(()) } else { Err(ClinicError::invalid("passphrase", "tooShortToCarry")) }
}

/// A carried backup that opened and is whole, and has not taken the place of anything yet.
pub struct Brought {
    folder: HeldFolder,
    checked: CheckedBackup,
    key: StoreKey,
    vault: Vault,
}

/// Opens a carried backup and checks it whole. The ledger of the folder may be open meanwhile, and is not touched.
///
/// # Errors
/// The store's when the passphrase is wrong or it is no backup; [`ClinicError::Conflict`] `backupDamaged` or `backupNewer`.
/// Nothing is changed then.
pub async fn check(
    folder: &HeldFolder,
    from: &Path,
    passphrase: &SecretString,
    key: StoreKey,
    vault: Vault,
) -> Result<Brought> {
    let checked = CheckedBackup::check(folder, from, passphrase, &key).await.map_err(|error| match error {
        // Of the backup, and not of the ledger that stands here.
        StoreError::LedgerDamaged { .. } => ClinicError::Conflict("backupDamaged"),
        StoreError::Newer { .. } => ClinicError::Conflict("backupNewer"),
        error => error.into(),
    })?;
    Ok(Brought { folder: folder.clone(), checked, key, vault })
}

impl Brought {
    /// Puts it in the place of the ledger, which must not be open. Says whether another ledger stood there, which is kept.
    ///
    /// Secrets are in the keyring and not in a backup. Where the secret of somebody's authenticator is not here, it is taken
    /// off: no code would be right any more, and of an only administrator nobody could take it off.
    ///
    /// # Errors
    /// The store's and the keyring's.
    pub async fn put(self, by: &Keeper) -> Result<bool> {
        let replaced = self.checked.put()?.is_some();
        let store = Store::open_held(self.folder, &self.key).await?;
        let settled = settle(&store, self.vault, by).await;
        store.close().await;
        settled?;
        Ok(replaced)
    }
}

async fn settle(store: &Store, vault: Vault, by: &Keeper) -> Result<()> {
    let users = store.ledger().users().await?;
    let with_code: Vec<UserId> = users.iter().filter(|row| row.totp).map(|row| row.id.clone()).collect();
    let gone = tokio::task::spawn_blocking(move || {
        let mut gone = BTreeSet::new();
        for id in with_code {
            if vault.get(&SecretName::totp(id.as_str()))?.is_none() {
                gone.insert(id.0);
            }
        }
        Ok::<_, vault::VaultError>(gone)
    });
    let gone = gone.await.map_err(|_| ClinicError::Closing)??;
    let mut tx = store.ledger().begin().await?;
    tx.append_audit(&by.did(AuditAction::BringBackup)).await?;
    for mut row in users.into_iter().filter(|row| gone.contains(row.id.as_str())) {
        (row.totp, row.totp_step) = (false, None);
        tx.put_user(&row).await?;
        let entry = by.did(AuditAction::RemoveAuthenticator).about(AuditedKind::User, row.id.as_str());
        tx.append_audit(&entry.with(json!({ "why": "secretNotHere" }))).await?;
    }
    Ok(tx.commit().await?)
}
