//! Finding deliveries: those that are to be opened, and those that a person looks at.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, DeliveryOutcome, VisitId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::DeliveryRow;
use crate::StoreError;
use crate::cells::{Cells, ms, unreadable};
use crate::insert::Statement;
use crate::ledger::Ledger;

const COLUMNS: &str =
    "id, connection, received_at, digest, bytes, outcome, event, subject, appointment, visit, changed,
    detail, tries, next_try_at, applied_at, repeats, last_repeat_at";

/// Numbers over the deliveries of a stretch of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InboxCounts {
    /// Different deliveries.
    pub received: u32,
    /// Times that one came again byte for byte.
    pub repeats: u32,
    /// Those that nobody could read.
    pub unreadable: u32,
    /// Those whose visit was read.
    pub read_back: u32,
    /// Those that still wait.
    pub open: u32,
}

impl Ledger {
    /// What is to be opened or read now, oldest first, with the bodies: at most `limit` of them, and no more than
    /// `bytes` of bodies except for a first one that is longer by itself.
    pub async fn open_deliveries(
        &self,
        now: DateTime<Utc>,
        limit: u32,
        bytes: u64,
    ) -> Result<Vec<(DeliveryRow, Vec<u8>)>, StoreError> {
        let mut conn = self.database().reader().await?;
        let sql = format!(
            "WITH due AS (SELECT id, bytes FROM webhook_inbox
                          WHERE outcome IN ('waiting', 'waits-for-vendor')
                            AND (next_try_at IS NULL OR next_try_at <= ?1)
                          ORDER BY id LIMIT ?2),
                  summed AS (SELECT id, sum(bytes) OVER (ORDER BY id) AS upto, row_number() OVER (ORDER BY id) AS place
                             FROM due)
             SELECT {COLUMNS}, body FROM webhook_inbox
             WHERE id IN (SELECT id FROM summed WHERE upto <= ?3 OR place = 1) ORDER BY id"
        );
        // The text is put together from constants of this crate.
        let query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(ms(now))
            .bind(i64::from(limit))
            .bind(i64::try_from(bytes).unwrap_or(i64::MAX));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(rows)?.iter().map(|row| Ok((read(row)?, row.cell("body")?))).collect()
    }

    /// When a delivery is next to be opened or read; in the past when one is now, none when there is none.
    pub async fn next_delivery_at(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut conn = self.database().reader().await?;
        let query = sqlx::query(
            "SELECT min(coalesce(next_try_at, 0)) AS next FROM webhook_inbox
             WHERE outcome IN ('waiting', 'waits-for-vendor')",
        );
        let row = query.fetch_one(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(row)?.opt_instant("next")
    }

    /// The newest deliveries, newest first.
    pub async fn deliveries(&self, limit: u32) -> Result<Vec<DeliveryRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM webhook_inbox ORDER BY id DESC LIMIT ?1");
        self.delivery_rows(sqlx::query(sqlx::AssertSqlSafe(sql)).bind(i64::from(limit))).await
    }

    /// One delivery with its body.
    pub async fn delivery(&self, id: i64) -> Result<Option<(DeliveryRow, Vec<u8>)>, StoreError> {
        let mut conn = self.database().reader().await?;
        let sql = format!("SELECT {COLUMNS}, body FROM webhook_inbox WHERE id = ?1");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id);
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(row)?.map(|row| Ok((read(&row)?, row.cell("body")?))).transpose()
    }

    /// Numbers over the deliveries since an instant.
    pub async fn delivery_counts(&self, since: DateTime<Utc>) -> Result<InboxCounts, StoreError> {
        let mut conn = self.database().reader().await?;
        let query = sqlx::query(
            "SELECT count(*) AS received, coalesce(sum(repeats), 0) AS repeats,
                    count(*) FILTER (WHERE outcome IN ('no-key', 'wrong-key', 'not-sealed')) AS unreadable,
                    count(*) FILTER (WHERE outcome = 'read-back') AS read_back,
                    count(*) FILTER (WHERE outcome IN ('waiting', 'waits-for-vendor')) AS open
             FROM webhook_inbox WHERE received_at >= ?1",
        );
        let row = query.bind(ms(since)).fetch_one(&mut *conn).await.map_err(StoreError::from);
        let row = self.database().settle(row)?;
        Ok(InboxCounts {
            received: row.number("received")?,
            repeats: row.number("repeats")?,
            unreadable: row.number("unreadable")?,
            read_back: row.number("read_back")?,
            open: row.number("open")?,
        })
    }

    async fn delivery_rows(&self, query: Statement) -> Result<Vec<DeliveryRow>, StoreError> {
        let mut conn = self.database().reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<DeliveryRow, StoreError> {
    debug_assert!(row.len() >= 17);
    Ok(DeliveryRow {
        id: row.cell("id")?,
        connection: ConnectionId(row.cell("connection")?),
        received_at: row.instant("received_at")?,
        digest: row.cell::<Vec<u8>>("digest")?.try_into().map_err(|_| unreadable("digest"))?,
        bytes: row.number("bytes")?,
        outcome: row.word("outcome", DeliveryOutcome::parse)?,
        event: row.cell("event")?,
        subject: row.cell("subject")?,
        appointment: row.cell("appointment")?,
        visit: row.cell::<Option<String>>("visit")?.map(VisitId),
        changed: row.json("changed")?,
        detail: row.cell("detail")?,
        tries: row.number("tries")?,
        next_try_at: row.opt_instant("next_try_at")?,
        applied_at: row.opt_instant("applied_at")?,
        repeats: row.number("repeats")?,
        last_repeat_at: row.opt_instant("last_repeat_at")?,
    })
}
