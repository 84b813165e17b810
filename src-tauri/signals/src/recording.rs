//! The one shape that every kind of file is read into: what is told of a recording, then its samples as they come.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::{Doubt, Fault, Lead};

/// Rates of samples that a recorder has.
pub(crate) const RATES_HZ: std::ops::RangeInclusive<f64> = 0.000_1..=100_000.0;
/// More signals than any recorder has.
pub(crate) const MOST_SIGNALS: usize = 256;
/// Samples of a lead that a reader gives at once, or about as many.
pub(crate) const AT_ONCE: usize = 8_192;

/// When a recording begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At the recorder's wall clock, in a zone that is not told.
    Local(NaiveDateTime),
    /// At an instant.
    At(DateTime<FixedOffset>),
}

/// Whom a file says it is of. To be compared with the patient whom it is given to, and never kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The name, as the file has it.
    pub name: Option<String>,
    /// The date of birth, as the file has it.
    pub born: Option<String>,
    /// A number or code, as the file has it.
    pub code: Option<String>,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Told(..)")
    }
}

/// What a file tells of a recording.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    /// When it begins; none when that is not told.
    pub start: Option<Start>,
    /// Its leads, in the order of the file, and signals that are no voltage.
    pub leads: Vec<Lead>,
    /// The recorder.
    pub device: Option<String>,
    /// The program that recorded it.
    pub software: Option<String>,
    /// What the recorder makes of it, in its own words: unconfirmed (rule X-ECG-10).
    pub device_says: Option<String>,
    /// What the person felt, in the words of the file.
    pub symptoms: Option<String>,
    /// Whom it is of.
    pub told: Told,
}

/// A file that is being read.
pub trait Reader {
    /// What it tells of the recording.
    fn recording(&self) -> &Recording;

    /// The next samples of each lead, in place of what `leads` held: as many lists as there are leads, of few thousand
    /// samples each. False at the end, when there are none.
    ///
    /// # Errors
    /// When the file is refused. Nothing of what was given may then be used.
    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault>;

    /// In what the file differs from what it tells: complete at the end.
    fn doubts(&self) -> &[Doubt];
}

impl<R: Reader + ?Sized> Reader for Box<R> {
    fn recording(&self) -> &Recording {
        (**self).recording()
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        (**self).read(leads)
    }

    fn doubts(&self) -> &[Doubt] {
        (**self).doubts()
    }
}
