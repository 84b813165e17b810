//! Backups of the ledger: one a day, made by the console itself, encrypted as the ledger is. They lie in the data
//! folder, for the day on which the ledger is damaged.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use store::{Store, StoreError};
use vault::StoreKey;

use crate::views::{BackupView, Instant};
use crate::{Clinic, ClinicError, Result};

const FOLDER: &str = "backups";
const FORMAT: &str = "ledger-%Y%m%dT%H%M%SZ.db";
const KEPT: usize = 7;

fn folder(dir: &Path) -> PathBuf {
    dir.join(FOLDER)
}

/// The backups of a data folder, newest first.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(dir: &Path) -> Result<Vec<BackupView>> {
    let entries = match std::fs::read_dir(folder(dir)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => {
            return Err(StoreError::Io { doing: "listing backups", source }.into());
        }
    };
    let mut backups: Vec<(DateTime<Utc>, String)> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some((made_at(&name)?, name)))
        .collect();
    backups.sort_unstable_by(|one, other| other.cmp(one));
    Ok(backups.into_iter().map(|(at, name)| BackupView { name, made_at: Instant::from(at) }).collect())
}

fn made_at(name: &str) -> Option<DateTime<Utc>> {
    NaiveDateTime::parse_from_str(name, FORMAT).ok().map(|at| at.and_utc())
}

/// Makes a backup when the newest is a day old, and removes all but the newest seven. A failure is told in the log: it
/// must not keep anybody from working.
pub async fn keep_daily(clinic: &Clinic) {
    if let Err(error) = keep(clinic).await {
        tracing::error!(%error, "the ledger could not be backed up");
    }
}

async fn keep(clinic: &Clinic) -> Result<()> {
    if clinic.store.ledger().connections().await?.is_empty() {
        // Nothing could be lost yet, and a day's only backup must not be of an empty ledger.
        return Ok(());
    }
    let now = Utc::now();
    let kept = list(&clinic.dir)?;
    let newest = kept.first().and_then(|backup| made_at(&backup.name));
    if newest.is_some_and(|at| now - at < TimeDelta::days(1)) {
        return Ok(());
    }
    let folder = folder(&clinic.dir);
    std::fs::create_dir_all(&folder).map_err(|source| StoreError::Io { doing: "making the backup folder", source })?;
    clinic.store.backup_ledger(&folder.join(now.format(FORMAT).to_string())).await?;
    for old in kept.iter().skip(KEPT - 1) {
        std::fs::remove_file(folder.join(&old.name))
            .map_err(|source| StoreError::Io { doing: "removing an old backup", source })?;
    }
    Ok(())
}

/// Makes a backup and removes all others: their key is no longer this clinic's.
pub(crate) async fn renew(store: &Store, dir: &Path) -> Result<()> {
    let old = list(dir)?;
    let folder = folder(dir);
    std::fs::create_dir_all(&folder).map_err(|source| StoreError::Io { doing: "making the backup folder", source })?;
    let name = Utc::now().format(FORMAT).to_string();
    let fresh = folder.join(&name);
    // Of this very second: it has the old key as well.
    remove_if_there(&fresh)?;
    store.backup_ledger(&fresh).await?;
    old.iter().filter(|old| old.name != name).try_for_each(|old| remove_if_there(&folder.join(&old.name)))
}

fn remove_if_there(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Io { doing: "removing an old backup", source }.into())
        }
        _ => Ok(()),
    }
}

/// Puts a backup in the place of the ledger. The damaged file is kept beside it.
///
/// # Errors
/// [`ClinicError::NotFound`] when there is no such backup; the store's failure when it cannot be opened with the key.
pub async fn restore(dir: &Path, name: &str, key: &StoreKey) -> Result<()> {
    // Only a name that this console made: never a path.
    made_at(name).ok_or(ClinicError::NotFound("backup"))?;
    let backup = folder(dir).join(name);
    if !backup.is_file() {
        return Err(ClinicError::NotFound("backup"));
    }
    Store::restore_ledger(dir, &backup, key).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::made_at;

    #[test]
    fn only_names_that_the_console_made_are_backups() {
        assert!(made_at("ledger-20261120T101112Z.db").is_some());
        for name in ["../ledger.db", "ledger.db", "ledger-20261120T101112Z.db/../x"] {
            assert!(made_at(name).is_none(), "{name}");
        }
    }
}
