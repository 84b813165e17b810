//! The tables of reports: up to millions of rows, filtered and sorted without reading them.
//!
//! A table is kept twice, for its two uses. *Blocks* of a few rows, as they stood in the file, answer "show these rows":
//! a screenful is a few pages of the database, wherever the rows are. *Columns* answer "which rows, in which order":
//! each distinct value is kept once, in order, and every row holds the rank of its value, so that filtering is a search
//! among the distinct values and a pass over numbers, and sorting is counting. Only the columns that a question names
//! are read.
//!
//! A table can be read from the vendor again, hence the mirror. Writing goes in short transactions, since a million rows
//! must not keep everything else waiting; until the last one the table does not exist for readers.

mod builder;
mod column;
mod fold;
mod reads;
mod select;
mod writes;

use chrono::{DateTime, Utc};
use domain::ReportId;

use crate::migration::Migration;

pub use builder::ReportBuilder;
pub use column::{ColumnKind, ReportColumn};
pub use select::{CellTest, RowFilter, RowOrder, select_rows};

/// Rows per block.
pub(crate) const BLOCK_ROWS: u32 = 16;
/// A block's key is its table's number times this, plus its place.
const BLOCKS_PER_TABLE: i64 = 1 << 28;
/// Bytes per piece of a column.
const PIECE: usize = 256 * 1024;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    2,
    "CREATE TABLE report_tables(
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        report TEXT NOT NULL UNIQUE,
        connection TEXT NOT NULL,
        headings TEXT NOT NULL,
        kinds TEXT NOT NULL,
        rows INTEGER NOT NULL,
        faults INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        whole INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE report_blocks(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE report_columns(
        id INTEGER PRIMARY KEY,
        no INTEGER NOT NULL,
        place INTEGER NOT NULL,
        part INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX report_columns_by_place ON report_columns(no, place, part, seq);
    CREATE TABLE report_faults(no INTEGER NOT NULL, line INTEGER NOT NULL, what TEXT NOT NULL, raw TEXT NOT NULL) STRICT;
    CREATE INDEX report_faults_by_table ON report_faults(no, line);
    CREATE TABLE report_files(
        report TEXT NOT NULL,
        connection TEXT NOT NULL,
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY(report, seq)
    ) STRICT;",
)];

/// What a whole table is.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportTable {
    /// Of which report.
    pub report: ReportId,
    /// The headings of its columns, as the vendor wrote them.
    pub headings: Vec<String>,
    /// What the values of each column are.
    pub kinds: Vec<ColumnKind>,
    /// How many rows it has.
    pub rows: u32,
    /// How many lines of the file are not in it.
    pub faults: u32,
    /// When it was read from the vendor.
    pub read_at: DateTime<Utc>,
    no: i64,
}
ids_only!(ReportTable { report, rows, faults });

/// A line of the file that is not in the table, kept as it stood.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportFault {
    /// Line of the file, from 1.
    pub line: u32,
    /// What is wrong with it: a word for programs.
    pub what: String,
    /// The line's text, cut after some hundred characters.
    pub raw: String,
}
ids_only!(ReportFault { line, what });
