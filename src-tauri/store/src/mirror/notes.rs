//! The note of each visit as it was last read (SOLO-16), so that it opens without a network and says how old it is.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, VisitId, VisitNote};
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    2,
    "CREATE TABLE notes(
        visit TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        note TEXT NOT NULL,
        read_at INTEGER NOT NULL
    ) STRICT;",
)];

/// A visit's note and when it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Of which visit.
    pub visit: VisitId,
    /// Through which connection.
    pub connection: ConnectionId,
    /// What was read.
    pub note: VisitNote,
    /// When the request was made: what a colleague wrote after it may be missing.
    pub read_at: DateTime<Utc>,
}
ids_only!(NoteRow { visit, read_at });

impl Mirror {
    /// The note of a visit; none when it was never read.
    pub async fn visit_note(&self, visit: &VisitId) -> Result<Option<NoteRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM notes WHERE visit = ?1").bind(visit.as_str());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.as_ref().map(read).transpose()
    }

    /// Keeps a note as it was read. One that was read earlier than the one that is kept changes nothing.
    pub async fn put_visit_note(&self, row: &NoteRow) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let put = sqlx::query(
            "INSERT INTO notes(visit, connection, note, read_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT(visit) DO UPDATE SET connection = excluded.connection, note = excluded.note,
                 read_at = excluded.read_at
             WHERE excluded.read_at >= notes.read_at",
        )
        .bind(row.visit.as_str())
        .bind(row.connection.as_str())
        .bind(json(&row.note)?)
        .bind(ms(row.read_at))
        .execute(&mut *tx)
        .await;
        self.database.settle(put.map(drop).map_err(StoreError::from))?;
        self.commit(tx).await
    }
}

fn read(row: &SqliteRow) -> Result<NoteRow, StoreError> {
    Ok(NoteRow {
        visit: VisitId(row.cell("visit")?),
        connection: ConnectionId(row.cell("connection")?),
        note: row.json("note")?,
        read_at: row.instant("read_at")?,
    })
}
