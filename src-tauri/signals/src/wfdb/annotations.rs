//! Annotations of a record in the MIT format (`annot(5)`): words of 16 bits, a kind and the distance from the annotation
//! before.

use std::io::Read;

use crate::fault::{Fault, Place, Why};

/// The distance is in the next four bytes.
const SKIP: u16 = 59;
/// What follows belongs to the annotation before: a number, a subtype, a signal.
const NUM: u16 = 60;
const CHN: u16 = 62;
/// A text follows.
const AUX: u16 = 63;

/// An annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Annotation {
    /// Its place: a frame, from 0.
    pub at: u64,
    /// Its kind, as the format numbers them: 1 is a normal beat.
    pub kind: u8,
}

impl Annotation {
    /// Whether it marks a beat (`isqrs` of the WFDB library).
    pub fn is_beat(self) -> bool {
        matches!(self.kind, 1..=13 | 25 | 30 | 34 | 35 | 38 | 41)
    }
}

/// Reads annotations one after the other. Texts are passed over.
pub struct Annotations<R> {
    input: R,
    at: i64,
    byte: u64,
    ended: bool,
}

impl<R: Read> Annotations<R> {
    /// Of a file. It is read in words: give a buffered one.
    pub fn of(input: R) -> Self {
        Self { input, at: 0, byte: 0, ended: false }
    }

    fn annotation(&mut self) -> Result<Option<Annotation>, Fault> {
        loop {
            let Some(word) = self.word()? else { return Ok(None) };
            let (kind, low) = (word >> 10, word & 0x3ff);
            match kind {
                0 if low == 0 => return Ok(None),
                SKIP => {
                    let (high, low) = (self.must()?, self.must()?);
                    self.step(i64::from((u32::from(high) << 16 | u32::from(low)) as i32))?;
                }
                AUX => {
                    for _ in 0..low.div_ceil(2) {
                        self.must()?;
                    }
                }
                NUM..=CHN => {}
                kind => {
                    self.step(i64::from(low))?;
                    let (at, kind) = (u64::try_from(self.at), u8::try_from(kind));
                    if let (Ok(at), Ok(kind)) = (at, kind) {
                        return Ok(Some(Annotation { at, kind }));
                    }
                }
            }
        }
    }

    fn step(&mut self, by: i64) -> Result<(), Fault> {
        self.at = self.at.checked_add(by).filter(|at| *at >= 0).ok_or_else(|| self.fault())?;
        Ok(())
    }

    fn must(&mut self) -> Result<u16, Fault> {
        self.word()?.ok_or_else(|| self.fault())
    }

    /// None at the end.
    fn word(&mut self) -> Result<Option<u16>, Fault> {
        let mut bytes = Vec::with_capacity(2);
        self.input.by_ref().take(2).read_to_end(&mut bytes)?;
        match bytes.as_slice() {
            [low, high] => {
                self.byte += 2;
                Ok(Some(u16::from_le_bytes([*low, *high])))
            }
            [] => Ok(None),
            _ => Err(self.fault()),
        }
    }

    fn fault(&self) -> Fault {
        Fault::at(Place::Byte(self.byte), Why::Annotations)
    }
}

impl<R: Read> Iterator for Annotations<R> {
    type Item = Result<Annotation, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.annotation().transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(words: &[u16]) -> Vec<Result<Annotation, Fault>> {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        Annotations::of(bytes.as_slice()).collect()
    }

    const fn word(kind: u16, low: u16) -> u16 {
        kind << 10 | low
    }

    #[test]
    fn distances_add_up_and_texts_are_passed_over() {
        let found = read(&[
            word(28, 18),
            word(AUX, 3),
            u16::from_le_bytes(*b"(N"),
            0,
            word(1, 59),
            word(SKIP, 0),
            1,
            2,
            word(5, 10),
            word(61, 1),
            0,
            word(1, 1),
        ]);
        let expected = [(18, 28), (77, 1), (77 + 65_538 + 10, 5)];
        assert_eq!(found, expected.map(|(at, kind)| Ok(Annotation { at, kind })));
        let beats = found.iter().flatten().filter(|annotation| annotation.is_beat()).count();
        assert_eq!(beats, 2);
    }

    #[test]
    fn a_file_that_is_cut_or_goes_back_before_its_begin_is_refused_with_the_byte() {
        let fault = |byte| Err(Fault::at(Place::Byte(byte), Why::Annotations));
        assert_eq!(read(&[word(1, 5), word(SKIP, 0), 0]).last(), Some(&fault(6)));
        assert_eq!(read(&[word(SKIP, 0), 0xffff, 0xff00, word(1, 5)]), [fault(6)]);
        assert_eq!(Annotations::of(&[1_u8][..]).next(), Some(fault(0)));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_or_go_on_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            prop_assert!(Annotations::of(bytes.as_slice()).count() <= bytes.len() / 2 + 1);
        }
    }
}
