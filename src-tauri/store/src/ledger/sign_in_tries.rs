//! Wrong tries at signing in, so that a restart does not make anybody faster. They are kept for user names that nobody has
//! as for those that somebody has: a wait tells nothing. A name stands here as a digest, since people type their
//! passphrase into the wrong field.

use domain::sign_in::Tries;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    12,
    "CREATE TABLE sign_in_tries(
        tried_at TEXT PRIMARY KEY NOT NULL,
        count INTEGER NOT NULL,
        not_before INTEGER NOT NULL,
        last INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sign_in_tries_by_age ON sign_in_tries(last);",
)];

/// At most so many names are remembered. The waits of the whole console make it slow to fill.
const MOST: i64 = 1_000;

impl Ledger {
    /// The wrong tries in a row at a digest of a name.
    pub async fn sign_in_tries(&self, tried_at: &str) -> Result<Option<Tries>, StoreError> {
        let mut conn = self.database.reader().await?;
        let row = one(tried_at).fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.as_ref().map(read).transpose()
    }
}

impl LedgerTx {
    /// The same, as this transaction sees it.
    pub async fn sign_in_tries_now(&mut self, tried_at: &str) -> Result<Option<Tries>, StoreError> {
        let row = one(tried_at).fetch_optional(self.conn()).await.map_err(StoreError::from);
        self.settle(row)?.as_ref().map(read).transpose()
    }

    /// Keeps the tries at a digest of a name; those of names that were tried longest ago are forgotten when there are too
    /// many.
    pub async fn put_sign_in_tries(&mut self, tried_at: &str, tries: &Tries) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO sign_in_tries(tried_at, count, not_before, last) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT(tried_at) DO UPDATE SET count = excluded.count, not_before = excluded.not_before,
                last = excluded.last",
        );
        let put = put.bind(tried_at.to_owned()).bind(tries.count).bind(ms(tries.not_before)).bind(ms(tries.last));
        let done = put.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))?;
        let bound = sqlx::query(
            "DELETE FROM sign_in_tries WHERE tried_at IN
             (SELECT tried_at FROM sign_in_tries ORDER BY last DESC, tried_at LIMIT -1 OFFSET ?1)",
        );
        let done = bound.bind(MOST).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Forgets the tries at a digest of a name.
    pub async fn forget_sign_in_tries(&mut self, tried_at: &str) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM sign_in_tries WHERE tried_at = ?1").bind(tried_at.to_owned());
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}

fn one(tried_at: &str) -> Statement {
    sqlx::query("SELECT * FROM sign_in_tries WHERE tried_at = ?1").bind(tried_at.to_owned())
}

fn read(row: &SqliteRow) -> Result<Tries, StoreError> {
    Ok(Tries { count: row.number("count")?, not_before: row.instant("not_before")?, last: row.instant("last")? })
}
