//! The first 256 bytes of a file: whom and what it tells of, when it begins, how its data records are made.

use std::io::Read;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::signal::SignalHeader;
use crate::fault::{Fault, Place, Why};
use crate::recording::MOST_SIGNALS;
use crate::{Start, Told};

/// A header.
pub(super) struct Header {
    pub(super) start: Option<Start>,
    pub(super) told: Told,
    pub(super) device: Option<String>,
    /// Whether the records have times.
    pub(super) plus: bool,
    /// Whether some may be missing.
    pub(super) gaps: bool,
    /// As told; none when that is not known.
    pub(super) records: Option<u64>,
    pub(super) signals: Vec<SignalHeader>,
}

impl Header {
    pub(super) fn read(input: &mut impl Read) -> Result<Self, Fault> {
        let mut fields = Fields { bytes: exactly(input, 256)?, at: 0 };
        if fields.text(8) != "0" {
            return Err(Fault::at(Place::Byte(0), Why::Kind));
        }
        let (patient, recording) = (fields.text(80), fields.text(80));
        let (date, time) = (fields.text(8), fields.text(8));
        let length: u64 = fields.number()?;
        let reserved = fields.text(44);
        let (plus, gaps) = (reserved.starts_with("EDF+"), reserved.starts_with("EDF+D"));
        let records: i64 = fields.number()?;
        let duration: f64 = fields.number()?;
        let signals: usize = fields.short(4)?;
        let at = |byte, why| Fault::at(Place::Byte(byte), why);
        if !(1..=MOST_SIGNALS).contains(&signals) {
            return Err(at(252, Why::SignalCount));
        }
        if length != 256 * (signals as u64 + 1) {
            return Err(at(184, Why::Number));
        }
        if !(duration >= 0.0 && duration.is_finite()) {
            return Err(at(244, Why::Number));
        }
        let signals = SignalHeader::read(&exactly(input, 256 * signals)?, signals, duration)?;
        Ok(Self {
            start: start(&date, &time, plus.then_some(recording.as_str())),
            told: if plus { told(&patient) } else { Told { name: some(&patient), ..Told::default() } },
            device: plus.then(|| recording.split_whitespace().nth(4).and_then(said)).flatten(),
            plus,
            gaps,
            // Minus one while it is being recorded.
            records: u64::try_from(records).ok(),
            signals,
        })
    }
}

fn exactly(input: &mut impl Read, length: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(length);
    input.take(length as u64).read_to_end(&mut bytes)?;
    match bytes.len() {
        found if found == length => Ok(bytes),
        found => Err(Fault::at(Place::Byte(found as u64), Why::HeaderCut)),
    }
}

struct Fields {
    bytes: Vec<u8>,
    at: usize,
}

impl Fields {
    fn text(&mut self, width: usize) -> String {
        let field = self.bytes.get(self.at..self.at + width).map(text).unwrap_or_default();
        self.at += width;
        field
    }

    fn short<T: std::str::FromStr>(&mut self, width: usize) -> Result<T, Fault> {
        let place = Place::Byte(self.at as u64);
        self.text(width).parse().map_err(|_| Fault::at(place, Why::Number))
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T, Fault> {
        self.short(8)
    }
}

/// A field without the blanks that fill it. It should be ASCII; what is not is taken for Latin-1, in which no byte is wrong.
pub(super) fn text(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.trim_matches([' ', '\0']).to_owned()
}

pub(super) fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A part of an EDF+ field: `X` is unknown, `_` a blank.
fn said(part: &str) -> Option<String> {
    (part != "X").then(|| part.replace('_', " "))
}

/// `MCH-0234567 F 02-MAY-1951 Haagse_Harry`: code, sex, birth date, name.
fn told(patient: &str) -> Told {
    let mut parts = patient.split_whitespace();
    let mut next = || parts.next().and_then(said);
    let (code, _sex, born, name) = (next(), next(), next(), next());
    Told { name, born, code }
}

/// `02.08.51` and `13.27.45`; the year 51 is 2051, unless an EDF+ recording (`Startdate 02-AUG-1951`) tells the century.
/// `Startdate X` says that the day is not told, whatever the other field says.
fn start(date: &str, time: &str, recording: Option<&str>) -> Option<Start> {
    if recording.is_some_and(|recording| recording.starts_with("Startdate X")) {
        return None;
    }
    let whole = recording.and_then(|recording| recording.strip_prefix("Startdate "));
    let whole = whole.and_then(|rest| NaiveDate::parse_from_str(rest.split_whitespace().next()?, "%d-%b-%Y").ok());
    let mut parts = date.split('.').map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next().flatten());
    let date = match (whole, year) {
        // The two tell one day, or neither is believed.
        (Some(whole), Some(year))
            if (whole.day(), whole.month()) != (day, month) || whole.year() % 100 != year as i32 =>
        {
            return None;
        }
        (Some(whole), _) => whole,
        (None, Some(year @ 0..=84)) => NaiveDate::from_ymd_opt(2000 + year as i32, month, day)?,
        (None, Some(year @ 85..=99)) => NaiveDate::from_ymd_opt(1900 + year as i32, month, day)?,
        (None, _) => return None,
    };
    let time = NaiveTime::parse_from_str(time, "%H.%M.%S").ok()?;
    Some(Start::Local(NaiveDateTime::new(date, time)))
}
