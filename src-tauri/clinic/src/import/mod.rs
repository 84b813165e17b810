//! Importing known people and visits from CSV: a clinic's own list, or Solo's report (SOLO-29), whose columns are not
//! documented (assumption A-SO-05).
//!
//! A file teaches numbers and nothing else. Who somebody is and when a visit takes place is the vendor's to say: every
//! new number is read from the vendor before anybody is shown under it, and where a file says otherwise than what is
//! known here, the vendor is asked again. A file never overwrites a record and never reaches a vendor.

mod apply;
mod columns;
mod judge;
mod lines;
mod plan;
mod row;
mod sheet;

use std::path::PathBuf;

use domain::ConnectionId;

/// Rows of one transaction.
const BATCH: usize = 500;
/// The largest file that is read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most rows that are read.
const MOST_ROWS: u32 = 200_000;
/// The longest cell.
const LONGEST_CELL: usize = 500;

/// A file that was looked at and may be applied: the same bytes, into the same account.
#[derive(Clone)]
pub(crate) struct Planned {
    token: String,
    path: PathBuf,
    digest: [u8; 32],
    connection: ConnectionId,
}
