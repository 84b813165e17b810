//! Small forms of questions that the clinic has made; filled in, one becomes a patient document (SOLO-22).

use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE document_forms(
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        questions TEXT NOT NULL,
        at INTEGER NOT NULL,
        by TEXT NOT NULL
    ) STRICT;",
)];

/// One form. It holds no patient data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentForm {
    /// Its id.
    pub id: String,
    /// What it is called; the document gets this name.
    pub name: String,
    /// Its questions, in order.
    pub questions: Vec<String>,
    /// When it was last changed.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

impl Ledger {
    /// All forms, by name.
    pub async fn document_forms(&self) -> Result<Vec<DocumentForm>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM document_forms ORDER BY name COLLATE NOCASE, id");
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps a form, in place of an earlier one of the same id.
    pub async fn put_document_form(&mut self, form: &DocumentForm) -> Result<(), StoreError> {
        let questions = json(&form.questions)?;
        let put = sqlx::query(
            "INSERT INTO document_forms(id, name, questions, at, by) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(id) DO UPDATE SET name = excluded.name, questions = excluded.questions, at = excluded.at,
                 by = excluded.by",
        )
        .bind(form.id.as_str())
        .bind(form.name.as_str())
        .bind(questions)
        .bind(ms(form.at))
        .bind(form.by.as_str())
        .execute(self.conn())
        .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Removes a form. Documents that were sent with it stay as they are.
    pub async fn delete_document_form(&mut self, id: &str) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM document_forms WHERE id = ?1").bind(id).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}

fn read(row: &SqliteRow) -> Result<DocumentForm, StoreError> {
    Ok(DocumentForm {
        id: row.cell("id")?,
        name: row.cell("name")?,
        questions: row.json("questions")?,
        at: row.instant("at")?,
        by: row.cell("by")?,
    })
}
