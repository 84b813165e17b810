//! Finding intents and their steps.

use std::collections::HashMap;

use domain::{ConnectionId, IntentId, IntentState, PatientKey, Subject, VisitId};
use sqlx::sqlite::SqliteRow;

use super::{IntentFilter, IntentRow, IntentStep};
use crate::StoreError;
use crate::cells::{Cells, opt_ms};
use crate::insert::Statement;
use crate::ledger::Ledger;

impl Ledger {
    /// One intent.
    pub async fn intent(&self, id: &IntentId) -> Result<Option<IntentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM intents WHERE id = ?1").bind(id.as_str());
        Ok(self.intent_rows(query).await?.pop())
    }

    /// Intents, newest first. A refused one counts as settled, and is listed until somebody has dealt with it.
    pub async fn intents(&self, filter: IntentFilter) -> Result<Vec<IntentRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM intents
             WHERE state NOT IN ('confirmed', 'rejected', 'withdrawn')
                OR (?1 = 0 AND (state = 'rejected' OR ?2 IS NULL OR settled_at >= ?2))
             ORDER BY seq DESC",
        )
        .bind(filter.open_only)
        .bind(opt_ms(filter.settled_since));
        self.intent_rows(query).await
    }

    /// The intents that stand at "sending": after a restart, those of unknown outcome.
    pub async fn sending(&self) -> Result<Vec<IntentRow>, StoreError> {
        self.intent_rows(sqlx::query("SELECT * FROM intents WHERE state = 'sending' ORDER BY seq")).await
    }

    /// Every intent on a visit itself, newest first.
    pub async fn intents_of_visit(&self, visit: &VisitId) -> Result<Vec<IntentRow>, StoreError> {
        self.intents_on(&Subject::visit(visit)).await
    }

    /// Every intent on a subject, newest first.
    pub async fn intents_on(&self, subject: &Subject) -> Result<Vec<IntentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM intents WHERE subject = ?1 ORDER BY seq DESC").bind(subject.as_str());
        self.intent_rows(query).await
    }

    /// Every intent on the subjects whose words begin with these, newest first.
    pub async fn intents_on_all(&self, beginning: &Subject) -> Result<Vec<IntentRow>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM intents WHERE subject >= ?1 AND subject < ?1 || char(1114111) ORDER BY seq DESC",
        )
        .bind(beginning.as_str());
        self.intent_rows(query).await
    }

    /// The steps of an intent, oldest first.
    pub async fn steps(&self, intent: &IntentId) -> Result<Vec<IntentStep>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM intent_steps WHERE intent = ?1 ORDER BY id").bind(intent.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read_step).collect()
    }

    /// How many intents stand at each state; a state at which none stands is absent.
    pub async fn intent_counts(&self) -> Result<HashMap<IntentState, u64>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT state, count(*) AS many FROM intents GROUP BY state");
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database
            .settle(rows)?
            .iter()
            .map(|row| Ok((row.word("state", IntentState::parse)?, row.number("many")?)))
            .collect()
    }

    pub(super) async fn intent_rows(&self, query: Statement) -> Result<Vec<IntentRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<IntentRow, StoreError> {
    Ok(IntentRow {
        id: IntentId(row.cell("id")?),
        connection: ConnectionId(row.cell("connection")?),
        subject: Subject::parse(row.cell("subject")?),
        visit: row.cell::<Option<String>>("visit")?.map(VisitId),
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        act: row.json("act")?,
        state: row.word("state", IntentState::parse)?,
        created_at: row.instant("created_at")?,
        created_by: row.cell("created_by")?,
        not_before: row.instant("not_before")?,
        sent_at: row.opt_instant("sent_at")?,
        settled_at: row.opt_instant("settled_at")?,
        looks: row.number("looks")?,
        next_look_at: row.opt_instant("next_look_at")?,
        vendor_id: row.cell("vendor_id")?,
        reason: row.cell("reason")?,
        vendor_message: row.cell("vendor_message")?,
        correlation_id: row.cell("correlation_id")?,
        http_status: row.opt_number("http_status")?,
    })
}

fn read_step(row: &SqliteRow) -> Result<IntentStep, StoreError> {
    Ok(IntentStep {
        intent: IntentId(row.cell("intent")?),
        at: row.instant("at")?,
        what: row.cell("what")?,
        detail: row.json("detail")?,
    })
}
