//! Keeping an entry at the end of the chain, in the transaction of the act.

use sqlx::SqliteConnection;

use super::form::Form;
use super::{AuditEntry, ChainHash, GENESIS};
use crate::cells::{Cells, unreadable};
use crate::ledger::LedgerTx;
use crate::{Ledger, StoreError};

impl LedgerTx {
    /// Keeps an entry at the end of the chain.
    pub async fn append_audit(&mut self, entry: &AuditEntry) -> Result<(), StoreError> {
        let appended = append(self.conn(), entry).await;
        self.settle(appended)
    }
}

impl Ledger {
    /// Keeps an entry about something that changes nothing here, in a transaction of its own.
    pub async fn append_audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.append_audit(entry).await?;
        tx.commit().await
    }
}

async fn append(conn: &mut SqliteConnection, entry: &AuditEntry) -> Result<(), StoreError> {
    let (number, before) = end(&mut *conn).await?;
    add(conn, number + 1, before, &Form::of(number + 1, entry)).await.map(drop)
}

/// Number and hash of the last entry, as a writer sees them.
pub(super) async fn end(conn: &mut SqliteConnection) -> Result<(u64, ChainHash), StoreError> {
    let last = sqlx::query("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetch_optional(conn).await?;
    match last {
        Some(row) => Ok((row.number("number")?, hash(&row)?)),
        None => Ok((0, GENESIS)),
    }
}

/// Keeps one form at its place and gives its hash.
pub(super) async fn add(
    conn: &mut SqliteConnection,
    number: u64,
    before: ChainHash,
    form: &Form,
) -> Result<ChainHash, StoreError> {
    let canonical = form.text()?;
    let hash = before.then(&canonical);
    sqlx::query("INSERT INTO audit(number, hash, canonical) VALUES (?1, ?2, ?3)")
        .bind(i64::try_from(number).map_err(|_| unreadable("number"))?)
        .bind(hash.to_string())
        .bind(canonical)
        .execute(conn)
        .await?;
    Ok(hash)
}

/// A row's hash. Where somebody put something else there, the console goes on all the same: what follows is chained to
/// what stands there, and that it is no hash is told when the chain is followed.
pub(super) fn hash(row: &sqlx::sqlite::SqliteRow) -> Result<ChainHash, StoreError> {
    let text: String = row.cell("hash")?;
    Ok(ChainHash::parse(&text).unwrap_or_else(|| GENESIS.then(&text)))
}
