//! One console per data folder.
//!
//! The lock is on a file of its own beside the ledger: closing any other handle on the ledger would release SQLite's
//! own locks on Unix, and a lock on it would shut SQLite out on Windows. The system frees it when the process ends,
//! however it ends, so that a killed console reopens.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

use crate::StoreError;

/// Held for as long as any handle on the ledger lives.
#[derive(Clone)]
pub(crate) struct InstanceLock(#[allow(dead_code, reason = "the open file is the lock")] Arc<File>);

impl InstanceLock {
    /// Takes the lock of a data folder; [`StoreError::InUse`] when another console holds it.
    pub(crate) fn take(dir: &Path) -> Result<Self, StoreError> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(dir.join("ledger.lock"))
            .map_err(|error| StoreError::io("opening the lock file", error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(Arc::new(file))),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(StoreError::io("locking the data folder", error)),
        }
    }
}
