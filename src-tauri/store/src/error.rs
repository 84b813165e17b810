//! What can go wrong with the databases, and the one place where SQLite's codes get their meaning.

use std::borrow::Cow;
use std::io;

use libsqlite3_sys as ffi;

use crate::migration::Migration;
use crate::{ledger, mirror};

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// What cannot be fetched again.
    Ledger,
    /// What can be read again from the vendors.
    Mirror,
}

impl Which {
    /// The file's name in the data folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Ledger => vault::LEDGER_FILE,
            Self::Mirror => "mirror.db",
        }
    }

    /// What stands in it.
    pub(crate) fn tables(self) -> &'static [&'static [Migration]] {
        match self {
            Self::Ledger => ledger::TABLES,
            Self::Mirror => mirror::TABLES,
        }
    }
}

impl std::fmt::Display for Which {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Ledger => "ledger",
            Self::Mirror => "mirror",
        })
    }
}

/// Why the store could not do what was asked. No variant carries a value of a row.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is an unencrypted database. It was not opened.
    #[error(
        "The {which} in the data folder is not encrypted, so it was not opened and nothing was written to it. It was \
         not made by this console. Move the file away, or choose another data folder."
    )]
    Plaintext {
        /// Which database.
        which: Which,
    },
    /// The key does not open the file.
    #[error(
        "The key on this computer does not open the {which}, so the clinic's data stays closed. Nothing was changed. \
         Sign in as the person who set the console up, or restore the keyring or the data folder from the same backup."
    )]
    WrongKey {
        /// Which database.
        which: Which,
    },
    /// The file was written by a newer program.
    #[error(
        "The {which} was written by a newer version of this console (form {found}, this one knows {known}). It was not \
         touched. Install the newer version and open the console again."
    )]
    Newer {
        /// Which database.
        which: Which,
        /// Form of the file.
        found: i64,
        /// Newest form that this program knows.
        known: i64,
    },
    /// The ledger is damaged. Nothing was changed.
    #[error(
        "The ledger is damaged, so the console stopped before it changed anything. Bookings at the vendors are not \
         affected. Restore a backup; the damaged file is kept beside it."
    )]
    LedgerDamaged {
        /// SQLite's own words.
        detail: String,
    },
    /// The mirror turned out to be damaged while in use. The next [`crate::Store::open`] makes a new one.
    #[error(
        "The local copy of the vendors' records is damaged. Nothing at the vendors is affected. Close the console and \
         open it again: the copy will be made anew."
    )]
    MirrorDamaged {
        /// SQLite's own words.
        detail: String,
    },
    /// The passphrase is not the backup's, or the backup was changed.
    #[error("The passphrase does not open this backup. Nothing was changed. Check it and try again.")]
    WrongPassphrase,
    /// The file is no backup.
    #[error("This file is no backup of a clinic, or only part of one. Nothing was changed. Choose another file.")]
    NotABackup,
    /// Another console has this data folder open.
    #[error(
        "This data folder is already open in another console on this computer. Nothing was changed. Use that window, \
         or close it first."
    )]
    InUse,
    /// No room left on the disk.
    #[error(
        "The disk is full, so the last change was not kept. Nothing was sent to a vendor because of it. Free some space \
         and try again."
    )]
    DiskFull,
    /// Another task kept the database for longer than the waiting time.
    #[error("The console's data is busy, so the last change was not kept. Try again.")]
    Busy,
    /// The store was closed.
    #[error("The console is closing, so the last change was not kept.")]
    Closed,
    /// A row with the same unique value exists.
    #[error("This is already known, so it was not kept a second time.")]
    Duplicate {
        /// Table and columns, in SQLite's words.
        constraint: String,
    },
    /// A row refers to something that does not exist, or breaks a rule of its table.
    #[error("The change does not fit the rest of the console's data, so it was not kept. Please report this.")]
    Refused {
        /// SQLite's own words.
        detail: String,
    },
    /// A stored value is not one that this program writes.
    #[error("A value in the console's data could not be understood ({column}). It was not used. Please report this.")]
    Unreadable {
        /// The column, never its content.
        column: Cow<'static, str>,
    },
    /// The file system said no.
    #[error("The data folder could not be used. Nothing was changed. Check that the folder exists and may be written.")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The system's own words.
        #[source]
        source: io::Error,
    },
    /// Damage that has not been told apart yet; turned into one of the two above before it leaves this crate.
    #[error("A database is damaged.")]
    #[doc(hidden)]
    Damage {
        /// SQLite's own words.
        detail: String,
    },
    /// Anything else that SQLite reports.
    #[error("The console's data could not be read or changed. Try again; if it stays so, report it.")]
    Sql {
        /// Extended result code, where there is one.
        code: Option<i32>,
        /// SQLite's own words; they name tables and columns, not values.
        detail: String,
    },
}

