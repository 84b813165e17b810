//! What an administrator knows better than the program about a vendor that publishes no contract: an edited contract
//! profile per connection, and marks on assumptions.

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    4,
    "CREATE TABLE contract_profiles(
        connection TEXT PRIMARY KEY NOT NULL,
        content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE assumption_marks(
        connection TEXT NOT NULL,
        assumption TEXT NOT NULL,
        holds INTEGER NOT NULL,
        note TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY(connection, assumption)
    ) STRICT, WITHOUT ROWID;",
)];

/// What an administrator found out about an assumption at their own tenant.
#[derive(Clone, PartialEq, Eq)]
pub struct AssumptionMark {
    /// Which, for example `A-CM-03`.
    pub assumption: String,
    /// Whether it was confirmed; otherwise it was found wrong.
    pub holds: bool,
    /// How they know.
    pub note: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
ids_only!(AssumptionMark { assumption, holds });

impl Ledger {
    /// The edited contract profile of a connection.
    pub async fn contract_profile(&self, connection: &ConnectionId) -> Result<Option<String>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT content FROM contract_profiles WHERE connection = ?1").bind(connection.as_str());
        let row = self.database.settle(query.fetch_optional(&mut *conn).await.map_err(StoreError::from))?;
        row.map(|row| row.cell("content")).transpose()
    }

    /// The marks of a connection, by assumption.
    pub async fn assumption_marks(&self, connection: &ConnectionId) -> Result<Vec<AssumptionMark>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM assumption_marks WHERE connection = ?1 ORDER BY assumption");
        let rows = query.bind(connection.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps an edited contract profile, or none.
    pub async fn put_contract_profile(
        &mut self,
        connection: &ConnectionId,
        content: Option<&str>,
    ) -> Result<(), StoreError> {
        let query = match content {
            Some(content) => {
                sqlx::query("INSERT OR REPLACE INTO contract_profiles(connection, content) VALUES (?1, ?2)")
                    .bind(connection.as_str())
                    .bind(content)
            }
            None => sqlx::query("DELETE FROM contract_profiles WHERE connection = ?1").bind(connection.as_str()),
        };
        let done = query.execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Keeps a mark.
    pub async fn put_assumption_mark(
        &mut self,
        connection: &ConnectionId,
        mark: &AssumptionMark,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT OR REPLACE INTO assumption_marks(connection, assumption, holds, note, by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(connection.as_str())
        .bind(mark.assumption.as_str())
        .bind(mark.holds)
        .bind(mark.note.as_str())
        .bind(mark.by.as_str())
        .bind(ms(mark.at));
        let done = query.execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Takes a mark away.
    pub async fn drop_assumption_mark(
        &mut self,
        connection: &ConnectionId,
        assumption: &str,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM assumption_marks WHERE connection = ?1 AND assumption = ?2")
            .bind(connection.as_str())
            .bind(assumption);
        let done = query.execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Forgets what was known of a connection's contract.
    pub async fn forget_contract(&mut self, connection: &ConnectionId) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM contract_profiles WHERE connection = ?1",
            "DELETE FROM assumption_marks WHERE connection = ?1",
        ] {
            let done = sqlx::query(sql).bind(connection.as_str()).execute(self.conn()).await;
            self.settle(done.map(drop).map_err(StoreError::from))?;
        }
        Ok(())
    }
}

fn read(row: &SqliteRow) -> Result<AssumptionMark, StoreError> {
    Ok(AssumptionMark {
        assumption: row.cell("assumption")?,
        holds: row.cell("holds")?,
        note: row.cell("note")?,
        by: row.cell("by")?,
        at: row.instant("at")?,
    })
}
