//! A copy of a database under another key. SQLCipher writes the copy under the key that is in use and then changes the
//! copy's: the file in use is never touched, and no page lies on the disk unencrypted in between.

use std::fs;
use std::path::Path;

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};
use vault::StoreKey;

use crate::backup::{remove_if_there, sync, verify};
use crate::open_options::{Purpose, options};
use crate::{StoreError, Which};

/// Writes a database of which `from` is an open connection to a path, under another key, and checks it whole.
pub(crate) async fn write(
    from: &mut SqliteConnection,
    to: &Path,
    which: Which,
    key: &StoreKey,
    other: &StoreKey,
) -> Result<(), StoreError> {
    copy(from, to).await?;
    finish(to, which, key, other).await
}

/// The first half: a copy under the key that is in use. What else waits for the connection need not wait for more.
pub(crate) async fn copy(from: &mut SqliteConnection, to: &Path) -> Result<(), StoreError> {
    remove_if_there(to)?;
    let copied = sqlx::query("VACUUM INTO ?1").bind(to.to_string_lossy().into_owned()).execute(from).await;
    if copied.is_err() {
        // The copy failed; that is what is told.
        drop(fs::remove_file(to));
    }
    copied?;
    Ok(())
}

/// The second half: another key for the copy, which is then checked whole.
pub(crate) async fn finish(to: &Path, which: Which, key: &StoreKey, other: &StoreKey) -> Result<(), StoreError> {
    let finished = async {
        change(to, which, key, other).await?;
        verify(to, which, other).await?;
        sync(to)
    };
    let finished = finished.await;
    if finished.is_err() {
        drop(fs::remove_file(to));
    }
    finished
}

/// Changes the key of a file that nobody else has open.
pub(crate) async fn change(path: &Path, which: Which, key: &StoreKey, other: &StoreKey) -> Result<(), StoreError> {
    let mut conn = options(path, which, key, Purpose::Rekey).connect().await?;
    let changed = sqlx::raw_sql(AssertSqlSafe(format!("PRAGMA rekey = \"x'{}'\"", hex::encode(other.expose()))))
        .execute(&mut conn)
        .await;
    conn.close().await?;
    changed?;
    Ok(())
}
