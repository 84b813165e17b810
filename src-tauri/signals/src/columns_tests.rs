#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::{Block, Blocks, LOST, block};

struct Kept {
    blocks: Vec<Block>,
    pyramid: Pyramid,
    samples: u64,
}

impl Kept {
    fn of(samples: &[i32]) -> Self {
        let mut blocks = Blocks::default();
        let mut made = blocks.push(samples).unwrap();
        made.extend(blocks.finish().unwrap());
        let pyramid = Pyramid::over(made.iter().flat_map(|block| block.buckets.clone()).collect());
        Self { blocks: made, pyramid, samples: samples.len() as u64 }
    }

    /// The columns, and how many blocks they took.
    fn columns(&self, window: Range<u64>, count: u32) -> (Vec<Extent>, usize) {
        self.read(Columns::of(&self.pyramid, self.samples, window, count))
    }

    fn read(&self, mut columns: Columns) -> (Vec<Extent>, usize) {
        let needed = columns.needed();
        for index in &needed {
            let block = &self.blocks[*index as usize];
            columns.take(*index, &block::samples(&block.bytes, block.count).unwrap()).unwrap();
        }
        (columns.finish().unwrap(), needed.len())
    }
}

fn number() -> impl Strategy<Value = i32> {
    prop_oneof![20 => -2048..2048_i32, 1 => Just(LOST)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn x_ecg_08_every_column_has_the_least_and_the_greatest_of_its_samples(
        samples in prop::collection::vec(number(), 1..60_000),
        ends in (0..70_000_u64, 0..70_000_u64),
        count in 1..1_500_u32,
    ) {
        let kept = Kept::of(&samples);
        let window = ends.0.min(ends.1)..ends.0.max(ends.1);
        let found = kept.columns(window.clone(), count).0;
        prop_assert_eq!(found.len(), count as usize);
        let mut expected = vec![Extent::EMPTY; count as usize];
        for at in window.start..window.end.min(samples.len() as u64) {
            // The column in which a sample begins.
            let column = (at - window.start) * u64::from(count) / (window.end - window.start);
            let one = Extent::of(&samples[at as usize..=at as usize]);
            expected[column as usize] = expected[column as usize].with(one);
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_stretch_of_time_that_reaches_beyond_the_recording_has_each_sample_in_the_column_of_its_moment(
        samples in prop::collection::vec(number(), 1..20_000),
        // Thousandths of a second. The stretch begins a little before, so that no sample falls on an edge.
        (begin, length) in (-90_000..90_000_i32, 1..120_000_i32),
        rate_hz in prop::sample::select(vec![1.0, 125.0, 250.0, 360.0, 512.391]),
        count in 1..1_100_u32,
    ) {
        let kept = Kept::of(&samples);
        let from = f64::from(begin) / 1_000.0 - 3.3e-7;
        let to = from + f64::from(length) / 1_000.0;
        let found = kept.read(Columns::of_seconds(&kept.pyramid, kept.samples, rate_hz, from..to, count)).0;
        let mut expected = vec![Extent::EMPTY; count as usize];
        for (at, sample) in samples.iter().enumerate() {
            let column = (at as f64 / rate_hz - from) * f64::from(count) / (to - from);
            if (0.0..f64::from(count)).contains(&column) {
                let column = column as usize;
                expected[column] = expected[column].with(Extent::of(&[*sample]));
            }
        }
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn x_ecg_08_columns_as_wide_as_those_of_a_day_are_drawn_from_few_blocks() {
    // A minute each, as on 1,400 pixels.
    let beat = |at: i32| if at % 200 < 5 { 900 + at % 7 } else { (at % 200) - 100 + (at / 1_000) % 9 };
    let samples: Vec<i32> = (0..3_000_000).map(beat).collect();
    let kept = Kept::of(&samples);
    let (found, taken) = kept.columns(0..3_000_000, 200);
    assert!(taken * 8 < kept.blocks.len(), "{taken} of {} blocks", kept.blocks.len());
    let at = |column: u64| (3_000_000 * column).div_ceil(200) as usize;
    for column in 0..200 {
        assert_eq!(found[column as usize], Extent::of(&samples[at(column)..at(column + 1)]));
    }
}

#[test]
fn columns_that_lack_a_block_are_not_given() {
    let kept = Kept::of(&[1, 2, 3]);
    let mut columns = Columns::of(&kept.pyramid, 3, 0..3, 3);
    assert_eq!(columns.clone().finish(), Err(Damaged));
    assert_eq!(columns.take(0, &[1, 2]), Err(Damaged));
    assert_eq!(Columns::of(&kept.pyramid, 3, 0..3, 0).finish(), Ok(Vec::new()));
    assert_eq!(Columns::of(&kept.pyramid, 3, 9..u64::MAX, 2).finish(), Ok(vec![Extent::EMPTY; 2]));
}

#[test]
fn columns_travel_as_pairs_of_millivolts_and_lost_ones_as_no_number() {
    let mut lead = Lead::new(Some("I"), "uV", 2.0, 100.0, 250.0);
    let extents = [Extent { min: -1_900, max: 2_100 }, Extent::EMPTY];
    let numbers = |lead: &Lead| -> Vec<f32> {
        let bytes = wire(&extents, lead).unwrap();
        bytes.chunks_exact(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect()
    };
    let found = numbers(&lead);
    assert_eq!(found[..2], [-1.0, 1.0]);
    assert!(found[2].is_nan() && found[3].is_nan() && found.len() == 4);
    lead.gain = -2.0;
    lead.baseline = 0.0;
    assert_eq!(numbers(&lead)[..2], [-1.05, 0.95]);
    lead.unit = "mmHg".to_owned();
    assert_eq!(wire(&extents, &lead), None);
}
