//! A table, row by row.

use std::borrow::Cow;
use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::WINDOWS_1252;

use crate::broken::{Broken, Fault};
use crate::place::Place;

use super::decoded::Decoded;
use super::lines::Lines;

pub(super) struct Rows<R> {
    csv: csv::Reader<Lines<Decoded<R>>>,
    cells: ByteRecord,
    count: u64,
}

/// Where the row that was read stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) place: Place,
    /// The file ends in this row, and not with the end of a line.
    pub(super) open: bool,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(file: R, separator: u8) -> Result<Self, Broken> {
        let decoded = Decoded::new(file).map_err(Fault::before_all)?;
        let csv = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(decoded));
        Ok(Self { csv, cells: ByteRecord::new(), count: 0 })
    }

    /// Reads the next row; none at the end. Rows without any text are passed over.
    pub(super) fn next(&mut self) -> Result<Option<At>, Broken> {
        loop {
            let read = self.csv.read_byte_record(&mut self.cells);
            let byte = self.csv.position().byte();
            let within = self.cells.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
            let line = self.csv.get_mut().line_of(byte, within);
            let place = Place { record: self.count, byte, line: Some(line), column: None };
            match read {
                Ok(false) => return Ok(None),
                Ok(true) if self.cells.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                Ok(true) => {
                    self.count += 1;
                    let place = Place { record: self.count, ..place };
                    return Ok(Some(At { place, open: self.csv.get_ref().is_open_at(byte) }));
                }
                Err(error) => {
                    let fault = match error.kind() {
                        csv::ErrorKind::Io(error) => Fault::of(error),
                        _ => Fault::Unreadable,
                    };
                    return Err(fault.at(place));
                }
            }
        }
    }

    /// A cell of the row that was read, without room around it; empty where the row is too short.
    pub(super) fn cell(&self, column: usize) -> Cow<'_, str> {
        let bytes = self.cells.get(column).unwrap_or_default().trim_ascii();
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text.trim()),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        }
    }

    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// Bytes of the file that were read.
    pub(super) fn read(&self) -> u64 {
        self.csv.get_ref().inner.read
    }

    /// The byte of the text behind the last row.
    pub(super) fn byte(&self) -> u64 {
        self.csv.position().byte()
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }
}
