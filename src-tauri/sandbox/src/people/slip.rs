//! Who is known to the vendors other than Solo, and where their record of a person departs from Solo's. The crate's docs have the
//! list in words.

use chrono::{Datelike as _, NaiveDate};

use super::invent::invented;
use super::person::{FIRST_MRN, Person};

/// A vendor that keeps records of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeper {
    Carium,
    CareMonitor,
    ClinOne,
}

/// How a record departs from Solo's.
#[derive(Debug, Clone, Copy)]
enum Slip {
    /// Another first name.
    Nickname(&'static str),
    /// The name in plain letters: first, last.
    Unaccented(&'static str, &'static str),
    OtherPhone,
    SwappedDayAndMonth,
    /// Somebody more, of this first name, with the same birth date, family name, telephone and e-mail.
    Twin(&'static str),
}

const SLIPS: [(Keeper, usize, Slip); 9] = [
    (Keeper::Carium, 0, Slip::OtherPhone),
    (Keeper::Carium, 2, Slip::Nickname("Danny")),
    (Keeper::Carium, 11, Slip::Twin("Jalen")),
    (Keeper::CareMonitor, 0, Slip::SwappedDayAndMonth),
    (Keeper::CareMonitor, 8, Slip::Nickname("Chema")),
    (Keeper::CareMonitor, 10, Slip::OtherPhone),
    (Keeper::ClinOne, 4, Slip::Unaccented("Thu Ha", "Nguyen")),
    (Keeper::ClinOne, 5, Slip::SwappedDayAndMonth),
    (Keeper::ClinOne, 2, Slip::Twin("Samuel")),
];

/// How many people are known to every vendor, difficult ones all.
const SHARED: usize = 12;
/// Numbers of people who are somebody's twin begin here; Solo never counts so far.
const FIRST_TWIN: usize = 900_000;

impl Keeper {
    /// Whether the vendor knows a person: the first twelve, and of the others two in three, one in four, one in five.
    fn knows(self, number: usize) -> bool {
        number < SHARED
            || match self {
                Self::Carium => number % 3 != 2,
                Self::CareMonitor => number % 4 == 1,
                Self::ClinOne => number % 5 == 3,
            }
    }
}

/// The first `count` people of a seed that a vendor knows, as it knows them, then their twins.
pub(crate) fn known_to(keeper: Keeper, seed: u64, count: usize) -> Vec<Person> {
    let last = (0..).filter(|number| keeper.knows(*number)).nth(count.saturating_sub(1)).unwrap_or_default();
    let everyone = if count == 0 { Vec::new() } else { invented(seed, last + 1) };
    let mut known: Vec<Person> = everyone.into_iter().filter(|person| keeper.knows(person.number)).collect();
    let mut twins = Vec::new();
    for (_, number, slip) in SLIPS.iter().filter(|(of, ..)| *of == keeper) {
        if let Some(person) = known.iter_mut().find(|person| person.number == *number) {
            twins.extend(befall(person, *slip));
        }
    }
    known.append(&mut twins);
    known
}

/// Lets a slip happen to a record; gives the twin if that is what it is.
fn befall(person: &mut Person, slip: Slip) -> Option<Person> {
    match slip {
        Slip::Nickname(name) => name.clone_into(&mut person.first),
        Slip::Unaccented(first, last) => {
            first.clone_into(&mut person.first);
            last.clone_into(&mut person.last);
        }
        Slip::OtherPhone => person.line = (person.line + 50) % 100,
        Slip::SwappedDayAndMonth => {
            person.birth = person.birth.and_then(|date| NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()));
        }
        Slip::Twin(name) => {
            let number = FIRST_TWIN + person.number;
            return Some(Person {
                number,
                mrn: format!("MRN-{}", FIRST_MRN + number),
                first: name.to_owned(),
                middle: String::new(),
                ..person.clone()
            });
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_changes_what_it_names_and_leaves_a_date_of_birth() {
        let people = invented(5, 12);
        for keeper in [Keeper::Carium, Keeper::CareMonitor, Keeper::ClinOne] {
            let known = known_to(keeper, 5, 12);
            for (_, number, slip) in SLIPS.iter().filter(|(of, ..)| *of == keeper) {
                let (before, after) = (&people[*number], &known[*number]);
                match slip {
                    Slip::Twin(name) => {
                        let twin = known.iter().find(|person| person.first == *name).unwrap();
                        assert_eq!((&twin.last, twin.birth), (&before.last, before.birth));
                        assert_ne!((&twin.mrn, twin.number), (&before.mrn, before.number));
                    }
                    _ => assert_ne!(before, after, "{keeper:?} {number}"),
                }
                assert!(after.birth.is_some(), "{keeper:?} {number}");
            }
        }
    }

    #[test]
    fn a_vendor_knows_as_many_as_asked_for_and_most_of_them_as_solo_does() {
        let everyone = invented(7, 1_000);
        for (keeper, twins) in [(Keeper::Carium, 1), (Keeper::CareMonitor, 0), (Keeper::ClinOne, 1)] {
            let known = known_to(keeper, 7, 200);
            assert_eq!(known.len(), 200 + twins);
            let alike = known.iter().filter(|person| everyone.get(person.number) == Some(person)).count();
            assert!(alike >= 196, "{keeper:?}: {alike}");
        }
        assert!(known_to(Keeper::Carium, 7, 0).is_empty());
    }
}
