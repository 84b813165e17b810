//! Consents that patients were asked for: what was asked, what was answered, and how it ended. Tokens are in the vault,
//! under the consent's id, and never here.
//!
//! Nothing is ever removed. The database itself lets a patient be asked one question at a time, and have one consent that
//! stands.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, ConsentEnd, ConsentId, ConsentMetric, ConsentOutcome, PatientKey};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, from_json, json, ms, opt_ms, unreadable};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    6,
    "CREATE TABLE consents(
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT UNIQUE NOT NULL,
        connection TEXT NOT NULL,
        patient TEXT NOT NULL,
        asked TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        asked_by TEXT NOT NULL,
        outcome TEXT,
        settled_at INTEGER,
        granted TEXT,
        until INTEGER,
        why TEXT,
        vendor_message TEXT,
        correlation_id TEXT,
        http_status INTEGER,
        withdrawn TEXT NOT NULL DEFAULT '[]',
        ended TEXT,
        ended_at INTEGER,
        tokens_removed_at INTEGER
    ) STRICT;
    CREATE INDEX consents_by_patient ON consents(patient);
    CREATE UNIQUE INDEX consents_one_question ON consents(patient) WHERE outcome IS NULL;
    CREATE UNIQUE INDEX consents_one_standing ON consents(patient) WHERE outcome = 'granted' AND ended IS NULL;",
)];

/// One time that a patient was asked.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentRow {
    /// Its id.
    pub id: ConsentId,
    /// At which account.
    pub connection: ConnectionId,
    /// Who was asked.
    pub patient: PatientKey,
    /// What was asked for.
    pub asked: Vec<ConsentMetric>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who asked.
    pub asked_by: String,
    /// What came of it; absent while nothing has.
    pub outcome: Option<ConsentOutcome>,
    /// When that was known.
    pub settled_at: Option<DateTime<Utc>>,
    /// What is granted, without what was withdrawn since. Absent where nothing was, and where the vendor did not say
    /// what was (outcome granted).
    pub granted: Option<Vec<ConsentMetric>>,
    /// When it ends by itself; absent when its tokens can be renewed.
    pub until: Option<DateTime<Utc>>,
    /// A word for why nothing came of it.
    pub why: Option<String>,
    /// The vendor's own words.
    pub vendor_message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// HTTP status.
    pub http_status: Option<u16>,
    /// What was granted and is not any more, while the rest stands.
    pub withdrawn: Vec<MetricWithdrawn>,
    /// How it ended.
    pub ended: Option<ConsentEnd>,
    /// When that was seen.
    pub ended_at: Option<DateTime<Utc>>,
}
ids_only!(ConsentRow { id, connection, asked_at, outcome, ended });

/// A single metric that the patient took back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricWithdrawn {
    /// Which.
    pub metric: ConsentMetric,
    /// When that was seen.
    pub at: DateTime<Utc>,
}

/// What came of a question.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentSettled {
    /// What.
    pub outcome: ConsentOutcome,
    /// When.
    pub at: DateTime<Utc>,
    /// See [`ConsentRow::granted`].
    pub granted: Option<Vec<ConsentMetric>>,
    /// See [`ConsentRow::until`].
    pub until: Option<DateTime<Utc>>,
    /// A word for why nothing came of it.
    pub why: Option<String>,
    /// The vendor's own words.
    pub vendor_message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// HTTP status.
    pub http_status: Option<u16>,
}
ids_only!(ConsentSettled { outcome, at });

impl ConsentRow {
    /// Whether it was granted and has not ended, as far as is kept.
    pub fn stands(&self) -> bool {
        self.outcome == Some(ConsentOutcome::Granted) && self.ended.is_none()
    }
}

impl Ledger {
    /// All that a patient was ever asked, newest first.
    pub async fn consents_of(&self, patient: &PatientKey) -> Result<Vec<ConsentRow>, StoreError> {
        self.consents(sqlx::query("SELECT * FROM consents WHERE patient = ?1 ORDER BY seq DESC").bind(patient.as_str()))
            .await
    }

    /// One of them.
    pub async fn consent(&self, id: &ConsentId) -> Result<Option<ConsentRow>, StoreError> {
        let rows = self.consents(sqlx::query("SELECT * FROM consents WHERE id = ?1").bind(id.as_str())).await?;
        Ok(rows.into_iter().next())
    }

    /// Questions without an outcome, oldest first.
    pub async fn open_consent_questions(&self) -> Result<Vec<ConsentRow>, StoreError> {
        self.consents(sqlx::query("SELECT * FROM consents WHERE outcome IS NULL ORDER BY seq")).await
    }

    /// Consents that have ended and whose tokens nobody has seen removed yet.
    pub async fn consents_with_tokens_left(&self) -> Result<Vec<ConsentRow>, StoreError> {
        self.consents(sqlx::query(
            "SELECT * FROM consents WHERE ended IS NOT NULL AND tokens_removed_at IS NULL ORDER BY seq",
        ))
        .await
    }

