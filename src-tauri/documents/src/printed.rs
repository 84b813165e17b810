//! What comes out: the bytes, and what could not be shown.

use std::fmt;

/// A finished document. `Debug` shows no content.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Characters that are not on the page as they were given, each once, in the order of their code points.
    pub lost: Vec<Lost>,
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printed")
            .field("bytes", &self.bytes.len())
            .field("pages", &self.pages)
            .field("lost", &self.lost.len())
            .finish()
    }
}

/// A character that is not on the page as it was given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// The character.
    pub character: char,
    /// How often it stood in the text.
    pub times: u32,
    /// What became of it.
    pub fate: Fate,
}

impl fmt::Debug for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lost").field("times", &self.times).field("fate", &self.fate).finish_non_exhaustive()
    }
}

/// What became of a character that could not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// U+FFFD stands in its place: the fonts lack it, or its script is written from right to left, which this crate
    /// does not set (a name in the wrong order is a wrong name).
    Replaced,
    /// It is gone: an invisible character that would steer how other text is shown.
    Removed,
}

/// What can go wrong. No text of a document is ever part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A font of this build cannot be read.
    #[error("the font {0} cannot be read")]
    Font(&'static str),
    /// Name and numbers of the banner take so much of the page that too little is left. Nothing is cut off for that.
    #[error("the banner does not fit on the page")]
    BannerTooTall,
    /// A trace is higher than the page has room for at 10 mm for a millivolt. It is neither cut off nor pressed together.
    #[error("the trace is higher than the page at 10 mm/mV")]
    TraceTooHigh,
    /// The library that writes PDF files refuses the document.
    #[error("the PDF file could not be written: {0}")]
    Pdf(String),
}
