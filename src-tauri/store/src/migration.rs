//! Versions of a database's form, kept in `PRAGMA user_version`. Each table's module holds its own migrations.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::StoreError;

/// One step of one table: the version of the database that it belongs to, and its SQL.
pub(crate) type Migration = (i64, &'static str);

/// The newest version that these tables know.
pub(crate) fn known(tables: &[&[Migration]]) -> i64 {
    tables.iter().flat_map(|table| table.iter()).map(|(version, _)| *version).max().unwrap_or(0)
}

/// The version of an open database; 0 for an empty one.
pub(crate) async fn found(conn: &mut SqliteConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query("PRAGMA user_version").fetch_one(conn).await?.try_get(0)?)
}

/// Brings a database to the newest version, in one transaction.
pub(crate) async fn run(conn: &mut SqliteConnection, tables: &[&[Migration]]) -> Result<(), StoreError> {
    let (found, known) = (found(&mut *conn).await?, known(tables));
    if found >= known {
        return Ok(());
    }
    let mut tx = sqlx::Connection::begin_with(conn, "BEGIN IMMEDIATE").await?;
    for version in found + 1..=known {
        for (_, sql) in tables.iter().flat_map(|table| table.iter()).filter(|(of, _)| *of == version) {
            sqlx::raw_sql(*sql).execute(&mut *tx).await?;
        }
    }
    // A pragma takes no arguments; `known` is a number from the constants of this crate.
    sqlx::raw_sql(AssertSqlSafe(format!("PRAGMA user_version = {known}"))).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}
