//! Alerts that readings raised, how each ended, and who acknowledged it.
//!
//! An alert is never removed, and neither is anything that a person wrote to it: the database refuses both. What is due to
//! be judged is marked in the transaction that keeps the readings, so that a crash between the two loses no alert.

mod acts;
mod due;

use chrono::{DateTime, Utc};
use domain::alert::{AlertLevel, AlertSide};
use domain::observation::Observation;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, json, ms, opt_ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub use acts::AlertAct;
pub use due::DueReading;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    10,
    "CREATE TABLE alerts(
        id TEXT PRIMARY KEY NOT NULL,
        threshold TEXT NOT NULL REFERENCES thresholds(id),
        side TEXT NOT NULL,
        level TEXT NOT NULL,
        since INTEGER NOT NULL,
        taken INTEGER NOT NULL,
        reading TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        ended TEXT,
        ended_at INTEGER,
        ended_reading TEXT
    ) STRICT;
    CREATE INDEX alerts_by_threshold ON alerts(threshold, taken);
    CREATE INDEX alerts_standing ON alerts(raised_at) WHERE ended IS NULL;
    CREATE TABLE alert_acts(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        alert TEXT NOT NULL REFERENCES alerts(id),
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        acknowledges INTEGER NOT NULL,
        outcome TEXT,
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX alert_acts_by_alert ON alert_acts(alert, id);
    CREATE UNIQUE INDEX alert_acts_acknowledged_once ON alert_acts(alert) WHERE acknowledges;
    CREATE TABLE alert_due(
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        patient TEXT NOT NULL,
        metric TEXT NOT NULL,
        UNIQUE(patient, metric)
    ) STRICT;
    CREATE TRIGGER alerts_are_never_removed BEFORE DELETE ON alerts
        BEGIN SELECT RAISE(ABORT, 'alerts are never removed'); END;
    CREATE TRIGGER alert_acts_are_never_changed BEFORE UPDATE ON alert_acts
        BEGIN SELECT RAISE(ABORT, 'what was said of an alert is never changed'); END;
    CREATE TRIGGER alert_acts_are_never_removed BEFORE DELETE ON alert_acts
        BEGIN SELECT RAISE(ABORT, 'what was said of an alert is never removed'); END;",
)];

/// How an alert ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertEnd {
    /// A reading was back within.
    Cleared,
    /// Another alert of the same side took its place: it went further.
    Renewed,
    /// The reading was corrected or taken back: it would not be raised today.
    Withdrawn,
    /// The threshold was changed or removed.
    ThresholdEnded,
}

impl AlertEnd {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Cleared, "cleared"),
        (Self::Renewed, "renewed"),
        (Self::Withdrawn, "withdrawn"),
        (Self::ThresholdEnded, "threshold-ended"),
    ];

    fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(end, _)| *end == self).map_or("", |(_, word)| word)
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(end, _)| *end)
    }
}

/// An alert.
#[derive(Clone, PartialEq)]
pub struct AlertRow {
    /// Our id of it.
    pub id: String,
    /// The threshold that raised it.
    pub threshold: String,
    /// Which way the reading is out.
    pub side: AlertSide,
    /// How far.
    pub level: AlertLevel,
    /// When the first reading of the row was taken.
    pub since: DateTime<Utc>,
    /// When the reading was taken that raised it.
    pub taken: DateTime<Utc>,
    /// That reading, as it was received.
    pub reading: Observation,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// How it ended; none while it stands.
    pub ended: Option<AlertEnd>,
    /// When: the time of the reading that ended it, or of the act.
    pub ended_at: Option<DateTime<Utc>>,
    /// The reading that ended it, as it was received.
    pub ended_reading: Option<Observation>,
}
ids_only!(AlertRow { id, threshold, raised_at, ended });

impl Ledger {
    /// One alert.
    pub async fn alert(&self, id: &str) -> Result<Option<AlertRow>, StoreError> {
        Ok(self.alert_rows(sqlx::query("SELECT * FROM alerts WHERE id = ?1").bind(id.to_owned())).await?.pop())
    }