    async fn consents(&self, query: Statement) -> Result<Vec<ConsentRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps a question. The database refuses a second one that is open about the same patient.
    pub async fn insert_consent(&mut self, row: &ConsentRow) -> Result<(), StoreError> {
        let done = sqlx::query(
            "INSERT INTO consents(id, connection, patient, asked, asked_at, asked_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(row.id.as_str())
        .bind(row.connection.as_str())
        .bind(row.patient.as_str())
        .bind(json(&row.asked)?)
        .bind(ms(row.asked_at))
        .bind(row.asked_by.as_str())
        .execute(self.conn())
        .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Keeps what came of a question. False when something had come of it before: then nothing is changed.
    pub async fn settle_consent(&mut self, id: &ConsentId, settled: &ConsentSettled) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "UPDATE consents SET outcome = ?2, settled_at = ?3, granted = ?4, until = ?5, why = ?6, vendor_message = ?7,
                 correlation_id = ?8, http_status = ?9
             WHERE id = ?1 AND outcome IS NULL",
        )
        .bind(id.as_str())
        .bind(settled.outcome.as_str())
        .bind(ms(settled.at))
        .bind(settled.granted.as_ref().map(json).transpose()?)
        .bind(opt_ms(settled.until))
        .bind(settled.why.as_deref())
        .bind(settled.vendor_message.as_deref())
        .bind(settled.correlation_id.as_deref())
        .bind(settled.http_status.map(i64::from))
        .execute(self.conn())
        .await;
        self.settle(done.map(|done| done.rows_affected() > 0).map_err(StoreError::from))
    }

    /// Keeps that a consent which stood has ended. False when it did not stand.
    pub async fn end_consent(
        &mut self,
        id: &ConsentId,
        how: ConsentEnd,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "UPDATE consents SET ended = ?2, ended_at = ?3 WHERE id = ?1 AND outcome = 'granted' AND ended IS NULL",
        )
        .bind(id.as_str())
        .bind(how.as_str())
        .bind(ms(at))
        .execute(self.conn())
        .await;
        self.settle(done.map(|done| done.rows_affected() > 0).map_err(StoreError::from))
    }

    /// Keeps that the tokens of a consent are gone.
    pub async fn consent_tokens_removed(&mut self, id: &ConsentId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let done = sqlx::query("UPDATE consents SET tokens_removed_at = ?2 WHERE id = ?1")
            .bind(id.as_str())
            .bind(ms(at))
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Keeps that single metrics of a consent were taken back: what is left, and all that were taken back so far.
    pub async fn narrow_consent(
        &mut self,
        id: &ConsentId,
        granted: &[ConsentMetric],
        withdrawn: &[MetricWithdrawn],
    ) -> Result<(), StoreError> {
        let done = sqlx::query("UPDATE consents SET granted = ?2, withdrawn = ?3 WHERE id = ?1")
            .bind(id.as_str())
            .bind(json(granted)?)
            .bind(json(withdrawn)?)
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// The consent of a patient that stands.
    pub async fn standing_consent(&mut self, patient: &PatientKey) -> Result<Option<ConsentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM consents WHERE patient = ?1 AND outcome = 'granted' AND ended IS NULL")
            .bind(patient.as_str());
        let row = query.fetch_optional(self.conn()).await.map_err(StoreError::from);
        self.settle(row)?.as_ref().map(read).transpose()
    }

    /// What is open or stands at an account.
    pub async fn living_consents(&mut self, connection: &ConnectionId) -> Result<Vec<ConsentRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM consents WHERE connection = ?1
                 AND (outcome IS NULL OR (outcome = 'granted' AND ended IS NULL)) ORDER BY seq",
        )
        .bind(connection.as_str());
        let rows = query.fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<ConsentRow, StoreError> {
    let outcome: Option<String> = row.cell("outcome")?;
    let ended: Option<String> = row.cell("ended")?;
    let granted: Option<String> = row.cell("granted")?;
    let word = |column| move || unreadable(column);
    Ok(ConsentRow {
        id: ConsentId(row.cell("id")?),
        connection: ConnectionId(row.cell("connection")?),
        patient: PatientKey(row.cell("patient")?),
        asked: row.json("asked")?,
        asked_at: row.instant("asked_at")?,
        asked_by: row.cell("asked_by")?,
        outcome: outcome.map(|kept| ConsentOutcome::parse(&kept).ok_or_else(word("outcome"))).transpose()?,
        settled_at: row.opt_instant("settled_at")?,
        granted: granted.map(|kept| from_json(&kept, "granted")).transpose()?,
        until: row.opt_instant("until")?,
        why: row.cell("why")?,
        vendor_message: row.cell("vendor_message")?,
        correlation_id: row.cell("correlation_id")?,
        http_status: row.opt_number("http_status")?,
        withdrawn: row.json("withdrawn")?,
        ended: ended.map(|kept| ConsentEnd::parse(&kept).ok_or_else(word("ended"))).transpose()?,
        ended_at: row.opt_instant("ended_at")?,
    })
}
