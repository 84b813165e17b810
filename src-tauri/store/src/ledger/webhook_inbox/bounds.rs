//! How much of the past the inbox keeps.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use crate::StoreError;
use crate::cells::ms;
use crate::ledger::LedgerTx;

/// What the inbox keeps at most. Beyond it the oldest go first, whatever became of them: a hint that is lost delays a
/// reading, and loses nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxBounds {
    /// How long a delivery is kept.
    pub age: TimeDelta,
    /// How many are kept.
    pub count: u32,
    /// How many bytes their bodies may have together.
    pub bytes: u64,
}

impl Default for InboxBounds {
    fn default() -> Self {
        Self { age: TimeDelta::days(30), count: 20_000, bytes: 256 << 20 }
    }
}

impl LedgerTx {
    /// Removes what is beyond the bounds, and gives how many deliveries that were.
    pub async fn prune_deliveries(&mut self, bounds: &InboxBounds, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let pruned = prune(self.conn(), bounds, now).await;
        self.settle(pruned)
    }
}

async fn prune(conn: &mut SqliteConnection, bounds: &InboxBounds, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let done = sqlx::query(
        "DELETE FROM webhook_inbox WHERE received_at < ?1 OR id IN (
             SELECT id FROM (SELECT id, row_number() OVER newest AS place, sum(bytes) OVER newest AS upto
                             FROM webhook_inbox WINDOW newest AS (ORDER BY id DESC))
             WHERE place > ?2 OR upto > ?3)",
    )
    .bind(ms(now - bounds.age))
    .bind(i64::from(bounds.count))
    .bind(i64::try_from(bounds.bytes).unwrap_or(i64::MAX))
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
