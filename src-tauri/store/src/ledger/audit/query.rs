//! Looking entries up, newest first.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::audit::AuditAction;
use serde_json::json;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Sqlite};

use super::append::hash;
use super::{AuditEntry, ChainHash, ChainHead, ChainedEntry, form};
use crate::cells::{Cells, id_list, ms};
use crate::{Ledger, StoreError};

/// Which entries are wanted; what is not said is not asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AuditQuery {
    /// Of one of these records; empty for everybody.
    pub patients: Vec<PatientKey>,
    /// By whom: the id, or a part of the name.
    pub person: Option<String>,
    /// One of these acts; empty for every act.
    pub actions: Vec<AuditAction>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

const WHERE: &str = "WHERE (?1 IS NULL OR patient IN (SELECT value FROM json_each(?1)))
      AND (?2 IS NULL OR user = ?2 OR instr(lower(json_extract(canonical, '$.name')), lower(?2)) > 0)
      AND (?3 IS NULL OR action IN (SELECT value FROM json_each(?3)))
      AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5)";

impl Ledger {
    /// Where the chain ends; none when there is no entry.
    pub async fn audit_head(&self) -> Result<Option<ChainHead>, StoreError> {
        let mut conn = self.database().reader().await?;
        let query = sqlx::query("SELECT number, hash, at FROM audit ORDER BY number DESC LIMIT 1");
        let row = self.database().settle(query.fetch_optional(&mut *conn).await.map_err(StoreError::from))?;
        row.map(|row| Ok(ChainHead { count: row.number("number")?, hash: hash(&row)?, at: row.instant("at")? }))
            .transpose()
    }

    /// Hash and time of one entry; none when there is no such entry.
    pub async fn audit_at(&self, number: u64) -> Result<Option<(ChainHash, DateTime<Utc>)>, StoreError> {
        let mut conn = self.database().reader().await?;
        let query = sqlx::query("SELECT hash, at FROM audit WHERE number = ?1").bind(place(number));
        let row = self.database().settle(query.fetch_optional(&mut *conn).await.map_err(StoreError::from))?;
        row.map(|row| Ok((hash(&row)?, row.instant("at")?))).transpose()
    }

    /// How many entries are as wanted.
    pub async fn audit_count(&self, query: &AuditQuery) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) AS number FROM audit {}", chosen(query));
        let mut conn = self.database().reader().await?;
        let row = bound(&sql, query)?.fetch_one(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(row)?.number("number")
    }

    /// Entries that are as wanted, newest first, without the first `skip`.
    pub async fn audit(&self, query: &AuditQuery, skip: u64, limit: usize) -> Result<Vec<ChainedEntry>, StoreError> {
        let sql = format!(
            "SELECT number, hash, canonical FROM audit {} ORDER BY number DESC LIMIT ?6 OFFSET ?7",
            chosen(query)
        );
        let mut conn = self.database().reader().await?;
        let query = bound(&sql, query)?.bind(i64::try_from(limit).unwrap_or(i64::MAX)).bind(place(skip));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(rows)?.iter().map(read).collect()
    }

    /// The entries from one number on, oldest first.
    pub async fn audit_from(&self, number: u64, limit: usize) -> Result<Vec<ChainedEntry>, StoreError> {
        let mut conn = self.database().reader().await?;
        let query =
            sqlx::query("SELECT number, hash, canonical FROM audit WHERE number >= ?1 ORDER BY number LIMIT ?2")
                .bind(place(number))
                .bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database().settle(rows)?.iter().map(read).collect()
    }

    /// The newest entries, newest first.
    pub async fn audit_recent(&self, limit: usize) -> Result<Vec<AuditEntry>, StoreError> {
        let kept = self.audit(&AuditQuery::default(), 0, limit).await?;
        Ok(kept.into_iter().map(|kept| kept.entry).collect())
    }
}

/// A number as SQLite has them; more than it can count is more than there are.
pub(super) fn place(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The conditions, where there are any: without them nothing has to be read from the entries' text.
fn chosen(query: &AuditQuery) -> &'static str {
    if *query == AuditQuery::default() { "" } else { WHERE }
}

fn bound<'q>(sql: &str, query: &AuditQuery) -> Result<sqlx::query::Query<'q, Sqlite, SqliteArguments>, StoreError> {
    let patients = (!query.patients.is_empty()).then(|| id_list(query.patients.iter().map(PatientKey::as_str)));
    let actions =
        (!query.actions.is_empty()).then(|| json!(query.actions.iter().map(|one| one.as_str()).collect::<Vec<_>>()));
    Ok(sqlx::query(AssertSqlSafe(sql.to_owned()))
        .bind(patients)
        .bind(query.person.clone())
        .bind(actions.map(|actions| actions.to_string()))
        .bind(query.from.map(ms))
        .bind(query.until.map(ms)))
}

pub(super) fn read(row: &SqliteRow) -> Result<ChainedEntry, StoreError> {
    form::read(row.number("number")?, hash(row)?, row.cell("canonical")?)
}
