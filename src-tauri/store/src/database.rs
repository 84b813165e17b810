//! One open database: one connection that writes, two that read.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::pool::{PoolConnection, PoolOptions};
use sqlx::sqlite::SqlitePool;
use sqlx::{Sqlite, Transaction};
use vault::StoreKey;

use crate::migration::{self, Migration};
use crate::open_options::{Purpose, options};
use crate::{StoreError, Which, process_exit};

/// How long a caller waits for its turn to write.
const TURN: Duration = Duration::from_secs(30);

pub(crate) struct Database {
    which: Which,
    path: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Database {
    /// Opens a file that was looked at before, or makes it, and brings it to the newest form.
    pub(crate) async fn open(
        path: &Path,
        which: Which,
        key: &StoreKey,
        tables: &[&[Migration]],
    ) -> Result<Self, StoreError> {
        let writer = pool(1).connect_with(options(path, which, key, Purpose::Write)).await?;
        process_exit::before_the_ciphers_clean_up();
        migration::run(&mut *writer.acquire().await?, tables).await?;
        // Opened when they are first needed: each is a thread and a page cache.
        let readers = pool(2).connect_lazy_with(options(path, which, key, Purpose::Read));
        Ok(Self { which, path: path.to_owned(), writer, readers })
    }

    /// A transaction on the writing connection. Dropped without a commit, it is rolled back.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        match self.writer.begin_with("BEGIN IMMEDIATE").await {
            // After a full disk SQLite has ended the last transaction by itself, and the library still counts it: the
            // connection is replaced.
            Err(sqlx::Error::InvalidSavePointStatement) => {
                self.writer.acquire().await?.close().await?;
                Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            begun => Ok(begun?),
        }
    }

    /// The writing connection outside of a transaction, for statements that allow none around them.
    pub(crate) async fn writer(&self) -> Result<PoolConnection<Sqlite>, StoreError> {
        Ok(self.writer.acquire().await?)
    }

    /// A connection that only reads.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Sqlite>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Says whose damage it is, and marks a damaged mirror so that the next start makes a new one.
    pub(crate) fn settle<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        result.map_err(|error| {
            if error.is_damage() && self.which == Which::Mirror {
                self.suspect();
            }
            error.of(self.which)
        })
    }

    /// Leaves the mark that [`suspected`] looks for.
    pub(crate) fn suspect(&self) {
        if let Err(error) = fs::write(mark(&self.path), b"") {
            tracing::warn!(database = %self.which, kind = ?error.kind(), "a damaged database could not be marked");
        }
    }

    /// Finishes what is under way, moves the write-ahead log into the file and closes it.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Whether an earlier run found this file damaged.
pub(crate) fn suspected(path: &Path) -> bool {
    mark(path).exists()
}

/// Removes a database file, its log and its mark.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    for file in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm"), mark(path)] {
        match fs::remove_file(file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("removing the damaged mirror", error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The file whose name is this one's with something after it.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn mark(path: &Path) -> PathBuf {
    beside(path, ".damaged")
}

fn pool(connections: u32) -> PoolOptions<Sqlite> {
    PoolOptions::new()
        .min_connections(0)
        .max_connections(connections)
        .acquire_timeout(TURN)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

#[cfg(test)]
#[path = "database_tests.rs"]
mod tests;
