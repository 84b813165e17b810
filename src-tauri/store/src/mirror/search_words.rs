//! The words that a patient is found by: parts of the name, birth date, numbers, telephone numbers, all folded as
//! `domain::search_terms` folds what is typed.

use std::collections::BTreeSet;

use domain::search_terms::fold;
use domain::{Patient, telephone};

/// The words of one patient, each once, with a space between them.
pub(super) fn of(patient: &Patient) -> String {
    let mut words = BTreeSet::new();
    let name = &patient.name;
    for part in [&name.family, &name.given, &name.middle, &name.preferred].into_iter().flatten() {
        words.extend(pieces(part));
    }
    if let Some(date) = &patient.birth_date {
        words.insert(digits(date.as_str()));
    }
    for identifier in &patient.identifiers {
        words.extend(pieces(&identifier.value));
    }
    for phone in &patient.phones {
        words.extend(phone_words(phone));
    }
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Letters and digits that belong together, as typed terms are cut.
fn pieces(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// Of which kind the words of a kept record are. Raised when there are others: a record is then written once more when
/// it is read again, though nothing of it has changed.
pub(super) const VERSION: u8 = 2;

/// A number is found by its groups as written, as a whole, and by its last four to ten digits: without its country code,
/// and by what people remember of it.
fn phone_words(phone: &str) -> Vec<String> {
    let groups = pieces(phone).into_iter().filter(|piece| piece.len() > 2);
    groups.chain(telephone::endings(phone)).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_found_by_its_groups_as_a_whole_and_without_country_code() {
        let words = phone_words("+1 (415) 555-0142");
        for word in ["415", "555", "0142", "5550142", "14155550142", "4155550142"] {
            assert!(words.iter().any(|one| one == word), "{word}");
        }
        assert!(!words.iter().any(|one| one == "1"));
    }

    #[test]
    fn a_text_without_a_digit_is_no_telephone_number() {
        assert!(phone_words("--").is_empty());
    }
}
