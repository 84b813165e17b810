//! Whose file it is, beside whose record it is: what a file says of its person is shown and compared, and never kept.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{BirthDate, Gender};
use health_files::delivery;
use signals::Told;

use super::theirs::Theirs;

use crate::views::{FilePersonView, PersonDiffers};

/// Whom a file says it is of.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    born: Option<BirthDate>,
    sex: Option<Gender>,
    name: Option<String>,
    numbers: Vec<String>,
    /// What it names as what measured it.
    pub(super) devices: BTreeSet<String>,
}

impl From<&Told> for Said {
    fn from(told: &Told) -> Self {
        let text = |text: &Option<String>| text.clone().map(|text| text.trim().to_owned()).filter(|it| !it.is_empty());
        let (born, numbers) = (told.born.as_deref().and_then(date), text(&told.code).into_iter().collect());
        Self { born: born.and_then(day), name: text(&told.name), numbers, ..Self::default() }
    }
}

impl From<&health_files::apple::Me> for Said {
    fn from(me: &health_files::apple::Me) -> Self {
        Self { born: me.born.and_then(day), sex: me.sex, ..Self::default() }
    }
}

impl From<&delivery::Look> for Said {
    fn from(look: &delivery::Look) -> Self {
        let delivery::Person { born, sex, name, numbers } = look.person.clone().unwrap_or_default();
        let born = born.as_deref().and_then(BirthDate::parse);
        Self { born, sex, name, numbers, devices: look.devices.clone() }
    }
}

fn day(date: NaiveDate) -> Option<BirthDate> {
    BirthDate::parse(&date.to_string())
}

/// A birth date as recorders and Apple's electrocardiograms write it: `02-MAY-1951`, `1951-05-02`, `May 2, 1951`. One of
/// digits alone with the year last may be read in two ways, and is not read.
fn date(text: &str) -> Option<NaiveDate> {
    let forms = ["%d-%b-%Y", "%Y-%m-%d", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"];
    forms.iter().find_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok())
}

impl Said {
    /// As the page shows it, with what is not the patient's. What either side does not tell differs from nothing.
    pub(super) fn beside(&self, theirs: &Theirs) -> FilePersonView {
        let patient = &theirs.patient;
        let mut differs = Vec::new();
        // A birth date that is known to the year alone agrees with every day of it.
        if let (Some(said), Some(born)) = (&self.born, &patient.birth_date)
            && !said.as_str().starts_with(born.as_str())
            && !born.as_str().starts_with(said.as_str())
        {
            differs.push(PersonDiffers::Born);
        }
        if self.sex.is_some_and(|sex| patient.gender != Gender::Unknown && patient.gender != sex) {
            differs.push(PersonDiffers::Sex);
        }
        // A subject of a blinded study goes by no name here, whatever a recorder wrote.
        let name = self.name.as_ref().filter(|_| patient.subject_number().is_none());
        if let (Some(said), Some(family)) = (name, &patient.name.family)
            && !said.to_lowercase().contains(&family.to_lowercase())
        {
            differs.push(PersonDiffers::Name);
        }
        let number = self.numbers.iter().find(|number| theirs.has(number));
        if number.is_none() && !self.numbers.is_empty() {
            differs.push(PersonDiffers::Number);
        }
        if theirs.device_is_anothers {
            differs.push(PersonDiffers::Device);
        }
        FilePersonView {
            born: self.born.as_ref().map(|born| born.as_str().to_owned()),
            sex: self.sex,
            name: name.cloned(),
            number: number.or(self.numbers.first()).cloned(),
            differs,
        }
    }
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(..)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_birth_date_is_read_where_it_has_one_meaning() {
        let wanted = NaiveDate::from_ymd_opt(1951, 5, 2);
        for text in ["02-MAY-1951", "1951-05-02", "May 2, 1951", "2 May 1951", " 02-May-1951 "] {
            assert_eq!(date(text), wanted, "{text}");
        }
        for text in ["02.05.1951", "5/2/51", "X", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
