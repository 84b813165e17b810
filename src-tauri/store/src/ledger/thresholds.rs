//! Thresholds that clinicians set for one person each, with all that they were before.
//!
//! A threshold is never changed: another takes its place, and who ended the one before, when and why stays with it. It is
//! kept under the record it was set at; whose else's it is, links tell. The database itself lets one be in force for a
//! record's metric and part at a time.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::alert::Threshold;
use domain::observation::Metric;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, json, ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    10,
    "CREATE TABLE thresholds(
        id TEXT PRIMARY KEY NOT NULL,
        patient TEXT NOT NULL,
        metric TEXT NOT NULL,
        part TEXT NOT NULL,
        body TEXT NOT NULL,
        set_at INTEGER NOT NULL,
        set_by TEXT NOT NULL,
        set_why TEXT NOT NULL,
        ended_at INTEGER,
        ended_by TEXT,
        ended_why TEXT
    ) STRICT;
    CREATE UNIQUE INDEX thresholds_one_in_force ON thresholds(patient, metric, part) WHERE ended_at IS NULL;
    CREATE INDEX thresholds_in_force ON thresholds(metric) WHERE ended_at IS NULL;",
)];

/// A threshold, in force or ended.
#[derive(Clone, PartialEq)]
pub struct ThresholdRow {
    /// Our id of it.
    pub id: String,
    /// The record at which it was set.
    pub patient: PatientKey,
    /// What it says.
    pub threshold: Threshold,
    /// When it was set.
    pub set_at: DateTime<Utc>,
    /// By whom.
    pub set_by: String,
    /// Why, in their words; may be empty.
    pub set_why: String,
    /// When it was ended: another took its place, or it was removed.
    pub ended_at: Option<DateTime<Utc>>,
    /// By whom.
    pub ended_by: Option<String>,
    /// Why, in their words; may be empty.
    pub ended_why: Option<String>,
}
ids_only!(ThresholdRow { id, patient, set_at, ended_at });

impl Ledger {
    /// All thresholds of some records of a person, those in force first, then the newest first.
    pub async fn thresholds_of(&self, patients: &[PatientKey]) -> Result<Vec<ThresholdRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM thresholds WHERE patient IN (SELECT value FROM json_each(?1))
             ORDER BY ended_at IS NOT NULL, set_at DESC, id",
        );
        self.thresholds(query.bind(id_list(patients.iter().map(PatientKey::as_str)))).await
    }

    /// Every threshold in force; of one metric only where one is named.
    pub async fn thresholds_in_force(&self, metric: Option<Metric>) -> Result<Vec<ThresholdRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM thresholds WHERE ended_at IS NULL AND (?1 IS NULL OR metric = ?1) ORDER BY patient, id",
        );
        self.thresholds(query.bind(metric.map(Metric::as_str))).await
    }

    /// Thresholds by their ids, in force or ended.
    pub async fn thresholds_by_id(&self, ids: &[&str]) -> Result<Vec<ThresholdRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM thresholds WHERE id IN (SELECT value FROM json_each(?1))");
        self.thresholds(query.bind(id_list(ids.iter().copied()))).await
    }

    async fn thresholds(&self, query: Statement) -> Result<Vec<ThresholdRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// The thresholds in force of some records of a person, as this transaction sees them.
    pub async fn thresholds_in_force_of(&mut self, patients: &[PatientKey]) -> Result<Vec<ThresholdRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM thresholds WHERE ended_at IS NULL AND patient IN (SELECT value FROM json_each(?1))
             ORDER BY set_at DESC, id",
        );
        let query = query.bind(id_list(patients.iter().map(PatientKey::as_str)));
        let rows = query.fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }

    /// Every threshold in force, as this transaction sees them.
    pub async fn all_thresholds_in_force(&mut self) -> Result<Vec<ThresholdRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM thresholds WHERE ended_at IS NULL ORDER BY patient, id");
        let rows = query.fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }

    /// Whether a threshold is still in force.
    pub async fn threshold_is_in_force(&mut self, id: &str) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT count(*) FROM thresholds WHERE id = ?1 AND ended_at IS NULL").bind(id);
        let count: Result<i64, StoreError> = query.fetch_one(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(count)? > 0)
    }

    /// Sets a threshold.
    ///
    /// # Errors
    /// When one is in force for the record's metric and part already: it is ended first.
    pub async fn add_threshold(&mut self, row: &ThresholdRow) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO thresholds(id, patient, metric, part, body, set_at, set_by, set_why)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        );
        let query = query.bind(row.id.as_str()).bind(row.patient.as_str()).bind(row.threshold.metric.as_str());
        let query = query.bind(row.threshold.part.as_str()).bind(json(&row.threshold)?).bind(ms(row.set_at));
        let query = query.bind(row.set_by.as_str()).bind(row.set_why.as_str());
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Ends a threshold. True when it was in force.
    pub async fn end_threshold(
        &mut self,
        id: &str,
        at: DateTime<Utc>,
        by: &str,
        why: &str,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(
            "UPDATE thresholds SET ended_at = ?2, ended_by = ?3, ended_why = ?4 WHERE id = ?1 AND ended_at IS NULL",
        );
        let query = query.bind(id).bind(ms(at)).bind(by).bind(why);
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() > 0)
    }
}

fn read(row: &SqliteRow) -> Result<ThresholdRow, StoreError> {
    Ok(ThresholdRow {
        id: row.cell("id")?,
        patient: PatientKey(row.cell("patient")?),
        threshold: row.json("body")?,
        set_at: row.instant("set_at")?,
        set_by: row.cell("set_by")?,
        set_why: row.cell("set_why")?,
        ended_at: row.opt_instant("ended_at")?,
        ended_by: row.cell("ended_by")?,
        ended_why: row.cell("ended_why")?,
    })
}
