//! How a connection is opened. The options hold the key, so they are never printed, and statements are never logged:
//! the first one is the key itself.

use std::path::Path;
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use vault::StoreKey;

use crate::Which;

/// How long a statement waits for another connection's lock.
const BUSY: Duration = Duration::from_secs(5);

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Looks at a file without changing a byte of it.
    Inspect,
    /// The one connection that writes.
    Write,
    /// One of the connections that only read.
    Read,
    /// Changes the key of a copy that nobody else has open.
    Rekey,
}

/// Options for one purpose.
///
/// `cipher_memory_security` stays off, SQLCipher's default: it wipes and pins each page buffer, at a cost that the
/// figures would show, while the same rows pass through ordinary memory on their way to the screen. Swap and core
/// dumps are the operating system's to protect.
pub(crate) fn options(path: &Path, which: Which, key: &StoreKey, purpose: Purpose) -> SqliteConnectOptions {
    let raw_key = format!("\"x'{}'\"", hex::encode(key.expose()));
    let options = SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", raw_key)
        // SQLCipher would write a refused key to the standard error stream, outside of our own reports.
        .pragma("cipher_log_level", "NONE")
        .pragma("cipher_memory_security", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(200)
        .disable_statement_logging();
    match purpose {
        Purpose::Inspect => options.read_only(true),
        // No journal: a copy that was cut short is made again, and a journal would be one more file to remove.
        Purpose::Rekey => options.journal_mode(SqliteJournalMode::Off).synchronous(SqliteSynchronous::Full),
        Purpose::Read => options.pragma("query_only", "ON").pragma("cache_size", read_cache_kib(which)),
        Purpose::Write => options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(match which {
                // An intent that was answered to must survive a power cut; a mirror row can be read again.
                Which::Ledger => SqliteSynchronous::Full,
                Which::Mirror => SqliteSynchronous::Normal,
            })
            .pragma("cache_size", write_cache_kib(which))
            .pragma("wal_autocheckpoint", checkpoint_pages(which)),
    }
}

/// Page cache of a connection that reads; a negative number means KiB.
fn read_cache_kib(which: Which) -> &'static str {
    match which {
        Which::Ledger => "-2000",
        Which::Mirror => "-8000",
    }
}

/// The same of the one that writes. It grows with what is written at once: the indexes of a vendor's whole list fit, so
/// that none of their pages is enciphered, dropped and deciphered again for each row.
fn write_cache_kib(which: Which) -> &'static str {
    match which {
        Which::Ledger => "-16000",
        Which::Mirror => "-32000",
    }
}

/// Pages in the write-ahead log before they are moved to the file. A page that is written often is moved once.
fn checkpoint_pages(which: Which) -> &'static str {
    match which {
        Which::Ledger => "1000",
        Which::Mirror => "4000",
    }
}
