//! The bytes of an export's XML: packed, or as they are.

use std::io::{self, Read};

use super::entry::Entry;

pub(super) enum Source<R> {
    Plain { file: R, read: u64, total: u64 },
    Packed(Box<Entry<R>>),
}

impl<R: Read> Source<R> {
    pub(super) fn consumed(&self) -> u64 {
        match self {
            Self::Plain { read, .. } => *read,
            Self::Packed(entry) => entry.consumed(),
        }
    }

    pub(super) fn total(&self) -> u64 {
        match self {
            Self::Plain { total, .. } => *total,
            Self::Packed(entry) => entry.total(),
        }
    }

    pub(super) fn into_inner(self) -> R {
        match self {
            Self::Plain { file, .. } => file,
            Self::Packed(entry) => entry.into_inner(),
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain { file, read, .. } => {
                let got = file.read(into)?;
                *read += got as u64;
                Ok(got)
            }
            Self::Packed(entry) => entry.read(into),
        }
    }
}
