//! A table as its rows arrive: distinct values are counted once, blocks are handed on, and at the end every column is
//! put in order.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use super::BLOCK_ROWS;
use super::column::{ColumnKind, ReportColumn};

/// The columns and blocks of a table that is being read.
pub struct ReportBuilder {
    columns: Vec<Distinct>,
    rows: u32,
    block: Vec<u8>,
    full: Vec<Vec<u8>>,
}

/// The distinct values of a column in the order in which they were first met.
#[derive(Default)]
struct Distinct {
    text: String,
    ends: Vec<u32>,
    seen: HashTable<u32>,
    hasher: RandomState,
    codes: Vec<u32>,
}

impl Distinct {
    fn value(text: &str, ends: &[u32], at: u32) -> (usize, usize) {
        let at = at as usize;
        let start = if at == 0 { 0 } else { ends[at - 1] as usize };
        debug_assert!(text.is_char_boundary(start));
        (start, ends[at] as usize)
    }

    fn push(&mut self, cell: &str) {
        let Self { text, ends, seen, hasher, codes } = self;
        let hash = hasher.hash_one(cell);
        let found = seen.find(hash, |code| {
            let (start, end) = Self::value(text, ends, *code);
            &text[start..end] == cell
        });
        if let Some(code) = found {
            codes.push(*code);
            return;
        }
        let code = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        text.push_str(cell);
        ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        seen.insert_unique(hash, code, |code| {
            let (start, end) = Self::value(text, ends, *code);
            hasher.hash_one(&text[start..end])
        });
        codes.push(code);
    }
}

impl ReportBuilder {
    /// A table without rows.
    pub fn new(columns: usize) -> Self {
        let columns = (0..columns).map(|_| Distinct::default()).collect();
        Self { columns, rows: 0, block: Vec::new(), full: Vec::new() }
    }

    /// How many rows it has so far.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Adds a row; a cell that it lacks is empty, one that it has too many is not kept.
    pub fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        let mut cells = cells.into_iter();
        for column in &mut self.columns {
            let cell = cells.next().unwrap_or_default();
            column.push(cell);
            let length = u32::try_from(cell.len()).unwrap_or(0);
            self.block.extend_from_slice(&length.to_le_bytes());
            self.block.extend_from_slice(cell.as_bytes());
        }
        self.rows += 1;
        if self.rows.is_multiple_of(BLOCK_ROWS) {
            self.full.push(std::mem::take(&mut self.block));
        }
    }

    /// The blocks that became full since they were last taken.
    pub fn take_blocks(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.full)
    }

    /// Puts every column in order, and gives the last blocks. `read` says what a cell of a column stands for: milliseconds
    /// for an instant, and nothing when the cell is none of the kind. This takes a second for a million rows: it belongs
    /// on a thread of its own.
    pub fn finish(mut self, read: impl Fn(ColumnKind, &str) -> Option<f64>) -> (Vec<ReportColumn>, Vec<Vec<u8>>) {
        if !self.block.is_empty() {
            self.full.push(std::mem::take(&mut self.block));
        }
        let columns = self.columns.into_iter().map(|column| in_order(column, &read)).collect();
        (columns, self.full)
    }
}

fn in_order(column: Distinct, read: &impl Fn(ColumnKind, &str) -> Option<f64>) -> ReportColumn {
    let Distinct { text, ends, codes, .. } = column;
    let value = |at: u32| {
        let (start, end) = Distinct::value(&text, &ends, at);
        &text[start..end]
    };
    let count = u32::try_from(ends.len()).unwrap_or(u32::MAX);
    let (kind, keys) = kind_of(count, &value, read);
    let mut order: Vec<u32> = (0..count).collect();
    match &keys {
        // An empty cell has no key and stands first.
        Some(keys) => order.sort_unstable_by(|one, other| {
            let (left, right) = (keys[*one as usize], keys[*other as usize]);
            let empty_first = right.is_nan().cmp(&left.is_nan());
            empty_first.then(left.total_cmp(&right)).then_with(|| value(*one).cmp(value(*other)))
        }),
        None => order.sort_by_cached_key(|at| (value(*at).to_lowercase(), value(*at).to_owned())),
    }
    let mut ranks = vec![0_u32; ends.len()];
    let mut sorted = String::with_capacity(text.len());
    let mut sorted_ends = Vec::with_capacity(ends.len());
    for (rank, at) in order.iter().enumerate() {
        ranks[*at as usize] = u32::try_from(rank).unwrap_or(u32::MAX);
        sorted.push_str(value(*at));
        sorted_ends.push(u32::try_from(sorted.len()).unwrap_or(u32::MAX));
    }
    let keys = keys.map(|keys| order.iter().map(|at| keys[*at as usize]).collect()).unwrap_or_default();
    let codes = codes.into_iter().map(|code| ranks[code as usize]).collect();
    ReportColumn::new(kind, sorted, sorted_ends, keys, codes)
}

/// What all filled cells can be read as, and as what.
fn kind_of<'v>(
    count: u32,
    value: &impl Fn(u32) -> &'v str,
    read: &impl Fn(ColumnKind, &str) -> Option<f64>,
) -> (ColumnKind, Option<Vec<f64>>) {
    for kind in [ColumnKind::Number, ColumnKind::Instant] {
        let mut keys = Vec::new();
        let mut filled = false;
        let all = (0..count).all(|at| {
            let cell = value(at).trim();
            let key = if cell.is_empty() { Some(f64::NAN) } else { read(kind, cell).filter(|key| !key.is_nan()) };
            filled |= !cell.is_empty();
            key.inspect(|key| keys.push(*key)).is_some()
        });
        if all && filled {
            return (kind, Some(keys));
        }
    }
    (ColumnKind::Text, None)
}
