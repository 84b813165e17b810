//! The data folder: both databases, opened or refused together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vault::{SecretString, StoreKey};

use crate::database::{self, Database};
use crate::file_check::{self, Finding};
use crate::held_folder::HeldFolder;
use crate::ledger::{self, Ledger};
use crate::mirror::{self, Mirror};
use crate::{CopyFiles, StoreError, Which, backup, carried};

/// An open data folder. Keep it as long as the console runs, and [`Store::close`] it at the end.
pub struct Store {
    ledger: Ledger,
    mirror: Mirror,
    mirror_was_rebuilt: bool,
    key: StoreKey,
}

impl Store {
    /// Opens the two databases of a folder, or makes them at the first run.
    ///
    /// Nothing is written before both files were looked at. A damaged mirror is removed and made anew
    /// ([`Store::mirror_was_rebuilt`]). Everything else that is wrong is refused: [`StoreError::InUse`],
    /// [`StoreError::Plaintext`], [`StoreError::WrongKey`], [`StoreError::Newer`], [`StoreError::LedgerDamaged`],
    /// [`StoreError::DiskFull`], [`StoreError::Io`].
    pub async fn open(dir: &Path, key: &StoreKey) -> Result<Self, StoreError> {
        Self::open_held(HeldFolder::take(dir)?, key).await
    }

    /// The same in a folder that was taken before.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_held(folder: HeldFolder, key: &StoreKey) -> Result<Self, StoreError> {
        let dir = folder.dir();
        let (ledger_path, mirror_path) = (path(dir, Which::Ledger), path(dir, Which::Mirror));
        let ledger_is = file_check::look(&ledger_path, Which::Ledger, key, ledger::TABLES).await?;
        let mirror_is = file_check::look(&mirror_path, Which::Mirror, key, mirror::TABLES).await?;
        refuse_bad_ledger(&ledger_is, &mirror_is)?;

        let mirror_is_bad = !matches!(mirror_is, Finding::Absent | Finding::Sound) || database::suspected(&mirror_path);
        if mirror_is_bad {
            database::remove(&mirror_path)?;
        }
        let mirror_was_rebuilt = mirror_is_bad || (ledger_is == Finding::Sound && mirror_is == Finding::Absent);
        let ledger = Database::open(&ledger_path, Which::Ledger, key, ledger::TABLES).await?;
        ledger.settle(ledger::adopt(&ledger).await)?;
        let mirror = Database::open(&mirror_path, Which::Mirror, key, mirror::TABLES).await?;
        Ok(Self {
            ledger: Ledger::new(Arc::new(ledger), folder),
            mirror: Mirror::new(Arc::new(mirror)),
            mirror_was_rebuilt,
            key: key.clone(),
        })
    }

    /// The folder, which stays taken while a handle on it lives, also when this is closed.
    pub fn folder(&self) -> HeldFolder {
        self.ledger.folder().clone()
    }

    /// What cannot be fetched again.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What can be read again from the vendors.
    pub fn mirror(&self) -> &Mirror {
        &self.mirror
    }

    /// Whether the mirror is empty although the ledger is not: it was damaged or missing, and is to be filled again
    /// from the known ids.
    pub fn mirror_was_rebuilt(&self) -> bool {
        self.mirror_was_rebuilt
    }

    /// Checks every page of both databases: seconds for a large mirror, so it is meant for a quiet moment. A damaged
    /// mirror is marked, and made anew at the next start; a damaged ledger is [`StoreError::LedgerDamaged`].
    pub async fn check(&self) -> Result<(), StoreError> {
        for (which, database) in [(Which::Ledger, self.ledger.database()), (Which::Mirror, self.mirror.database())] {
            let found = file_check::whole(&mut *database.reader().await?).await?;
            if let Some(detail) = found {
                return database.settle(Err(StoreError::Damage { detail }.of(which)));
            }
        }
        Ok(())
    }

    /// Writes an encrypted copy of the ledger, under the same key, to a path that does not exist yet. Writing waits
    /// meanwhile; reading does not.
    pub async fn backup_ledger(&self, to: &Path) -> Result<(), StoreError> {
        let database = self.ledger.database();
        database.settle(backup::write(database, to, &self.key).await)
    }

    /// Puts a backup in the place of a damaged ledger and gives the path under which the damaged file is kept.
    ///
    /// The folder must not be open. The backup is checked whole first; when anything is wrong with it, nothing changes.
    /// Copies of documents that the backup does not know are set aside by the next sweep, and not removed.
    pub async fn restore_ledger(dir: &Path, backup: &Path, key: &StoreKey) -> Result<Option<PathBuf>, StoreError> {
        let folder = HeldFolder::take(dir)?;
        let ledger = path(dir, Which::Ledger);
        let draft = backup::check(&ledger, backup, key).await?;
        put_restored(&folder, &draft)
    }

    /// Writes the ledger to a file of its own that opens with a passphrase, on any computer. Writing waits meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Io`] when there is such a file already; [`StoreError::DiskFull`].
    pub async fn carry_ledger(&self, to: &Path, passphrase: &SecretString) -> Result<(), StoreError> {
        let database = self.ledger.database();
        database.settle(carried::write(database, to, passphrase, &self.key).await)
    }

    /// Finishes what is under way and closes both files. The folder is free once the last handle on the ledger is gone.
    pub async fn close(self) {
        self.shut().await;
    }

    /// The same for a store that others still hold: their next call fails with [`StoreError::Closed`]. The folder stays
    /// locked until the last of them lets go.
    pub async fn shut(&self) {
        self.mirror.database().close().await;
        self.ledger.database().close().await;
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("mirror_was_rebuilt", &self.mirror_was_rebuilt).finish_non_exhaustive()
    }
}

/// Puts a checked copy in the place of the ledger, and gives the path under which the one that stood there is kept. Copies
/// of documents that the ledger of the backup does not know are set aside by the next sweep, and not removed.
pub(crate) fn put_restored(folder: &HeldFolder, draft: &Path) -> Result<Option<PathBuf>, StoreError> {
    let dir = folder.dir();
    CopyFiles::of(dir).before_restore().map_err(|error| StoreError::io("restoring a backup", error))?;
    backup::put_in_place(draft, &path(dir, Which::Ledger))
}

pub(crate) fn path(dir: &Path, which: Which) -> PathBuf {
    dir.join(which.file_name())
}

/// A ledger whose first page does not open may be damaged, or the key may be another. The mirror has the same key: if
/// that opens, the key is right.
fn refuse_bad_ledger(ledger: &Finding, mirror: &Finding) -> Result<(), StoreError> {
    match (ledger, mirror) {
        (Finding::Closed, Finding::Sound | Finding::Damaged(_)) => {
            Err(StoreError::LedgerDamaged { detail: "its first page does not open with the right key".to_owned() })
        }
        (Finding::Closed, _) => Err(StoreError::WrongKey { which: Which::Ledger }),
        (Finding::Damaged(detail), _) => Err(StoreError::LedgerDamaged { detail: detail.clone() }),
        // Without a ledger there is nothing that proves the key; a mirror that it does not open is not ours to remove.
        (Finding::Absent, Finding::Closed) => Err(StoreError::WrongKey { which: Which::Mirror }),
        _ => Ok(()),
    }
}
