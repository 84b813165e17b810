//! Emergency access: who opened whose clinical record without the role for it, why, until when, and which administrator
//! has taken note of it. A row is never removed, and its reason never changed.

use chrono::{DateTime, Utc};
use domain::{PatientKey, UserId};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    12,
    "CREATE TABLE emergency_access(
        id TEXT PRIMARY KEY NOT NULL,
        patient TEXT NOT NULL,
        user TEXT NOT NULL,
        user_name TEXT NOT NULL,
        reason TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL,
        seen_at INTEGER,
        seen_by TEXT
    ) STRICT;
    CREATE INDEX emergency_access_unseen ON emergency_access(since) WHERE seen_at IS NULL;
    CREATE TRIGGER emergency_access_is_never_removed BEFORE DELETE ON emergency_access
        BEGIN SELECT RAISE(ABORT, 'emergency access is never removed'); END;
    CREATE TRIGGER emergency_access_is_never_changed
        BEFORE UPDATE OF id, patient, user, user_name, reason, since, until ON emergency_access
        BEGIN SELECT RAISE(ABORT, 'emergency access is never changed'); END;",
)];

/// One emergency access.
#[derive(Clone, PartialEq)]
pub struct EmergencyAccessRow {
    /// Our id of it.
    pub id: String,
    /// Whose record.
    pub patient: PatientKey,
    /// Who opened it.
    pub user: UserId,
    /// Their name at that time.
    pub user_name: String,
    /// Why, in their words.
    pub reason: String,
    /// When.
    pub since: DateTime<Utc>,
    /// Until when the record is open to them.
    pub until: DateTime<Utc>,
    /// When an administrator took note of it, and who.
    pub seen: Option<(DateTime<Utc>, String)>,
}
ids_only!(EmergencyAccessRow { id, user, since, until });

impl Ledger {
    /// Those that no administrator has taken note of, the newest first.
    pub async fn unseen_emergency_access(&self) -> Result<Vec<EmergencyAccessRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM emergency_access WHERE seen_at IS NULL ORDER BY since DESC, id");
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps an emergency access.
    pub async fn add_emergency_access(&mut self, row: &EmergencyAccessRow) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO emergency_access(id, patient, user, user_name, reason, since, until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        );
        let query = query.bind(row.id.as_str()).bind(row.patient.as_str()).bind(row.user.as_str());
        let query = query.bind(row.user_name.as_str()).bind(row.reason.as_str());
        let done = query.bind(ms(row.since)).bind(ms(row.until)).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Keeps who took note of one. False when somebody had already, or it is not there.
    pub async fn see_emergency_access(&mut self, id: &str, at: DateTime<Utc>, by: &str) -> Result<bool, StoreError> {
        let query =
            sqlx::query("UPDATE emergency_access SET seen_at = ?2, seen_by = ?3 WHERE id = ?1 AND seen_at IS NULL");
        let done = query.bind(id).bind(ms(at)).bind(by).execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() > 0)
    }
}

fn read(row: &SqliteRow) -> Result<EmergencyAccessRow, StoreError> {
    let seen_at = row.opt_instant("seen_at")?;
    Ok(EmergencyAccessRow {
        id: row.cell("id")?,
        patient: PatientKey(row.cell("patient")?),
        user: UserId(row.cell("user")?),
        user_name: row.cell("user_name")?,
        reason: row.cell("reason")?,
        since: row.instant("since")?,
        until: row.instant("until")?,
        seen: seen_at.zip(row.cell("seen_by")?),
    })
}
