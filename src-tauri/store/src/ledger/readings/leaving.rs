//! What of readings goes when an account is removed: what came through it, and all that its records hold.

use domain::ConnectionId;

use crate::StoreError;
use crate::ledger::{Ledger, LedgerTx};

/// Readings and recordings that its records hold and nobody else has: typed in here, or read from a file.
const ONLY_HERE: &str = "WITH own(id) AS (
         SELECT id FROM reading_origins
         WHERE seen AND way IN ('entered', 'imported') AND substr(patient, 1, instr(patient, ':') - 1) = ?1
     ) SELECT (SELECT coalesce(sum(count), 0) FROM reading_days WHERE origin IN (SELECT id FROM own))
            + (SELECT count(*) FROM signals WHERE state = 'whole' AND origin IN (SELECT id FROM own))";

impl Ledger {
    /// How many readings of an account's records are nowhere but here, a recording counted as one.
    pub async fn count_own_readings(&self, connection: &ConnectionId) -> Result<u64, StoreError> {
        let mut conn = self.database.reader().await?;
        let count = sqlx::query_scalar::<_, i64>(ONLY_HERE).bind(connection.as_str()).fetch_one(&mut *conn).await;
        Ok(self.database.settle(count.map_err(StoreError::from))?.unsigned_abs())
    }
}

impl LedgerTx {
    /// Removes what came through an account and what its records hold, electrocardiograms included. Gives how many readings
    /// were nowhere but here, as counted by [`Ledger::count_own_readings`].
    pub async fn forget_readings_of(&mut self, connection: &ConnectionId) -> Result<u64, StoreError> {
        let count = sqlx::query_scalar::<_, i64>(ONLY_HERE).bind(connection.as_str()).fetch_one(self.conn()).await;
        let count = self.settle(count.map_err(StoreError::from))?;
        let gone = sqlx::query(
            "DELETE FROM reading_origins WHERE (way IN ('read', 'delivered') AND about = ?1)
             OR substr(patient, 1, instr(patient, ':') - 1) = ?1",
        );
        let gone = gone.bind(connection.as_str()).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(gone.map(drop))?;
        Ok(count.unsigned_abs())
    }
}
