//! What of readings goes when an account is removed: what came through it, all that its records hold, and the files that
//! were brought in for its records, whose names may name a person.

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
    /// Removes what came through an account and what its records hold, electrocardiograms included, with the imports for its
    /// records and what was refused of them. Of a file that is being read nothing is kept from then on. Gives how many
    /// readings were nowhere but here, as counted by [`Ledger::count_own_readings`].
    pub async fn forget_readings_of(&mut self, connection: &ConnectionId) -> Result<u64, StoreError> {
        let count = sqlx::query_scalar::<_, i64>(ONLY_HERE).bind(connection.as_str()).fetch_one(self.conn()).await;
        let count = self.settle(count.map_err(StoreError::from))?;
        for statement in [
            "DELETE FROM reading_origins WHERE (way IN ('read', 'delivered') AND about = ?1)
             OR substr(patient, 1, instr(patient, ':') - 1) = ?1",
            "DELETE FROM reading_imports WHERE substr(patient, 1, instr(patient, ':') - 1) = ?1",
        ] {
            let gone = sqlx::query(statement).bind(connection.as_str()).execute(self.conn()).await;
            self.settle(gone.map(drop).map_err(StoreError::from))?;
        }
        Ok(count.unsigned_abs())
    }
}
