//! A file's bytes as UTF-8: its mark tells UTF-16. Letters without a mark are passed on, and each cell that is not UTF-8
//! is taken for Windows-1252, as spreadsheets write it.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};

use crate::broken::Fault;

const CHUNK: usize = 16 * 1024;

pub(super) struct Decoded<R> {
    inner: R,
    /// Bytes of the file that were read.
    pub(super) read: u64,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(mut inner: R) -> Result<Self, Fault> {
        let mut head = Vec::new();
        inner.by_ref().take(4).read_to_end(&mut head).map_err(|error| Fault::of(&error))?;
        let read = head.len() as u64;
        let mark = Encoding::for_bom(&head);
        let after = mark.map_or(0, |(_, length)| length);
        let utf16 = mark.filter(|(encoding, _)| *encoding != UTF_8);
        // No letter of a table is a zero: without its mark, whose UTF-16 it is is not guessed.
        if utf16.is_none() && head.contains(&0) {
            return Err(Fault::Encoding);
        }
        let decoder = utf16.map(|(encoding, _)| encoding.new_decoder_without_bom_handling());
        let raw = head.split_off(after);
        let mut decoded = Self { inner, read, decoder, raw, ready: Vec::new(), given: 0, ended: false };
        decoded.decode();
        Ok(decoded)
    }

    fn decode(&mut self) {
        self.given = 0;
        match &mut self.decoder {
            None => std::mem::swap(&mut self.ready, &mut self.raw),
            Some(decoder) => {
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(self.raw.len() * 3 + 16);
                self.ready.resize(room, 0);
                // What is no letter becomes U+FFFD, which is no number and no time either.
                let (result, _, written, _) = decoder.decode_to_utf8(&self.raw, &mut self.ready, self.ended);
                debug_assert_eq!(result, CoderResult::InputEmpty);
                self.ready.truncate(written);
            }
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            self.raw.resize(CHUNK, 0);
            let got = self.inner.read(&mut self.raw)?;
            self.raw.truncate(got);
            self.read += got as u64;
            self.ended = got == 0;
            self.decode();
        }
        let rest = &self.ready[self.given..];
        let many = rest.len().min(into.len());
        into[..many].copy_from_slice(&rest[..many]);
        self.given += many;
        Ok(many)
    }
}
