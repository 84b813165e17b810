//! The records of a JSON text, one after the other. Taken apart, a text weighs up to a hundred times what it weighs in its
//! file: so only one record is ever taken apart, and that within bounds.

use std::ops::Range;

use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use crate::broken::{Broken, Fault};
use crate::found::Why;
use crate::place::Place;

/// The longest record, in bytes.
const LONGEST_RECORD: usize = 256 * 1024;

/// Walks through a text: one record, a list of them, a FHIR `Bundle`, or several of these one after the other.
pub(super) struct Walk {
    bytes: Vec<u8>,
    at: usize,
    list: Option<List>,
    any: bool,
    records: u64,
    lines: Lines,
}

/// The list that is being walked through.
#[derive(Clone, Copy)]
struct List {
    /// Behind the `Bundle` whose entries these are; none for a list of its own.
    bundle_ends: Option<usize>,
    /// Whether a value of it was passed.
    some: bool,
}

/// A record.
pub(super) struct Record {
    pub(super) place: Place,
    /// What stands there, or why it cannot be taken apart.
    pub(super) value: Result<Value, Why>,
    /// Under which address a `Bundle` has it.
    pub(super) address: Option<String>,
}

impl Walk {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let lines = Lines { line: 1, begin: 0, seen: 0 };
        Self { bytes, at: 0, list: None, any: false, records: 0, lines }
    }

    /// How many bytes were passed.
    pub(super) fn at(&self) -> u64 {
        self.at as u64
    }

    pub(super) fn total(&self) -> u64 {
        self.bytes.len() as u64
    }

    pub(super) fn records(&self) -> u64 {
        self.records
    }

    /// The next record; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Record>, Broken> {
        loop {
            self.at = self.behind(self.at, b" \t\r\n");
            let first = self.bytes.get(self.at).copied();
            match (self.list, first) {
                (None, None) if self.any => return Ok(None),
                (None, None) => return Err(Fault::NotJson.before_all()),
                (None, Some(b'[')) => {
                    self.any = true;
                    self.at += 1;
                    self.list = Some(List { bundle_ends: None, some: false });
                }
                (None, Some(first)) => {
                    let span = self.span(self.at)?;
                    self.any = true;
                    let entries = if first == b'{' { self.entries(&span)? } else { None };
                    match entries {
                        Some(begin) => {
                            self.at = begin;
                            self.list = Some(List { bundle_ends: Some(span.end), some: false });
                        }
                        None => return Ok(Some(self.record(span, false))),
                    }
                }
                (Some(list), Some(b']')) => {
                    self.at = list.bundle_ends.unwrap_or(self.at + 1);
                    self.list = None;
                }
                (Some(list), first) => {
                    match (list.some, first) {
                        (true, Some(b',')) => self.at += 1,
                        (true, Some(_)) => return Err(self.broken(Fault::NotJson, self.at)),
                        (true, None) | (false, _) => {}
                    }
                    let span = self.span(self.at)?;
                    self.list = Some(List { some: true, ..list });
                    return Ok(Some(self.record(span, list.bundle_ends.is_some())));
                }
            }
        }
    }

    /// Where the value stands that begins at or behind a byte.
    fn span(&mut self, at: usize) -> Result<Range<usize>, Broken> {
        let text = self.bytes.get(at..).unwrap_or_default();
        let wrong = {
            let mut values = Deserializer::from_slice(text).into_iter::<&RawValue>();
            match values.next() {
                Some(Ok(raw)) => {
                    let end = at + values.byte_offset();
                    return Ok(end - raw.get().len()..end);
                }
                Some(Err(error)) if !error.is_eof() => Some((error.line(), error.column())),
                Some(Err(_)) | None => None,
            }
        };
        let Some((line, column)) = wrong else { return Err(self.broken(Fault::Cut, self.bytes.len())) };
        let lines = text.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1));
        let behind = lines.map(<[u8]>::len).sum::<usize>() + column.saturating_sub(1);
        Err(self.broken(Fault::NotJson, (at + behind).min(self.bytes.len())))
    }

    /// The first entry of an object that is a `Bundle`, behind the bracket of their list.
    fn entries(&mut self, object: &Range<usize>) -> Result<Option<usize>, Broken> {
        let (mut bundle, mut entries) = (false, None);
        let mut at = object.start + 1;
        loop {
            at = self.behind(at, b" \t\r\n,");
            if at + 1 >= object.end {
                return Ok(entries.filter(|_| bundle));
            }
            let name = self.span(at)?;
            let value = self.span(self.behind(name.end, b" \t\r\n:"))?;
            match (&self.bytes[name], &self.bytes[value.clone()]) {
                (br#""resourceType""#, kind) => bundle = kind == br#""Bundle""#,
                (br#""entry""#, [b'[', ..]) => entries = Some(value.start + 1),
                _ => {}
            }
            at = value.end;
        }
    }

    fn record(&mut self, span: Range<usize>, is_entry: bool) -> Record {
        self.records += 1;
        self.at = span.end;
        let (line, _) = self.lines.of(&self.bytes, span.start);
        let place = Place { record: self.records, byte: span.start as u64, line: Some(line), column: None };
        let text = &self.bytes[span];
        if text.len() > LONGEST_RECORD {
            return Record { place, value: Err(Why::TooLong), address: None };
        }
        let mut value: Result<Value, Why> = serde_json::from_slice(text).map_err(|_| Why::BadRecord);
        let mut address = None;
        if is_entry && let Ok(entry) = &mut value {
            address = entry.get("fullUrl").and_then(Value::as_str).map(str::to_owned);
            *entry = entry.get_mut("resource").map(Value::take).unwrap_or_default();
        }
        Record { place, value, address }
    }

    fn broken(&mut self, fault: Fault, at: usize) -> Broken {
        let (line, column) = self.lines.of(&self.bytes, at);
        let place = Place { record: self.records, byte: at as u64, line: Some(line), column: Some(column) };
        fault.at(place)
    }

    /// The first byte from `at` on that is none of these.
    fn behind(&self, at: usize, these: &[u8]) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| these.contains(byte)).count()
    }
}

/// Where lines begin, found out byte by byte: what is asked for lies further on each time.
struct Lines {
    line: u64,
    begin: usize,
    seen: usize,
}

impl Lines {
    /// The line and the column in bytes, both from 1.
    fn of(&mut self, bytes: &[u8], at: usize) -> (u64, u64) {
        for (place, _) in bytes.iter().enumerate().take(at).skip(self.seen).filter(|(_, byte)| **byte == b'\n') {
            self.line += 1;
            self.begin = place + 1;
        }
        self.seen = self.seen.max(at);
        (self.line, (at - self.begin.min(at)) as u64 + 1)
    }
}
