//! The data records of a file, one after the other.

use std::io::Read;

use chrono::TimeDelta;

use super::header::Header;
use super::signal::SignalHeader;
use super::tal::{self, Tal};
use crate::fault::{Differs, Doubt, Fault, Place, Why};
use crate::recording::AT_ONCE;
use crate::{LOST, Reader, Recording, Start};

/// More notes of a file than are kept.
const MOST_NOTES: usize = 10_000;
/// More differences that are told one by one.
const MOST_DOUBTS: usize = 1_000;
/// Seconds by which a record's time may differ from that of the samples: times are written with few digits.
const SLACK: f64 = 0.001;
/// The same where records are said to follow each other: a recorder's clock drifts.
const DRIFT: f64 = 0.05;

/// A note in a file. It may name a person.
#[derive(Clone, PartialEq)]
pub struct Note {
    /// Seconds from the begin of the recording.
    pub at: f64,
    /// What it says.
    pub text: String,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Note").field("at", &self.at).finish_non_exhaustive()
    }
}

/// A file that is being read.
pub struct Edf<R> {
    input: R,
    header: Header,
    recording: Recording,
    notes: Vec<Note>,
    doubts: Vec<Doubt>,
    /// Data records that were read.
    records: u64,
    /// The time of the first.
    first: f64,
    /// Samples of each lead that were given or are lost.
    samples: Vec<u64>,
    /// Lost samples of each lead that are still to be given, before those of `ahead`.
    missing: Vec<u64>,
    ahead: Option<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Edf<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is refused.
    pub fn open(mut input: R) -> Result<Self, Fault> {
        let header = Header::read(&mut input)?;
        let leads: Vec<_> = header.signals.iter().filter_map(|signal| signal.lead.clone()).collect();
        let count = leads.len();
        let (start, device, told) = (header.start, header.device.clone(), header.told.clone());
        let doubts =
            if start.is_none() { vec![Doubt { place: Place::Byte(168), what: Differs::Time }] } else { vec![] };
        let recording = Recording { start, leads, device, told, ..Recording::default() };
        let mut file = Self {
            input,
            header,
            recording,
            notes: Vec::new(),
            doubts,
            records: 0,
            first: 0.0,
            samples: vec![0; count],
            missing: vec![0; count],
            ahead: None,
            ended: false,
        };
        // The first record tells the fraction of a second at which the recording begins.
        file.ahead = file.record()?;
        Ok(file)
    }

