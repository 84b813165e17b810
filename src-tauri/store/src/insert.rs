//! Writing many rows in few statements.
//!
//! Each statement is a message to the thread that owns the connection, so a row per statement would spend more time
//! on the way than in SQLite. Rows go in chunks of three fixed sizes, so that three prepared statements serve any count.

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection};

use crate::StoreError;

/// A statement with its arguments.
pub(crate) type Statement = Query<'static, Sqlite, SqliteArguments>;

const CHUNKS: [usize; 3] = [128, 16, 1];

/// `head VALUES (…), (…) tail`.
pub(crate) struct Insert {
    /// Up to and without `VALUES`.
    pub(crate) head: &'static str,
    /// Values per row.
    pub(crate) columns: usize,
    /// What follows the rows, for example `ON CONFLICT`.
    pub(crate) tail: &'static str,
}

impl Insert {
    /// Writes all rows; `bind` gives a row's values in the order of the columns.
    pub(crate) async fn run<R>(
        &self,
        conn: &mut SqliteConnection,
        rows: &[R],
        bind: impl Fn(Statement, &R) -> Statement,
    ) -> Result<(), StoreError> {
        let mut rest = rows;
        for size in CHUNKS {
            if rest.len() < size {
                continue;
            }
            let sql = self.sql(size);
            while rest.len() >= size {
                let (chunk, after) = rest.split_at(size);
                // The text is put together from constants of this crate and question marks only.
                let statement = sqlx::query(AssertSqlSafe(sql.clone()));
                chunk.iter().fold(statement, &bind).execute(&mut *conn).await?;
                rest = after;
            }
        }
        Ok(())
    }

    fn sql(&self, rows: usize) -> String {
        let marks = vec!["?"; self.columns].join(",");
        let values = vec![format!("({marks})"); rows].join(",");
        format!("{} VALUES {values} {}", self.head, self.tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_one_mark_per_column() {
        let insert = Insert { head: "INSERT INTO t(a, b)", columns: 2, tail: "ON CONFLICT DO NOTHING" };
        assert_eq!(insert.sql(2), "INSERT INTO t(a, b) VALUES (?,?),(?,?) ON CONFLICT DO NOTHING");
    }
}
