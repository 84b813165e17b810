//! What somebody had typed into a form when the console was locked: the whole form as one text, whose it is, and when. It
//! is no act and nothing that was sent: it goes when the form is sent or given up, and after a day in any case.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, TypedForm, UserId};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    13,
    "CREATE TABLE typed_drafts(
        user TEXT NOT NULL,
        form TEXT NOT NULL,
        about TEXT NOT NULL,
        typed TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY(user, form, about)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX typed_drafts_by_age ON typed_drafts(at);",
)];

/// What somebody had typed into one form.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedDraftRow {
    /// Whose it is.
    pub user: UserId,
    /// Into which form.
    pub form: TypedForm,
    /// What the form is about: an id of ours, with more ids after a space where one is not enough; empty for a form that
    /// there is only one of.
    pub about: String,
    /// What was typed, as the page wrote it down.
    pub typed: String,
    /// When it was kept.
    pub at: DateTime<Utc>,
}
ids_only!(TypedDraftRow { user, form, at });

impl Ledger {
    /// What somebody had typed since an instant, in the order of forms.
    pub async fn typed_drafts(&self, user: &UserId, since: DateTime<Utc>) -> Result<Vec<TypedDraftRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM typed_drafts WHERE user = ?1 AND at >= ?2 ORDER BY form, about")
            .bind(user.as_str())
            .bind(ms(since));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps what somebody had typed, in place of what was kept of the same form.
    pub async fn keep_typed_draft(&mut self, row: &TypedDraftRow) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO typed_drafts(user, form, about, typed, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET typed = excluded.typed, at = excluded.at",
        )
        .bind(row.user.as_str())
        .bind(row.form.as_str())
        .bind(row.about.as_str())
        .bind(row.typed.as_str())
        .bind(ms(row.at))
        .execute(self.conn())
        .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Drops what somebody had typed into one form.
    pub async fn drop_typed_draft(&mut self, user: &UserId, form: TypedForm, about: &str) -> Result<(), StoreError> {
        let dropped = sqlx::query("DELETE FROM typed_drafts WHERE user = ?1 AND form = ?2 AND about = ?3")
            .bind(user.as_str())
            .bind(form.as_str())
            .bind(about)
            .execute(self.conn())
            .await;
        self.settle(dropped.map(drop).map_err(StoreError::from))
    }

    /// Drops everything that somebody had typed.
    pub async fn drop_typed_drafts_by(&mut self, user: &UserId) -> Result<(), StoreError> {
        let dropped =
            sqlx::query("DELETE FROM typed_drafts WHERE user = ?1").bind(user.as_str()).execute(self.conn()).await;
        self.settle(dropped.map(drop).map_err(StoreError::from))
    }

    /// Drops what anybody had typed about a connection, one of its records or one of its visits.
    pub async fn drop_typed_drafts_about(&mut self, connection: &ConnectionId) -> Result<(), StoreError> {
        // The first id of several; a patient's key begins with its connection.
        let dropped = sqlx::query(
            "WITH abouts AS (SELECT user, form, about, substr(about, 1, instr(about || ' ', ' ') - 1) AS id
                FROM typed_drafts)
             DELETE FROM typed_drafts WHERE (user, form, about) IN (
                SELECT user, form, about FROM abouts
                WHERE id = ?1 OR substr(id, 1, length(?1) + 1) = ?1 || ':'
                   OR id IN (SELECT visit FROM known_appointments WHERE connection = ?1)
                   OR id IN (SELECT id FROM intents WHERE connection = ?1))",
        )
        .bind(connection.as_str())
        .execute(self.conn())
        .await;
        self.settle(dropped.map(drop).map_err(StoreError::from))
    }

    /// Drops what was kept before an instant, whoever's it is. Gives how many there were.
    pub async fn drop_typed_drafts_before(&mut self, instant: DateTime<Utc>) -> Result<u64, StoreError> {
        let dropped =
            sqlx::query("DELETE FROM typed_drafts WHERE at < ?1").bind(ms(instant)).execute(self.conn()).await;
        self.settle(dropped.map(|done| done.rows_affected()).map_err(StoreError::from))
    }
}

fn read(row: &SqliteRow) -> Result<TypedDraftRow, StoreError> {
    Ok(TypedDraftRow {
        user: UserId(row.cell("user")?),
        form: row.word("form", TypedForm::parse)?,
        about: row.cell("about")?,
        typed: row.cell("typed")?,
        at: row.instant("at")?,
    })
}
