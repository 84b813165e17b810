//! Reading a table: what it is, some of its rows, one of its columns.

use std::collections::HashMap;

use domain::ReportId;
use sqlx::Row;

use super::column::PARTS;
use super::{BLOCK_ROWS, BLOCKS_PER_TABLE, ColumnKind, ReportColumn, ReportFault, ReportTable};
use crate::StoreError;
use crate::cells::{Cells, unreadable};
use crate::mirror::Mirror;

impl Mirror {
    /// A report's table; none while it is not whole.
    pub async fn report_table(&self, report: &ReportId) -> Result<Option<ReportTable>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM report_tables WHERE report = ?1 AND whole = 1").bind(report.as_str());
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        let Some(row) = self.database.settle(row)? else { return Ok(None) };
        let kinds: Vec<String> = row.json("kinds")?;
        let kind = |word: &String| ColumnKind::parse(word).ok_or_else(|| unreadable("kinds"));
        Ok(Some(ReportTable {
            report: report.clone(),
            headings: row.json("headings")?,
            kinds: kinds.iter().map(kind).collect::<Result<_, _>>()?,
            rows: row.number("rows")?,
            faults: row.number("faults")?,
            read_at: row.instant("read_at")?,
            no: row.cell("no")?,
        }))
    }

    /// Every report of which there is a table, whole or not, or a file.
    pub async fn report_ids(&self) -> Result<Vec<ReportId>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = sqlx::query("SELECT report FROM report_tables UNION SELECT report FROM report_files")
            .fetch_all(&mut *conn)
            .await
            .map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| Ok(ReportId(row.cell("report")?))).collect()
    }

    /// These rows, each with all its cells, in the order asked for.
    pub async fn report_rows(&self, table: &ReportTable, rows: &[u32]) -> Result<Vec<Vec<String>>, StoreError> {
        let first = table.no * BLOCKS_PER_TABLE;
        let mut wanted: Vec<i64> = rows.iter().map(|row| first + i64::from(row / BLOCK_ROWS)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut conn = self.database.reader().await?;
        let read = sqlx::query(
            "SELECT report_blocks.key AS key, bytes FROM json_each(?1) AS wanted JOIN report_blocks ON report_blocks.key = wanted.value",
        )
        .bind(serde_json::Value::from(wanted).to_string())
        .fetch_all(&mut *conn)
        .await
        .map_err(StoreError::from);
        let mut blocks = HashMap::new();
        for row in self.database.settle(read)? {
            let bytes: Vec<u8> = row.cell("bytes")?;
            blocks.insert(row.cell::<i64>("key")?, unpack(&bytes, table.headings.len())?);
        }
        rows.iter()
            .map(|row| {
                let block = blocks.get(&(first + i64::from(row / BLOCK_ROWS)));
                let cells = block.and_then(|rows| rows.get((row % BLOCK_ROWS) as usize));
                cells.cloned().ok_or_else(|| unreadable("report_blocks"))
            })
            .collect()
    }

    /// One column, whole.
    pub async fn report_column(&self, table: &ReportTable, place: u32) -> Result<ReportColumn, StoreError> {
        let kind = table.kinds.get(place as usize).copied().ok_or_else(|| unreadable("kinds"))?;
        let mut conn = self.database.reader().await?;
        let mut parts: [Vec<u8>; 4] = Default::default();
        for (part, bytes) in PARTS.into_iter().zip(&mut parts) {
            let read =
                sqlx::query("SELECT bytes FROM report_columns WHERE no = ?1 AND place = ?2 AND part = ?3 ORDER BY seq")
                    .bind(table.no)
                    .bind(i64::from(place))
                    .bind(part)
                    .fetch_all(&mut *conn)
                    .await
                    .map_err(StoreError::from);
            for row in self.database.settle(read)? {
                bytes.extend_from_slice(row.try_get(0).map_err(|_| unreadable("report_columns"))?);
            }
        }
        ReportColumn::from_parts(kind, parts, table.rows)
    }

    /// The first lines that are not in a table.
    pub async fn report_faults(&self, table: &ReportTable, most: u32) -> Result<Vec<ReportFault>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = sqlx::query("SELECT line, what, raw FROM report_faults WHERE no = ?1 ORDER BY line LIMIT ?2")
            .bind(table.no)
            .bind(i64::from(most))
            .fetch_all(&mut *conn)
            .await
            .map_err(StoreError::from);
        let fault = |row: &sqlx::sqlite::SqliteRow| {
            Ok(ReportFault { line: row.number("line")?, what: row.cell("what")?, raw: row.cell("raw")? })
        };
        self.database.settle(rows)?.iter().map(fault).collect()
    }

    /// The file of a report that could not be opened yet.
    pub async fn report_file(&self, report: &ReportId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT bytes FROM report_files WHERE report = ?1 ORDER BY seq").bind(report.as_str());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        let rows = self.database.settle(rows)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        for row in rows {
            bytes.extend_from_slice(row.try_get(0).map_err(|_| unreadable("report_files"))?);
        }
        Ok(Some(bytes))
    }
}

fn unpack(bytes: &[u8], columns: usize) -> Result<Vec<Vec<String>>, StoreError> {
    let mut rows = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut cells = Vec::with_capacity(columns);
        for _ in 0..columns {
            let (length, after) = rest.split_first_chunk::<4>().ok_or_else(|| unreadable("report_blocks"))?;
            let length = u32::from_le_bytes(*length) as usize;
            let (cell, after) = after.split_at_checked(length).ok_or_else(|| unreadable("report_blocks"))?;
            let cell = std::str::from_utf8(cell).map_err(|_| unreadable("report_blocks"))?;
            cells.push(cell.to_owned());
            rest = after;
        }
        rows.push(cells);
    }
    Ok(rows)
}
