//! A copy of the ledger under the same key, and the way back from it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use sqlx::{ConnectOptions, Connection};
use vault::StoreKey;

use crate::database::{Database, beside};
use crate::file_check::{self, Finding};
use crate::open_options::{Purpose, options};
use crate::{StoreError, Which};

/// Writes the copy under another name first, so that a half-written one never bears the name that was asked for.
pub(crate) async fn write(database: &Database, to: &Path, key: &StoreKey) -> Result<(), StoreError> {
    if to.exists() {
        let error = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(StoreError::io("writing a backup", error));
    }
    let draft = beside(to, ".partial");
    remove_if_there(&draft)?;
    let written = copy(database, &draft, key).await;
    if written.is_err() {
        // The copy failed; that is what is told. A draft that cannot be removed either is removed by the next backup.
        drop(fs::remove_file(&draft));
    }
    written?;
    fs::rename(&draft, to).map_err(|error| StoreError::io("writing a backup", error))
}

async fn copy(database: &Database, draft: &Path, key: &StoreKey) -> Result<(), StoreError> {
    let name = draft.to_string_lossy().into_owned();
    let mut conn = database.writer().await?;
    sqlx::query("VACUUM INTO ?1").bind(name).execute(&mut *conn).await?;
    drop(conn);
    verify(draft, Which::Ledger, key).await?;
    sync(draft)
}

/// Copies the backup beside the ledger and checks that copy whole. Gives where it is; nothing else was changed.
pub(crate) async fn check(ledger: &Path, backup: &Path, key: &StoreKey) -> Result<PathBuf, StoreError> {
    let failed = |error| StoreError::io("restoring a backup", error);
    if file_check::header(backup, Which::Ledger)?.is_none() {
        return Err(failed(std::io::Error::from(std::io::ErrorKind::NotFound)));
    }
    let draft = beside(ledger, ".restoring");
    remove_if_there(&draft)?;
    tokio::fs::copy(backup, &draft).await.map_err(failed)?;
    if let Err(error) = verify(&draft, Which::Ledger, key).await {
        fs::remove_file(&draft).map_err(failed)?;
        return Err(error);
    }
    sync(&draft)?;
    Ok(draft)
}

/// Moves the ledger that stands there aside, and a copy that was checked in its place.
pub(crate) fn put_in_place(draft: &Path, ledger: &Path) -> Result<Option<PathBuf>, StoreError> {
    let failed = |error| StoreError::io("restoring a backup", error);
    let kept = keep_aside(ledger).map_err(failed)?;
    fs::rename(draft, ledger).map_err(failed)?;
    Ok(kept)
}

/// Moves the ledger and its log to a name that says when.
fn keep_aside(ledger: &Path) -> std::io::Result<Option<PathBuf>> {
    if !ledger.exists() {
        return Ok(None);
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let kept = beside(ledger, &format!(".damaged-{seconds}"));
    for ending in ["-wal", "-shm", ""] {
        match fs::rename(beside(ledger, ending), beside(&kept, ending)) {
            Err(error) if ending.is_empty() || error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(Some(kept))
}

/// Checks every page of a copy.
pub(crate) async fn verify(copy: &Path, which: Which, key: &StoreKey) -> Result<(), StoreError> {
    match file_check::look(copy, which, key, which.tables()).await? {
        Finding::Closed | Finding::Absent => return Err(StoreError::WrongKey { which }),
        Finding::Damaged(detail) => return Err(StoreError::Damage { detail }.of(which)),
        Finding::Sound => {}
    }
    let mut conn = options(copy, which, key, Purpose::Inspect).connect().await?;
    let found = file_check::whole(&mut conn).await;
    conn.close().await?;
    match found? {
        Some(detail) => Err(StoreError::Damage { detail }.of(which)),
        None => Ok(()),
    }
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("removing an unfinished copy", error))
        }
        _ => Ok(()),
    }
}

/// Flushes a file, or a folder's names, to the disk.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::io("flushing a copy to the disk", error))
}
