//! Writing a table, piece by piece.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, ReportId};
use sqlx::{Row, SqliteConnection};

use super::column::PARTS;
use super::{BLOCKS_PER_TABLE, PIECE, ReportColumn, ReportFault};
use crate::StoreError;
use crate::cells::{json, ms};
use crate::insert::Insert;
use crate::mirror::Mirror;

const BLOCKS: Insert = Insert { head: "INSERT INTO report_blocks(key, bytes)", columns: 2, tail: "" };
const FAULTS: Insert = Insert { head: "INSERT INTO report_faults(no, line, what, raw)", columns: 4, tail: "" };
/// Blocks that are removed in one transaction.
const REMOVED_AT_ONCE: i64 = 8_192;

impl Mirror {
    /// Begins a table in place of an earlier one of the same report, and gives its number. Nobody sees it before
    /// [`Mirror::finish_report_table`].
    pub async fn begin_report_table(
        &self,
        report: &ReportId,
        connection: &ConnectionId,
        headings: &[String],
        read_at: DateTime<Utc>,
    ) -> Result<i64, StoreError> {
        self.forget_report_table(report).await?;
        let mut tx = self.begin().await?;
        let added = sqlx::query(
            "INSERT INTO report_tables(report, connection, headings, kinds, rows, faults, read_at, whole)
             VALUES (?1, ?2, ?3, '[]', 0, 0, ?4, 0) RETURNING no",
        )
        .bind(report.as_str())
        .bind(connection.as_str())
        .bind(json(headings)?)
        .bind(ms(read_at))
        .fetch_one(&mut *tx)
        .await
        .and_then(|row| row.try_get::<i64, _>(0))
        .map_err(StoreError::from);
        let no = self.database.settle(added)?;
        self.commit(tx).await?;
        Ok(no)
    }

    /// Keeps blocks of a table, from this one on.
    pub async fn put_report_blocks(&self, no: i64, first: u32, blocks: &[Vec<u8>]) -> Result<(), StoreError> {
        let keyed: Vec<(i64, &Vec<u8>)> = (no * BLOCKS_PER_TABLE + i64::from(first)..).zip(blocks).collect();
        let mut tx = self.begin().await?;
        let put =
            BLOCKS.run(&mut tx, &keyed, |statement, (key, bytes)| statement.bind(*key).bind((*bytes).clone())).await;
        self.database.settle(put)?;
        self.commit(tx).await
    }

