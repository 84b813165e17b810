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
/// Beside the folder: copies that a restored ledger does not know.
const ASIDE: &str = "documents-set-aside";
/// Within the folder, from the moment in which an older ledger takes the place of another until its first start.
const RESTORED: &str = "ledger-was-restored";

/// The folder with the copies of one data folder.
#[derive(Debug, Clone)]
pub struct CopyFiles {
    folder: PathBuf,
    aside: PathBuf,
}

impl CopyFiles {
    /// The copies of a data folder. Nothing is made before something is kept.
    pub fn of(dir: &Path) -> Self {
        Self { folder: dir.join(FOLDER), aside: dir.join(ASIDE) }
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
        sync(&self.folder).map_err(failed)
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

    /// Removes every file whose id is not among those that are kept. Gives how many were set aside instead: at the first
    /// start of a restored ledger nothing is removed, since a copy that was made after the backup is unknown to it and
    /// not destroyed. Its key is in the ledger that was replaced, which is kept too. A copy that was set aside comes back
    /// when a ledger is restored that knows it. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn sweep(&self, kept: &[String]) -> Result<usize, StoreError> {
        let failed = |error| StoreError::io("sweeping documents' copies", error);
        if self.folder.join(RESTORED).try_exists().map_err(failed)? {
            return self.sort_after_restore(kept).map_err(failed);
        }
        for path in files(&self.folder).map_err(failed)? {
            if !is_one_of(&path, kept) {
                fs::remove_file(&path).map_err(failed)?;
            }
        }
        Ok(0)
    }

    /// An older ledger is about to take the place of this one: the next sweep removes nothing. Blocks on the disk.
    pub(crate) fn before_restore(&self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::File::create(self.folder.join(RESTORED))?.sync_all()?;
        sync(&self.folder)
    }

    /// Ends with the mark, so that a start that was cut short is done again.
    fn sort_after_restore(&self, kept: &[String]) -> io::Result<usize> {
        fs::create_dir_all(&self.aside)?;
        for path in files(&self.aside)?.into_iter().filter(|path| is_one_of(path, kept)) {
            moved(&path, &self.folder)?;
        }
        let mut set_aside = 0;
        for path in files(&self.folder)? {
            let is_copy = path.extension().is_some_and(|ending| ending == ENDING);
            if is_copy && !is_one_of(&path, kept) {
                moved(&path, &self.aside)?;
                set_aside += 1;
            }
        }
        sync(&self.aside)?;
        sync(&self.folder)?;
        fs::remove_file(self.folder.join(RESTORED))?;
        Ok(set_aside)
    }
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn is_one_of(path: &Path, kept: &[String]) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    path.extension().is_some_and(|ending| ending == ENDING) && stem.is_some_and(|stem| kept.contains(&stem))
}

fn moved(path: &Path, folder: &Path) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    fs::rename(path, folder.join(name))
}

fn sync(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
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