    /// The alerts that somebody has to look at: those that stand, and those that ended before anybody acknowledged them. One
    /// that was renewed is looked at in the one that took its place.
    pub async fn alerts_to_look_at(&self) -> Result<Vec<AlertRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM alerts WHERE ended IS NULL OR (ended <> 'renewed' AND NOT EXISTS
                 (SELECT 1 FROM alert_acts WHERE alert = alerts.id AND acknowledges))
             ORDER BY taken, id",
        );
        self.alert_rows(query).await
    }

    /// The newest alerts that nobody has to look at any more, newest first.
    pub async fn alerts_settled(&self, most: u32) -> Result<Vec<AlertRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM alerts WHERE ended IS NOT NULL AND (ended = 'renewed' OR EXISTS
                 (SELECT 1 FROM alert_acts WHERE alert = alerts.id AND acknowledges))
             ORDER BY raised_at DESC, id LIMIT ?1",
        );
        self.alert_rows(query.bind(most)).await
    }

    /// The alerts of some thresholds, newest first.
    pub async fn alerts_of(&self, thresholds: &[&str]) -> Result<Vec<AlertRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM alerts WHERE threshold IN (SELECT value FROM json_each(?1)) ORDER BY taken DESC, id",
        );
        self.alert_rows(query.bind(id_list(thresholds.iter().copied()))).await
    }

    async fn alert_rows(&self, query: Statement) -> Result<Vec<AlertRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        drop(conn);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// The alerts of a threshold in the order in which their readings were taken, as this transaction sees them.
    pub async fn alerts_of_threshold(&mut self, threshold: &str) -> Result<Vec<AlertRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM alerts WHERE threshold = ?1 ORDER BY taken, id").bind(threshold);
        let rows = query.fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }

    /// Keeps an alert that was raised.
    pub async fn add_alert(&mut self, row: &AlertRow) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO alerts(id, threshold, side, level, since, taken, reading, raised_at, ended, ended_at, ended_reading)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        );
        let query = query.bind(row.id.as_str()).bind(row.threshold.as_str()).bind(row.side.as_str());
        let query = query.bind(row.level.as_str()).bind(ms(row.since)).bind(ms(row.taken)).bind(json(&row.reading)?);
        let query = query.bind(ms(row.raised_at)).bind(row.ended.map(AlertEnd::as_str)).bind(opt_ms(row.ended_at));
        let query = query.bind(row.ended_reading.as_ref().map(json).transpose()?);
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Keeps since when an alert's row goes on and how it ended. What raised it stays as it was.
    pub async fn put_alert_end(&mut self, row: &AlertRow) -> Result<(), StoreError> {
        let query =
            sqlx::query("UPDATE alerts SET since = ?2, ended = ?3, ended_at = ?4, ended_reading = ?5 WHERE id = ?1");
        let query = query.bind(row.id.as_str()).bind(ms(row.since)).bind(row.ended.map(AlertEnd::as_str));
        let query = query.bind(opt_ms(row.ended_at)).bind(row.ended_reading.as_ref().map(json).transpose()?);
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Ends what stands of a threshold, since it is no longer in force.
    pub async fn end_alerts_of(&mut self, threshold: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(
            "UPDATE alerts SET ended = 'threshold-ended', ended_at = ?2 WHERE threshold = ?1 AND ended IS NULL",
        );
        let done = query.bind(threshold).bind(ms(at)).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}

fn read(row: &SqliteRow) -> Result<AlertRow, StoreError> {
    let ended: Option<String> = row.cell("ended")?;
    let reading: Option<String> = row.cell("ended_reading")?;
    Ok(AlertRow {
        id: row.cell("id")?,
        threshold: row.cell("threshold")?,
        side: row.word("side", AlertSide::parse)?,
        level: row.word("level", AlertLevel::parse)?,
        since: row.instant("since")?,
        taken: row.instant("taken")?,
        reading: row.json("reading")?,
        raised_at: row.instant("raised_at")?,
        ended: match ended {
            Some(_) => Some(row.word("ended", AlertEnd::parse)?),
            None => None,
        },
        ended_at: row.opt_instant("ended_at")?,
        ended_reading: match reading {
            Some(_) => Some(row.json("ended_reading")?),
            None => None,
        },
    })
}
