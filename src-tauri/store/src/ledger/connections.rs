//! Connections: one account at one vendor each. Their secrets are in the vault; here is only whether there are any.

use chrono::{DateTime, Utc};
use domain::{AccountSettings, ConnectionId, SecretKind, Vendor};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[
    (
        1,
        "CREATE TABLE connections(
        id TEXT PRIMARY KEY NOT NULL,
        vendor TEXT NOT NULL,
        name TEXT NOT NULL,
        issuer TEXT NOT NULL,
        base_url TEXT NOT NULL,
        zone TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        has_linking_secret INTEGER NOT NULL,
        has_teams_token INTEGER NOT NULL,
        demo INTEGER NOT NULL,
        created_at INTEGER NOT NULL
    ) STRICT;",
    ),
    // Five vendors have five kinds of settings and of secrets.
    (
        4,
        "ALTER TABLE connections ADD COLUMN settings TEXT NOT NULL DEFAULT '{\"vendor\":\"solo\"}';
    ALTER TABLE connections ADD COLUMN secrets TEXT NOT NULL DEFAULT '[]';
    UPDATE connections SET secrets = json_insert('[\"apiKey\"]',
        iif(has_linking_secret, '$[#]', '$[99]'), 'linkingSecret', iif(has_teams_token, '$[#]', '$[99]'), 'teamsToken');
    ALTER TABLE connections DROP COLUMN has_linking_secret;
    ALTER TABLE connections DROP COLUMN has_teams_token;",
    ),
];

/// One account at one vendor.
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectionRow {
    /// Its id here.
    pub id: ConnectionId,
    /// What the clinic calls it.
    pub name: String,
    /// The clinic's name as it is printed beside a record number.
    pub issuer: String,
    /// Where calls go, without a trailing slash.
    pub base_url: String,
    /// The clinic's time zone (IANA name).
    pub zone: String,
    /// Whether it is read and written at all.
    pub enabled: bool,
    /// Whose account it is, and what else it is set up with.
    pub settings: AccountSettings,
    /// Which secrets the vault has for it.
    pub secrets: Vec<SecretKind>,
    /// Whether it leads to the demo clinic.
    pub demo: bool,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
}
ids_only!(ConnectionRow { id, enabled });

impl ConnectionRow {
    /// Whose account it is.
    pub fn vendor(&self) -> Vendor {
        self.settings.vendor()
    }

    /// Whether the vault has this secret for it.
    pub fn has(&self, secret: SecretKind) -> bool {
        self.secrets.contains(&secret)
    }
}

impl Ledger {
    /// All connections, oldest first.
    pub async fn connections(&self) -> Result<Vec<ConnectionRow>, StoreError> {
        self.database.settle(all(&mut *self.database.reader().await?).await)
    }

    /// One connection.
    pub async fn connection(&self, id: &ConnectionId) -> Result<Option<ConnectionRow>, StoreError> {
        self.database.settle(one(&mut *self.database.reader().await?, id).await)
    }
}

impl LedgerTx {
    /// Adds a connection, or replaces what is kept of it.
    pub async fn put_connection(&mut self, row: &ConnectionRow) -> Result<(), StoreError> {
        let put = put(self.conn(), row).await;
        self.settle(put)
    }

    /// Removes a connection. What was known through it (visits, intents, audit) stays.
    pub async fn delete_connection(&mut self, id: &ConnectionId) -> Result<(), StoreError> {
        let deleted = sqlx::query("DELETE FROM connections WHERE id = ?1").bind(id.as_str()).execute(self.conn()).await;
        self.settle(deleted.map(drop).map_err(StoreError::from))
    }
}

async fn all(conn: &mut SqliteConnection) -> Result<Vec<ConnectionRow>, StoreError> {
    let rows = sqlx::query("SELECT * FROM connections ORDER BY created_at, id").fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

async fn one(conn: &mut SqliteConnection, id: &ConnectionId) -> Result<Option<ConnectionRow>, StoreError> {
    let row = sqlx::query("SELECT * FROM connections WHERE id = ?1").bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

async fn put(conn: &mut SqliteConnection, row: &ConnectionRow) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO connections(id, vendor, name, issuer, base_url, zone, enabled, settings, secrets, demo,
             created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT(id) DO UPDATE SET vendor = excluded.vendor, name = excluded.name, issuer = excluded.issuer,
             base_url = excluded.base_url, zone = excluded.zone, enabled = excluded.enabled,
             settings = excluded.settings, secrets = excluded.secrets, demo = excluded.demo",
    )
    .bind(row.id.as_str())
    .bind(row.vendor().as_str())
    .bind(row.name.as_str())
    .bind(row.issuer.as_str())
    .bind(row.base_url.as_str())
    .bind(row.zone.as_str())
    .bind(row.enabled)
    .bind(json(&row.settings)?)
    .bind(json(&row.secrets)?)
    .bind(row.demo)
    .bind(ms(row.created_at))
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<ConnectionRow, StoreError> {
    Ok(ConnectionRow {
        id: ConnectionId(row.cell("id")?),
        name: row.cell("name")?,
        issuer: row.cell("issuer")?,
        base_url: row.cell("base_url")?,
        zone: row.cell("zone")?,
        enabled: row.cell("enabled")?,
        settings: row.json("settings")?,
        secrets: row.json("secrets")?,
        demo: row.cell("demo")?,
        created_at: row.instant("created_at")?,
    })
}
