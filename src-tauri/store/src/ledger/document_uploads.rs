//! How far the upload of each document is: one value per intent, replaced after every step. It may hold a signed form, by
//! which a file can be put in the document's place: this database is encrypted, and the value goes when the intent is
//! settled.

use chrono::{DateTime, Utc};
use domain::IntentId;
use serde_json::Value;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    5,
    "CREATE TABLE document_uploads(
        intent TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;",
)];

impl Ledger {
    /// How far an upload is; none when nothing of it was begun, or it is settled.
    pub async fn document_upload(&self, intent: &IntentId) -> Result<Option<Value>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT value FROM document_uploads WHERE intent = ?1").bind(intent.as_str());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.map(|row| row.json("value")).transpose()
    }
}

impl LedgerTx {
    /// Keeps how far an upload is, in place of what was kept before.
    pub async fn put_document_upload(
        &mut self,
        intent: &IntentId,
        value: &Value,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let put = sqlx::query("INSERT OR REPLACE INTO document_uploads(intent, value, at) VALUES (?1, ?2, ?3)")
            .bind(intent.as_str())
            .bind(value.to_string())
            .bind(ms(at))
            .execute(self.conn())
            .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Forgets how far an upload was.
    pub async fn delete_document_upload(&mut self, intent: &IntentId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM document_uploads WHERE intent = ?1")
            .bind(intent.as_str())
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}
