//! On which line of a file a row begins. The CSV reader counts from where it stopped, which is before empty lines and,
//! in files of Windows, before the end of the line: whoever looks for the row in an editor would look at the wrong one.

use std::collections::VecDeque;
use std::io::{self, Read};

/// Empty lines in a row that no list has.
const MOST_WAITING: usize = 1_000_000;

/// Passes bytes through and remembers where lines end.
pub(super) struct Lines<R> {
    inner: R,
    read: u64,
    ended: u64,
    ends: VecDeque<u64>,
}

impl<R> Lines<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, read: 0, ended: 0, ends: VecDeque::new() }
    }

    /// The line on which a row begins that ends before the byte `end` and has line feeds of its own.
    pub(super) fn line_of(&mut self, end: u64, within: u64) -> u32 {
        let mut own_end = false;
        while let Some(at) = self.ends.front().copied().filter(|at| *at < end) {
            own_end = at + 1 == end;
            self.ended += 1;
            self.ends.pop_front();
        }
        let last = if own_end { self.ended } else { self.ended + 1 };
        u32::try_from(last.saturating_sub(within)).unwrap_or(u32::MAX)
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(into)?;
        for (at, _) in into[..got].iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            self.ends.push_back(self.read + at as u64);
        }
        if self.ends.len() > MOST_WAITING {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.read += got as u64;
        Ok(got)
    }
}
