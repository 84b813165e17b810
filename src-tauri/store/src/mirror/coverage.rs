//! How old a picture is that was put together from several reads. A pure rule over stretches of time.

/// A stretch of time and when it was read; all in milliseconds, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) read_at: i64,
}

/// When the longest-unread part of `[from, to)` was read; none when a part of it was never read. A part that was read
/// more than once counts from its newest read.
pub(super) fn oldest_read(stretches: &[Stretch], from: i64, to: i64) -> Option<i64> {
    let mut cuts: Vec<i64> = stretches
        .iter()
        .flat_map(|one| [one.from, one.to])
        .filter(|at| (from..to).contains(at))
        .chain([from, to])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let newest = |pair: &[i64]| {
        let covers = |one: &&Stretch| one.from <= pair[0] && one.to >= pair[1];
        stretches.iter().filter(covers).map(|one| one.read_at).max()
    };
    cuts.windows(2).map(newest).collect::<Option<Vec<_>>>()?.into_iter().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(from: i64, to: i64, read_at: i64) -> Stretch {
        Stretch { from, to, read_at }
    }

    #[test]
    fn a_stretch_with_a_gap_was_not_read() {
        assert_eq!(oldest_read(&[read(0, 10, 5), read(11, 20, 5)], 0, 20), None);
        assert_eq!(oldest_read(&[], 0, 20), None);
    }

    #[test]
    fn the_oldest_part_decides_and_a_newer_read_renews_a_part() {
        assert_eq!(oldest_read(&[read(0, 10, 5), read(10, 20, 7)], 0, 20), Some(5));
        assert_eq!(oldest_read(&[read(0, 20, 5), read(0, 10, 9)], 0, 20), Some(5));
        assert_eq!(oldest_read(&[read(0, 20, 5), read(0, 10, 9)], 2, 8), Some(9));
    }

    proptest! {
        #[test]
        fn the_answer_is_that_of_looking_at_every_instant(
            reads in proptest::collection::vec((0_i64..12, 1_i64..8, 1_i64..100), 0..8), from in 0_i64..10, length in 1_i64..8
        ) {
            let reads: Vec<_> = reads.into_iter().map(|(at, long, when)| read(at, at + long, when)).collect();
            let to = from + length;
            let slowly = (from..to)
                .map(|at| reads.iter().filter(|one| one.from <= at && at < one.to).map(|one| one.read_at).max())
                .collect::<Option<Vec<_>>>()
                .and_then(|each| each.into_iter().min());
            prop_assert_eq!(oldest_read(&reads, from, to), slowly);
        }
    }
}
