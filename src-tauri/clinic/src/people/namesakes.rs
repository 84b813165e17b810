//! People of one family name on one list: all of them are marked, with the first identifier that tells them apart
//! (PAL-0540, PAL-0550).

use std::collections::HashMap;

use domain::search_terms::fold;

use crate::links::Linked;
use crate::views::{Differs, PersonView};

/// The first identifier in which two people of one family name differ: given name, birth date, number.
pub(crate) fn differs(one: &PersonView, other: &PersonView) -> Differs {
    let given = |person: &PersonView| person.name.given.as_deref().map(fold);
    if given(one) != given(other) {
        Differs::Given
    } else if one.birth_date != other.birth_date {
        Differs::BirthDate
    } else {
        Differs::Number
    }
}

/// Marks every entry that shares its family name with a different person of the list. One person who comes twice is not
/// their own namesake, nor is one whose records people linked. When several differ in different ways, the latest in the order given, born, number wins: that
/// is the one which must be looked at.
pub(crate) fn mark<T>(
    entries: &mut [T],
    person: impl Fn(&T) -> &PersonView,
    linked: &Linked,
    set: impl Fn(&mut T, Option<Differs>),
) {
    let mut by_family: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(family) = &person(entry).name.family {
            by_family.entry(fold(family)).or_default().push(at);
        }
    }
    for group in by_family.values().filter(|group| group.len() > 1) {
        for &at in group {
            let one = person(&entries[at]);
            let closest = group
                .iter()
                .map(|&other| person(&entries[other]))
                .filter(|other| !linked.is_same(one.key.as_ref(), other.key.as_ref()))
                .map(|other| differs(one, other))
                .max_by_key(|differs| match differs {
                    Differs::Given => 0,
                    Differs::BirthDate => 1,
                    Differs::Number => 2,
                });
            set(&mut entries[at], closest);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{Gender, HumanName, PatientKey};

    fn person(key: &str, family: &str, given: &str, born: &str) -> (PersonView, Option<Differs>) {
        let view = PersonView {
            key: Some(PatientKey(key.to_owned())),
            name: HumanName::from_parts(family, given),
            birth_date: Some(born.to_owned()),
            gender: Gender::Unknown,
            number: None,
            deceased: false,
            died_on: None,
        };
        (view, None)
    }

    fn marked(list: &mut [(PersonView, Option<Differs>)]) -> Vec<Option<Differs>> {
        mark(list, |entry| &entry.0, &Linked::default(), |entry, differs| entry.1 = differs);
        list.iter().map(|entry| entry.1).collect()
    }

    #[test]
    fn pal_0540_all_people_of_one_name_are_marked_with_what_tells_them_apart() {
        let mut list = [
            person("a", "Okafor", "Daniel", "1968-03-14"),
            person("b", "OKAFOR", "Daniel", "1986-03-14"),
            person("c", "Okafor", "June", "1931-11-11"),
            person("d", "Petrović", "Dragan", "1967-08-16"),
        ];
        assert_eq!(marked(&mut list), [Some(Differs::BirthDate), Some(Differs::BirthDate), Some(Differs::Given), None]);
    }

    #[test]
    fn one_person_with_two_visits_is_not_their_own_namesake() {
        let mut list = [person("a", "Okafor", "Daniel", "1968-03-14"), person("a", "Okafor", "Daniel", "1968-03-14")];
        assert_eq!(marked(&mut list), [None, None]);
    }
}
