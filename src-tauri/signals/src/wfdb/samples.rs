//! Samples of a signal file (`signal(5)`): 16 or 8 bits each, or two of 12 bits in three bytes, frame after frame.

use crate::LOST;

/// How samples are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Two's complement, least byte first.
    Bits16,
    /// Two samples of 12 bits in three bytes.
    Bits12InPairs,
    /// One byte each, from 128 on.
    Bits8,
}

impl Format {
    /// The format of a number in a header.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "16" => Some(Self::Bits16),
            "212" => Some(Self::Bits12InPairs),
            "80" => Some(Self::Bits8),
            _ => None,
        }
    }

    /// What stands where there is no sample.
    pub(super) fn none(self) -> i32 {
        match self {
            Self::Bits16 => i32::from(i16::MIN),
            Self::Bits12InPairs => -2048,
            Self::Bits8 => -128,
        }
    }

    fn sample(self, number: i32) -> i32 {
        if number == self.none() { LOST } else { number }
    }
}

/// Turns bytes, as they come, into samples of each signal in turn.
#[derive(Debug)]
pub struct Frames {
    format: Format,
    /// Whose sample each of a frame is.
    owners: Vec<usize>,
    at: usize,
    rest: Vec<u8>,
}

impl Frames {
    /// For signals with so many samples in a frame each.
    pub fn new(format: Format, per_frame: &[u32]) -> Self {
        let owners = per_frame.iter().enumerate().flat_map(|(signal, count)| (0..*count).map(move |_| signal));
        Self { format, owners: owners.collect(), at: 0, rest: Vec::new() }
    }

    /// Takes bytes; adds the samples they complete to those of their signals.
    pub fn push(&mut self, bytes: &[u8], signals: &mut [Vec<i32>]) {
        self.rest.extend_from_slice(bytes);
        let size = match self.format {
            Format::Bits16 => 2,
            Format::Bits12InPairs => 3,
            Format::Bits8 => 1,
        };
        let whole = self.rest.len() / size * size;
        let rest = self.rest.split_off(whole);
        let ready = std::mem::replace(&mut self.rest, rest);
        for part in ready.chunks_exact(size) {
            match (self.format, part) {
                (Format::Bits16, [low, high]) => self.give(i16::from_le_bytes([*low, *high]).into(), signals),
                (Format::Bits8, [byte]) => self.give(i32::from(*byte) - 128, signals),
                (Format::Bits12InPairs, [first, both, second]) => {
                    self.give(twelve(*first, both & 0x0f), signals);
                    self.give(twelve(*second, both >> 4), signals);
                }
                _ => {}
            }
        }
    }

    /// The last sample of an odd number in pairs, when the bytes end with it. Anything else that is left is no sample.
    /// Gives whether the file ended within a sample or a frame.
    pub fn finish(&mut self, signals: &mut [Vec<i32>]) -> bool {
        let rest = std::mem::take(&mut self.rest);
        match (self.format, rest.as_slice()) {
            (Format::Bits12InPairs, [first, both]) => self.give(twelve(*first, both & 0x0f), signals),
            (_, []) => {}
            _ => return true,
        }
        self.at != 0
    }

    fn give(&mut self, number: i32, signals: &mut [Vec<i32>]) {
        if let Some(signal) = self.owners.get(self.at).and_then(|owner| signals.get_mut(*owner)) {
            signal.push(self.format.sample(number));
        }
        self.at += 1;
        if self.at >= self.owners.len() {
            self.at = 0;
        }
    }
}

/// Two's complement of 12 bits.
fn twelve(low: u8, high: u8) -> i32 {
    (i32::from(high) << 8 | i32::from(low)) << 20 >> 20
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes pairs as the format's page describes them.
    fn pairs(samples: &[i32]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for pair in samples.chunks(2) {
            let first = (pair[0] & 0xfff) as u16;
            let second = (pair.get(1).copied().unwrap_or(0) & 0xfff) as u16;
            bytes.extend([(first & 0xff) as u8, ((first >> 8) | (second >> 8 << 4)) as u8]);
            if pair.len() == 2 {
                bytes.push((second & 0xff) as u8);
            }
        }
        bytes
    }

    #[test]
    fn the_first_frame_of_the_format_is_read_as_its_page_says() {
        // 995 and 1011: 0x3e3, 0x3f3.
        let mut signals = vec![Vec::new(), Vec::new()];
        Frames::new(Format::Bits12InPairs, &[1, 1]).push(&[0xe3, 0x33, 0xf3], &mut signals);
        assert_eq!(signals, [[995], [1011]]);
    }

    #[test]
    fn what_says_that_there_is_no_sample_is_lost() {
        let mut signals = vec![Vec::new()];
        Frames::new(Format::Bits16, &[1]).push(&[0x00, 0x80, 0xff, 0xff], &mut signals);
        Frames::new(Format::Bits12InPairs, &[1]).push(&pairs(&[-2048, -2047]), &mut signals);
        Frames::new(Format::Bits8, &[1]).push(&[0, 1, 128, 255], &mut signals);
        assert_eq!(signals, [[LOST, -1, LOST, -2047, LOST, -127, 0, 127]]);
    }

    proptest! {
        #[test]
        fn samples_come_out_as_they_went_in_whatever_the_pieces(
            samples in prop::collection::vec(-2047..2048_i32, 0..500), piece in 1..50_usize, pairs_of in any::<bool>(),
        ) {
            let bytes = match pairs_of {
                true => pairs(&samples),
                false => samples.iter().flat_map(|sample| (*sample as i16).to_le_bytes()).collect(),
            };
            let format = if pairs_of { Format::Bits12InPairs } else { Format::Bits16 };
            let mut signals = vec![Vec::new(), Vec::new()];
            let mut frames = Frames::new(format, &[2, 1]);
            for part in bytes.chunks(piece) {
                frames.push(part, &mut signals);
            }
            prop_assert_eq!(frames.finish(&mut signals), samples.len() % 3 != 0);
            let of = |owner: usize| {
                let mine = samples.iter().enumerate().filter(move |(at, _)| usize::from(at % 3 == 2) == owner);
                mine.map(|(_, sample)| *sample).collect::<Vec<_>>()
            };
            prop_assert_eq!(&signals[0], &of(0));
            prop_assert_eq!(&signals[1], &of(1));
        }
    }
}
