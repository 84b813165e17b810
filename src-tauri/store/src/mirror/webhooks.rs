//! Webhooks as the vendor last listed them (SOLO-37), and when that was: an empty list that was read is not the same as
//! one that never was.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    2,
    "CREATE TABLE webhooks(
        connection TEXT NOT NULL,
        webhook TEXT NOT NULL,
        place INTEGER NOT NULL,
        endpoint TEXT NOT NULL,
        events TEXT NOT NULL,
        PRIMARY KEY(connection, webhook)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE webhook_reads(connection TEXT PRIMARY KEY NOT NULL, read_at INTEGER NOT NULL) STRICT;",
)];

/// One webhook at a vendor.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookRow {
    /// Of which connection.
    pub connection: ConnectionId,
    /// The vendor's id. Unique per connection.
    pub webhook: String,
    /// Where deliveries go. Its path may be a secret.
    pub endpoint: String,
    /// The events that it tells of, in the vendor's words.
    pub events: Vec<String>,
}
ids_only!(WebhookRow { connection, webhook });

/// The webhooks of every connection, as last read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebhooksRead {
    /// The webhooks, in the vendor's order.
    pub webhooks: Vec<WebhookRow>,
    /// When each connection's list was read; absent when it never was.
    pub read_at: HashMap<ConnectionId, DateTime<Utc>>,
}

impl Mirror {
    /// Replaces a connection's list. [`StoreError::Duplicate`] when the list names a webhook twice.
    pub async fn put_webhooks(
        &self,
        connection: &ConnectionId,
        webhooks: &[WebhookRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, webhooks, read_at).await)?;
        self.commit(tx).await
    }

    /// The webhooks of all connections.
    pub async fn webhooks(&self) -> Result<WebhooksRead, StoreError> {
        let mut conn = self.database.reader().await?;
        self.database.settle(all(&mut conn).await)
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    webhooks: &[WebhookRow],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM webhooks WHERE connection = ?1").bind(connection.as_str()).execute(&mut *conn).await?;
    for (place, row) in webhooks.iter().enumerate() {
        sqlx::query("INSERT INTO webhooks(connection, webhook, place, endpoint, events) VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(connection.as_str())
            .bind(row.webhook.as_str())
            .bind(i64::try_from(place).unwrap_or(i64::MAX))
            .bind(row.endpoint.as_str())
            .bind(json(&row.events)?)
            .execute(&mut *conn)
            .await?;
    }
    sqlx::query(
        "INSERT INTO webhook_reads(connection, read_at) VALUES (?1, ?2)
         ON CONFLICT(connection) DO UPDATE SET read_at = excluded.read_at",
    )
    .bind(connection.as_str())
    .bind(ms(read_at))
    .execute(conn)
    .await?;
    Ok(())
}

async fn all(conn: &mut SqliteConnection) -> Result<WebhooksRead, StoreError> {
    let rows = sqlx::query("SELECT * FROM webhooks ORDER BY connection, place").fetch_all(&mut *conn).await?;
    let webhooks = rows.iter().map(read).collect::<Result<_, _>>()?;
    let reads = sqlx::query("SELECT * FROM webhook_reads").fetch_all(conn).await?;
    let read_at = reads
        .iter()
        .map(|row| Ok((ConnectionId(row.cell("connection")?), row.instant("read_at")?)))
        .collect::<Result<_, StoreError>>()?;
    Ok(WebhooksRead { webhooks, read_at })
}

fn read(row: &SqliteRow) -> Result<WebhookRow, StoreError> {
    Ok(WebhookRow {
        connection: ConnectionId(row.cell("connection")?),
        webhook: row.cell("webhook")?,
        endpoint: row.cell("endpoint")?,
        events: row.json("events")?,
    })
}
