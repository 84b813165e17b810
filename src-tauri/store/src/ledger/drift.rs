//! Where replies departed from a vendor's contract: how often, since when, in which operation. Names of places, never a
//! value. It is kept because a departure that is seen once a month would otherwise be forgotten at every start.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConnectionId;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE drift(
        connection TEXT NOT NULL,
        operation TEXT NOT NULL,
        words TEXT NOT NULL,
        count INTEGER NOT NULL,
        first_seen INTEGER NOT NULL,
        last_seen INTEGER NOT NULL,
        PRIMARY KEY(connection, operation, words)
    ) STRICT, WITHOUT ROWID;",
)];

/// At most this many different places are kept per connection: a reply full of invented fields cannot fill the disk.
const MOST_PLACES: i64 = 200;
/// A place that was not seen for this long makes room for a new one.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(90);

/// One place where replies depart from the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftRow {
    /// Of which connection.
    pub connection: ConnectionId,
    /// The operation, for example `SOLO-14`.
    pub operation: String,
    /// What departs: names of fields, never what they hold.
    pub words: String,
    /// How often it was seen.
    pub count: u32,
    /// First seen.
    pub first_seen: DateTime<Utc>,
    /// Last seen.
    pub last_seen: DateTime<Utc>,
}

impl Ledger {
    /// Every place of a connection, in order of operation and words.
    pub async fn drift(&self, connection: &ConnectionId) -> Result<Vec<DriftRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM drift WHERE connection = ?1 ORDER BY operation, words");
        let rows = query.bind(connection.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Adds sightings to what is kept. Gives false when there are too many places to keep a new one.
    pub async fn add_drift(&mut self, seen: &DriftRow) -> Result<bool, StoreError> {
        let added = add(self.conn(), seen).await;
        self.settle(added)
    }

    /// Forgets every place of a connection.
    pub async fn forget_drift(&mut self, connection: &ConnectionId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM drift WHERE connection = ?1")
            .bind(connection.as_str())
            .execute(self.conn())
            .await
            .map_err(StoreError::from);
        self.settle(done).map(drop)
    }
}

async fn add(conn: &mut SqliteConnection, seen: &DriftRow) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE drift SET count = min(count + ?4, 4294967295), last_seen = max(last_seen, ?5)
         WHERE connection = ?1 AND operation = ?2 AND words = ?3",
    )
    .bind(seen.connection.as_str())
    .bind(seen.operation.as_str())
    .bind(seen.words.as_str())
    .bind(i64::from(seen.count))
    .bind(ms(seen.last_seen))
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() > 0 {
        return Ok(true);
    }
    if places(conn, &seen.connection).await? >= MOST_PLACES {
        sqlx::query("DELETE FROM drift WHERE connection = ?1 AND last_seen < ?2")
            .bind(seen.connection.as_str())
            .bind(ms(seen.last_seen - FORGOTTEN_AFTER))
            .execute(&mut *conn)
            .await?;
        if places(conn, &seen.connection).await? >= MOST_PLACES {
            return Ok(false);
        }
    }
    sqlx::query(
        "INSERT INTO drift(connection, operation, words, count, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .bind(seen.connection.as_str())
    .bind(seen.operation.as_str())
    .bind(seen.words.as_str())
    .bind(i64::from(seen.count))
    .bind(ms(seen.first_seen))
    .bind(ms(seen.last_seen))
    .execute(conn)
    .await?;
    Ok(true)
}

async fn places(conn: &mut SqliteConnection, connection: &ConnectionId) -> Result<i64, StoreError> {
    let query = sqlx::query_scalar("SELECT count(*) FROM drift WHERE connection = ?1");
    Ok(query.bind(connection.as_str()).fetch_one(conn).await?)
}

fn read(row: &SqliteRow) -> Result<DriftRow, StoreError> {
    Ok(DriftRow {
        connection: ConnectionId(row.cell("connection")?),
        operation: row.cell("operation")?,
        words: row.cell("words")?,
        count: row.number("count")?,
        first_seen: row.instant("first_seen")?,
        last_seen: row.instant("last_seen")?,
    })
}
