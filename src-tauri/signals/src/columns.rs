//! What a row of pixel columns shows of a stretch of samples: the true extremes of each (rule X-ECG-08).
//!
//! Most of a column is known from the [`Pyramid`]. Where a column begins or ends within a bucket, the samples themselves
//! are needed, but only when that bucket reaches beyond what is known of the column already. So a whole day is drawn
//! exactly from a few blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::block::{BLOCK, BUCKET, Damaged};
use crate::{Extent, Lead, Pyramid};

/// The columns of a window, as far as they are known, and the blocks that are needed for the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    extents: Vec<Extent>,
    /// Samples of a column that were not looked at, all of one block, in ascending order.
    open: Vec<(u32, Range<u64>)>,
}

impl Columns {
    /// The columns that divide `window` evenly, of a lead of `samples` samples. A sample belongs to the column in which it
    /// begins; a column narrower than a sample may have none and is empty. What of the window lies beyond the last sample
    /// is empty too.
    pub fn of(pyramid: &Pyramid, samples: u64, window: Range<u64>, count: u32) -> Self {
        let width = u128::from(window.end.saturating_sub(window.start));
        // The begin of a column, rounded up, so that no sample falls between two of them.
        let begin = |column: u32| {
            let at = (width * u128::from(column)).div_ceil(u128::from(count.max(1)));
            window.start.saturating_add(u64::try_from(at).unwrap_or(u64::MAX)).min(samples)
        };
        Self::divided(pyramid, count, begin)
    }

    /// The columns that divide a stretch of time evenly, in seconds of the recording: sample `n` of a lead belongs to the
    /// column in which `n / rate` lies. The stretch may begin before the recording and end after it; there columns are
    /// empty.
    pub fn of_seconds(pyramid: &Pyramid, samples: u64, rate_hz: f64, window: Range<f64>, count: u32) -> Self {
        let width = window.end - window.start;
        let begin = |column: u32| {
            let at = (window.start + width * f64::from(column) / f64::from(count.max(1))) * rate_hz;
            // What lies before the recording becomes 0: such a cast stops at the ends of what the type holds.
            (at.ceil() as u64).min(samples)
        };
        Self::divided(pyramid, count, begin)
    }

    /// Columns of which each begins at a sample; each begin is no less than the one before.
    fn divided(pyramid: &Pyramid, count: u32, begin: impl Fn(u32) -> u64) -> Self {
        let mut columns = Self { extents: Vec::with_capacity(count as usize), open: Vec::new() };
        for column in 0..count {
            columns.add(pyramid, column, begin(column)..begin(column + 1));
        }
        columns
    }

    fn add(&mut self, pyramid: &Pyramid, column: u32, samples: Range<u64>) {
        let bucket = BUCKET as u64;
        let (first, last) = (samples.start.div_ceil(bucket), samples.end / bucket);
        if first >= last {
            self.extents.push(Extent::EMPTY);
            self.open(column, samples);
            return;
        }
        let known = pyramid.extent(place(first), place(last));
        self.extents.push(known);
        for (at, edge) in [(first.wrapping_sub(1), samples.start..first * bucket), (last, last * bucket..samples.end)] {
            if !edge.is_empty() && !known.holds(pyramid.extent(place(at), place(at) + 1)) {
                self.open(column, edge);
            }
        }
    }

    /// Notes samples that have to be looked at, block by block.
    fn open(&mut self, column: u32, mut samples: Range<u64>) {
        while !samples.is_empty() {
            let end = (samples.start / BLOCK as u64 + 1) * BLOCK as u64;
            self.open.push((column, samples.start..end.min(samples.end)));
            samples.start = end.min(samples.end);
        }
    }

    /// The blocks whose samples are still needed.
    pub fn needed(&self) -> BTreeSet<u32> {
        self.open.iter().map(|(_, samples)| block_of(samples)).collect()
    }

    /// Takes the samples of a block.
    ///
    /// # Errors
    /// When the block has fewer samples than the lead has there.
    pub fn take(&mut self, block: u32, samples: &[i32]) -> Result<(), Damaged> {
        let begin = u64::from(block) * BLOCK as u64;
        let (from, to) = (
            self.open.partition_point(|(_, open)| block_of(open) < block),
            self.open.partition_point(|(_, open)| block_of(open) <= block),
        );
        for (column, open) in self.open.drain(from..to) {
            let part = samples.get(place(open.start - begin)..place(open.end - begin)).ok_or(Damaged)?;
            let extent = self.extents.get_mut(column as usize).ok_or(Damaged)?;
            *extent = extent.with(Extent::of(part));
        }
        Ok(())
    }

    /// The extent of each column.
    ///
    /// # Errors
    /// When a block is still needed: what is drawn is exact or not drawn.
    pub fn finish(self) -> Result<Vec<Extent>, Damaged> {
        if self.open.is_empty() { Ok(self.extents) } else { Err(Damaged) }
    }
}

/// The columns as they travel to the page: of each its least and its greatest in millivolts, 32 bits each, least byte
/// first; not a number where there is no sample. None when the lead's unit is no voltage that we know.
pub fn wire(extents: &[Extent], lead: &Lead) -> Option<Vec<u8>> {
    lead.millivolts_in_unit()?;
    let mut bytes = Vec::with_capacity(extents.len() * 8);
    for extent in extents {
        let (mut low, mut high) = (f32::NAN, f32::NAN);
        if !extent.is_empty() {
            let (one, other) = (lead.millivolts(extent.min)? as f32, lead.millivolts(extent.max)? as f32);
            // A negative gain turns the signal over.
            (low, high) = (one.min(other), one.max(other));
        }
        bytes.extend(low.to_le_bytes());
        bytes.extend(high.to_le_bytes());
    }
    Some(bytes)
}

/// Which block open samples are in: [`Columns::open`] keeps each within one. A block beyond the last number there is holds
/// no sample of a lead ([`crate::MOST_SAMPLES`]).
fn block_of(samples: &Range<u64>) -> u32 {
    u32::try_from(samples.start / BLOCK as u64).unwrap_or(u32::MAX)
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
