//! Keeping deliveries, many at once, and what became of them.

use chrono::{DateTime, Utc};
use domain::DeliveryOutcome;
use serde_json::json;
use sqlx::SqliteConnection;

use super::{DeliveryRow, NewDelivery};
use crate::StoreError;
use crate::cells::{ms, opt_ms};
use crate::insert::Insert;
use crate::ledger::LedgerTx;

const KEEP: Insert = Insert {
    head: "INSERT INTO webhook_inbox(connection, received_at, digest, bytes, body, outcome, changed, tries, repeats)",
    columns: 9,
    // The same bytes again: counted, and nothing else.
    tail: "ON CONFLICT(connection, digest) DO UPDATE SET repeats = repeats + 1,
               last_repeat_at = max(coalesce(last_repeat_at, 0), excluded.received_at)",
};

impl LedgerTx {
    /// Keeps deliveries in the order given; one whose bytes are kept already is counted as a repeat.
    pub async fn keep_deliveries(&mut self, deliveries: &[NewDelivery]) -> Result<(), StoreError> {
        let kept = KEEP
            .run(self.conn(), deliveries, |statement, delivery| {
                statement
                    .bind(delivery.connection.as_str().to_owned())
                    .bind(ms(delivery.received_at))
                    .bind(delivery.digest.to_vec())
                    .bind(i64::try_from(delivery.body.len()).unwrap_or(i64::MAX))
                    .bind(delivery.body.clone())
                    .bind(DeliveryOutcome::Waiting.as_str())
                    .bind("[]")
                    .bind(0_i64)
                    .bind(0_i64)
            })
            .await;
        self.settle(kept)
    }

    /// Keeps what became of deliveries; what arrived, and its repeats, never change.
    pub async fn settle_deliveries(&mut self, rows: &[DeliveryRow]) -> Result<(), StoreError> {
        for chunk in rows.chunks(500) {
            let settled = settle(self.conn(), chunk).await;
            self.settle(settled)?;
        }
        Ok(())
    }

    /// A person wants it opened and read once more. Gives false when it is no longer kept.
    pub async fn reopen_delivery(&mut self, id: i64) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "UPDATE webhook_inbox SET outcome = 'waiting', detail = NULL, tries = 0, next_try_at = NULL WHERE id = ?1",
        )
        .bind(id)
        .execute(self.conn())
        .await
        .map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() == 1)
    }

    /// A key has become known: what could not be opened before is opened again. Gives how many those are.
    pub async fn reopen_unreadable(
        &mut self,
        connection: &domain::ConnectionId,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let done = sqlx::query(
            "UPDATE webhook_inbox SET outcome = 'waiting', detail = NULL, tries = 0, next_try_at = NULL
             WHERE connection = ?1 AND outcome IN ('no-key', 'wrong-key') AND received_at >= ?2",
        )
        .bind(connection.as_str())
        .bind(ms(since))
        .execute(self.conn())
        .await
        .map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected())
    }
}

async fn settle(conn: &mut SqliteConnection, rows: &[DeliveryRow]) -> Result<(), StoreError> {
    let list: Vec<_> = rows
        .iter()
        .map(|row| {
            json!([
                row.id,
                row.outcome.as_str(),
                row.event,
                row.subject,
                row.appointment,
                row.visit,
                json!(row.changed).to_string(),
                row.detail,
                row.tries,
                opt_ms(row.next_try_at),
                opt_ms(row.applied_at),
            ])
        })
        .collect();
    sqlx::query(
        "UPDATE webhook_inbox SET outcome = now.outcome, event = now.event, subject = now.subject,
             appointment = now.appointment, visit = now.visit, changed = now.changed, detail = now.detail,
             tries = now.tries, next_try_at = now.next_try_at, applied_at = now.applied_at
         FROM (SELECT value ->> 0 AS id, value ->> 1 AS outcome, value ->> 2 AS event, value ->> 3 AS subject,
                      value ->> 4 AS appointment, value ->> 5 AS visit, value ->> 6 AS changed, value ->> 7 AS detail,
                      value ->> 8 AS tries, value ->> 9 AS next_try_at, value ->> 10 AS applied_at
               FROM json_each(?1)) AS now
         WHERE webhook_inbox.id = now.id",
    )
    .bind(serde_json::Value::from(list).to_string())
    .execute(conn)
    .await?;
    Ok(())
}
