//! What a reader comes upon.

use std::fmt;

use domain::observation::Reading;

use crate::place::Place;

/// What a reader comes upon, in the file's order. Every record of a file ends as one of these, or is part of one.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// A reading, value and unit as received. One without a unit is among them: kept and never drawn.
    Reading(Reading),
    /// The file of an electrocardiogram that stands in an export beside its readings.
    Ecg(EcgEntry),
    /// A record that is no reading, with its reason.
    Refused(Refusal),
    /// Records of a kind that is not read, counted over the whole file: told at its end, or where it breaks.
    LeftOut {
        /// The kind, as the file tells it, where it is a plain word.
        kind: String,
        /// How many.
        count: u64,
    },
}

/// A record that is no reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Where it stands.
    pub place: Place,
    /// Why it is none.
    pub why: Why,
    /// The attribute or column at fault, where it is one.
    pub field: Option<&'static str>,
}

/// Why a record is no reading. A missing unit is no reason: such a reading is kept and marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// A field that it cannot do without is missing or empty.
    Missing,
    /// What stands for the number is no number.
    BadNumber,
    /// The number is NaN or infinite.
    NotANumber,
    /// What stands for the time is no time, or one that the calendar does not have.
    BadTime,
    /// The clocks skip this wall time in the zone that was named.
    NoSuchTime,
    /// The clocks show this wall time twice, and the file does not tell which is meant.
    DoubledTime,
    /// It ends before it begins.
    EndBeforeStart,
    /// It is dated before the patient was born.
    BeforeBirth,
    /// It is dated in the future.
    InFuture,
    /// The same stands in the file before.
    Duplicate,
    /// A field is longer than any real one.
    TooLong,
    /// The sensor was at its limit, and what the limit is was not told.
    LimitUnknown,
    /// One part of a blood pressure, whose other part lies beyond where the file breaks.
    PartNotReached,
    /// One part of a blood pressure, with more of them before it than are kept until the readings they are parts of.
    TooManyParts,
    /// Two systolic or two diastolic pressures in one reading.
    PartTwice,
    /// A file inside the export is damaged or too large.
    BadEntry,
    /// The row has no cell where a column should be.
    ShortRow,
    /// It does not tell what was measured, and no person told it.
    KindNotTold,
    /// What was measured stands in a shape that is described nowhere.
    ShapeUnknown,
    /// It is nested deeper than any real record, or holds a number or letters that cannot be read.
    BadRecord,
    /// The file ends in this row, and not with the end of a line: the row may be cut.
    Unended,
}

impl Why {
    /// The word that the page has a sentence for.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::BadNumber => "badNumber",
            Self::NotANumber => "notANumber",
            Self::BadTime => "badTime",
            Self::NoSuchTime => "noSuchTime",
            Self::DoubledTime => "doubledTime",
            Self::EndBeforeStart => "endBeforeStart",
            Self::BeforeBirth => "beforeBirth",
            Self::InFuture => "inFuture",
            Self::Duplicate => "duplicate",
            Self::TooLong => "tooLong",
            Self::LimitUnknown => "limitUnknown",
            Self::PartNotReached => "partNotReached",
            Self::TooManyParts => "tooManyParts",
            Self::PartTwice => "partTwice",
            Self::BadEntry => "badEntry",
            Self::ShortRow => "shortRow",
            Self::KindNotTold => "kindNotTold",
            Self::ShapeUnknown => "shapeUnknown",
            Self::BadRecord => "badRecord",
            Self::Unended => "unended",
        }
    }
}

/// The file of one electrocardiogram, as it stands in the export: read by whoever knows waveforms. Its head names the
/// person and the birth date.
#[derive(Clone, PartialEq, Eq)]
pub struct EcgEntry {
    /// Its name inside the export, without folders.
    pub name: String,
    bytes: Vec<u8>,
}

impl EcgEntry {
    pub(crate) fn new(name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }

    /// Reads it.
    pub fn reader(&self) -> impl std::io::BufRead + '_ {
        self.bytes.as_slice()
    }

    /// Its length in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

impl fmt::Debug for EcgEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EcgEntry").field("size", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading(reading) => f.debug_tuple("Reading").field(&reading.metric).finish(),
            Self::Ecg(entry) => f.debug_tuple("Ecg").field(entry).finish(),
            Self::Refused(refusal) => f.debug_tuple("Refused").field(refusal).finish(),
            Self::LeftOut { count, .. } => f.debug_struct("LeftOut").field("count", count).finish_non_exhaustive(),
        }
    }
}
