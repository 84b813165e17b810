//! Deliveries in JSON: what the Device Manager lists, what Medisanté's portal and a phone hand in there, and FHIR R4, which
//! is the other standard of Medisanté's portal.
//!
//! Such a file is small and is read whole, within bounds. What is not documented is not interpreted:
//!
//! * A Medisanté delivery is read only as far as its `measurements` have the documented shape of normalised data
//!   (A-MIA-20); any other body is refused, since nothing says what its numbers are.
//! * A sample of HealthKit tells neither what was measured nor in which unit (A-MIA-07): a person tells the kind of all
//!   samples of a file, or each is refused.
//! * Whose a file is, it does not tell. [`Delivery::devices`] names the devices in it, for whoever knows who has them.
//!
//! JSON keeps no digits behind the last that counts: `120.0` is read as 120.

mod fhir;
mod healthkit;
mod normalised;
mod quantity;

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use chrono::{DateTime, FixedOffset};
use domain::observation::Reading;
use serde_json::Value;

use crate::bounds::Bounds;
use crate::broken::{Broken, Fault};
use crate::found::{Found, Refusal, Why};
use crate::left_out::LeftOut;
use crate::place::{Checkpoint, Place};
use crate::reader::Reader;
use crate::seen::Seen;

pub use healthkit::Told;

/// The largest file, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;
/// The longest text that is kept of a record, in bytes.
const LONGEST_TEXT: usize = 1024;

/// Why a record is no reading, and the field at fault.
type Bad = (Why, Option<&'static str>);

/// What a record comes to.
enum Came {
    /// Readings, or why one is none.
    Readings(Vec<Result<Reading, Bad>>),
    /// Nothing that is read: its kind.
    Other(String),
}

/// A file of deliveries.
pub struct Delivery {
    queue: VecDeque<Found>,
    devices: BTreeSet<String>,
    found: u64,
    records: u64,
    total: u64,
    broken: Option<Broken>,
}

impl Delivery {
    /// Opens a file: one record, a list of them, or several one after the other. `told` is what a person said that the
    /// samples of HealthKit in it are.
    ///
    /// # Errors
    /// When it cannot be read or is larger than 8 MiB. What is no JSON is told where it breaks.
    pub fn open(mut file: impl Read + Seek, told: Option<Told>, bounds: Bounds) -> Result<Self, Broken> {
        let unreadable = |error| Fault::of(&error).before_all();
        let total = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        if total > LARGEST {
            return Err(Fault::TooLong.before_all());
        }
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut bytes = Vec::new();
        // The size is counted, too: a file may grow while it is read.
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > LARGEST {
            return Err(Fault::TooLong.before_all());
        }
        let mut reading = Reads { told, bounds, ..Reads::new() };
        let broken = reading.all(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
        reading.queue.extend(reading.left.take());
        let Reads { queue, devices, records, .. } = reading;
        Ok(Self { queue, devices, found: 0, records, total, broken })
    }

    /// The devices that records of the file name.
    pub fn devices(&self) -> impl Iterator<Item = &str> {
        self.devices.iter().map(String::as_str)
    }
}

/// Reading a file.
struct Reads {
    told: Option<Told>,
    bounds: Bounds,
    seen: Seen,
    left: LeftOut,
    queue: VecDeque<Found>,
    devices: BTreeSet<String>,
    records: u64,
}

impl Reads {
    fn new() -> Self {
        Self {
            told: None,
            bounds: Bounds::default(),
            seen: Seen::new(),
            left: LeftOut::default(),
            queue: VecDeque::new(),
            devices: BTreeSet::new(),
            records: 0,
        }
    }

    /// Reads value after value. Gives where it breaks; what was found before stands.
    fn all(&mut self, bytes: &[u8]) -> Option<Broken> {
        let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<Value>();
        let mut any = false;
        loop {
            let byte = values.byte_offset() as u64;
            match values.next() {
                Some(Ok(value)) => {
                    any = true;
                    self.value(&value, byte);
                }
                Some(Err(error)) => {
                    let fault = if error.is_eof() { Fault::Cut } else { Fault::NotJson };
                    let (line, column) = (error.line() as u64, error.column() as u64);
                    let place = Place { record: self.records, byte, line: Some(line), column: Some(column) };
                    return Some(fault.at(place));
                }
                None if any => return None,
                None => return Some(Fault::NotJson.before_all()),
            }
        }
    }

    fn value(&mut self, value: &Value, byte: u64) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| self.record(one, byte)),
            Value::Object(fields) if fields.get("resourceType").is_some_and(|kind| kind == "Bundle") => {
                let entries = fields.get("entry").and_then(Value::as_array).into_iter().flatten();
                entries.for_each(|entry| self.record(&entry["resource"], byte));
            }
            other => self.record(other, byte),
        }
    }

    fn record(&mut self, record: &Value, byte: u64) {
        self.records += 1;
        let place = Place { record: self.records, byte, line: None, column: None };
        let came = if record.get("resourceType").is_some() {
            fhir::read(record)
        } else if record.get("startDate").is_some() {
            Came::Readings(vec![healthkit::read(record, self.told.as_ref())])
        } else {
            normalised::read(record)
        };
        match came {
            Came::Other(kind) => self.left.add(&kind),
            Came::Readings(readings) => readings.into_iter().for_each(|reading| self.give(reading, place)),
        }
    }

    fn give(&mut self, reading: Result<Reading, Bad>, place: Place) {
        let judged = reading.and_then(|reading| {
            self.bounds.judge(&reading.effective).map_err(|why| (why, Some("time")))?;
            Ok(reading)
        });
        let refused = match judged {
            Ok(reading) if self.seen.is_new(&reading) => {
                self.devices.extend(reading.instrument.device.clone());
                self.queue.push_back(Found::Reading(reading));
                return;
            }
            Ok(_) => (Why::Duplicate, None),
            Err(bad) => bad,
        };
        let (why, field) = refused;
        self.queue.push_back(Found::Refused(Refusal { place, why, field }));
    }
}

impl Reader for Delivery {
    fn next(&mut self) -> Result<Option<Found>, Broken> {
        match self.queue.pop_front() {
            Some(found) => {
                self.found += 1;
                Ok(Some(found))
            }
            None => self.broken.take().map_or(Ok(None), Err),
        }
    }

    fn at(&self) -> Checkpoint {
        Checkpoint { bytes: self.total, records: self.records, found: self.found, text: self.total }
    }

    fn total_bytes(&self) -> u64 {
        self.total
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("at", &self.at()).finish_non_exhaustive()
    }
}

/// A text of a record; none when it is blank.
fn text(value: &Value) -> Result<Option<String>, Why> {
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
    match text {
        Some(text) if text.len() > LONGEST_TEXT => Err(Why::TooLong),
        text => Ok(text.map(str::to_owned)),
    }
}

/// An instant with its offset, which may have no colon (`+0200`). Without an offset it is none: which day it means is then
/// not known.
fn instant(value: &Value) -> Result<DateTime<FixedOffset>, Bad> {
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty()).ok_or((Why::Missing, Some("time")))?;
    let read = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    read.map_err(|_| (Why::BadTime, Some("time")))
}
