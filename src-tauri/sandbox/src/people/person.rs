//! One invented person, before any vendor writes them down.

use chrono::NaiveDate;

/// Number in the medical record number of person 0.
pub(crate) const FIRST_MRN: usize = 100_001;

/// Who somebody is and how to reach them, in no vendor's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Their place in the list of all people, from 0.
    pub(crate) number: usize,
    /// Medical record number, of the clinic's own numbering.
    pub(crate) mrn: String,
    /// Empty for somebody who bears one name only.
    pub(crate) first: String,
    /// Mostly empty.
    pub(crate) middle: String,
    pub(crate) last: String,
    /// `female`, `male`, `other` or `unknown`.
    pub(crate) gender: &'static str,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) has_died: bool,
    /// Three digits.
    pub(crate) area: &'static str,
    /// The last two digits of the number, from 0 to 99.
    pub(crate) line: u8,
    pub(crate) email: String,
    pub(crate) street: String,
    /// Mostly empty.
    pub(crate) apartment: String,
    pub(crate) city: &'static str,
    pub(crate) state: &'static str,
    pub(crate) postal: &'static str,
    pub(crate) marital: &'static str,
    pub(crate) language: &'static str,
    pub(crate) race: &'static str,
    pub(crate) ethnicity: &'static str,
}

impl Person {
    /// First and last name.
    pub(crate) fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }

    /// The number as it is written in America: `+1 (212) 555-0142`.
    pub(crate) fn phone(&self) -> String {
        format!("+1 ({}) 555-01{:02}", self.area, self.line)
    }

    /// The number as E.164: `+12125550142`.
    pub(crate) fn e164(&self) -> String {
        format!("+1{}55501{:02}", self.area, self.line)
    }
}
