//! What people did about an alert: who acknowledged it and when, and what came of it, in the order in which it was said.

use chrono::{DateTime, Utc};
use domain::alert::AlertOutcome;
use sqlx::sqlite::SqliteRow;

use super::super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, ms, unreadable};

/// What a person did about an alert.
#[derive(Clone, PartialEq, Eq)]
pub struct AlertAct {
    /// The alert.
    pub alert: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// This is the acknowledgement; else something that was added to it later.
    pub acknowledges: bool,
    /// What came of it, if that was said.
    pub outcome: Option<AlertOutcome>,
    /// In their own words; may be empty.
    pub note: String,
}
ids_only!(AlertAct { alert, at, acknowledges });

impl Ledger {
    /// What was done about some alerts, each in the order in which it was.
    pub async fn alert_acts(&self, alerts: &[&str]) -> Result<Vec<AlertAct>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT * FROM alert_acts WHERE alert IN (SELECT value FROM json_each(?1)) ORDER BY alert, id");
        let rows = query.bind(id_list(alerts.iter().copied())).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Who acknowledged an alert, if somebody did.
    pub async fn alert_acknowledged(&mut self, alert: &str) -> Result<Option<AlertAct>, StoreError> {
        let query = sqlx::query("SELECT * FROM alert_acts WHERE alert = ?1 AND acknowledges").bind(alert);
        let row = query.fetch_optional(self.conn()).await.map_err(StoreError::from);
        self.settle(row)?.as_ref().map(read).transpose()
    }

    /// Keeps what a person did.
    ///
    /// # Errors
    /// When the alert was acknowledged before and this would acknowledge it once more.
    pub async fn add_alert_act(&mut self, act: &AlertAct) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO alert_acts(alert, at, by, acknowledges, outcome, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        );
        let query = query.bind(act.alert.as_str()).bind(ms(act.at)).bind(act.by.as_str()).bind(act.acknowledges);
        let query = query.bind(act.outcome.map(AlertOutcome::as_str)).bind(act.note.as_str());
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}

fn read(row: &SqliteRow) -> Result<AlertAct, StoreError> {
    let outcome: Option<String> = row.cell("outcome")?;
    Ok(AlertAct {
        alert: row.cell("alert")?,
        at: row.instant("at")?,
        by: row.cell("by")?,
        acknowledges: row.cell("acknowledges")?,
        outcome: match outcome {
            Some(word) => Some(AlertOutcome::parse(&word).ok_or_else(|| unreadable("outcome"))?),
            None => None,
        },
        note: row.cell("note")?,
    })
}
