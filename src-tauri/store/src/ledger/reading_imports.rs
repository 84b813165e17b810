//! Files of readings that were brought in: which file, for whom, how far each was read, and every record of it that is no
//! reading.
//!
//! What a file brings stands on a way of its own ([`domain::observation::Way::Imported`]) that nobody sees before a person
//! keeps the import. How far it came is kept in the same transaction as what came, so that it goes on after a crash without
//! a gap and without a double. The file's name may name a person: it is in this encrypted table and in no log.

mod refusals;
mod writes;

use chrono::{DateTime, Utc};
use domain::PatientKey;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;

use super::Ledger;
use crate::StoreError;
use crate::cells::{Cells, unreadable};
use crate::insert::Statement;
use crate::migration::Migration;

pub use refusals::ReadingRefusal;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    9,
    "CREATE TABLE reading_imports(
        id TEXT PRIMARY KEY NOT NULL,
        patient TEXT NOT NULL,
        kind TEXT NOT NULL,
        file_name TEXT NOT NULL,
        path TEXT,
        size INTEGER NOT NULL,
        sha256 BLOB,
        settings TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        begun_by TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT,
        progress TEXT NOT NULL,
        ended_at INTEGER,
        ended_by TEXT
    ) STRICT;
    CREATE INDEX reading_imports_by_patient ON reading_imports(patient, begun_at);
    CREATE TABLE reading_refusals(
        import TEXT NOT NULL REFERENCES reading_imports(id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        part TEXT,
        record INTEGER NOT NULL,
        byte INTEGER NOT NULL,
        line INTEGER,
        why TEXT NOT NULL,
        field TEXT,
        PRIMARY KEY(import, seq)
    ) STRICT, WITHOUT ROWID;",
)];

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportState {
    /// The file is being read.
    Reading,
    /// Reading stopped before the end of the file, and can go on.
    Stopped,
    /// The file was read to its end: a person says what becomes of it.
    Whole,
    /// The file is damaged: a person says what becomes of what was read until there.
    Broken,
    /// What it brought counts.
    Kept,
    /// It counted, and was removed again.
    Removed,
}

impl ImportState {
    const ALL: [Self; 6] = [Self::Reading, Self::Stopped, Self::Whole, Self::Broken, Self::Kept, Self::Removed];

    /// The word under which it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Stopped => "stopped",
            Self::Whole => "whole",
            Self::Broken => "broken",
            Self::Kept => "kept",
            Self::Removed => "removed",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A file that was brought in.
#[derive(Clone, PartialEq)]
pub struct ReadingImportRow {
    /// Our id of it.
    pub id: String,
    /// Whose readings it is said to hold.
    pub patient: PatientKey,
    /// What kind of file, in the words of the use case.
    pub kind: String,
    /// The file's name, without its folder.
    pub file_name: String,
    /// Where it lies, as long as it may have to be read on.
    pub path: Option<String>,
    /// Its length in bytes.
    pub size: u64,
    /// Of its bytes, once they were read.
    pub sha256: Option<[u8; 32]>,
    /// What a person said of it before it was read, in the use case's own shape.
    pub settings: Value,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// By whom.
    pub begun_by: String,
    /// How far it has come.
    pub state: ImportState,
    /// Why it stands where it stands, in a word.
    pub why: Option<String>,
    /// What was read so far, in the use case's own shape.
    pub progress: Value,
    /// When it was kept or removed.
    pub ended_at: Option<DateTime<Utc>>,
    /// By whom.
    pub ended_by: Option<String>,
}
ids_only!(ReadingImportRow { id, state });

impl Ledger {
    /// One import.
    pub async fn reading_import(&self, id: &str) -> Result<Option<ReadingImportRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM reading_imports WHERE id = ?1").bind(id.to_owned());
        Ok(self.reading_import_rows(query).await?.pop())
    }

    /// The imports for a record, the newest first.
    pub async fn reading_imports(&self, patient: &PatientKey) -> Result<Vec<ReadingImportRow>, StoreError> {
        let query =
            sqlx::query("SELECT * FROM reading_imports WHERE patient = ?1 ORDER BY begun_at DESC, id DESC LIMIT 200");
        self.reading_import_rows(query.bind(patient.as_str().to_owned())).await
    }

    async fn reading_import_rows(&self, query: Statement) -> Result<Vec<ReadingImportRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<ReadingImportRow, StoreError> {
    let sha256: Option<Vec<u8>> = row.cell("sha256")?;
    Ok(ReadingImportRow {
        id: row.cell("id")?,
        patient: PatientKey(row.cell("patient")?),
        kind: row.cell("kind")?,
        file_name: row.cell("file_name")?,
        path: row.cell("path")?,
        size: row.number("size")?,
        sha256: sha256.map(|bytes| bytes.try_into().map_err(|_| unreadable("sha256"))).transpose()?,
        settings: row.json("settings")?,
        begun_at: row.instant("begun_at")?,
        begun_by: row.cell("begun_by")?,
        state: row.word("state", ImportState::parse)?,
        why: row.cell("why")?,
        progress: row.json("progress")?,
        ended_at: row.opt_instant("ended_at")?,
        ended_by: row.cell("ended_by")?,
    })
}
