//! The extents of ever longer stretches: each level holds one for every [`FACTOR`] of the level below it.

use crate::Extent;

/// Stretches of a level in one of the next.
pub const FACTOR: usize = 16;

/// The extents of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pyramid {
    levels: Vec<Vec<Extent>>,
}

impl Pyramid {
    /// Over the extents of each [`BUCKET`](crate::BUCKET) samples.
    pub fn over(buckets: Vec<Extent>) -> Self {
        let mut levels = vec![buckets];
        while let Some(below) = levels.last().filter(|below| below.len() > FACTOR) {
            let next = below.chunks(FACTOR).map(|part| part.iter().fold(Extent::EMPTY, |all, one| all.with(*one)));
            levels.push(next.collect());
        }
        Self { levels }
    }

    /// The extent of the buckets from `from` to `to`, the latter left out.
    pub fn extent(&self, from: usize, to: usize) -> Extent {
        let mut extent = Extent::EMPTY;
        let (mut from, mut to) = (from, to.min(self.levels.first().map_or(0, Vec::len)));
        for (at, level) in self.levels.iter().enumerate() {
            let top = at + 1 == self.levels.len();
            let take = |extent: Extent, range: std::ops::Range<usize>| {
                level.get(range).into_iter().flatten().fold(extent, |all, one| all.with(*one))
            };
            if top || to.saturating_sub(from) < 2 * FACTOR {
                return take(extent, from..to.max(from));
            }
            let (first, last) = (from.next_multiple_of(FACTOR), to / FACTOR * FACTOR);
            extent = take(take(extent, from..first), last..to);
            (from, to) = (first / FACTOR, last / FACTOR);
        }
        extent
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_stretch_has_the_extremes_of_its_buckets(
            numbers in prop::collection::vec(any::<i16>(), 0..3_000), ends in (0..3_200_usize, 0..3_200_usize),
        ) {
            let buckets: Vec<Extent> =
                numbers.iter().map(|number| Extent { min: i32::from(*number), max: i32::from(*number) + 3 }).collect();
            let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
            let expected = buckets.iter().take(to).skip(from).fold(Extent::EMPTY, |all, one| all.with(*one));
            prop_assert_eq!(Pyramid::over(buckets).extent(from, to), expected);
        }
    }
}
