//! The clinic's own copies of documents: what each is, and the key of its sealed file. The file lies beside the ledger
//! ([`crate::CopyFiles`]); without its row here nobody can open it.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, IntentId, PatientKey, VisitId};
use sqlx::sqlite::SqliteRow;
use vault::StoreKey;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms, unreadable};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE document_copies(
        id TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        visit TEXT NOT NULL,
        patient TEXT,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        content_key BLOB NOT NULL,
        intent TEXT NOT NULL,
        vendor_id TEXT,
        at INTEGER NOT NULL,
        by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX document_copies_by_visit ON document_copies(visit, at);",
)];

/// One copy.
#[derive(Clone)]
pub struct DocumentCopy {
    /// Its id, and the name of its file.
    pub id: String,
    /// Through which connection it was sent.
    pub connection: ConnectionId,
    /// On which visit; empty for a document of the patient's record.
    pub visit: VisitId,
    /// Whom it is about.
    pub patient: Option<PatientKey>,
    /// The name that it was given.
    pub name: String,
    /// Media type, told by the content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u32,
    /// The key of its file.
    pub key: StoreKey,
    /// The intent that uploads it.
    pub intent: IntentId,
    /// The vendor's id of it, once known.
    pub vendor_id: Option<String>,
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}
ids_only!(DocumentCopy { id, visit, intent });

impl Ledger {
    /// One copy.
    pub async fn document_copy(&self, id: &str) -> Result<Option<DocumentCopy>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM document_copies WHERE id = ?1").bind(id);
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.as_ref().map(read).transpose()
    }

    /// The copies of a visit, newest first.
    pub async fn document_copies(&self, visit: &VisitId) -> Result<Vec<DocumentCopy>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT * FROM document_copies WHERE visit = ?1 ORDER BY at DESC, id").bind(visit.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// The copies of documents of a patient's record, newest first.
    pub async fn record_copies(&self, patient: &PatientKey) -> Result<Vec<DocumentCopy>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM document_copies WHERE visit = '' AND patient = ?1 ORDER BY at DESC, id")
            .bind(patient.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// The ids of all copies, for the sweep of their files.
    pub async fn document_copy_ids(&self) -> Result<Vec<String>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = sqlx::query("SELECT id FROM document_copies").fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| row.cell("id")).collect()
    }
}

impl LedgerTx {
    /// Keeps a new copy's row. [`StoreError::Duplicate`] when the id is taken.
    pub async fn put_document_copy(&mut self, copy: &DocumentCopy) -> Result<(), StoreError> {
        let put = sqlx::query(
            "INSERT INTO document_copies(id, connection, visit, patient, name, media_type, size, content_key, intent,
                 vendor_id, at, by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )
        .bind(copy.id.as_str())
        .bind(copy.connection.as_str())
        .bind(copy.visit.as_str())
        .bind(copy.patient.as_ref().map(PatientKey::as_str))
        .bind(copy.name.as_str())
        .bind(copy.media_type.as_str())
        .bind(i64::from(copy.size))
        .bind(copy.key.expose().as_slice())
        .bind(copy.intent.as_str())
        .bind(copy.vendor_id.as_deref())
        .bind(ms(copy.at))
        .bind(copy.by.as_str())
        .execute(self.conn())
        .await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// Notes the vendor's id of a copy.
    pub async fn learn_document_id(&mut self, id: &str, vendor_id: &str) -> Result<(), StoreError> {
        let done = sqlx::query("UPDATE document_copies SET vendor_id = ?2 WHERE id = ?1")
            .bind(id)
            .bind(vendor_id)
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Destroys a copy: with its key gone, its file is noise.
    pub async fn delete_document_copy(&mut self, id: &str) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM document_copies WHERE id = ?1").bind(id).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Gives a visit's copies to another visit, when both turned out to be the same.
    pub async fn move_document_copies(&mut self, from: &VisitId, to: &VisitId) -> Result<(), StoreError> {
        let done = sqlx::query("UPDATE document_copies SET visit = ?2 WHERE visit = ?1")
            .bind(from.as_str())
            .bind(to.as_str())
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Destroys the copy of what the vendor has under an id on a visit, where there is one.
    pub async fn delete_document_copy_of(&mut self, visit: &VisitId, vendor_id: &str) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM document_copies WHERE visit = ?1 AND vendor_id = ?2")
            .bind(visit.as_str())
            .bind(vendor_id)
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}

fn read(row: &SqliteRow) -> Result<DocumentCopy, StoreError> {
    let key: Vec<u8> = row.cell("content_key")?;
    let key = <[u8; 32]>::try_from(key.as_slice()).map_err(|_| unreadable("content_key"))?;
    Ok(DocumentCopy {
        id: row.cell("id")?,
        connection: ConnectionId(row.cell("connection")?),
        visit: VisitId(row.cell("visit")?),
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        name: row.cell("name")?,
        media_type: row.cell("media_type")?,
        size: row.number("size")?,
        key: StoreKey::from_bytes(key),
        intent: IntentId(row.cell("intent")?),
        vendor_id: row.cell("vendor_id")?,
        at: row.instant("at")?,
        by: row.cell("by")?,
    })
}
