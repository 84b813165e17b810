//! What is wrong with a file as a whole.

use std::fmt;
use std::io;

use crate::place::Place;

/// A file that cannot be read, or not further. What was found before still stands; whether an unfinished file is taken is
/// for the caller to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub fault: Fault,
    /// How far the reader came.
    pub place: Place,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum Fault {
    /// The disk or the system refused.
    #[error("the file cannot be read")]
    Unreadable,
    /// The file ends before it should.
    #[error("the file is cut short")]
    Cut,
    /// It is no ZIP, although it begins like one, or its contents do not fit its own sums.
    #[error("the ZIP file is damaged")]
    ZipDamaged,
    /// A password is needed.
    #[error("the ZIP file is locked with a password")]
    Locked,
    /// It is packed in a way that health exports are not.
    #[error("the ZIP file is packed in a way that is not read")]
    Packing,
    /// It unpacks to more than any export, or at a rate that only a trap has.
    #[error("the ZIP file unpacks to more than any export holds")]
    Bomb,
    /// There is no Apple Health export in the ZIP file.
    #[error("there is no health export in the ZIP file")]
    NoExport,
    /// There are several, and which is meant is not guessed.
    #[error("there are several health exports in the ZIP file")]
    Several,
    /// There is another ZIP file in it, and no export; it is not followed.
    #[error("the ZIP file holds another ZIP file")]
    ZipInZip,
    /// It is XML or another file, but no Apple Health export.
    #[error("the file is no Apple Health export")]
    NotHealthData,
    /// It is not well-formed XML.
    #[error("the XML is broken")]
    Xml,
    /// Elements stand inside each other deeper than in any export.
    #[error("elements are nested too deep")]
    TooDeep,
    /// A tag, an attribute, a text or a row is longer than in any real file.
    #[error("a piece of the file is too long")]
    TooLong,
    /// It declares entities of its own, or refers to one: they are never expanded.
    #[error("the XML declares entities")]
    Entities,
    /// Its letters are in no encoding that can be read here.
    #[error("the encoding of the file is not read")]
    Encoding,
    /// No row holds the headings that were confirmed for it, or none at all.
    #[error("the table has no such columns")]
    NoColumns,
    /// It is no JSON, or breaks off being it.
    #[error("the file is no JSON")]
    NotJson,
    /// It is JSON, and nothing in it has the shape of a delivery.
    #[error("the JSON holds no delivery")]
    NoDelivery,
    /// Its records say that they are of several people.
    #[error("the file is of several people")]
    SeveralPeople,
    /// It is larger than a file of its kind that is read as a whole.
    #[error("the file is larger than is read")]
    TooLarge,
    /// It is not the file that an earlier reader came so far in.
    #[error("the file is another one than before")]
    Changed,
}

impl Fault {
    /// The word that the page has a sentence for.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Cut => "cut",
            Self::ZipDamaged => "zipDamaged",
            Self::Locked => "locked",
            Self::Packing => "packing",
            Self::Bomb => "bomb",
            Self::NoExport => "noExport",
            Self::Several => "several",
            Self::ZipInZip => "zipInZip",
            Self::NotHealthData => "notHealthData",
            Self::Xml => "brokenXml",
            Self::TooDeep => "tooDeep",
            Self::TooLong => "tooLong",
            Self::Entities => "entities",
            Self::Encoding => "encoding",
            Self::NoColumns => "noColumns",
            Self::NotJson => "notJson",
            Self::NoDelivery => "noDelivery",
            Self::SeveralPeople => "severalPeople",
            Self::TooLarge => "tooLarge",
            Self::Changed => "changed",
        }
    }

    pub(crate) fn at(self, place: Place) -> Broken {
        Broken { fault: self, place }
    }

    pub(crate) fn before_all(self) -> Broken {
        self.at(Place::default())
    }

    /// As an error of a stream, out of which [`Fault::of`] takes it again.
    pub(crate) fn io(self) -> io::Error {
        io::Error::other(self)
    }

    /// What an error of a stream means.
    pub(crate) fn of(error: &io::Error) -> Self {
        let ours = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).copied();
        ours.unwrap_or(match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Cut,
            _ => Self::Unreadable,
        })
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} after record {}, byte {}", self.fault, self.place.record, self.place.byte)?;
        if let Some(line) = self.place.line {
            write!(f, ", line {line}")?;
        }
        self.place.column.map_or(Ok(()), |column| write!(f, ", column {column}"))
    }
}

impl std::error::Error for Broken {}
