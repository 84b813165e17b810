//! A data folder that this process alone has, also while its databases are closed: what is done to a closed clinic is done
//! between two openings, and nobody else may open it there.

use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::instance_lock::InstanceLock;

/// A data folder that nobody else can open while a handle on this lives. Cloning gives another handle.
#[derive(Clone)]
pub struct HeldFolder {
    dir: PathBuf,
    _lock: InstanceLock,
}

impl HeldFolder {
    /// Takes a data folder, which is made when it is missing.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when a console has it open; [`StoreError::Io`].
    pub fn take(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir).map_err(|error| StoreError::io("making the data folder", error))?;
        Ok(Self { dir: dir.to_owned(), _lock: InstanceLock::take(dir)? })
    }

    /// Where it is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

impl std::fmt::Debug for HeldFolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HeldFolder")
    }
}
