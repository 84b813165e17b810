//! What a person may change of a patient record at a vendor, field by field, so that an edit can be shown before and
//! after, sent as no more than what changed, and compared with what the vendor has. It refuses to guess: what a vendor
//! writes in its own words (marital status, race) stays text.

mod change;
mod rules;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use change::{DemographicField, FieldChange, changes};
pub use rules::{FieldProblem, problems};

macro_rules! without_contents {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })+
    };
}
pub(crate) use without_contents;

without_contents!(Demographics, OtherName, PostalAddress, ContactPoint);

/// A patient record as it is edited. An empty text means that the record has nothing there. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Demographics {
    /// Medical record number.
    pub mrn: String,
    /// What the usual name is marked as by the vendor, for example `usual`.
    pub name_use: String,
    /// Given name.
    pub first_name: String,
    /// Middle names.
    pub middle_name: String,
    /// Family name.
    pub last_name: String,
    /// Name that the person prefers.
    pub alias: String,
    /// The whole name on one line, where the vendor keeps one beside its parts (Solo's `family`).
    pub full_name: String,
    /// Further names of the record, kept as they are: a list is written whole.
    pub other_names: Vec<OtherName>,
    /// FHIR date.
    pub birth_date: String,
    /// The vendor's word: `male`, `female`, `other`, `unknown` (assumption A-SO-10).
    pub gender: String,
    /// The vendor's word.
    pub marital_status: String,
    /// The vendor's word, for example `English`.
    pub preferred_language: String,
    /// The vendor's word.
    pub race: String,
    /// The vendor's word.
    pub ethnicity: String,
    /// Telephone numbers and mail addresses.
    pub telecom: Vec<ContactPoint>,
    /// The first address.
    pub address: PostalAddress,
    /// Further addresses, kept as they are: a list is written whole.
    pub other_addresses: Vec<PostalAddress>,
    /// False when the record is not in use.
    pub active: bool,
    /// Whether the person died.
    pub deceased: bool,
    /// The moment of death as a wall-clock time without a zone, `2020-03-31T10:12`; only with `deceased`.
    pub deceased_at: String,
    /// Whether the mail address is shared within a group.
    pub linked_by_email: bool,
    /// What kind of group, for example `family`; only with `linked_by_email`.
    pub group_type: String,
    /// The group's name; only with `linked_by_email`.
    pub group_name: String,
}

/// A further name of a record.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherName {
    /// What it is marked as, for example `maiden`.
    pub name_use: String,
    /// Given name.
    pub first_name: String,
    /// Middle names.
    pub middle_name: String,
    /// Family name.
    pub last_name: String,
    /// Preferred name.
    pub alias: String,
    /// The whole name on one line.
    pub full_name: String,
}

/// A telephone number or mail address.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactPoint {
    /// `phone`, `email`, or another word of the vendor's.
    pub system: String,
    /// `home`, or another word of the vendor's.
    pub usage: String,
    /// The number or address.
    pub value: String,
}

/// A postal address.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostalAddress {
    /// `home`, or another word of the vendor's.
    pub usage: String,
    /// Street lines.
    pub lines: Vec<String>,
    /// Apartment.
    pub apartment: String,
    /// City.
    pub city: String,
    /// State.
    pub state: String,
    /// Postal code.
    pub postal_code: String,
    /// Country.
    pub country: String,
}

impl Demographics {
    /// A record of which nothing is known, in use.
    pub fn blank() -> Self {
        Self {
            mrn: String::new(),
            name_use: String::new(),
            first_name: String::new(),
            middle_name: String::new(),
            last_name: String::new(),
            alias: String::new(),
            full_name: String::new(),
            other_names: Vec::new(),
            birth_date: String::new(),
            gender: String::new(),
            marital_status: String::new(),
            preferred_language: String::new(),
            race: String::new(),
            ethnicity: String::new(),
            telecom: Vec::new(),
            address: PostalAddress::default(),
            other_addresses: Vec::new(),
            active: true,
            deceased: false,
            deceased_at: String::new(),
            linked_by_email: false,
            group_type: String::new(),
            group_name: String::new(),
        }
    }

