//! Records of a file that are no readings, each with its place and reason: as many as the file has, read by pages.

use sqlx::sqlite::SqliteRow;

use super::super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::Cells;
use crate::insert::Insert;

const REFUSALS: Insert = Insert {
    head: "INSERT INTO reading_refusals(import, seq, part, record, byte, line, why, field)",
    columns: 8,
    tail: "",
};

/// A record that is no reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingRefusal {
    /// Its number among the refusals of its file, from 0.
    pub seq: u64,
    /// The file inside the file, by a word of ours; none for the file itself.
    pub part: Option<String>,
    /// The record, from 1; 0 where it is not known.
    pub record: u64,
    /// The byte.
    pub byte: u64,
    /// The line, where it is known.
    pub line: Option<u64>,
    /// Why, in a word.
    pub why: String,
    /// The attribute or column at fault.
    pub field: Option<String>,
}

impl Ledger {
    /// Refusals of an import in the order of the file, from a number on.
    pub async fn reading_refusals(
        &self,
        import: &str,
        from: u64,
        most: u32,
    ) -> Result<Vec<ReadingRefusal>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM reading_refusals WHERE import = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3");
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        let rows = query.bind(import).bind(from).bind(most).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps refusals of an import.
    pub async fn add_reading_refusals(&mut self, import: &str, rows: &[ReadingRefusal]) -> Result<(), StoreError> {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let put = REFUSALS.run(self.conn(), rows, |statement, row| {
            let statement = statement.bind(import.to_owned()).bind(number(row.seq)).bind(row.part.clone());
            let statement = statement.bind(number(row.record)).bind(number(row.byte)).bind(row.line.map(number));
            statement.bind(row.why.clone()).bind(row.field.clone())
        });
        let put = put.await;
        self.settle(put)
    }

    /// Removes the refusals of an import.
    pub async fn remove_reading_refusals(&mut self, import: &str) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM reading_refusals WHERE import = ?1").bind(import).execute(self.conn());
        let done = done.await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }
}

fn read(row: &SqliteRow) -> Result<ReadingRefusal, StoreError> {
    Ok(ReadingRefusal {
        seq: row.number("seq")?,
        part: row.cell("part")?,
        record: row.number("record")?,
        byte: row.number("byte")?,
        line: row.opt_number("line")?,
        why: row.cell("why")?,
        field: row.cell("field")?,
    })
}
