//! What a database file is, before anything is allowed to write to it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};
use vault::StoreKey;

use crate::migration::{self, Migration};
use crate::open_options::{Purpose, options};
use crate::{StoreError, Which};

/// What the first look found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// No file, or an empty one.
    Absent,
    /// Opens with the key, and is of a form that this program knows.
    Sound,
    /// The first page does not open with this key: another key, or damage. The two cannot be told apart by looking at
    /// one file alone.
    Closed,
    /// Opens with the key, but is damaged; SQLite's own words.
    Damaged(String),
}

/// Up to this size the whole file is checked at each start (about 10 µs a page); a larger one is checked by
/// [`crate::Store::check`], which the console calls when it has nothing better to do.
const CHECKED_AT_START: u64 = 4 * 1024 * 1024;

/// Looks at a database file without writing to it. Fails for what must stop the console: plain text and a newer form.
pub(crate) async fn look(
    path: &Path,
    which: Which,
    key: &StoreKey,
    tables: &[&[Migration]],
) -> Result<Finding, StoreError> {
    let Some(size) = header(path, which)? else { return Ok(Finding::Absent) };
    let mut conn = match options(path, which, key, Purpose::Inspect).connect().await {
        Ok(conn) => conn,
        Err(error) => return damage(error.into(), Finding::Closed),
    };
    let finding = inspect(&mut conn, which, tables, size).await;
    conn.close().await?;
    finding
}

async fn inspect(
    conn: &mut SqliteConnection,
    which: Which,
    tables: &[&[Migration]],
    size: u64,
) -> Result<Finding, StoreError> {
    // This needs the first page only: when it does not open, the key may be another one.
    if let Err(error) = sqlx::query("PRAGMA user_version").fetch_one(&mut *conn).await {
        return damage(error.into(), Finding::Closed);
    }
    // The names of the tables go on beyond it: with the right key, what does not open there is damaged.
    if let Err(error) = sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *conn).await {
        let error = StoreError::from(error);
        let detail = error.to_string();
        return damage(error, Finding::Damaged(detail));
    }
    let (found, known) = (migration::found(&mut *conn).await?, migration::known(tables));
    if found > known {
        return Err(StoreError::Newer { which, found, known });
    }
    if size > CHECKED_AT_START {
        return Ok(Finding::Sound);
    }
    Ok(match whole(conn).await? {
        Some(detail) => Finding::Damaged(detail),
        None => Finding::Sound,
    })
}

/// Checks every page of an open database: its seal, then its structure. None when all is well.
pub(crate) async fn whole(conn: &mut SqliteConnection) -> Result<Option<String>, StoreError> {
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA quick_check(1)"] {
        match sqlx::query(check).fetch_optional(&mut *conn).await {
            Ok(Some(row)) => {
                let words: String = row.try_get(0)?;
                if words != "ok" {
                    return Ok(Some(words));
                }
            }
            Ok(None) => {}
            Err(error) => match StoreError::from(error) {
                StoreError::Damage { detail } => return Ok(Some(detail)),
                other => return Err(other),
            },
        }
    }
    Ok(None)
}

/// Reads the first bytes: the file's size, or none when there is nothing in it.
pub(crate) fn header(path: &Path, which: Which) -> Result<Option<u64>, StoreError> {
    let looking = |error| StoreError::io("looking at a database file", error);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(looking(error)),
    };
    let size = file.metadata().map_err(looking)?.len();
    let mut start = Vec::new();
    file.take(16).read_to_end(&mut start).map_err(looking)?;
    match start.as_slice() {
        [] => Ok(None),
        start if start.starts_with(b"SQLite format 3") => Err(StoreError::Plaintext { which }),
        _ => Ok(Some(size)),
    }
}

fn damage(error: StoreError, finding: Finding) -> Result<Finding, StoreError> {
    if error.is_damage() { Ok(finding) } else { Err(error) }
}