impl StoreError {
    /// The technical words, for a place where details are shown. Never the content of a row.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::LedgerDamaged { detail }
            | Self::MirrorDamaged { detail }
            | Self::Damage { detail }
            | Self::Refused { detail }
            | Self::Sql { detail, .. } => Some(detail.clone()),
            Self::Duplicate { constraint } => Some(constraint.clone()),
            Self::Io { doing, source } => Some(format!("{doing}: {source}")),
            _ => None,
        }
    }

    /// The error of an operation on a file, with a full disk told apart.
    pub(crate) fn io(doing: &'static str, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { doing, source },
        }
    }

    /// Says whose damage it is.
    pub(crate) fn of(self, which: Which) -> Self {
        match (self, which) {
            (Self::Damage { detail }, Which::Ledger) => Self::LedgerDamaged { detail },
            (Self::Damage { detail }, Which::Mirror) => Self::MirrorDamaged { detail },
            (other, _) => other,
        }
    }

    /// Whether the file itself cannot be trusted.
    pub(crate) fn is_damage(&self) -> bool {
        matches!(self, Self::Damage { .. } | Self::LedgerDamaged { .. } | Self::MirrorDamaged { .. })
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().and_then(|code| code.parse::<i32>().ok());
                by_code(code, error.message())
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Closed,
            sqlx::Error::Io(source) => Self::io("database file", source),
            sqlx::Error::ColumnDecode { index, .. } => Self::Unreadable { column: index.into() },
            sqlx::Error::ColumnNotFound(column) => Self::Unreadable { column: column.into() },
            // Its own words may repeat a value, so only the kind of trouble is kept.
            sqlx::Error::Decode(_) | sqlx::Error::Encode(_) => Self::Unreadable { column: "value".into() },
            other => Self::Sql { code: None, detail: other.to_string() },
        }
    }
}

/// Meaning of an extended result code (<https://sqlite.org/rescode.html>); the low byte is the primary code.
fn by_code(code: Option<i32>, message: &str) -> StoreError {
    let detail = message.to_owned();
    let Some(number) = code else { return StoreError::Sql { code, detail } };
    match (number, number & 0xff) {
        // The shared-memory file of the write-ahead log cannot be grown: in practice the disk is full.
        (_, ffi::SQLITE_FULL) | (ffi::SQLITE_IOERR_SHMSIZE, _) => StoreError::DiskFull,
        (_, ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB) => StoreError::Damage { detail },
        (_, ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED) => StoreError::Busy,
        (ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY, _) => {
            StoreError::Duplicate { constraint: detail }
        }
        (_, ffi::SQLITE_CONSTRAINT) => StoreError::Refused { detail },
        _ => StoreError::Sql { code, detail },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_apart_wherever_it_shows() {
        assert!(matches!(by_code(Some(ffi::SQLITE_FULL), "x"), StoreError::DiskFull));
        assert!(matches!(by_code(Some(ffi::SQLITE_IOERR_SHMSIZE), "x"), StoreError::DiskFull));
        let source = io::Error::from(io::ErrorKind::StorageFull);
        assert!(matches!(StoreError::io("copying", source), StoreError::DiskFull));
    }

    #[test]
    fn damage_is_given_to_the_database_that_has_it() {
        let damage = || by_code(Some(ffi::SQLITE_CORRUPT), "malformed");
        assert!(matches!(damage().of(Which::Ledger), StoreError::LedgerDamaged { .. }));
        assert!(matches!(damage().of(Which::Mirror), StoreError::MirrorDamaged { .. }));
        assert!(matches!(by_code(Some(ffi::SQLITE_BUSY), "x").of(Which::Mirror), StoreError::Busy));
    }

    #[test]
    fn a_value_that_could_not_be_decoded_is_not_repeated_in_the_error() {
        let error = StoreError::from(sqlx::Error::Decode("invalid value \"Okafor\"".into()));
        assert!(!format!("{error} {error:?} {:?}", error.detail()).contains("Okafor"));
    }
}
