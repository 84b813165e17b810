//! An import as it goes: begun, read, stopped, kept, removed. Whatever changes it names the state that it is in, so that
//! of two who decide at once only one does.

use serde_json::Value;

use super::super::LedgerTx;
use super::{ImportState, ReadingImportRow};
use crate::StoreError;
use crate::cells::{json, ms, opt_ms, unreadable};

impl LedgerTx {
    /// Keeps a new import. [`StoreError::Duplicate`] when the id is taken.
    pub async fn add_reading_import(&mut self, row: &ReadingImportRow) -> Result<(), StoreError> {
        let size = i64::try_from(row.size).map_err(|_| unreadable("size"))?;
        let done = sqlx::query(
            "INSERT INTO reading_imports(id, patient, kind, file_name, path, size, sha256, settings, begun_at, begun_by,
                 state, why, progress, ended_at, ended_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )
        .bind(row.id.as_str())
        .bind(row.patient.as_str())
        .bind(row.kind.as_str())
        .bind(row.file_name.as_str())
        .bind(row.path.as_deref())
        .bind(size)
        .bind(row.sha256.as_ref().map(<[u8; 32]>::as_slice))
        .bind(json(&row.settings)?)
        .bind(ms(row.begun_at))
        .bind(row.begun_by.as_str())
        .bind(row.state.as_str())
        .bind(row.why.as_deref())
        .bind(json(&row.progress)?)
        .bind(opt_ms(row.ended_at))
        .bind(row.ended_by.as_deref())
        .execute(self.conn())
        .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Takes note of how far an import was read. False when it is not being read any more: then nothing of this
    /// transaction may be kept.
    pub async fn reading_import_is_at(&mut self, id: &str, progress: &Value) -> Result<bool, StoreError> {
        let query = sqlx::query("UPDATE reading_imports SET progress = ?2 WHERE id = ?1 AND state = 'reading'");
        let done = query.bind(id).bind(json(progress)?).execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() == 1)
    }

    /// Takes note of the bytes of an import's file.
    pub async fn reading_import_is_of(&mut self, id: &str, sha256: &[u8; 32]) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE reading_imports SET sha256 = ?2 WHERE id = ?1");
        let done = query.bind(id).bind(sha256.as_slice()).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Moves an import from the state that it was seen in to another. False when it is in another by now: nothing is
    /// changed then. Where the file lies is forgotten once it need not be read on.
    pub async fn move_reading_import(
        &mut self,
        id: &str,
        from: ImportState,
        to: ImportState,
        why: Option<&str>,
    ) -> Result<bool, StoreError> {
        let goes_on = matches!(to, ImportState::Reading | ImportState::Stopped);
        let query = sqlx::query(
            "UPDATE reading_imports SET state = ?3, why = ?4, path = iif(?5, path, NULL) WHERE id = ?1 AND state = ?2",
        );
        let query = query.bind(id).bind(from.as_str()).bind(to.as_str()).bind(why).bind(goes_on);
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() == 1)
    }

    /// Takes note of who ended an import, and when.
    pub async fn reading_import_was_ended(
        &mut self,
        id: &str,
        by: &str,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE reading_imports SET ended_at = ?2, ended_by = ?3 WHERE id = ?1");
        let done = query.bind(id).bind(ms(at)).bind(by).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Forgets an import that never counted, and its refusals. False when it counts or counted, or is no more: nothing is
    /// changed then. What it brought is removed by [`LedgerTx::remove_reading_origins`].
    pub async fn forget_reading_import(&mut self, id: &str) -> Result<bool, StoreError> {
        let query = sqlx::query("DELETE FROM reading_imports WHERE id = ?1 AND state NOT IN ('kept', 'removed')");
        let done = query.bind(id).execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() == 1)
    }

    /// What was being read when the console ended has stopped. To be called when nothing is being read.
    pub async fn stop_reading_imports(&mut self, why: &str) -> Result<u64, StoreError> {
        let query = sqlx::query("UPDATE reading_imports SET state = 'stopped', why = ?1 WHERE state = 'reading'");
        let done = query.bind(why).execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected())
    }
}
