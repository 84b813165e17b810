//! The clinic's own copies of documents: sealed files beside the ledger, one per copy, each under a key that only the
//! ledger holds. A file without its row cannot be opened by anyone, so removing the row is what destroys a copy; the
//! file is swept afterwards.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use vault::{StoreKey, open_file, seal_file};

use crate::StoreError;

const FOLDER: &str = "documents";
const ENDING: &str = "sealed";

/// The folder with the copies of one data folder.
#[derive(Debug, Clone)]
pub struct CopyFiles {
    folder: PathBuf,
}

impl CopyFiles {
    /// The copies of a data folder. Nothing is made before something is kept.
    pub fn of(dir: &Path) -> Self {
        Self { folder: dir.join(FOLDER) }
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.{ENDING}"))
    }

    /// Seals the bytes and keeps them under an id: wholly or not at all, readable by its owner only. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Io`].
    pub fn keep(&self, id: &str, key: &StoreKey, bytes: &[u8]) -> Result<(), StoreError> {
        let failed = |error| StoreError::io("keeping a document's copy", error);
        let sealed = seal_file(key, id, bytes).map_err(|error| failed(io::Error::other(error)))?;
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let draft = self.folder.join(format!("{id}.draft"));
        let written = write(&draft, &sealed).and_then(|()| fs::rename(&draft, self.path(id)));
        if let Err(error) = written {
            // What was begun is of no use to anyone; a failure to remove it is found by the next sweep.
            let _swept = fs::remove_file(&draft);
            return Err(failed(error));
        }
        fs::File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)
    }

    /// Opens a copy; none when the file is missing, damaged, or not the one that belongs there. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn open(&self, id: &str, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        match fs::read(self.path(id)) {
            Ok(sealed) => Ok(open_file(key, id, &sealed).map(|mut bytes| std::mem::take(&mut *bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io("opening a document's copy", error)),
        }
    }

    /// Removes one file, when it is there. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn remove(&self, id: &str) -> Result<(), StoreError> {
        match fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::io("removing a document's copy", error))
            }
            _ => Ok(()),
        }
    }

    /// Removes every file whose id is not among those that are kept. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn sweep(&self, kept: &[String]) -> Result<(), StoreError> {
        let failed = |error| StoreError::io("sweeping documents' copies", error);
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let is_copy = path.extension().is_some_and(|ending| ending == ENDING);
            if !(is_copy && stem.is_some_and(|stem| kept.contains(&stem))) {
                fs::remove_file(&path).map_err(failed)?;
            }
        }
        Ok(())
    }
}

fn write(path: &Path, sealed: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(sealed)?;
    file.sync_all()
}
