//! Changing the key of both databases, so that a process may be killed between any two steps and within each.
//!
//! Both files are written again under the new key, beside those in use, and checked whole. Then the ledger's copy takes
//! the ledger's place, which is the one step that decides: before it the old key opens the clinic, after it the new one.
//! [`settle`] finds out which of the two it is, from the files, and finishes or takes back the rest.

use std::fs;
use std::path::Path;

use sqlx::{ConnectOptions, Connection};
use vault::StoreKey;

use crate::backup::{remove_if_there, sync};
use crate::database::beside;
use crate::file_check::{self, Finding};
use crate::held_folder::HeldFolder;
use crate::open_options::{Purpose, options};
use crate::store::path;
use crate::{StoreError, Which, process_exit, rekeyed};

/// A copy that is being written, and one that is whole.
const DRAFT: &str = ".rekeying";
const WHOLE: &str = ".rekeyed";

/// A key that is being changed. Its steps are taken in the order in which they stand here.
pub struct KeyChange {
    folder: HeldFolder,
    old: StoreKey,
    new: StoreKey,
    mirror: bool,
}

/// The step that decides was taken: the mirror follows, and cannot come before.
pub struct LedgerPut(KeyChange);

/// Which key opens the clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The old one: nothing was changed.
    Old,
    /// The new one.
    New,
    /// Neither: both are to be kept until somebody knows more.
    Neither,
}

impl KeyChange {
    /// Moves what stands in the write-ahead logs into the files and removes what an earlier change left.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] or [`StoreError::LedgerDamaged`] when the ledger does not open.
    pub async fn begin(folder: &HeldFolder, old: &StoreKey, new: &StoreKey) -> Result<Self, StoreError> {
        let dir = folder.dir();
        match look(dir, Which::Ledger, old).await? {
            Finding::Sound => {}
            Finding::Damaged(detail) => return Err(StoreError::LedgerDamaged { detail }),
            Finding::Absent | Finding::Closed => return Err(StoreError::WrongKey { which: Which::Ledger }),
        }
        // A mirror that does not open is made anew at the next start, under whichever key.
        let mirror = look(dir, Which::Mirror, old).await? == Finding::Sound;
        for which in [Which::Ledger, Which::Mirror] {
            remove_copies(dir, which)?;
        }
        flatten(dir, Which::Ledger, old).await?;
        if mirror {
            flatten(dir, Which::Mirror, old).await?;
        }
        Ok(Self { folder: folder.clone(), old: old.clone(), new: new.clone(), mirror })
    }

    /// Writes both files again under the new key, beside those in use.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and the file system's; nothing was changed then.
    pub async fn write(&self) -> Result<(), StoreError> {
        for which in [Some(Which::Ledger), self.mirror.then_some(Which::Mirror)].into_iter().flatten() {
            let file = path(self.dir(), which);
            let draft = beside(&file, DRAFT);
            let mut conn = options(&file, which, &self.old, Purpose::Inspect).connect().await?;
            let written = rekeyed::write(&mut conn, &draft, which, &self.old, &self.new).await;
            conn.close().await?;
            written?;
            moved(&draft, &beside(&file, WHOLE))?;
        }
        sync(self.dir())
    }

    /// The step that decides: the ledger's copy takes the ledger's place.
    ///
    /// # Errors
    /// The file system's.
    pub fn put_ledger(self) -> Result<LedgerPut, StoreError> {
        put(self.dir(), Which::Ledger)?;
        Ok(LedgerPut(self))
    }

    fn dir(&self) -> &Path {
        self.folder.dir()
    }
}

impl LedgerPut {
    /// The mirror's copy takes the mirror's place.
    ///
    /// # Errors
    /// The file system's.
    pub fn put_mirror(self) -> Result<(), StoreError> {
        if self.0.mirror { put(self.0.dir(), Which::Mirror) } else { Ok(()) }
    }
}

/// Finds out which key opens the clinic and brings the folder in order for it, however far a change came.
///
/// # Errors
/// [`StoreError::Plaintext`], and the file system's.
pub async fn settle(folder: &HeldFolder, old: &StoreKey, new: &StoreKey) -> Result<Opens, StoreError> {
    let dir = folder.dir();
    let opens = |finding| matches!(finding, Finding::Sound | Finding::Damaged(_));
    let opened = if opens(look(dir, Which::Ledger, new).await?) {
        if beside(&path(dir, Which::Mirror), WHOLE).exists() {
            put(dir, Which::Mirror)?;
        }
        Opens::New
    } else if opens(look(dir, Which::Ledger, old).await?) {
        Opens::Old
    } else {
        // Nothing is touched: one of the copies may be all that is left.
        return Ok(Opens::Neither);
    };
    for which in [Which::Ledger, Which::Mirror] {
        remove_copies(dir, which)?;
    }
    Ok(opened)
}

async fn look(dir: &Path, which: Which, key: &StoreKey) -> Result<Finding, StoreError> {
    file_check::look(&path(dir, which), which, key, which.tables()).await
}

/// Moves the write-ahead log into the file. One that stayed would be taken for the log of the file that comes in place of
/// this one.
async fn flatten(dir: &Path, which: Which, key: &StoreKey) -> Result<(), StoreError> {
    let file = path(dir, which);
    let mut conn = options(&file, which, key, Purpose::Write).connect().await?;
    process_exit::before_the_ciphers_clean_up();
    let moved = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).await;
    conn.close().await?;
    moved?;
    let log = beside(&file, "-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(StoreError::io("closing a database", std::io::Error::from(std::io::ErrorKind::ResourceBusy)));
    }
    remove_if_there(&log)?;
    remove_if_there(&beside(&file, "-shm"))
}

fn put(dir: &Path, which: Which) -> Result<(), StoreError> {
    let file = path(dir, which);
    for ending in ["-wal", "-shm"] {
        remove_if_there(&beside(&file, ending))?;
    }
    moved(&beside(&file, WHOLE), &file)?;
    sync(dir)
}

fn remove_copies(dir: &Path, which: Which) -> Result<(), StoreError> {
    let file = path(dir, which);
    for copy in [DRAFT, WHOLE] {
        for ending in ["", "-journal", "-wal", "-shm"] {
            remove_if_there(&beside(&beside(&file, copy), ending))?;
        }
    }
    Ok(())
}

fn moved(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::io("putting a database in its place", error))
}
