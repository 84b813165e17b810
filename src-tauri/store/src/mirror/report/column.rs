//! One column of a table: its distinct values in order, and for every row the rank of its value.

use std::sync::OnceLock;

use memchr::memmem;

use super::fold::fold;
use crate::StoreError;
use crate::cells::unreadable;

/// What the values of a column are. A column is what all its filled cells can be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Points in time, compared by the milliseconds since 1970 that they stand for.
    Instant,
}

impl ColumnKind {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Instant => "instant",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Text, Self::Number, Self::Instant].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A column in memory. It holds patients' data: no `Debug`.
pub struct ReportColumn {
    pub(super) kind: ColumnKind,
    /// The distinct values, one after the other, in order.
    pub(super) text: String,
    /// Where each of them ends.
    pub(super) ends: Vec<u32>,
    /// What each of them is compared by, for numbers and instants; NaN for an empty cell. Empty for words.
    pub(super) keys: Vec<f64>,
    /// The rank of each row's value.
    pub(super) codes: Vec<u32>,
    folded: OnceLock<String>,
}

/// The parts of a column as they are kept.
pub(super) const PARTS: [i64; 4] = [0, 1, 2, 3];

impl ReportColumn {
    pub(super) fn new(kind: ColumnKind, text: String, ends: Vec<u32>, keys: Vec<f64>, codes: Vec<u32>) -> Self {
        Self { kind, text, ends, keys, codes, folded: OnceLock::new() }
    }

    /// What its values are.
    pub fn kind(&self) -> ColumnKind {
        self.kind
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.codes.len()
    }

    /// How many distinct values it has.
    pub fn distinct(&self) -> usize {
        self.ends.len()
    }

    /// A distinct value by its rank; empty when there is none.
    pub fn value(&self, rank: u32) -> &str {
        let (start, end) = self.bounds(rank as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The rank of each row's value.
    pub fn ranks(&self) -> &[u32] {
        &self.codes
    }

    /// What a rank is compared by: milliseconds for an instant.
    pub fn key(&self, rank: u32) -> Option<f64> {
        self.keys.get(rank as usize).copied().filter(|key| !key.is_nan())
    }

    fn bounds(&self, at: usize) -> (usize, usize) {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        (start as usize, self.ends.get(at).copied().unwrap_or(0) as usize)
    }

    /// Does ahead of time what the first search would do.
    pub fn make_ready(&self) {
        self.folded.get_or_init(|| fold(&self.text));
    }

    /// Marks the ranks whose value holds a text, whatever its case.
    pub(super) fn containing(&self, wanted: &str, marked: &mut [bool]) {
        let needle = fold(wanted);
        if needle.is_empty() {
            marked.fill(true);
            return;
        }
        let folded = self.folded.get_or_init(|| fold(&self.text));
        let finder = memmem::Finder::new(needle.as_bytes());
        let mut from = 0;
        let mut rank = 0;
        while let Some(hit) = finder.find(&folded.as_bytes()[from..]) {
            let start = from + hit;
            // Hits come in order, and so do values: the search among the ends goes on where it stopped.
            rank += self.ends[rank..].partition_point(|end| (*end as usize) <= start);
            let Some(end) = self.ends.get(rank).map(|end| *end as usize) else { break };
            if start + needle.len() <= end {
                marked[rank] = true;
                from = end;
            } else {
                // It begins in one value and ends in the next.
                from = start + 1;
            }
        }
    }

    pub(super) fn parts(&self) -> [Vec<u8>; 4] {
        let ends = self.ends.iter().flat_map(|end| end.to_le_bytes()).collect();
        let keys = self.keys.iter().flat_map(|key| key.to_le_bytes()).collect();
        [self.text.clone().into_bytes(), ends, keys, self.packed()]
    }

    /// Ranks in as few bytes as the number of distinct values needs, the width first.
    fn packed(&self) -> Vec<u8> {
        let width = match self.ends.len() {
            0..=0x100 => 1,
            0x101..=0x1_0000 => 2,
            _ => 4,
        };
        let mut bytes = Vec::with_capacity(1 + self.codes.len() * width);
        bytes.push(width as u8);
        for code in &self.codes {
            bytes.extend_from_slice(&code.to_le_bytes()[..width]);
        }
        bytes
    }

    pub(super) fn from_parts(kind: ColumnKind, parts: [Vec<u8>; 4], rows: u32) -> Result<Self, StoreError> {
        let [text, ends, keys, codes] = parts;
        let text = String::from_utf8(text).map_err(|_| unreadable("report_columns.text"))?;
        let ends: Vec<u32> = ends.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        let keys: Vec<f64> = keys.as_chunks::<8>().0.iter().map(|eight| f64::from_le_bytes(*eight)).collect();
        let codes: Vec<u32> = match codes.split_first() {
            Some((1, rest)) => rest.iter().map(|one| u32::from(*one)).collect(),
            Some((2, rest)) => rest.as_chunks::<2>().0.iter().map(|two| u32::from(u16::from_le_bytes(*two))).collect(),
            Some((4, rest)) => rest.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect(),
            _ => return Err(unreadable("report_columns.codes")),
        };
        let highest = codes.iter().max().copied();
        let sound = codes.len() == rows as usize
            && highest.is_none_or(|highest| (highest as usize) < ends.len())
            && ends.is_sorted()
            && ends.last().is_none_or(|last| *last as usize == text.len());
        if !sound {
            return Err(unreadable("report_columns"));
        }
        Ok(Self::new(kind, text, ends, keys, codes))
    }
}
