//! Documents of patients' records as the vendor last listed them (CAR-16), without their bytes: a file is fetched when
//! somebody opens it, and kept nowhere.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    4,
    "CREATE TABLE documents(
        patient TEXT NOT NULL,
        id TEXT NOT NULL,
        connection TEXT NOT NULL,
        name TEXT,
        class TEXT,
        description TEXT,
        file_name TEXT,
        media_type TEXT,
        place INTEGER NOT NULL,
        PRIMARY KEY(patient, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE document_reads(
        patient TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        read_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;",
)];

const PUT: Insert = Insert {
    head: "INSERT OR REPLACE INTO documents(patient, id, connection, name, class, description, file_name, media_type, \
           place)",
    columns: 9,
    tail: "",
};

/// One document of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// The vendor's id of it.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// The vendor's id of its class.
    pub class: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The file's name.
    pub file_name: Option<String>,
    /// Its media type, as the vendor says.
    pub media_type: Option<String>,
}
ids_only!(DocumentRow { id });

/// The documents of a record, and when the list was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentsView {
    /// The documents, in the vendor's order.
    pub documents: Vec<DocumentRow>,
    /// When; never, when absent.
    pub read_at: Option<DateTime<Utc>>,
}

impl Mirror {
    /// Replaces a record's list. A reading that is older than the one that is kept changes nothing.
    pub async fn put_documents(
        &self,
        patient: &PatientKey,
        documents: &[DocumentRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, patient, documents, read_at).await)?;
        self.commit(tx).await
    }

    /// A record's list.
    pub async fn documents(&self, patient: &PatientKey) -> Result<DocumentsView, StoreError> {
        let mut conn = self.database.reader().await?;
        let read_at = sqlx::query("SELECT read_at FROM document_reads WHERE patient = ?1")
            .bind(patient.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(StoreError::from);
        let read_at = self.database.settle(read_at)?.map(|row| row.instant("read_at")).transpose()?;
        let query = sqlx::query("SELECT * FROM documents WHERE patient = ?1 ORDER BY place, id").bind(patient.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        let documents = self.database.settle(rows)?.iter().map(read).collect::<Result<_, _>>()?;
        Ok(DocumentsView { documents, read_at })
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    patient: &PatientKey,
    documents: &[DocumentRow],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let newer = sqlx::query("SELECT 1 FROM document_reads WHERE patient = ?1 AND read_at > ?2")
        .bind(patient.as_str())
        .bind(ms(read_at))
        .fetch_optional(&mut *conn)
        .await?;
    if newer.is_some() {
        return Ok(());
    }
    let connection = patient.connection();
    sqlx::query("DELETE FROM documents WHERE patient = ?1").bind(patient.as_str()).execute(&mut *conn).await?;
    let placed: Vec<(i64, &DocumentRow)> = (0..).zip(documents).collect();
    PUT.run(conn, &placed, |statement, (place, document)| {
        statement
            .bind(patient.as_str().to_owned())
            .bind(document.id.clone())
            .bind(connection.as_str().to_owned())
            .bind(document.name.clone())
            .bind(document.class.clone())
            .bind(document.description.clone())
            .bind(document.file_name.clone())
            .bind(document.media_type.clone())
            .bind(*place)
    })
    .await?;
    sqlx::query("INSERT OR REPLACE INTO document_reads(patient, connection, read_at) VALUES (?1, ?2, ?3)")
        .bind(patient.as_str())
        .bind(connection.as_str())
        .bind(ms(read_at))
        .execute(&mut *conn)
        .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<DocumentRow, StoreError> {
    Ok(DocumentRow {
        id: row.cell("id")?,
        name: row.cell("name")?,
        class: row.cell("class")?,
        description: row.cell("description")?,
        file_name: row.cell("file_name")?,
        media_type: row.cell("media_type")?,
    })
}