    /// What was typed, made ready: texts trimmed, empty lines dropped, what a person cannot see on the form taken from
    /// the record as it was, and the whole name kept in step with its parts.
    #[must_use]
    pub fn tidied(mut self, before: &Self) -> Self {
        for text in [
            &mut self.mrn,
            &mut self.first_name,
            &mut self.middle_name,
            &mut self.last_name,
            &mut self.alias,
            &mut self.birth_date,
            &mut self.gender,
            &mut self.marital_status,
            &mut self.preferred_language,
            &mut self.race,
            &mut self.ethnicity,
            &mut self.deceased_at,
            &mut self.group_type,
            &mut self.group_name,
            &mut self.address.apartment,
            &mut self.address.city,
            &mut self.address.state,
            &mut self.address.postal_code,
            &mut self.address.country,
        ] {
            *text = text.trim().to_owned();
        }
        for point in &mut self.telecom {
            point.value = point.value.trim().to_owned();
        }
        self.telecom.retain(|point| !point.value.is_empty());
        self.address.lines = filled(&self.address.lines);
        if self.address.lines == filled(&before.address.lines) {
            self.address.lines.clone_from(&before.address.lines);
        }
        self.address.usage.clone_from(&before.address.usage);
        self.name_use.clone_from(&before.name_use);
        self.other_names.clone_from(&before.other_names);
        self.other_addresses.clone_from(&before.other_addresses);
        self.full_name = self.full_name_after(before);
        self
    }

    /// The whole name after a change of its parts, in the form in which the record had it: given and family name as in
    /// the vendor's sample, with or without the middle name, or the family name alone. Unchanged parts leave it alone.
    fn full_name_after(&self, before: &Self) -> String {
        let parts = |one: &Self| [one.first_name.clone(), one.middle_name.clone(), one.last_name.clone()];
        if parts(self) == parts(before) {
            return before.full_name.clone();
        }
        let joined =
            |texts: &[&str]| texts.iter().copied().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let was = before.full_name.trim();
        if !was.is_empty() && was == before.last_name && !before.first_name.is_empty() {
            return self.last_name.clone();
        }
        let with_middle = joined(&[&before.first_name, &before.middle_name, &before.last_name]);
        if !before.middle_name.is_empty() && was == with_middle {
            return joined(&[&self.first_name, &self.middle_name, &self.last_name]);
        }
        joined(&[&self.first_name, &self.last_name])
    }
}

fn filled(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(first: &str, middle: &str, last: &str, full: &str) -> Demographics {
        Demographics {
            first_name: first.to_owned(),
            middle_name: middle.to_owned(),
            last_name: last.to_owned(),
            full_name: full.to_owned(),
            ..Demographics::blank()
        }
    }

    #[test]
    fn the_whole_name_follows_its_parts_in_the_form_in_which_it_was() {
        for (was, now) in [
            ("Ana Ruiz", "Ana Soto"),
            ("Ana María Ruiz", "Ana María Soto"),
            ("Ruiz", "Soto"),
            ("", "Ana Soto"),
            ("RUIZ, ANA", "Ana Soto"),
        ] {
            let before = named("Ana", "María", "Ruiz", was);
            let after = named("Ana", "María", " Soto ", was).tidied(&before);
            assert_eq!(after.full_name, now, "{was}");
        }
    }

    #[test]
    fn what_was_not_touched_is_left_as_the_vendor_had_it() {
        let mut before = named("Ana", "", "Ruiz", "whatever stood there");
        before.address.lines = vec!["12 Pier Rd".to_owned(), String::new()];
        before.other_names = vec![OtherName { last_name: "Soto".to_owned(), ..OtherName::default() }];
        let mut typed = before.clone();
        typed.other_names.clear();
        typed.address.lines = vec!["12 Pier Rd".to_owned()];
        assert!(typed.tidied(&before) == before);
    }

    #[test]
    fn nothing_of_a_record_is_in_its_debug_output() {
        let text = format!("{:?}", named("Ana", "María", "Ruiz", "Ana Ruiz"));
        assert_eq!(text, "Demographics { .. }");
    }
}
