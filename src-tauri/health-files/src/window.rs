//! A buffer over a stream that knows its lines, and gives up on a piece that does not end: the parser above it keeps a
//! whole tag in memory, and a hostile file may be one tag.

use std::io::{self, BufRead, Read};

use crate::broken::Fault;

const CAPACITY: usize = 256 * 1024;

pub(crate) struct Window<R> {
    inner: R,
    buffer: Vec<u8>,
    /// Read up to here.
    at: usize,
    filled: usize,
    /// Where the buffer stands in the stream.
    start: u64,
    /// Where the current piece began in the stream, and how long it may be.
    piece: u64,
    most: u64,
    /// Line feeds are counted up to here in the buffer, when somebody asks.
    counted: usize,
    lines: u64,
    line_began: u64,
    ended: bool,
}

impl<R> Window<R> {
    /// Over a stream whose pieces are not longer than `most` bytes.
    pub(crate) fn new(inner: R, most: u64) -> Self {
        let buffer = vec![0; CAPACITY];
        Self {
            inner,
            buffer,
            at: 0,
            filled: 0,
            start: 0,
            piece: 0,
            most,
            counted: 0,
            lines: 0,
            line_began: 0,
            ended: false,
        }
    }

    pub(crate) fn get_ref(&self) -> &R {
        &self.inner
    }

    pub(crate) fn into_inner(self) -> R {
        self.inner
    }

    /// A new piece begins where the reader stands.
    pub(crate) fn begin_piece(&mut self) {
        self.piece = self.start + self.at as u64;
    }

    /// Whether somebody asked for more when there was none.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// Line and column of a byte, both counted from 1. Asked in rising order; the column of a byte on an earlier line is
    /// not known.
    pub(crate) fn line_of(&mut self, byte: u64) -> (u64, Option<u64>) {
        let upto = usize::try_from(byte.saturating_sub(self.start)).unwrap_or(usize::MAX).min(self.filled);
        self.count(upto);
        (self.lines + 1, byte.checked_sub(self.line_began).map(|column| column + 1))
    }

    fn count(&mut self, upto: usize) {
        let Some(fresh) = self.buffer.get(self.counted..upto) else { return };
        self.lines += memchr::memchr_iter(b'\n', fresh).count() as u64;
        if let Some(last) = memchr::memrchr(b'\n', fresh) {
            self.line_began = self.start + (self.counted + last) as u64 + 1;
        }
        self.counted = upto;
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.filled {
            if self.start + self.at as u64 - self.piece > self.most {
                return Err(Fault::TooLong.io());
            }
            self.count(self.filled);
            self.start += self.filled as u64;
            (self.at, self.filled, self.counted) = (0, 0, 0);
            self.filled = loop {
                match self.inner.read(&mut self.buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other?,
                }
            };
            self.ended = self.filled == 0;
        }
        Ok(&self.buffer[self.at..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.filled);
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let here = self.fill_buf()?;
        let many = here.len().min(into.len());
        into[..many].copy_from_slice(&here[..many]);
        self.consume(many);
        Ok(many)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_told_by_its_line_and_column() {
        let text: String = (0..100_000).map(|number| format!("line {number}\n")).collect();
        let mut window = Window::new(text.as_bytes(), u64::MAX);
        let mut rest = text.as_str();
        let mut before = 0_u64;
        let mut line = 0;
        while let Some(end) = rest.find('\n') {
            let mut into = vec![0; end + 1];
            window.read_exact(&mut into).unwrap();
            line += 1;
            if line % 777 == 0 {
                assert_eq!(window.line_of(before + 2), (line, Some(3)));
            }
            before += end as u64 + 1;
            rest = &rest[end + 1..];
        }
        assert_eq!(line, 100_000);
    }

    #[test]
    fn a_piece_without_an_end_is_given_up() {
        let mut window = Window::new(io::repeat(b'x'), 1_000_000);
        let mut read = 0;
        let error = loop {
            match window.fill_buf() {
                Ok(here) => {
                    let many = here.len();
                    read += many;
                    window.consume(many);
                }
                Err(error) => break error,
            }
        };
        assert_eq!(Fault::of(&error), Fault::TooLong);
        assert!(read < 1_000_000 + 2 * CAPACITY);
    }
}
