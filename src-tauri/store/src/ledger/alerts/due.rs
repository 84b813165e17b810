//! What is due to be judged: the records and metrics of which readings were kept, marked in the same transaction.

use domain::PatientKey;
use domain::observation::{Metric, Way};
use sqlx::sqlite::SqliteRow;

use super::super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list};

/// Readings of a record that are due to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReading {
    /// Greater for what was marked later; marked once more, it has another.
    pub seq: i64,
    /// The record under which they are kept.
    pub patient: PatientKey,
    /// Of what.
    pub metric: Metric,
}

impl Ledger {
    /// What is due, the longest marked first.
    pub async fn due_readings(&self, most: u32) -> Result<Vec<DueReading>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM alert_due ORDER BY seq LIMIT ?1").bind(most);
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        let read = |row: &SqliteRow| {
            let patient = PatientKey(row.cell("patient")?);
            Ok(DueReading { seq: row.cell("seq")?, patient, metric: row.word("metric", Metric::parse)? })
        };
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Marks the readings of these records as due, of every metric that a threshold is in force for: whose they are has
    /// changed.
    pub async fn mark_due_records(&mut self, patients: &[PatientKey]) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT OR REPLACE INTO alert_due(patient, metric)
             SELECT DISTINCT value, metric FROM json_each(?1), thresholds WHERE ended_at IS NULL",
        );
        let query = query.bind(id_list(patients.iter().map(PatientKey::as_str)));
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Marks what every range that is in force judges: whose readings are gone, nothing tells any more.
    pub async fn mark_due_ranges(&mut self) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT OR REPLACE INTO alert_due(patient, metric)
             SELECT DISTINCT patient, metric FROM thresholds WHERE ended_at IS NULL",
        );
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Marks what a way that counts told of a metric.
    pub(in crate::ledger) async fn mark_due_day(&mut self, origin: i64, metric: Metric) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT OR REPLACE INTO alert_due(patient, metric)
             SELECT patient, ?2 FROM reading_origins WHERE id = ?1 AND seen
             AND EXISTS (SELECT 1 FROM thresholds WHERE metric = ?2 AND ended_at IS NULL)",
        );
        let done = query.bind(origin).bind(metric.as_str()).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Marks all that came on a way, whoever's readings they are: it begins to count, counts no more, or is removed.
    pub(in crate::ledger) async fn mark_due_way(&mut self, way: &Way) -> Result<(), StoreError> {
        let (kind, about) = way.parts();
        let query = sqlx::query(
            "INSERT OR REPLACE INTO alert_due(patient, metric)
             SELECT DISTINCT patient, metric FROM reading_origins JOIN reading_days ON origin = id
             WHERE way = ?1 AND about = ?2 AND metric IN (SELECT metric FROM thresholds WHERE ended_at IS NULL)",
        );
        let done = query.bind(kind).bind(about).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Takes a mark off. One that was set anew in the meantime stays.
    pub async fn take_due_reading(&mut self, due: &DueReading) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM alert_due WHERE seq = ?1").bind(due.seq).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}
