//! Compressed blocks of samples, made as the samples come, so that a day never stands in memory.

use pco::ChunkConfig;
use pco::standalone::{simple_compress, simple_decompress};

use crate::Extent;

/// Samples of a block, but the last: 65 seconds at 250 Hz.
pub const BLOCK: usize = 16_384;
/// Samples of which the pyramid's lowest level keeps one extent.
pub const BUCKET: usize = 64;

/// A block that cannot be read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a block of the signal is damaged")]
pub struct Damaged;

/// A stretch of consecutive samples of one lead.
#[derive(Clone, PartialEq, Eq)]
pub struct Block {
    /// Its place: the first sample is `index * BLOCK`.
    pub index: u32,
    /// How many samples it has.
    pub count: u32,
    /// They, compressed.
    pub bytes: Vec<u8>,
    /// The extent of each [`BUCKET`] samples.
    pub buckets: Vec<Extent>,
}

impl std::fmt::Debug for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Block").field("index", &self.index).field("count", &self.count).finish_non_exhaustive()
    }
}

impl Block {
    fn of(index: u32, samples: &[i32]) -> Result<Self, Damaged> {
        let bytes = simple_compress(samples, &ChunkConfig::default()).map_err(|_| Damaged)?;
        let buckets = samples.chunks(BUCKET).map(Extent::of).collect();
        Ok(Self { index, count: u32::try_from(samples.len()).map_err(|_| Damaged)?, bytes, buckets })
    }
}

/// The samples of a block, out of its bytes.
///
/// # Errors
/// When the bytes are none of a block, or of another number of samples.
pub fn samples(bytes: &[u8], count: u32) -> Result<Vec<i32>, Damaged> {
    let samples = simple_decompress::<i32>(bytes).map_err(|_| Damaged)?;
    if samples.len() == count as usize { Ok(samples) } else { Err(Damaged) }
}

/// Takes samples as they come and gives blocks as they fill.
#[derive(Debug, Default)]
pub struct Blocks {
    waiting: Vec<i32>,
    next: u32,
}

impl Blocks {
    /// Takes samples; gives the blocks that are full.
    ///
    /// # Errors
    /// When samples cannot be compressed, which none should meet.
    pub fn push(&mut self, samples: &[i32]) -> Result<Vec<Block>, Damaged> {
        self.waiting.extend_from_slice(samples);
        let waiting = std::mem::take(&mut self.waiting);
        let mut parts = waiting.chunks_exact(BLOCK);
        let full = parts.by_ref().map(|part| self.block(part)).collect();
        self.waiting.extend_from_slice(parts.remainder());
        full
    }

    /// The last block, when anything is left for it.
    ///
    /// # Errors
    /// As [`Blocks::push`].
    pub fn finish(mut self) -> Result<Option<Block>, Damaged> {
        let rest = std::mem::take(&mut self.waiting);
        if rest.is_empty() { Ok(None) } else { self.block(&rest).map(Some) }
    }

    fn block(&mut self, samples: &[i32]) -> Result<Block, Damaged> {
        let block = Block::of(self.next, samples)?;
        self.next = self.next.checked_add(1).ok_or(Damaged)?;
        Ok(block)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::LOST;

    #[test]
    fn a_damaged_block_says_so() {
        let block = Block::of(0, &[1, 2, 3, LOST]).unwrap();
        assert_eq!(samples(&block.bytes, 4).unwrap(), [1, 2, 3, LOST]);
        assert_eq!(samples(&block.bytes, 5), Err(Damaged));
        assert_eq!(samples(&block.bytes[..block.bytes.len() / 2], 4), Err(Damaged));
        assert_eq!(samples(b"no block", 4), Err(Damaged));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_goes_in_comes_out_in_whatever_pieces(
            numbers in prop::collection::vec(any::<i16>(), 0..40_000), piece in 1..20_000_usize,
        ) {
            let numbers: Vec<i32> = numbers.into_iter().map(i32::from).collect();
            let mut blocks = Blocks::default();
            let mut made = Vec::new();
            for part in numbers.chunks(piece) {
                made.extend(blocks.push(part).unwrap());
            }
            made.extend(blocks.finish().unwrap());
            let back: Vec<i32> = made.iter().flat_map(|block| samples(&block.bytes, block.count).unwrap()).collect();
            prop_assert_eq!(back, numbers);
            prop_assert!(made.iter().zip(0..).all(|(block, at)| block.index == at));
        }
    }
}
