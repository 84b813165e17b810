//! A birth date as far as it is known (FHIR `date`: a year, a month or a day). It is never padded (rule X-03).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A FHIR date kept in its own precision: `1984`, `1984-04` or `1984-04-05`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct BirthDate(String);

impl BirthDate {
    /// Reads a FHIR date; anything else is refused rather than guessed at.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = match text.len() {
            4 => text.parse::<u16>().is_ok_and(|year| year >= 1800),
            7 => NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok(),
            10 => NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
            _ => false,
        };
        valid.then(|| Self(text.to_owned()))
    }

    /// The date in FHIR form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day, when it is known to the day.
    pub fn day(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(&self.0, "%Y-%m-%d").ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_03_a_partial_date_keeps_its_precision() {
        for text in ["1984", "1984-04", "1984-04-05"] {
            assert_eq!(BirthDate::parse(text).map(|d| d.as_str().to_owned()).as_deref(), Some(text));
        }
        assert_eq!(BirthDate::parse("1984-04").and_then(|d| d.day()), None);
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in ["", "0000-00-00", "1984-13-01", "1984-02-30", "05/04/1984", "not known"] {
            assert_eq!(BirthDate::parse(text), None, "{text}");
        }
    }
}
