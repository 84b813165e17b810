//! Files of visits as the vendor last listed them (SOLO-20), without their bytes: no operation gives those back.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, VisitId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, ms, opt_ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    2,
    "CREATE TABLE attachments(
        visit TEXT NOT NULL,
        id TEXT NOT NULL,
        connection TEXT NOT NULL,
        title TEXT,
        media_type TEXT,
        size INTEGER,
        uploaded_at INTEGER,
        deleted INTEGER NOT NULL,
        PRIMARY KEY(visit, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attachment_reads(
        visit TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        read_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;",
)];

const PUT: Insert = Insert {
    head: "INSERT OR REPLACE INTO attachments(visit, id, connection, title, media_type, size, uploaded_at, deleted)",
    columns: 8,
    tail: "",
};

/// One file of a visit.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachmentRow {
    /// The vendor's id of it.
    pub id: String,
    /// Its name.
    pub title: Option<String>,
    /// Its media type, as the vendor says.
    pub media_type: Option<String>,
    /// Its size in bytes.
    pub size: Option<u64>,
    /// When it was uploaded.
    pub uploaded_at: Option<DateTime<Utc>>,
    /// Whether it is marked as deleted.
    pub deleted: bool,
}
ids_only!(AttachmentRow { id, deleted });

/// The files of a visit, and when the list was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttachmentsView {
    /// The files, as listed.
    pub files: Vec<AttachmentRow>,
    /// When; never, when absent.
    pub read_at: Option<DateTime<Utc>>,
}

impl Mirror {
    /// Replaces a visit's list. A reading that is older than the one that is kept changes nothing.
    pub async fn put_attachments(
        &self,
        connection: &ConnectionId,
        visit: &VisitId,
        files: &[AttachmentRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, visit, files, read_at).await)?;
        self.commit(tx).await
    }

    /// A visit's list.
    pub async fn attachments(&self, visit: &VisitId) -> Result<AttachmentsView, StoreError> {
        let mut conn = self.database.reader().await?;
        let read_at = sqlx::query("SELECT read_at FROM attachment_reads WHERE visit = ?1")
            .bind(visit.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(StoreError::from);
        let read_at = self.database.settle(read_at)?.map(|row| row.instant("read_at")).transpose()?;
        let query = sqlx::query("SELECT * FROM attachments WHERE visit = ?1 ORDER BY uploaded_at DESC, id")
            .bind(visit.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        let files = self.database.settle(rows)?.iter().map(read).collect::<Result<_, _>>()?;
        Ok(AttachmentsView { files, read_at })
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    visit: &VisitId,
    files: &[AttachmentRow],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let newer = sqlx::query("SELECT 1 FROM attachment_reads WHERE visit = ?1 AND read_at > ?2")
        .bind(visit.as_str())
        .bind(ms(read_at))
        .fetch_optional(&mut *conn)
        .await?;
    if newer.is_some() {
        return Ok(());
    }
    sqlx::query("DELETE FROM attachments WHERE visit = ?1").bind(visit.as_str()).execute(&mut *conn).await?;
    PUT.run(conn, files, |statement, file| {
        statement
            .bind(visit.as_str().to_owned())
            .bind(file.id.clone())
            .bind(connection.as_str().to_owned())
            .bind(file.title.clone())
            .bind(file.media_type.clone())
            .bind(file.size.and_then(|size| i64::try_from(size).ok()))
            .bind(opt_ms(file.uploaded_at))
            .bind(file.deleted)
    })
    .await?;
    sqlx::query("INSERT OR REPLACE INTO attachment_reads(visit, connection, read_at) VALUES (?1, ?2, ?3)")
        .bind(visit.as_str())
        .bind(connection.as_str())
        .bind(ms(read_at))
        .execute(&mut *conn)
        .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<AttachmentRow, StoreError> {
    Ok(AttachmentRow {
        id: row.cell("id")?,
        title: row.cell("title")?,
        media_type: row.cell("media_type")?,
        size: row.opt_number("size")?,
        uploaded_at: row.opt_instant("uploaded_at")?,
        deleted: row.cell("deleted")?,
    })
}
