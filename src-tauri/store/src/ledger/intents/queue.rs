//! What the sender and the landing probe do next.
//!
//! The order of sending: within a connection one at a time, in the order in which people decided. An intent that can
//! still be undone holds back only later intents on the same subject, so that a cancellation never overtakes the booking
//! that it cancels, and an undo window does not stop the clinic. Files of visits go beside everything else, one at a
//! time too: an upload over a slow line may take two minutes, and no booking and no call for help waits for it.

use chrono::{DateTime, Utc};

use super::IntentRow;
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::ledger::Ledger;

impl Ledger {
    /// The intent to send now: the oldest that is queued and due, on a connection that is not sending (files
    /// count by themselves), with nothing unsent before it on the same subject. Taking it is the caller's [`crate::LedgerTx::update_intent`].
    pub async fn next_queued(&self, now: DateTime<Utc>) -> Result<Option<IntentRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM intents AS mine WHERE state = 'queued' AND not_before <= ?1
                AND NOT EXISTS (SELECT 1 FROM intents AS other WHERE other.state = 'sending'
                                AND other.connection = mine.connection
                                AND (other.subject LIKE 'attachment:%') = (mine.subject LIKE 'attachment:%'))
                AND NOT EXISTS (SELECT 1 FROM intents AS other WHERE other.state = 'queued'
                                AND other.subject = mine.subject AND other.seq < mine.seq)
             ORDER BY seq LIMIT 1",
        )
        .bind(ms(now));
        Ok(self.intent_rows(query).await?.pop())
    }

    /// The intents that the landing probe has to look at now, longest due first.
    pub async fn due_looks(&self, now: DateTime<Utc>) -> Result<Vec<IntentRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM intents
             WHERE state IN ('unknown', 'landed-id-unknown', 'needs-person') AND next_look_at <= ?1
             ORDER BY next_look_at, seq",
        )
        .bind(ms(now));
        self.intent_rows(query).await
    }

    /// When there is next something to send or to look at; in the past when there is now, none when there is nothing.
    /// An intent that waits for another one does not count: the other's end is what to wait for.
    pub async fn intent_wakeup(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT min(at) AS next FROM (
                 SELECT not_before AS at FROM intents AS mine WHERE state = 'queued'
                     AND NOT EXISTS (SELECT 1 FROM intents AS other WHERE other.state = 'sending'
                                     AND other.connection = mine.connection
                                     AND (other.subject LIKE 'attachment:%') = (mine.subject LIKE 'attachment:%'))
                     AND NOT EXISTS (SELECT 1 FROM intents AS other WHERE other.state = 'queued'
                                     AND other.subject = mine.subject AND other.seq < mine.seq)
                 UNION ALL
                 SELECT next_look_at FROM intents WHERE state IN ('unknown', 'landed-id-unknown', 'needs-person')
             )",
        );
        let row = query.fetch_one(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.opt_instant("next")
    }
}
