//! Reading an export from its beginning to its end.

use std::collections::VecDeque;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};
use std::mem;

use chrono::{DateTime, Utc};

use crate::bounds::Bounds;
use crate::broken::{Broken, Fault};
use crate::found::{EcgEntry, Found, Why};
use crate::left_out::LeftOut;
use crate::place::Checkpoint;
use crate::reader::Reader;

use super::archive::{self, Found as Packed};
use super::cursor::{Cursor, Step};
use super::me::Me;
use super::records::Records;
use super::source::Source;

/// The longest file of an electrocardiogram, in bytes: 30 s at 512 Hz are some 150,000.
const LONGEST_ECG: u64 = 4 << 20;

/// An Apple Health export.
pub struct AppleHealth<R: Read + Seek> {
    phase: Phase<R>,
    records: Records,
    tables: VecDeque<Packed>,
    found: u64,
    total: u64,
    bytes: u64,
    text: u64,
    buffer: Vec<u8>,
}

enum Phase<R: Read> {
    Xml(Box<Cursor<R>>),
    Tables(R),
    Broken(Broken),
    Over,
}

impl<R: Read + Seek> AppleHealth<R> {
    /// Opens `export.zip` or `export.xml`, told apart by their first bytes.
    pub fn open(mut file: R, bounds: Bounds) -> Result<Self, Broken> {
        let unreadable = |error| Fault::of(&error).before_all();
        let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut head = Vec::new();
        file.by_ref().take(4).read_to_end(&mut head).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut left = LeftOut::default();
        let (source, tables) = match head.as_slice() {
            [b'P', b'K', ..] => {
                let (file, contents) = archive::open(file, &mut left).map_err(Fault::before_all)?;
                (Source::Packed(Box::new(contents.export.open(file).map_err(Fault::before_all)?)), contents.tables)
            }
            // UTF-16 with its mark, or without: no letter of XML is a zero.
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, ..] | [_, 0, ..] => return Err(Fault::Encoding.before_all()),
            _ => (Source::Plain { file, read: 0, total: length }, VecDeque::new()),
        };
        let total = source.total();
        let records = Records::new(bounds, left);
        let phase = Phase::Xml(Box::new(Cursor::new(source)));
        Ok(Self { phase, records, tables, found: 0, total, bytes: 0, text: 0, buffer: Vec::new() })
    }

    /// Whose export it is: known from the first reading on.
    pub fn me(&self) -> Option<&Me> {
        self.records.me.as_ref()
    }

    /// When it was made: known from the first reading on.
    pub fn exported(&self) -> Option<DateTime<Utc>> {
        self.records.exported
    }

    /// How many records so far were copies of parts of a reading: told in it, and not once more.
    pub fn copies(&self) -> u64 {
        self.records.copies
    }

    fn advance(&mut self) -> Result<(), Broken> {
        match &mut self.phase {
            Phase::Xml(cursor) => {
                let went = steps(cursor, &mut self.records, &mut self.buffer);
                self.bytes = cursor.source().consumed();
                self.text = cursor.byte();
                match went {
                    Ok(true) => {}
                    Ok(false) => self.end(),
                    Err(broken) => {
                        self.records.break_off();
                        self.phase = Phase::Broken(broken);
                    }
                }
            }
            Phase::Tables(file) => match self.tables.pop_front() {
                Some(table) => {
                    let read = ecg(&table, file);
                    self.records.give_ecg(read);
                }
                None => {
                    self.records.tell_left_out();
                    self.phase = Phase::Over;
                }
            },
            Phase::Broken(broken) => {
                let broken = *broken;
                self.phase = Phase::Over;
                return Err(broken);
            }
            Phase::Over => {}
        }
        Ok(())
    }

    fn end(&mut self) {
        self.records.end();
        if let Phase::Xml(cursor) = mem::replace(&mut self.phase, Phase::Over) {
            self.phase = Phase::Tables(cursor.into_source().into_inner());
        }
    }
}

/// Steps through the XML until something is found. Answers whether there is more.
fn steps<R: Read>(cursor: &mut Cursor<R>, records: &mut Records, buffer: &mut Vec<u8>) -> Result<bool, Broken> {
    while records.queue.is_empty() {
        let done = match cursor.step(buffer, records.count)? {
            Step::Open { tag, depth, empty } => {
                let opened = records.open(&tag, depth, cursor.byte());
                opened.map(|()| {
                    if empty {
                        records.close(depth);
                    }
                })
            }
            Step::Close { depth } => {
                records.close(depth);
                Ok(())
            }
            Step::Other => continue,
            Step::End => return Ok(false),
        };
        done.map_err(|fault| fault.at(cursor.place(records.count)))?;
    }
    records.locate(|place| place.line = cursor.place(place.record).line);
    Ok(true)
}

/// Takes the table of an electrocardiogram out of the export.
fn ecg<R: Read + Seek>(table: &Packed, file: &mut R) -> Result<EcgEntry, Why> {
    if table.size() > LONGEST_ECG {
        return Err(Why::TooLong);
    }
    let mut bytes = Vec::new();
    let entry = table.open(file).map_err(|_| Why::BadEntry)?;
    entry.take(LONGEST_ECG + 1).read_to_end(&mut bytes).map_err(|_| Why::BadEntry)?;
    if bytes.len() as u64 > LONGEST_ECG {
        return Err(Why::TooLong);
    }
    Ok(EcgEntry::new(table.name.clone(), bytes))
}

impl<R: Read + Seek> Reader for AppleHealth<R> {
    fn next(&mut self) -> Result<Option<Found>, Broken> {
        loop {
            if let Some(found) = self.records.queue.pop_front() {
                self.found += 1;
                return Ok(Some(found));
            }
            if matches!(self.phase, Phase::Over) {
                return Ok(None);
            }
            self.advance()?;
        }
    }

    fn at(&self) -> Checkpoint {
        Checkpoint { bytes: self.bytes, records: self.records.count, found: self.found, text: self.text }
    }

    fn total_bytes(&self) -> u64 {
        self.total
    }
}

impl<R: Read + Seek> fmt::Debug for AppleHealth<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppleHealth").field("at", &self.at()).field("total", &self.total).finish_non_exhaustive()
    }
}
