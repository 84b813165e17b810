//! When each status of a visit was first seen. Vendors say where a visit stands, not since when; a wait is counted from
//! here.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{ConfirmedHow, VisitId, VisitState};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, ms};
use crate::insert::{Insert, Statement};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE status_log(
        id INTEGER PRIMARY KEY,
        visit TEXT NOT NULL,
        status_word TEXT NOT NULL,
        call_word TEXT,
        state TEXT NOT NULL,
        first_seen_at INTEGER NOT NULL,
        began_seen INTEGER NOT NULL,
        how TEXT NOT NULL
    ) STRICT;
    CREATE INDEX status_log_by_visit ON status_log(visit, first_seen_at, id);",
)];

const APPEND: Insert = Insert {
    head: "INSERT INTO status_log(visit, status_word, call_word, state, first_seen_at, began_seen, how)",
    columns: 7,
    tail: "",
};

/// A status that was seen for the first time.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusSeen {
    /// Whose status.
    pub visit: VisitId,
    /// The vendor's own word.
    pub status_word: String,
    /// The vendor's own word for the call, where it has one.
    pub call_word: Option<String>,
    /// What the word means.
    pub state: VisitState,
    /// When it was first seen.
    pub first_seen_at: DateTime<Utc>,
    /// Whether its beginning was seen: a read of another status preceded it closely. If not, a wait is "at least".
    pub began_seen: bool,
    /// How it was seen.
    pub how: ConfirmedHow,
}
ids_only!(StatusSeen { visit, state, first_seen_at });

impl Ledger {
    /// Everything seen of a visit, newest first.
    pub async fn status_log(&self, visit: &VisitId) -> Result<Vec<StatusSeen>, StoreError> {
        self.seen(
            sqlx::query("SELECT * FROM status_log WHERE visit = ?1 ORDER BY first_seen_at DESC, id DESC")
                .bind(visit.as_str()),
        )
        .await
    }

    /// The newest status of each visit; a visit of which nothing was seen is absent.
    pub async fn current_status_since(&self, visits: &[VisitId]) -> Result<HashMap<VisitId, StatusSeen>, StoreError> {
        let rows = self
            .seen(
                sqlx::query(
                    "SELECT status_log.* FROM json_each(?1) AS wanted JOIN status_log ON status_log.id =
                         (SELECT id FROM status_log WHERE visit = wanted.value
                          ORDER BY first_seen_at DESC, id DESC LIMIT 1)",
                )
                .bind(id_list(visits.iter().map(VisitId::as_str))),
            )
            .await?;
        Ok(rows.into_iter().map(|row| (row.visit.clone(), row)).collect())
    }

    /// Everything seen of these visits, each in the order of time.
    pub async fn status_logs(&self, visits: &[VisitId]) -> Result<Vec<StatusSeen>, StoreError> {
        self.seen(
            sqlx::query(
                "SELECT status_log.* FROM json_each(?1) AS wanted JOIN status_log ON status_log.visit = wanted.value
                 ORDER BY status_log.visit, first_seen_at, status_log.id",
            )
            .bind(id_list(visits.iter().map(VisitId::as_str))),
        )
        .await
    }

    async fn seen(&self, query: Statement) -> Result<Vec<StatusSeen>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps a status that was seen for the first time.
    pub async fn append_status(&mut self, seen: &StatusSeen) -> Result<(), StoreError> {
        self.append_status_many(std::slice::from_ref(seen)).await
    }

    /// The same for many.
    pub async fn append_status_many(&mut self, seen: &[StatusSeen]) -> Result<(), StoreError> {
        let appended = APPEND.run(self.conn(), seen, bind).await;
        self.settle(appended)
    }
}

fn bind(statement: Statement, row: &StatusSeen) -> Statement {
    statement
        .bind(row.visit.as_str())
        .bind(row.status_word.as_str())
        .bind(row.call_word.as_deref())
        .bind(row.state.as_str())
        .bind(ms(row.first_seen_at))
        .bind(row.began_seen)
        .bind(row.how.as_str())
}

fn read(row: &SqliteRow) -> Result<StatusSeen, StoreError> {
    Ok(StatusSeen {
        visit: VisitId(row.cell("visit")?),
        status_word: row.cell("status_word")?,
        call_word: row.cell("call_word")?,
        state: VisitState::parse(&row.cell::<String>("state")?),
        first_seen_at: row.instant("first_seen_at")?,
        began_seen: row.cell("began_seen")?,
        how: row.word("how", ConfirmedHow::parse)?,
    })
}
