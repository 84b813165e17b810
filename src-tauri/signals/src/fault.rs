//! Why a file is refused, and what was found in one that was read although it differs from what the file tells of itself.
//!
//! Neither holds a word of the file: a header may name a person.

use std::io;

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A line of its text, from 1.
    Line(u32),
    /// A byte, from 0.
    Byte(u64),
    /// A data record, from 0.
    Record(u64),
    /// A signal, from 0, in the order of the file.
    Signal(u16),
    /// The file.
    Whole,
}

impl Place {
    pub(crate) fn line(line: usize) -> Self {
        Self::Line(u32::try_from(line).unwrap_or(u32::MAX))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Byte(byte) => write!(f, "byte {byte}"),
            Self::Record(record) => write!(f, "data record {record}"),
            Self::Signal(signal) => write!(f, "signal {signal}"),
            Self::Whole => f.write_str("the file"),
        }
    }
}

/// A file that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
}

impl Fault {
    pub(crate) fn line(line: usize, why: Why) -> Self {
        Self { place: Place::line(line), why }
    }

    pub(crate) fn whole(why: Why) -> Self {
        Self { place: Place::Whole, why }
    }

    pub(crate) fn at(place: Place, why: Why) -> Self {
        Self { place, why }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::whole(Why::Unread(error.kind()))
    }
}

impl From<crate::Damaged> for Fault {
    fn from(_: crate::Damaged) -> Self {
        Self::whole(Why::Numbers)
    }
}

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The system could not read it.
    #[error("it could not be read ({0})")]
    Unread(io::ErrorKind),
    /// It is not of this kind at all.
    #[error("it is no file of this kind")]
    Kind,
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It ends within its header.
    #[error("it ends within its header")]
    HeaderCut,
    /// A line is longer than any such file has.
    #[error("the line is too long")]
    LineLength,
    /// The text is not in the encoding of its kind.
    #[error("the text is in no known encoding")]
    Encoding,
    /// A number is missing, is none, or is none that can be meant.
    #[error("a number is missing or is none")]
    Number,
    /// It is of several segments, which are not read.
    #[error("the record is of several segments, which are not read")]
    Segments,
    /// There are fewer signals than the header says.
    #[error("a signal is missing")]
    SignalMissing,
    /// More signals than any recorder has, or none.
    #[error("the number of signals is none that a recorder has")]
    SignalCount,
    /// The samples are written in a way that is not read.
    #[error("the samples are written in a format that is not read")]
    Format,
    /// Signals of one file in different formats, or apart from each other.
    #[error("signals of one file are not together or not in one format")]
    Mixed,
    /// Samples are shifted against the others'.
    #[error("a signal is shifted against the others")]
    Shifted,
    /// The name of a file is none that stands beside the header.
    #[error("the name of a signal file is none that stands beside the header")]
    FileName,
    /// The unit is no voltage.
    #[error("the unit is no voltage that is known")]
    Unit,
    /// The range of its numbers or of its unit has no width.
    #[error("the range of the signal has no width")]
    Range,
    /// A data record has no samples, or more than are read at once.
    #[error("the length of a data record is none that a recorder has")]
    RecordSize,
    /// Data records that follow each other go back in time.
    #[error("the time goes back")]
    TimeGoesBack,
    /// The list of times and notes cannot be read.
    #[error("the annotations cannot be read")]
    Annotations,
    /// A header line that has to be there is not.
    #[error("a line of the header is missing")]
    HeaderLine,
    /// No rate of samples that a recorder has.
    #[error("the rate of samples is none that a recorder has")]
    Rate,
    /// The recording is longer than can be kept.
    #[error("the recording is longer than can be kept")]
    TooLong,
    /// There is no sample.
    #[error("there is no sample")]
    NoSamples,
    /// The numbers could not be kept.
    #[error("the numbers could not be kept")]
    Numbers,
}

/// What a file tells of itself and what was found. The file was read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// Where it is told.
    pub place: Place,
    /// What is told and found.
    pub what: Differs,
}

/// In what a file differs from what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// Its length: frames of samples, or data records.
    Length {
        /// As told.
        told: u64,
        /// As found.
        found: u64,
    },
    /// The first sample.
    FirstSample {
        /// As told.
        told: i32,
        /// As found.
        found: i32,
    },
    /// The sum of the samples.
    Checksum,
    /// It ends within a frame or a data record; what of it was there was kept where it could be.
    Cut,
    /// It tells no gain: the usual one of its format was taken, and no amplitude may be measured.
    NoGain,
    /// Data records are missing in between: the samples are lost.
    Gap {
        /// Milliseconds.
        ms: u64,
    },
    /// A time that it tells could not be read, and is taken for untold.
    Time,
}
