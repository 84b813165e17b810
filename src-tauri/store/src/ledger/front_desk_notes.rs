//! What the front desk writes beside a visit. It stays on this computer and is never sent to a vendor.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::VisitId;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE front_desk_notes(
        visit TEXT PRIMARY KEY NOT NULL,
        text TEXT NOT NULL,
        at INTEGER NOT NULL,
        by TEXT NOT NULL
    ) STRICT;",
)];

/// The note beside a visit; there is at most one.
#[derive(Clone, PartialEq, Eq)]
pub struct FrontDeskNote {
    /// Beside which visit.
    pub visit: VisitId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}
ids_only!(FrontDeskNote { visit, at });

impl Ledger {
    /// The note beside a visit.
    pub async fn note(&self, visit: &VisitId) -> Result<Option<FrontDeskNote>, StoreError> {
        Ok(self.notes(std::slice::from_ref(visit)).await?.remove(visit))
    }

    /// The notes beside several visits; a visit without one is absent.
    pub async fn notes(&self, visits: &[VisitId]) -> Result<HashMap<VisitId, FrontDeskNote>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM front_desk_notes WHERE visit IN (SELECT value FROM json_each(?1))")
            .bind(id_list(visits.iter().map(VisitId::as_str)));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| read(row).map(|note| (note.visit.clone(), note))).collect()
    }
}

impl LedgerTx {
    /// Keeps a note, in place of an earlier one.
    pub async fn put_note(&mut self, note: &FrontDeskNote) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO front_desk_notes(visit, text, at, by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT(visit) DO UPDATE SET text = excluded.text, at = excluded.at, by = excluded.by",
        )
        .bind(note.visit.as_str())
        .bind(note.text.as_str())
        .bind(ms(note.at))
        .bind(note.by.as_str())
        .execute(self.conn())
        .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Removes the note beside a visit.
    pub async fn delete_note(&mut self, visit: &VisitId) -> Result<(), StoreError> {
        let deleted = sqlx::query("DELETE FROM front_desk_notes WHERE visit = ?1")
            .bind(visit.as_str())
            .execute(self.conn())
            .await;
        self.settle(deleted.map(drop).map_err(StoreError::from))
    }
}

fn read(row: &SqliteRow) -> Result<FrontDeskNote, StoreError> {
    Ok(FrontDeskNote {
        visit: VisitId(row.cell("visit")?),
        text: row.cell("text")?,
        at: row.instant("at")?,
        by: row.cell("by")?,
    })
}
