//! Which rows of a table a question means, and in which order.

use super::column::ReportColumn;

/// A test of one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum CellTest {
    /// It holds this text, whatever the case.
    Contains(String),
    /// It is exactly one of these.
    OneOf(Vec<String>),
    /// What it is compared by is at least `from` and less than `until`: numbers, and instants in milliseconds.
    Between {
        /// From here on; without a beginning when absent.
        from: Option<f64>,
        /// Up to and without this; without an end when absent.
        until: Option<f64>,
    },
    /// It is empty.
    Empty,
    /// It is not.
    Filled,
}

/// A test of a row: its cells in any of these columns pass.
pub struct RowFilter<'c> {
    /// The columns that are looked at.
    pub columns: Vec<&'c ReportColumn>,
    /// The test.
    pub test: CellTest,
}

/// By which column rows are ordered. Rows with equal cells stay in the file's order.
pub struct RowOrder<'c> {
    /// The column.
    pub column: &'c ReportColumn,
    /// The highest first.
    pub descending: bool,
}

/// The places of the rows that pass every filter, in order. It takes a few milliseconds per million rows and column.
pub fn select_rows(rows: u32, filters: &[RowFilter<'_>], order: Option<&RowOrder<'_>>) -> Vec<u32> {
    let mut kept: Option<Vec<u32>> = None;
    for filter in filters {
        let passing = passing(rows, filter);
        kept = Some(match kept {
            None => (0..rows).filter(|row| passing[*row as usize]).collect(),
            Some(rows) => rows.into_iter().filter(|row| passing[*row as usize]).collect(),
        });
    }
    match order {
        None => kept.unwrap_or_else(|| (0..rows).collect()),
        Some(order) => match kept {
            None => in_order(0..rows, rows as usize, order),
            Some(kept) => in_order(kept.iter().copied(), kept.len(), order),
        },
    }
}

fn passing(rows: u32, filter: &RowFilter<'_>) -> Vec<bool> {
    let mut passing = vec![false; rows as usize];
    for column in &filter.columns {
        let ranks = passing_ranks(column, &filter.test);
        if !ranks.contains(&true) {
            continue;
        }
        for (row, rank) in passing.iter_mut().zip(column.ranks()) {
            *row |= ranks[*rank as usize];
        }
    }
    passing
}

fn passing_ranks(column: &ReportColumn, test: &CellTest) -> Vec<bool> {
    let mut marked = vec![false; column.distinct()];
    match test {
        CellTest::Contains(wanted) => column.containing(wanted, &mut marked),
        CellTest::OneOf(wanted) => mark(column, &mut marked, |value| wanted.iter().any(|one| one == value)),
        CellTest::Empty => mark(column, &mut marked, |value| value.trim().is_empty()),
        CellTest::Filled => mark(column, &mut marked, |value| !value.trim().is_empty()),
        CellTest::Between { from, until } => {
            for (mark, key) in marked.iter_mut().zip(&column.keys) {
                *mark = !key.is_nan() && from.is_none_or(|from| *key >= from) && until.is_none_or(|until| *key < until);
            }
        }
    }
    marked
}

fn mark(column: &ReportColumn, marked: &mut [bool], passes: impl Fn(&str) -> bool) {
    for (rank, mark) in (0_u32..).zip(marked) {
        *mark = passes(column.value(rank));
    }
}

/// Sorts by counting: every rank's rows have their place as soon as it is known how many come before.
fn in_order(rows: impl Iterator<Item = u32> + Clone, count: usize, order: &RowOrder<'_>) -> Vec<u32> {
    let ranks = order.column.ranks();
    let highest = order.column.distinct().saturating_sub(1);
    let place = |row: u32| {
        let rank = ranks[row as usize] as usize;
        if order.descending { highest - rank } else { rank }
    };
    let mut next = vec![0_u32; highest + 2];
    for row in rows.clone() {
        next[place(row) + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![0_u32; count];
    for row in rows {
        let slot = &mut next[place(row)];
        sorted[*slot as usize] = row;
        *slot += 1;
    }
    sorted
}
