//! What the clinic has set: names and JSON values. What a name means is known to whoever uses it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::Cells;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] =
    &[(1, "CREATE TABLE settings(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;")];

impl Ledger {
    /// One setting; none when it was never set.
    pub async fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT value FROM settings WHERE key = ?1").bind(key);
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.map(|row| row.json("value")).transpose()
    }

    /// All settings.
    pub async fn settings(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = sqlx::query("SELECT key, value FROM settings").fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| Ok((row.cell("key")?, row.json("value")?))).collect()
    }
}

impl LedgerTx {
    /// One setting, as this transaction sees it.
    pub async fn setting_now(&mut self, key: &str) -> Result<Option<Value>, StoreError> {
        let query = sqlx::query("SELECT value FROM settings WHERE key = ?1").bind(key.to_owned());
        let row = query.fetch_optional(self.conn()).await.map_err(StoreError::from);
        self.settle(row)?.map(|row| row.json("value")).transpose()
    }

    /// Keeps a setting, in place of an earlier value.
    pub async fn put_setting(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO settings(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        )
        .bind(key)
        .bind(value.to_string())
        .execute(self.conn())
        .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Forgets a setting, when it was set.
    pub async fn remove_setting(&mut self, key: &str) -> Result<(), StoreError> {
        let removed = sqlx::query("DELETE FROM settings WHERE key = ?1").bind(key).execute(self.conn()).await;
        self.settle(removed.map(drop).map_err(StoreError::from))
    }
}
