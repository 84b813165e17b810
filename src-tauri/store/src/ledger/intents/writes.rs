//! Changing intents: insert and compare-and-set.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, IntentState};
use sqlx::SqliteConnection;

use super::{IntentRow, IntentStep};
use crate::StoreError;
use crate::cells::{json, ms, opt_ms};
use crate::ledger::LedgerTx;

impl LedgerTx {
    /// Keeps a new intent, at the end of its connection's order.
    pub async fn insert_intent(&mut self, row: &IntentRow) -> Result<(), StoreError> {
        let inserted = insert(self.conn(), row).await;
        self.settle(inserted)
    }

    /// Replaces what is kept of an intent, if it still stands at `expected`. Gives false, and changes nothing, when it
    /// does not: someone else was faster. Who decided on it, when, and on what never changes.
    pub async fn update_intent(&mut self, row: &IntentRow, expected: IntentState) -> Result<bool, StoreError> {
        let updated = update(self.conn(), row, expected).await;
        self.settle(updated)
    }

    /// Makes due, from `now` on, what is queued on a connection and waits for this reason. What waits for another one
    /// (to be undone, for a vendor that asked to wait) goes on waiting. Gives how many were made due.
    pub async fn make_due(
        &mut self,
        connection: &ConnectionId,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let query = sqlx::query(
            "UPDATE intents SET not_before = ?3
             WHERE connection = ?1 AND state = 'queued' AND reason = ?2 AND not_before > ?3",
        )
        .bind(connection.as_str())
        .bind(reason)
        .bind(ms(now));
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done).map(|done| done.rows_affected())
    }

    /// Keeps a step of an intent; [`StoreError::Refused`] when there is no such intent.
    pub async fn append_step(&mut self, step: &IntentStep) -> Result<(), StoreError> {
        let appended = append(self.conn(), step).await;
        self.settle(appended)
    }
}

async fn insert(conn: &mut SqliteConnection, row: &IntentRow) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO intents(id, connection, subject, visit, patient, act, state, created_at, created_by, not_before,
             sent_at, settled_at, looks, next_look_at, vendor_id, reason, vendor_message, correlation_id, http_status)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )
    .bind(row.id.as_str())
    .bind(row.connection.as_str())
    .bind(row.subject.as_str())
    .bind(row.visit.as_ref().map(|visit| visit.as_str()))
    .bind(row.patient.as_ref().map(|key| key.as_str()))
    .bind(json(&row.act)?)
    .bind(row.state.as_str())
    .bind(ms(row.created_at))
    .bind(row.created_by.as_str())
    .bind(ms(row.not_before))
    .bind(opt_ms(row.sent_at))
    .bind(opt_ms(row.settled_at))
    .bind(i64::from(row.looks))
    .bind(opt_ms(row.next_look_at))
    .bind(row.vendor_id.as_deref())
    .bind(row.reason.as_deref())
    .bind(row.vendor_message.as_deref())
    .bind(row.correlation_id.as_deref())
    .bind(row.http_status.map(i64::from))
    .execute(conn)
    .await?;
    Ok(())
}

async fn update(conn: &mut SqliteConnection, row: &IntentRow, expected: IntentState) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE intents SET patient = ?3, act = ?4, state = ?5, not_before = ?6, sent_at = ?7, settled_at = ?8,
             looks = ?9, next_look_at = ?10, vendor_id = ?11, reason = ?12, vendor_message = ?13,
             correlation_id = ?14, http_status = ?15
         WHERE id = ?1 AND state = ?2",
    )
    .bind(row.id.as_str())
    .bind(expected.as_str())
    .bind(row.patient.as_ref().map(|key| key.as_str()))
    .bind(json(&row.act)?)
    .bind(row.state.as_str())
    .bind(ms(row.not_before))
    .bind(opt_ms(row.sent_at))
    .bind(opt_ms(row.settled_at))
    .bind(i64::from(row.looks))
    .bind(opt_ms(row.next_look_at))
    .bind(row.vendor_id.as_deref())
    .bind(row.reason.as_deref())
    .bind(row.vendor_message.as_deref())
    .bind(row.correlation_id.as_deref())
    .bind(row.http_status.map(i64::from))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn append(conn: &mut SqliteConnection, step: &IntentStep) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO intent_steps(intent, at, what, detail) VALUES (?1, ?2, ?3, ?4)")
        .bind(step.intent.as_str())
        .bind(ms(step.at))
        .bind(step.what.as_str())
        .bind(step.detail.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
