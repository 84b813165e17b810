//! The least and the greatest of a stretch of samples.

use pco::ChunkConfig;
use pco::standalone::{simple_compress, simple_decompress};

use crate::{Damaged, LOST};

/// The least and the greatest number of a stretch; empty when every sample of it was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The least.
    pub min: i32,
    /// The greatest.
    pub max: i32,
}

impl Extent {
    /// Of no sample.
    pub const EMPTY: Self = Self { min: i32::MAX, max: i32::MIN };

    /// Of samples.
    pub fn of(samples: &[i32]) -> Self {
        let kept = samples.iter().filter(|sample| **sample != LOST);
        kept.fold(Self::EMPTY, |extent, sample| Self { min: extent.min.min(*sample), max: extent.max.max(*sample) })
    }

    /// Of both stretches.
    pub fn with(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }

    /// Whether every sample of it was lost.
    pub fn is_empty(self) -> bool {
        self.min > self.max
    }

    /// Whether the other reaches nowhere beyond this one.
    pub fn holds(self, other: Self) -> bool {
        other.min >= self.min && other.max <= self.max
    }
}

/// Extents as they are kept: the length of the first part in bytes, least byte first, the least numbers, the greatest.
///
/// # Errors
/// When they cannot be compressed, which none should meet.
pub fn pack(extents: &[Extent]) -> Result<Vec<u8>, Damaged> {
    let pressed = |of: fn(&Extent) -> i32| {
        let numbers: Vec<i32> = extents.iter().map(of).collect();
        simple_compress(&numbers, &ChunkConfig::default()).map_err(|_| Damaged)
    };
    let (least, greatest) = (pressed(|extent| extent.min)?, pressed(|extent| extent.max)?);
    let length = u32::try_from(least.len()).map_err(|_| Damaged)?;
    let mut bytes = length.to_le_bytes().to_vec();
    bytes.extend(least);
    bytes.extend(greatest);
    Ok(bytes)
}

/// The extents of a lead of so many samples, out of the bytes that [`pack`] gave.
///
/// # Errors
/// When the bytes are of something else, or of another number of samples.
pub fn unpack(bytes: &[u8], samples: u64) -> Result<Vec<Extent>, Damaged> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(Damaged)?;
    let (least, greatest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(Damaged)?;
    let least = simple_decompress::<i32>(least).map_err(|_| Damaged)?;
    let greatest = simple_decompress::<i32>(greatest).map_err(|_| Damaged)?;
    let buckets = samples.div_ceil(crate::BUCKET as u64);
    if least.len() as u64 != buckets || greatest.len() as u64 != buckets {
        return Err(Damaged);
    }
    Ok(least.into_iter().zip(greatest).map(|(min, max)| Extent { min, max }).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn extents_come_back_as_they_were_kept_and_damage_is_told() {
        let mut extents: Vec<Extent> = (0..100).map(|at| Extent { min: -at, max: at * at }).collect();
        extents[7] = Extent::EMPTY;
        let bytes = pack(&extents).unwrap();
        assert_eq!(unpack(&bytes, 6_400).unwrap(), extents);
        assert_eq!(unpack(&bytes, 6_337).unwrap(), extents);
        for (bytes, samples) in [(&bytes[..], 6_401), (&bytes[..], 6_336), (&bytes[..20], 6_400), (&[][..], 0)] {
            assert_eq!(unpack(bytes, samples), Err(Damaged));
        }
        assert_eq!(unpack(&pack(&[]).unwrap(), 0).unwrap(), []);
    }
}
