//! The samples of a whole signal, as much of them as is asked for.

use std::collections::BTreeSet;

use signals::{Columns, Extent, block, extent};
use sqlx::sqlite::SqliteRow;

use super::super::Ledger;
use crate::StoreError;
use crate::cells::{Cells, unreadable};

/// Blocks that are read at once: less than a megabyte.
const AT_ONCE: usize = 32;

impl Ledger {
    /// The extents of all buckets of a lead of so many samples ([`super::KeptLead`]): an eighth of a byte for each sample.
    pub async fn signal_extents(&self, no: i64, lead: u16, samples: u64) -> Result<Vec<Extent>, StoreError> {
        let query = sqlx::query("SELECT bytes FROM signal_extents WHERE signal = ?1 AND lead = ?2");
        let mut conn = self.database.reader().await?;
        let row = query.bind(no).bind(i64::from(lead)).fetch_optional(&mut *conn).await.map_err(StoreError::from);
        drop(conn);
        let row = self.database.settle(row)?.ok_or_else(|| unreadable("signal_extents"))?;
        let bytes: Vec<u8> = row.cell("bytes")?;
        extent::unpack(&bytes, samples).map_err(|_| unreadable("signal_extents"))
    }

    /// The samples of one block of a lead; [`signals::LOST`] where there is none.
    pub async fn signal_block(&self, no: i64, lead: u16, index: u32) -> Result<Vec<i32>, StoreError> {
        let mut found = Vec::new();
        self.signal_blocks(no, lead, &BTreeSet::from([index]), |_, samples| {
            found = samples;
            Ok(())
        })
        .await?;
        Ok(found)
    }

    /// Reads the blocks that columns of a lead need, a few at a time, and completes them.
    pub async fn fill_columns(&self, no: i64, lead: u16, columns: &mut Columns) -> Result<(), StoreError> {
        let needed = columns.needed();
        let take = |index, samples: Vec<i32>| columns.take(index, &samples).map_err(|_| unreadable("signal_blocks"));
        self.signal_blocks(no, lead, &needed, take).await
    }

    async fn signal_blocks(
        &self,
        no: i64,
        lead: u16,
        needed: &BTreeSet<u32>,
        mut take: impl FnMut(u32, Vec<i32>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let needed: Vec<u32> = needed.iter().copied().collect();
        for some in needed.chunks(AT_ONCE) {
            let query = sqlx::query(
                // CROSS JOIN: one block is looked up after the other, whatever the planner thinks of the list's length.
                "SELECT block, count, bytes FROM json_each(?3) AS wanted
                 CROSS JOIN signal_blocks ON signal = ?1 AND lead = ?2 AND block = wanted.value",
            );
            let query = query.bind(no).bind(i64::from(lead)).bind(serde_json::json!(some).to_string());
            let mut conn = self.database.reader().await?;
            let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
            drop(conn);
            let rows = self.database.settle(rows)?;
            if rows.len() != some.len() {
                return Err(unreadable("signal_blocks"));
            }
            for row in &rows {
                take(row.number("block")?, samples(row)?)?;
            }
        }
        Ok(())
    }
}

fn samples(row: &SqliteRow) -> Result<Vec<i32>, StoreError> {
    let bytes: Vec<u8> = row.cell("bytes")?;
    block::samples(&bytes, row.number("count")?).map_err(|_| unreadable("signal_blocks"))
}