    /// Keeps one column of a table.
    pub async fn put_report_column(&self, no: i64, place: u32, column: &ReportColumn) -> Result<(), StoreError> {
        for (part, bytes) in PARTS.into_iter().zip(column.parts()) {
            let mut tx = self.begin().await?;
            self.database.settle(put_part(&mut tx, no, place, part, &bytes).await)?;
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Makes a table visible, with the lines that are not in it.
    pub async fn finish_report_table(
        &self,
        no: i64,
        columns: &[ReportColumn],
        rows: u32,
        fault_count: u32,
        faults: &[ReportFault],
    ) -> Result<(), StoreError> {
        let kinds: Vec<&str> = columns.iter().map(|column| column.kind().as_str()).collect();
        let mut tx = self.begin().await?;
        let put = FAULTS
            .run(&mut tx, faults, |statement, fault| {
                statement.bind(no).bind(i64::from(fault.line)).bind(fault.what.clone()).bind(fault.raw.clone())
            })
            .await;
        self.database.settle(put)?;
        let done = sqlx::query("UPDATE report_tables SET kinds = ?2, rows = ?3, faults = ?4, whole = 1 WHERE no = ?1")
            .bind(no)
            .bind(json(&kinds)?)
            .bind(i64::from(rows))
            .bind(i64::from(fault_count))
            .execute(&mut *tx)
            .await;
        self.database.settle(done.map_err(StoreError::from))?;
        self.commit(tx).await
    }

    /// Removes a report's table and file.
    pub async fn forget_report(&self, report: &ReportId) -> Result<(), StoreError> {
        self.put_report_file(report, &ConnectionId(String::new()), &[]).await?;
        self.forget_report_table(report).await
    }

    /// Removes the tables and files of a connection.
    pub(crate) async fn forget_reports_of(&self, connection: &ConnectionId) -> Result<(), StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT report FROM report_tables WHERE connection = ?1 UNION SELECT report FROM report_files WHERE connection = ?1",
        );
        let rows = query.bind(connection.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        drop(conn);
        for row in self.database.settle(rows)? {
            self.forget_report(&ReportId(row.try_get(0)?)).await?;
        }
        Ok(())
    }

    /// Keeps the file that the vendor sent, until it can be opened; no bytes remove it.
    pub async fn put_report_file(
        &self,
        report: &ReportId,
        connection: &ConnectionId,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let gone = sqlx::query("DELETE FROM report_files WHERE report = ?1").bind(report.as_str());
        self.database.settle(gone.execute(&mut *tx).await.map_err(StoreError::from))?;
        for (seq, piece) in (0_i64..).zip(bytes.chunks(PIECE)) {
            let put = sqlx::query("INSERT INTO report_files(report, connection, seq, bytes) VALUES (?1, ?2, ?3, ?4)")
                .bind(report.as_str())
                .bind(connection.as_str())
                .bind(seq)
                .bind(piece)
                .execute(&mut *tx)
                .await;
            self.database.settle(put.map_err(StoreError::from))?;
        }
        self.commit(tx).await
    }

    async fn forget_report_table(&self, report: &ReportId) -> Result<(), StoreError> {
        let Some(no) = self.table_number(report).await? else { return Ok(()) };
        let first = no * BLOCKS_PER_TABLE;
        let mut tx = self.begin().await?;
        // Gone for readers at once; the blocks follow, a few thousand at a time.
        for sql in [
            "UPDATE report_tables SET whole = 0 WHERE no = ?1",
            "DELETE FROM report_columns WHERE no = ?1",
            "DELETE FROM report_faults WHERE no = ?1",
        ] {
            let done = sqlx::query(sql).bind(no).execute(&mut *tx).await;
            self.database.settle(done.map_err(StoreError::from))?;
        }
        self.commit(tx).await?;
        loop {
            let mut tx = self.begin().await?;
            let done = sqlx::query(
                "DELETE FROM report_blocks WHERE key IN
                     (SELECT key FROM report_blocks WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT ?3)",
            )
            .bind(first)
            .bind(first + BLOCKS_PER_TABLE)
            .bind(REMOVED_AT_ONCE)
            .execute(&mut *tx)
            .await;
            let removed = self.database.settle(done.map_err(StoreError::from))?.rows_affected();
            self.commit(tx).await?;
            if removed < REMOVED_AT_ONCE.unsigned_abs() {
                break;
            }
        }
        let mut tx = self.begin().await?;
        let done = sqlx::query("DELETE FROM report_tables WHERE no = ?1").bind(no).execute(&mut *tx).await;
        self.database.settle(done.map_err(StoreError::from))?;
        self.commit(tx).await
    }

    async fn table_number(&self, report: &ReportId) -> Result<Option<i64>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT no FROM report_tables WHERE report = ?1").bind(report.as_str());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        Ok(self.database.settle(row)?.map(|row| row.try_get(0)).transpose()?)
    }
}

async fn put_part(conn: &mut SqliteConnection, no: i64, place: u32, part: i64, bytes: &[u8]) -> Result<(), StoreError> {
    for (seq, piece) in (0_i64..).zip(bytes.chunks(PIECE)) {
        sqlx::query("INSERT INTO report_columns(no, place, part, seq, bytes) VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(no)
            .bind(i64::from(place))
            .bind(part)
            .bind(seq)
            .bind(piece)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
