//! One file inside a ZIP, unpacked as it is read. What the ZIP says of its length is a claim: what goes in and what comes
//! out is counted.

use std::io::{self, BufReader, Read, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::broken::Fault;

/// The longest export that is unpacked, in bytes. The largest that people tell of have 3 to 5 GB of XML.
const LARGEST: u64 = 16 << 30;
/// How many times longer than packed the text may be. Exports are 15 to 40 times; deflate can do 1,032.
const STEEPEST: u64 = 200;
/// Below this much text the rate is not judged: short files of repeated lines may be steeper.
const UNJUDGED: u64 = 16 << 20;

/// What the ZIP's directory says of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) packed: u64,
    pub(super) size: u64,
    pub(super) sum: u32,
}

enum Packed<R> {
    Stored(BufReader<Take<R>>),
    Deflated(DeflateDecoder<BufReader<Take<R>>>),
}

pub(super) struct Entry<R> {
    inner: Packed<R>,
    claim: Claim,
    out: u64,
    sum: Crc,
}

impl<R: Read> Entry<R> {
    /// Over a file that stands at the first byte of the entry.
    pub(super) fn new(file: R, deflated: bool, claim: Claim) -> Self {
        let packed = BufReader::with_capacity(64 * 1024, file.take(claim.packed));
        let inner = if deflated { Packed::Deflated(DeflateDecoder::new(packed)) } else { Packed::Stored(packed) };
        Self { inner, claim, out: 0, sum: Crc::new() }
    }

    /// Packed bytes that were consumed.
    pub(super) fn consumed(&self) -> u64 {
        match &self.inner {
            Packed::Stored(_) => self.out,
            Packed::Deflated(inflate) => inflate.total_in(),
        }
    }

    /// Packed bytes in all.
    pub(super) fn total(&self) -> u64 {
        self.claim.packed
    }

    pub(super) fn into_inner(self) -> R {
        match self.inner {
            Packed::Stored(packed) => packed,
            Packed::Deflated(inflate) => inflate.into_inner(),
        }
        .into_inner()
        .into_inner()
    }

    fn check(&mut self, fresh: &[u8]) -> Result<(), Fault> {
        self.out += fresh.len() as u64;
        self.sum.update(fresh);
        if self.out > LARGEST || (self.out > UNJUDGED && self.out / STEEPEST > self.consumed()) {
            return Err(Fault::Bomb);
        }
        let over = self.out > self.claim.size;
        let ended = fresh.is_empty() && (self.out != self.claim.size || self.sum.sum() != self.claim.sum);
        if over || ended { Err(Fault::ZipDamaged) } else { Ok(()) }
    }
}

impl<R: Read> Read for Entry<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = match &mut self.inner {
            Packed::Stored(packed) => packed.read(into),
            Packed::Deflated(inflate) => inflate.read(into),
        };
        let got = got.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Fault::ZipDamaged.io(),
            _ => error,
        })?;
        if !into.is_empty() {
            self.check(&into[..got]).map_err(Fault::io)?;
        }
        Ok(got)
    }
}
