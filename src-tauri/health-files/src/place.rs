//! Where in a file something stands, and how far a reader came.

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The number of the record, counted from 1 over all kinds; of a file that stands beside the readings, its own. 0
    /// before the first.
    pub record: u64,
    /// The byte, counted from 0 in the text that is read (of an export, in the unpacked one).
    pub byte: u64,
    /// The line, counted from 1, where it is known.
    pub line: Option<u64>,
    /// The column in bytes, counted from 1, where it is known.
    pub column: Option<u64>,
}

/// How far a reader came: enough to show progress, and to go on later from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Checkpoint {
    /// Bytes of the source that were consumed, packed where it is packed. For progress; it may differ by a buffer.
    pub bytes: u64,
    /// Records that were seen, of all kinds.
    pub records: u64,
    /// How many [`Found`](crate::Found) were given.
    pub found: u64,
    /// The byte of the text that is read, behind the last record.
    pub text: u64,
}