    /// Its notes, as far as it was read.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The next data record, and what is lost before it.
    fn record(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let length: usize = self.header.signals.iter().map(|signal| signal.samples * 2).sum();
        let mut bytes = Vec::with_capacity(length);
        self.input.by_ref().take(length as u64).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            self.end(!bytes.is_empty());
            return Ok(None);
        }
        if self.header.plus {
            self.time(&bytes)?;
        }
        self.records += 1;
        Ok(Some(bytes))
    }

    fn end(&mut self, cut: bool) {
        self.ended = true;
        let found = self.records;
        if cut {
            self.doubts.push(Doubt { place: Place::Record(found), what: Differs::Cut });
        }
        if let Some(told) = self.header.records.filter(|told| *told != found) {
            self.doubts.push(Doubt { place: Place::Byte(236), what: Differs::Length { told, found } });
        }
    }

    /// Reads the times and notes of a record.
    fn time(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let place = Place::Record(self.records);
        let mut onset = None;
        let lists: Option<Vec<Vec<Tal>>> = parts(&self.header.signals, bytes)
            .filter(|(lead, _)| lead.is_none())
            .map(|(_, part)| tal::read(part))
            .collect();
        for list in lists.as_ref().into_iter().flatten().flatten() {
            // The first list of the first such signal is the record's own time.
            let own = *onset.get_or_insert(list.onset);
            let room = MOST_NOTES.saturating_sub(self.notes.len());
            let first = if self.records == 0 { own } else { self.first };
            self.notes
                .extend(list.notes.iter().take(room).map(|text| Note { at: list.onset - first, text: text.clone() }));
        }
        match onset.filter(|_| lists.is_some()) {
            Some(onset) if self.records == 0 => {
                self.first = onset;
                self.recording.start = self.recording.start.and_then(|start| later(start, onset));
                Ok(())
            }
            Some(onset) => self.lose(onset - self.first, place),
            // Records that are said to follow each other need no time.
            None if !self.header.gaps => {
                if !self.doubts.iter().any(|doubt| doubt.what == Differs::Time) {
                    self.doubts.push(Doubt { place, what: Differs::Time });
                }
                Ok(())
            }
            None => Err(Fault::at(place, Why::Annotations)),
        }
    }

    /// A record begins so many seconds after the first: what is not there before it is lost.
    fn lose(&mut self, seconds: f64, place: Place) -> Result<(), Fault> {
        let slack = if self.header.gaps { SLACK } else { DRIFT };
        let mut longest = 0.0_f64;
        for ((lead, samples), missing) in self.recording.leads.iter().zip(&mut self.samples).zip(&mut self.missing) {
            let had = *samples as f64 / lead.rate_hz;
            if seconds < had - slack.max(1.0 / lead.rate_hz) {
                return Err(Fault::at(place, Why::TimeGoesBack));
            }
            let gone = ((seconds - had) * lead.rate_hz).round();
            if gone >= 1.0 && seconds - had > slack {
                // More than fit are refused where they are counted.
                let gone = gone as u64;
                *missing = missing.saturating_add(gone);
                *samples = samples.saturating_add(gone);
                longest = longest.max(gone as f64 / lead.rate_hz);
            }
        }
        if longest > 0.0 && self.doubts.len() < MOST_DOUBTS {
            self.doubts.push(Doubt { place, what: Differs::Gap { ms: (longest * 1_000.0).round() as u64 } });
        }
        Ok(())
    }
}

impl<R: Read> Reader for Edf<R> {
    fn recording(&self) -> &Recording {
        &self.recording
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        leads.resize(self.recording.leads.len(), Vec::new());
        leads.iter_mut().for_each(Vec::clear);
        let full = |leads: &[Vec<i32>]| leads.iter().any(|lead| lead.len() >= AT_ONCE);
        while !full(leads) && !leads.is_empty() {
            for (lead, missing) in leads.iter_mut().zip(&mut self.missing) {
                let now = (AT_ONCE as u64).min(*missing);
                lead.resize(lead.len() + now as usize, LOST);
                *missing -= now;
            }
            if self.missing.iter().any(|missing| *missing > 0) {
                return Ok(true);
            }
            let Some(bytes) = self.ahead.take() else { break };
            let samples = parts(&self.header.signals, &bytes).filter(|(lead, _)| lead.is_some());
            for (at, (_, part)) in samples.enumerate() {
                leads[at].extend(part.chunks_exact(2).map(|two| i32::from(i16::from_le_bytes([two[0], two[1]]))));
                self.samples[at] += part.len() as u64 / 2;
            }
            if !self.ended {
                self.ahead = self.record()?;
            }
        }
        Ok(leads.iter().any(|lead| !lead.is_empty()))
    }

    fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}

/// The bytes of each signal in a record.
fn parts<'a>(
    signals: &'a [SignalHeader],
    mut bytes: &'a [u8],
) -> impl Iterator<Item = (Option<&'a crate::Lead>, &'a [u8])> {
    signals.iter().map(move |signal| {
        let (part, rest) = bytes.split_at_checked(signal.samples * 2).unwrap_or((bytes, &[]));
        bytes = rest;
        (signal.lead.as_ref(), part)
    })
}

/// A start and a fraction of a second after it.
fn later(start: Start, seconds: f64) -> Option<Start> {
    let by = TimeDelta::try_milliseconds((seconds * 1_000.0).round() as i64)?;
    Some(match start {
        Start::Local(at) => Start::Local(at.checked_add_signed(by)?),
        Start::At(at) => Start::At(at.checked_add_signed(by)?),
    })
}
