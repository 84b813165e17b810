//! Drafts of visit notes: what a clinician has typed and not sent, a row for each question, so that a keystroke costs one
//! row. Each keeps the answer that the vendor showed when typing began: three-way comparing needs it.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, PatientKey, VisitId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE note_drafts(
        visit TEXT NOT NULL,
        by TEXT NOT NULL,
        template TEXT NOT NULL,
        question TEXT NOT NULL,
        asked TEXT NOT NULL,
        base TEXT NOT NULL,
        mine TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY(visit, by, template, question)
    ) STRICT, WITHOUT ROWID;",
)];

/// One drafted answer.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteDraftRow {
    /// To which visit's note.
    pub visit: VisitId,
    /// Whose draft.
    pub by: String,
    /// The vendor's id of the template.
    pub template: String,
    /// The vendor's id of the question.
    pub question: String,
    /// What is asked: section, then question; for the day on which the template asks it no more.
    pub asked: Vec<String>,
    /// The vendor's answer when typing began.
    pub base: Vec<String>,
    /// The drafted answer.
    pub mine: Vec<String>,
    /// When typing began.
    pub begun_at: DateTime<Utc>,
    /// When it was kept last.
    pub at: DateTime<Utc>,
}
ids_only!(NoteDraftRow { visit, at });

/// Someone's draft of one visit's note, by whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftedNote {
    /// Of which visit's note.
    pub visit: VisitId,
    /// Whose draft.
    pub by: String,
    /// Whose visit it is, when that is known.
    pub patient: Option<PatientKey>,
}
ids_only!(DraftedNote { visit });

impl Ledger {
    /// How many notes of a connection's visits have been drafted on this device and not been sent, each author's for
    /// itself. A draft that says again what the vendor said is none.
    pub async fn count_note_drafts(&self, connection: &ConnectionId) -> Result<usize, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = drafts_of(&mut conn, connection).await;
        Ok(self.database.settle(rows)?.len())
    }

    /// Someone's draft of a visit's note; empty when there is none.
    pub async fn note_draft(&self, visit: &VisitId, by: &str) -> Result<Vec<NoteDraftRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM note_drafts WHERE visit = ?1 AND by = ?2 ORDER BY begun_at, question");
        let rows = query.bind(visit.as_str()).bind(by).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// Who has a draft of a visit's note on this device.
    pub async fn note_draft_authors(&self, visit: &VisitId) -> Result<Vec<String>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT DISTINCT by FROM note_drafts WHERE visit = ?1 ORDER BY by");
        let rows = query.bind(visit.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| row.cell("by")).collect()
    }
}

impl LedgerTx {
    /// Keeps what was typed. The base and the beginning of an answer that is already drafted stay what they were.
    pub async fn keep_note_draft(&mut self, row: &NoteDraftRow) -> Result<(), StoreError> {
        self.put_note_draft(
            row,
            "ON CONFLICT DO UPDATE SET asked = excluded.asked, mine = excluded.mine, at = excluded.at",
        )
        .await
    }

    /// Keeps a drafted answer with a new base: a person has seen what the vendor shows now, or the vendor has taken ours.
    pub async fn rebase_note_draft(&mut self, row: &NoteDraftRow) -> Result<(), StoreError> {
        self.put_note_draft(
            row,
            "ON CONFLICT DO UPDATE SET base = excluded.base, mine = excluded.mine, at = excluded.at",
        )
        .await
    }

    async fn put_note_draft(&mut self, row: &NoteDraftRow, conflict: &str) -> Result<(), StoreError> {
        // Both tails are constants of this file.
        let sql = sqlx::AssertSqlSafe(format!(
            "INSERT INTO note_drafts(visit, by, template, question, asked, base, mine, begun_at, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) {conflict}"
        ));
        let put = sqlx::query(sql)
            .bind(row.visit.as_str())
            .bind(row.by.as_str())
            .bind(row.template.as_str())
            .bind(row.question.as_str())
            .bind(json(&row.asked)?)
            .bind(json(&row.base)?)
            .bind(json(&row.mine)?)
            .bind(ms(row.begun_at))
            .bind(ms(row.at))
            .execute(self.conn())
            .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Someone's draft as this transaction sees it.
    pub async fn note_draft(&mut self, visit: &VisitId, by: &str) -> Result<Vec<NoteDraftRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM note_drafts WHERE visit = ?1 AND by = ?2 ORDER BY begun_at, question");
        let rows = query.bind(visit.as_str()).bind(by).fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }

