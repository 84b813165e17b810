//! On which line a row begins, and how long it gets. The CSV reader counts from where it stopped, which is before empty
//! lines; and it keeps a whole row in memory, which in a hostile file is the whole file.

use std::collections::VecDeque;
use std::io::{self, Read};

use crate::broken::Fault;

/// The longest row with the empty lines before it, in bytes. Real ones have a few hundred.
const LONGEST: u64 = 1 << 20;

pub(super) struct Lines<R> {
    pub(super) inner: R,
    read: u64,
    row: u64,
    ended: u64,
    ends: VecDeque<u64>,
    last: u8,
}

impl<R> Lines<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, read: 0, row: 0, ended: 0, ends: VecDeque::new(), last: b'\n' }
    }

    /// The line on which a row begins that ends before the byte `end` and has line feeds of its own; the next begins.
    pub(super) fn line_of(&mut self, end: u64, within: u64) -> u64 {
        let mut own_end = false;
        while let Some(at) = self.ends.front().copied().filter(|at| *at < end) {
            own_end = at + 1 == end;
            self.ended += 1;
            self.ends.pop_front();
        }
        self.row = end;
        let last = if own_end { self.ended } else { self.ended + 1 };
        last.saturating_sub(within)
    }

    /// Whether the file ends at this byte without ending its line: the row may be cut.
    pub(super) fn is_open_at(&self, end: u64) -> bool {
        end >= self.read && !matches!(self.last, b'\n' | b'\r')
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read - self.row > LONGEST {
            return Err(Fault::TooLong.io());
        }
        let got = self.inner.read(into)?;
        for at in memchr::memchr_iter(b'\n', &into[..got]) {
            self.ends.push_back(self.read + at as u64);
        }
        self.last = into[..got].last().copied().unwrap_or(self.last);
        self.read += got as u64;
        Ok(got)
    }
}
