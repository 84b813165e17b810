//! Whose document it is.

use domain::{BirthDate, Gender, HumanName, Identifier};

/// What the banner shows. Parts that are not known are printed as not known, never left out (PAB-0019).
#[derive(Clone, PartialEq)]
pub struct PatientOnPaper {
    /// Name in parts.
    pub name: HumanName,
    /// Date of birth, as far as it is known.
    pub birth_date: Option<BirthDate>,
    /// Administrative gender.
    pub gender: Gender,
    /// Record numbers, the one of the chart first. With the birth date they identify the person.
    pub identifiers: Vec<Identifier>,
    /// The vendor says that the person died: no age is printed then.
    pub deceased: bool,
    /// Date of death, as far as it is known.
    pub died_on: Option<BirthDate>,
}
