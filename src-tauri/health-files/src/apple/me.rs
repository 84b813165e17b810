//! Whose export it is.

use std::fmt;

use chrono::NaiveDate;
use domain::Gender;

/// What the export says of its owner: given to be compared with the patient, never kept. It has no name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Me {
    /// The birth date, when the owner told it.
    pub born: Option<NaiveDate>,
    /// The sex, when the owner told it.
    pub sex: Option<Gender>,
}

impl Me {
    pub(super) fn read(born: Option<&str>, sex: Option<&str>) -> Self {
        let sex = match sex.unwrap_or_default() {
            "HKBiologicalSexFemale" => Some(Gender::Female),
            "HKBiologicalSexMale" => Some(Gender::Male),
            "HKBiologicalSexOther" => Some(Gender::Other),
            _ => None,
        };
        Self { born: born.and_then(|date| NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()), sex }
    }
}

impl fmt::Debug for Me {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Me").finish_non_exhaustive()
    }
}
