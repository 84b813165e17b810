//! Who did what. Entries are appended; the database itself refuses to change or remove one.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, PatientKey, Role};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE audit(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        user TEXT NOT NULL,
        roles TEXT NOT NULL,
        action TEXT NOT NULL,
        connection TEXT,
        patient TEXT,
        entity TEXT,
        detail TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
    CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;",
)];

/// One thing that someone did.
#[derive(Clone, PartialEq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub user: String,
    /// In which roles.
    pub roles: Vec<Role>,
    /// What: a word for programs.
    pub action: String,
    /// Through which connection.
    pub connection: Option<ConnectionId>,
    /// Whom it concerned.
    pub patient: Option<PatientKey>,
    /// What it concerned: an id.
    pub entity: Option<String>,
    /// More about it: names of fields and ids, never clinical or personal values; and why somebody went past a warning,
    /// in their own words.
    pub detail: serde_json::Value,
}
ids_only!(AuditEntry { at, action, entity });

impl Ledger {
    /// The newest entries, newest first.
    pub async fn audit_recent(&self, limit: usize) -> Result<Vec<AuditEntry>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT * FROM audit ORDER BY id DESC LIMIT ?1").bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps an entry.
    pub async fn append_audit(&mut self, entry: &AuditEntry) -> Result<(), StoreError> {
        let appended = append(self.conn(), entry).await;
        self.settle(appended)
    }
}

async fn append(conn: &mut SqliteConnection, entry: &AuditEntry) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO audit(at, user, roles, action, connection, patient, entity, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )
    .bind(ms(entry.at))
    .bind(entry.user.as_str())
    .bind(json(&entry.roles)?)
    .bind(entry.action.as_str())
    .bind(entry.connection.as_ref().map(|id| id.as_str()))
    .bind(entry.patient.as_ref().map(|key| key.as_str()))
    .bind(entry.entity.as_deref())
    .bind(entry.detail.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        at: row.instant("at")?,
        user: row.cell("user")?,
        roles: row.json("roles")?,
        action: row.cell("action")?,
        connection: row.cell::<Option<String>>("connection")?.map(ConnectionId),
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        entity: row.cell("entity")?,
        detail: row.json("detail")?,
    })
}
