//! Draws the people: twelve difficult ones first, then as many as asked for.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::names::{CULTURES, Culture};
use super::person::{FIRST_MRN, Person};
use super::places::{CITIES, MARITAL, STREETS};

/// What is drawn first of a person.
struct Named {
    first: String,
    middle: String,
    last: String,
    gender: &'static str,
    birth: Option<NaiveDate>,
}

/// First, middle and last name, gender and birth date of the difficult ones. Number 6 has died; 10 and 11 share
/// one household's telephone and address.
const DIFFICULT: [(&str, &str, &str, &str, &str); 12] = [
    ("Aoife", "Máire", "Ní Dhomhnaill", "female", "1987-02-01"),
    ("", "", "Suryani", "female", "1969-08-17"),
    ("Daniel", "", "Okafor", "male", "1958-03-14"),
    ("Daniel", "", "Okafor", "male", "1991-11-02"),
    ("Thu Hà", "", "Nguyễn", "female", "1974-06-21"),
    ("Thu Hà", "", "Nguyễn", "female", "2009-06-12"),
    ("Wilhelmina", "Johanna", "van der Meer", "female", "1931-12-24"),
    ("Tomasz", "", "Źrebiec", "male", ""),
    ("José María", "", "de la Cruz Hernández", "male", "1979-10-05"),
    ("Ingeborg", "", "af Ekenstam", "female", "1948-01-30"),
    ("Keisha", "Renée", "Hollis-Reed", "female", "1984-07-07"),
    ("Jamal", "", "Hollis-Reed", "male", "2016-05-19"),
];

/// A culture with its names taken apart, once for all the people that are drawn.
struct Tradition {
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    families: Vec<&'static str>,
    of: &'static Culture,
}

impl Tradition {
    fn of(of: &'static Culture) -> Self {
        let [women, men, families] = [of.women, of.men, of.families].map(|names| names.split('|').collect());
        Self { women, men, families, of }
    }
}

/// The first `count` people of a seed, as every vendor's options name it.
pub(crate) fn invented(seed: u64, count: usize) -> Vec<Person> {
    invent(&mut Rng::with_seed(seed).fork(), count)
}

/// The first `count` people that a generator gives.
pub(crate) fn invent(rng: &mut Rng, count: usize) -> Vec<Person> {
    let traditions: Vec<Tradition> = CULTURES.iter().map(Tradition::of).collect();
    let mut used: HashSet<String> = HashSet::new();
    let mut people = Vec::with_capacity(count);
    for number in 0..count {
        let (named, culture) = match DIFFICULT.get(number) {
            Some(difficult) => (named(difficult), &CULTURES[number % CULTURES.len()]),
            None => draw(rng, &traditions, &used),
        };
        used.insert(full_name(&named));
        people.push(complete(rng, number, named, culture));
    }
    people
}

fn named((first, middle, last, gender, birth): &(&str, &str, &str, &'static str, &str)) -> Named {
    Named {
        first: (*first).to_owned(),
        middle: (*middle).to_owned(),
        last: (*last).to_owned(),
        gender,
        birth: birth.parse().ok(),
    }
}

/// Draws a person whose full name nobody has yet. When the lists run dry a second family name makes the difference.
fn draw(rng: &mut Rng, traditions: &[Tradition], used: &HashSet<String>) -> (Named, &'static Culture) {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let tradition = &traditions[rng.usize(..traditions.len())];
        let woman = rng.bool();
        let given = if woman { &tradition.women } else { &tradition.men };
        let mut last = pick(rng, &tradition.families).to_owned();
        if tradition.of.two_families || attempt > 6 {
            let other = pick(rng, &tradition.families);
            last = if tradition.of.two_families { format!("{last} {other}") } else { format!("{last}-{other}") };
        }
        if attempt > 20 {
            let more = &traditions[rng.usize(..traditions.len())];
            last = format!("{last} {}", pick(rng, &more.families));
        }
        let middle = if rng.u8(0..4) == 0 { pick(rng, given).to_owned() } else { String::new() };
        let gender = match (rng.u8(0..60), woman) {
            (0, _) => "other",
            (1, _) => "unknown",
            (_, true) => "female",
            (_, false) => "male",
        };
        let oldest = NaiveDate::from_ymd_opt(1_930, 1, 1).unwrap_or_default();
        let birth = oldest.checked_add_days(Days::new(rng.u64(0..34_000)));
        let named = Named { first: pick(rng, given).to_owned(), middle, last, gender, birth };
        if attempt > 200 || !used.contains(&full_name(&named)) {
            return (named, tradition.of);
        }
    }
}

fn complete(rng: &mut Rng, number: usize, named: Named, culture: &Culture) -> Person {
    let (city, state, postal, area) = CITIES[rng.usize(..CITIES.len())];
    let line = rng.u8(0..100);
    let street = format!("{} {}", rng.u16(1..400), pick(rng, &STREETS));
    let apartment = if rng.u8(0..3) == 0 { format!("Apt {}", rng.u8(1..30)) } else { String::new() };
    let marital = pick(rng, &MARITAL);
    let shares_a_household = matches!(number, 10 | 11);
    let (area, line) = if shares_a_household { ("212", 42) } else { (area, line) };
    let mailbox = ascii(&named.last);
    let email = if shares_a_household {
        format!("{mailbox}@example.com")
    } else {
        format!("{mailbox}{}@example.com", 1_001 + number)
    };
    Person {
        number,
        mrn: format!("MRN-{}", FIRST_MRN + number),
        first: named.first,
        middle: named.middle,
        last: named.last,
        gender: named.gender,
        birth: named.birth,
        has_died: number == 6,
        area,
        line,
        email,
        street,
        apartment,
        city,
        state,
        postal,
        marital,
        language: culture.language,
        race: culture.race,
        ethnicity: culture.ethnicity,
    }
}

fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}

fn full_name(named: &Named) -> String {
    format!("{} {}", named.first, named.last).trim().to_owned()
}

/// The letters of a name that fit an address, so that no address needs quoting.
fn ascii(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase()
}
