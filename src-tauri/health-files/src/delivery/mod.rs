//! Deliveries in JSON: what the Device Manager lists, what Medisanté's portal and a phone hand in there, and FHIR R4, which
//! is the other standard of Medisanté's portal.
//!
//! Such a file is small: its bytes are read whole, within bounds, and its records are taken apart one by one. What is not
//! documented is not interpreted:
//!
//! * A Medisanté delivery is read only as far as its `measurements` have the documented shape of normalised data
//!   (A-MIA-20); any other body is refused, since nothing says what its numbers are.
//! * A sample of HealthKit tells neither what was measured nor in which unit (A-MIA-07): a person tells the kind of all
//!   samples of a file, or each is refused.
//! * Whose a file is, only FHIR and the Device Manager's own records tell. [`look`] gathers it before anything is read,
//!   with the devices that are named, for whoever knows who has them; a file of several people is refused there.
//!
//! JSON keeps no digits behind the last that counts: `120.0` is read as 120.

mod fhir;
mod file;
mod healthkit;
mod look;
mod normalised;
mod people;
mod quantity;
mod walk;

use std::collections::VecDeque;
use std::fmt;
use std::io::{Read, Seek};

use chrono::{DateTime, FixedOffset};
use domain::observation::Reading;
use serde_json::Value;

use crate::bounds::Bounds;
use crate::broken::Broken;
use crate::found::{Found, Refusal, Why};
use crate::left_out::LeftOut;
use crate::place::{Checkpoint, Place};
use crate::reader::Reader;
use crate::seen::Seen;
use walk::{Record, Walk};

pub use healthkit::Told;
pub use look::{Look, look};
pub use people::Person;
pub use quantity::{What, coded, named};

/// The longest text that is kept of a record, in bytes.
const LONGEST_TEXT: usize = 1024;

/// Why a record is no reading, and the field at fault.
type Bad = (Why, Option<&'static str>);

/// What a record is, by its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A sample of HealthKit (MIA-10).
    HealthKit,
    /// A delivery of Medisanté's portal (MIA-09).
    Medisante,
    /// A record of the Device Manager (MIA-07).
    DeviceManager,
    /// A resource of FHIR R4.
    Fhir,
}

/// What a record comes to.
#[derive(Default)]
struct Came {
    /// Readings, or why one is none.
    readings: Vec<Result<Reading, Bad>>,
    /// The kinds of what is not read.
    others: Vec<String>,
}

impl Came {
    fn other(kind: impl Into<String>) -> Self {
        Self { readings: Vec::new(), others: vec![kind.into()] }
    }

    fn refused(bad: Bad) -> Self {
        Self { readings: vec![Err(bad)], others: Vec::new() }
    }
}

/// A file of deliveries.
pub struct Delivery {
    walk: Walk,
    told: Option<Told>,
    bounds: Bounds,
    seen: Seen,
    left: LeftOut,
    queue: VecDeque<Found>,
    found: u64,
    /// How it ended, once it has.
    ended: Option<Result<(), Broken>>,
}

impl Delivery {
    /// Opens a file: one record, a list of them, or several one after the other. `told` is what a person said that the
    /// samples of HealthKit in it are.
    ///
    /// # Errors
    /// When it cannot be read or is larger than 8 MiB. What is no JSON is told where it breaks.
    pub fn open(file: impl Read + Seek, told: Option<Told>, bounds: Bounds) -> Result<Self, Broken> {
        Ok(Self {
            walk: Walk::new(file::whole(file)?),
            told,
            bounds,
            seen: Seen::new(),
            left: LeftOut::default(),
            queue: VecDeque::new(),
            found: 0,
            ended: None,
        })
    }

    fn record(&mut self, record: Record) {
        let came = match record.value {
            Err(why) => Came::refused((why, None)),
            Ok(value) => match shape(&value) {
                Some(Shape::Fhir) => fhir::read(&value),
                Some(Shape::HealthKit) => healthkit::read(&value, self.told.as_ref()),
                Some(Shape::DeviceManager) => normalised::stored(&value),
                Some(Shape::Medisante) => normalised::delivered(&value),
                None => Came::other("not-a-delivery"),
            },
        };
        came.others.iter().for_each(|kind| self.left.add(kind));
        came.readings.into_iter().for_each(|reading| self.give(reading, record.place));
    }

    fn give(&mut self, reading: Result<Reading, Bad>, place: Place) {
        let judged = reading.and_then(|reading| {
            self.bounds.judge(&reading.effective).map_err(|why| (why, Some("time")))?;
            Ok(reading)
        });
        let (why, field) = match judged {
            Ok(reading) if self.seen.is_new(&reading) => return self.queue.push_back(Found::Reading(reading)),
            Ok(_) => (Why::Duplicate, None),
            Err(bad) => bad,
        };
        self.queue.push_back(Found::Refused(Refusal { place, why, field }));
    }
}

impl Reader for Delivery {
    fn next(&mut self) -> Result<Option<Found>, Broken> {
        loop {
            if let Some(found) = self.queue.pop_front() {
                self.found += 1;
                return Ok(Some(found));
            }
            match self.ended {
                Some(Ok(())) => return Ok(None),
                Some(Err(broken)) => {
                    self.ended = Some(Ok(()));
                    return Err(broken);
                }
                None => match self.walk.next() {
                    Ok(Some(record)) => self.record(record),
                    over => {
                        self.ended = Some(over.map(drop));
                        self.queue.extend(self.left.take());
                    }
                },
            }
        }
    }

    fn at(&self) -> Checkpoint {
        let at = self.walk.at();
        Checkpoint { bytes: at, records: self.walk.records(), found: self.found, text: at }
    }

    fn total_bytes(&self) -> u64 {
        self.walk.total()
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("at", &self.at()).finish_non_exhaustive()
    }
}

/// What a record is; none when it is nothing that is known here.
fn shape(record: &Value) -> Option<Shape> {
    let has = |name: &str| record.get(name).is_some();
    if has("resourceType") {
        Some(Shape::Fhir)
    } else if has("startDate") {
        Some(Shape::HealthKit)
    } else if has("normalizedData") || has("rawData") {
        Some(Shape::DeviceManager)
    } else if has("measurements") && has("metadata") {
        Some(Shape::Medisante)
    } else {
        None
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
