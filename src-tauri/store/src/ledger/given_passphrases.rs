//! Since when somebody has a passphrase that another one gave them: it is good for a time, and for one sign-in.

use chrono::{DateTime, Utc};
use domain::UserId;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

/// Of who has one already it is not known since when: at the latest since anything about them was changed.
pub(crate) const MIGRATIONS: &[Migration] = &[(
    14,
    "CREATE TABLE given_passphrases(user TEXT PRIMARY KEY NOT NULL, given_at INTEGER NOT NULL) STRICT;
    INSERT INTO given_passphrases SELECT id, changed_at FROM users WHERE must_change = 1;",
)];

impl Ledger {
    /// When a person was given the passphrase that they have; none when they chose it.
    pub async fn passphrase_given_at(&self, user: &UserId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT given_at FROM given_passphrases WHERE user = ?1").bind(user.as_str().to_owned());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.map(|row| row.instant("given_at")).transpose()
    }
}

impl LedgerTx {
    /// A person was given a passphrase.
    pub async fn passphrase_given(&mut self, user: &UserId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO given_passphrases(user, given_at) VALUES (?1, ?2)
             ON CONFLICT(user) DO UPDATE SET given_at = excluded.given_at",
        );
        let done = put.bind(user.as_str().to_owned()).bind(ms(at)).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// A person has chosen their own.
    pub async fn passphrase_chosen(&mut self, user: &UserId) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM given_passphrases WHERE user = ?1").bind(user.as_str().to_owned());
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}