    /// Drops one drafted answer.
    pub async fn drop_note_draft(&mut self, row: &NoteDraftRow) -> Result<(), StoreError> {
        let dropped =
            sqlx::query("DELETE FROM note_drafts WHERE visit = ?1 AND by = ?2 AND template = ?3 AND question = ?4")
                .bind(row.visit.as_str())
                .bind(row.by.as_str())
                .bind(row.template.as_str())
                .bind(row.question.as_str())
                .execute(self.conn())
                .await;
        self.settle(dropped.map(drop).map_err(StoreError::from))
    }

    /// Drops the answers of a draft that say again what the vendor said when typing began.
    pub async fn drop_unchanged_note_draft(&mut self, visit: &VisitId, by: &str) -> Result<(), StoreError> {
        let dropped = sqlx::query("DELETE FROM note_drafts WHERE visit = ?1 AND by = ?2 AND mine = base")
            .bind(visit.as_str())
            .bind(by)
            .execute(self.conn())
            .await;
        self.settle(dropped.map(drop).map_err(StoreError::from))
    }

    /// Drops every draft of a connection's visits, whoever's it is. Gives the notes that they were of, as counted by
    /// [`Ledger::count_note_drafts`].
    pub async fn discard_note_drafts_of(&mut self, connection: &ConnectionId) -> Result<Vec<DraftedNote>, StoreError> {
        let dropped = discard_of(self.conn(), connection).await;
        self.settle(dropped)
    }

    /// Drops someone's whole draft; false when there was none.
    pub async fn discard_note_draft(&mut self, visit: &VisitId, by: &str) -> Result<bool, StoreError> {
        let dropped = sqlx::query("DELETE FROM note_drafts WHERE visit = ?1 AND by = ?2")
            .bind(visit.as_str())
            .bind(by)
            .execute(self.conn())
            .await;
        self.settle(dropped.map(|done| done.rows_affected() > 0).map_err(StoreError::from))
    }
}

async fn drafts_of(conn: &mut SqliteConnection, connection: &ConnectionId) -> Result<Vec<DraftedNote>, StoreError> {
    let rows = sqlx::query(
        "SELECT DISTINCT drafted.visit, drafted.by, known.patient
         FROM note_drafts AS drafted JOIN known_appointments AS known ON known.visit = drafted.visit
         WHERE known.connection = ?1 AND drafted.mine <> drafted.base ORDER BY drafted.visit, drafted.by",
    )
    .bind(connection.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(DraftedNote {
                visit: VisitId(row.cell("visit")?),
                by: row.cell("by")?,
                patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
            })
        })
        .collect()
}

async fn discard_of(conn: &mut SqliteConnection, connection: &ConnectionId) -> Result<Vec<DraftedNote>, StoreError> {
    let drafted = drafts_of(&mut *conn, connection).await?;
    sqlx::query("DELETE FROM note_drafts WHERE visit IN (SELECT visit FROM known_appointments WHERE connection = ?1)")
        .bind(connection.as_str())
        .execute(conn)
        .await?;
    Ok(drafted)
}

fn read(row: &SqliteRow) -> Result<NoteDraftRow, StoreError> {
    Ok(NoteDraftRow {
        visit: VisitId(row.cell("visit")?),
        by: row.cell("by")?,
        template: row.cell("template")?,
        question: row.cell("question")?,
        asked: row.json("asked")?,
        base: row.json("base")?,
        mine: row.json("mine")?,
        begun_at: row.instant("begun_at")?,
        at: row.instant("at")?,
    })
}
