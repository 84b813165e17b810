//! The people who sign in here. A passphrase is kept only as what Argon2id made of it; a person is never removed, since
//! the audit names them, but ended.

use chrono::{DateTime, Utc};
use domain::{Role, UserId};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    12,
    "CREATE TABLE users(
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        compared TEXT NOT NULL UNIQUE,
        display TEXT NOT NULL,
        roles TEXT NOT NULL,
        passphrase TEXT NOT NULL,
        must_change INTEGER NOT NULL,
        totp INTEGER NOT NULL,
        totp_step INTEGER,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
    ) STRICT;",
)];

/// Whether a person may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserState {
    /// They may.
    Active,
    /// They may not any more; they can be restored.
    Ended,
}

/// A person who signs in.
#[derive(Clone, PartialEq)]
pub struct UserRow {
    /// Our id of them.
    pub id: UserId,
    /// The user name, as it was given.
    pub name: String,
    /// The form in which user names are compared: no two people have the same.
    pub compared: String,
    /// The name that others see, for example `MOREAU, Jeanne`.
    pub display: String,
    /// What they are here for.
    pub roles: Vec<Role>,
    /// What Argon2id made of their passphrase: a PHC string.
    pub passphrase: String,
    /// Somebody else gave them the passphrase: it is changed at the next sign-in.
    pub must_change: bool,
    /// An authenticator's code is asked for too; its secret is in the keyring.
    pub totp: bool,
    /// The time step of the last code that was used: none is taken twice.
    pub totp_step: Option<u64>,
    /// Whether they may sign in.
    pub state: UserState,
    /// Since when they are known.
    pub created_at: DateTime<Utc>,
    /// When anything about them was changed last.
    pub changed_at: DateTime<Utc>,
}
ids_only!(UserRow { id, roles, state, created_at, changed_at });

impl UserState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Ended => "ended",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Active, Self::Ended].into_iter().find(|state| state.as_str() == word)
    }
}

impl Ledger {
    /// Everybody who signs in here or did, in the order of their names.
    pub async fn users(&self) -> Result<Vec<UserRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = every().fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// The person of a user name, given in the form in which names are compared.
    pub async fn user_called(&self, compared: &str) -> Result<Option<UserRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM users WHERE compared = ?1").bind(compared.to_owned());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.as_ref().map(read).transpose()
    }

    /// One person.
    pub async fn user(&self, id: &UserId) -> Result<Option<UserRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let row = one(id).fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.as_ref().map(read).transpose()
    }

    /// Whether anybody signs in here.
    pub async fn has_users(&self) -> Result<bool, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query_scalar("SELECT EXISTS(SELECT 1 FROM users)");
        let found: Result<i64, StoreError> = query.fetch_one(&mut *conn).await.map_err(StoreError::from);
        Ok(self.database.settle(found)? != 0)
    }
}

impl LedgerTx {
    /// Everybody, as this transaction sees them.
    pub async fn all_users(&mut self) -> Result<Vec<UserRow>, StoreError> {
        let rows = every().fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(read).collect()
    }

    /// One person, as this transaction sees them.
    pub async fn user_now(&mut self, id: &UserId) -> Result<Option<UserRow>, StoreError> {
        let row = one(id).fetch_optional(self.conn()).await.map_err(StoreError::from);
        self.settle(row)?.as_ref().map(read).transpose()
    }

    /// Keeps a person, in place of what was kept of them.
    ///
    /// # Errors
    /// When somebody else has the user name: look first.
    pub async fn put_user(&mut self, row: &UserRow) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO users(id, name, compared, display, roles, passphrase, must_change, totp, totp_step, state,
                created_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT(id) DO UPDATE SET name = excluded.name, compared = excluded.compared,
                display = excluded.display, roles = excluded.roles, passphrase = excluded.passphrase,
                must_change = excluded.must_change, totp = excluded.totp, totp_step = excluded.totp_step,
                state = excluded.state, changed_at = excluded.changed_at",
        );
        let query = query.bind(row.id.as_str()).bind(row.name.as_str()).bind(row.compared.as_str());
        let query = query.bind(row.display.as_str()).bind(json(&row.roles)?).bind(row.passphrase.as_str());
        let query = query.bind(row.must_change).bind(row.totp);
        let query = query.bind(row.totp_step.map(|step| i64::try_from(step).unwrap_or(i64::MAX)));
        let query = query.bind(row.state.as_str()).bind(ms(row.created_at)).bind(ms(row.changed_at));
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}

fn every() -> Statement {
    sqlx::query("SELECT * FROM users ORDER BY display, name")
}

fn one(id: &UserId) -> Statement {
    sqlx::query("SELECT * FROM users WHERE id = ?1").bind(id.as_str().to_owned())
}

fn read(row: &SqliteRow) -> Result<UserRow, StoreError> {
    Ok(UserRow {
        id: UserId(row.cell("id")?),
        name: row.cell("name")?,
        compared: row.cell("compared")?,
        display: row.cell("display")?,
        roles: row.json("roles")?,
        passphrase: row.cell("passphrase")?,
        must_change: row.cell("must_change")?,
        totp: row.cell("totp")?,
        totp_step: row.opt_number("totp_step")?,
        state: row.word("state", UserState::parse)?,
        created_at: row.instant("created_at")?,
        changed_at: row.instant("changed_at")?,
    })
}
