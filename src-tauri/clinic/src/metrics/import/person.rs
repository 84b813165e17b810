//! Whose file it is, beside whose record it is: what a file says of its person is shown and compared, and never kept.

use chrono::NaiveDate;
use domain::{Gender, Patient};
use signals::Told;

use crate::views::{FilePersonView, PersonDiffers};

/// Whom a file says it is of.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) born: Option<NaiveDate>,
    pub(super) sex: Option<Gender>,
    pub(super) name: Option<String>,
    pub(super) number: Option<String>,
}

impl From<&Told> for Said {
    fn from(told: &Told) -> Self {
        let text = |text: &Option<String>| text.clone().map(|text| text.trim().to_owned()).filter(|it| !it.is_empty());
        Self { born: told.born.as_deref().and_then(date), sex: None, name: text(&told.name), number: text(&told.code) }
    }
}

impl From<&health_files::apple::Me> for Said {
    fn from(me: &health_files::apple::Me) -> Self {
        Self { born: me.born, sex: me.sex, ..Self::default() }
    }
}

/// A birth date as recorders and Apple's electrocardiograms write it: `02-MAY-1951`, `1951-05-02`, `May 2, 1951`. One of
/// digits alone with the year last may be read in two ways, and is not read.
fn date(text: &str) -> Option<NaiveDate> {
    let forms = ["%d-%b-%Y", "%Y-%m-%d", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"];
    forms.iter().find_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok())
}

impl Said {
    /// As the page shows it, with what is not the patient's. What either side does not tell differs from nothing.
    pub(super) fn beside(&self, patient: &Patient) -> FilePersonView {
        let mut differs = Vec::new();
        let born = patient.birth_date.as_ref();
        // A birth date that is known to the year alone agrees with every day of it.
        if let (Some(said), Some(born)) = (self.born, born)
            && !said.to_string().starts_with(born.as_str())
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
        let knows = |number: &String| patient.identifiers.iter().any(|known| known.value.trim() == number);
        if self.number.as_ref().is_some_and(|number| !knows(number)) {
            differs.push(PersonDiffers::Number);
        }
        FilePersonView {
            born: self.born.map(|born| born.to_string()),
            sex: self.sex,
            name: name.cloned(),
            number: self.number.clone(),
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
