//! The patients: twelve difficult ones, then as many drawn ones as asked for.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::names::{CULTURES, Culture};
use super::places::{CITIES, MARITAL, STREETS};
use crate::state::{Clinic, FIRST_MRN, Patient};

/// A person before their record is written.
struct Person {
    first: String,
    middle: String,
    last: String,
    gender: &'static str,
    birth: Option<NaiveDate>,
}

/// First, middle and last name, gender and birth date of the difficult ones. What else is special about them is set
/// in `peculiarity`.
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

/// Seeds `count` patients; the difficult ones come first.
pub(super) fn seed(clinic: &mut Clinic, count: usize) {
    let mut used: HashSet<String> = HashSet::new();
    let mut rng = clinic.rng.fork();
    for index in 0..count {
        let (person, culture) = match DIFFICULT.get(index) {
            Some(difficult) => (named(difficult), &CULTURES[index % CULTURES.len()]),
            None => draw(&mut rng, &used),
        };
        used.insert(full_name(&person));
        let mut record = write(&mut rng, index, &person, culture);
        peculiarity(index, &mut record);
        let external = if index == 8 { "ext 8/8".to_owned() } else { format!("pt-{}", 1_001 + index) };
        let aggregate = clinic.uuid();
        let mut demographics = Patient::blank();
        Patient::apply(&mut demographics, record);
        clinic.people.add(external, aggregate, demographics);
    }
}

fn named((first, middle, last, gender, birth): &(&str, &str, &str, &'static str, &str)) -> Person {
    Person {
        first: (*first).to_owned(),
        middle: (*middle).to_owned(),
        last: (*last).to_owned(),
        gender,
        birth: birth.parse().ok(),
    }
}

/// Draws a person whose full name nobody has yet. When the lists run dry a second family name makes the difference.
fn draw(rng: &mut Rng, used: &HashSet<String>) -> (Person, &'static Culture) {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let culture = &CULTURES[rng.usize(..CULTURES.len())];
        let woman = rng.bool();
        let given = if woman { culture.women } else { culture.men };
        let mut last = pick_name(rng, culture.families).to_owned();
        if culture.two_families || attempt > 6 {
            let other = pick_name(rng, culture.families);
            last = if culture.two_families { format!("{last} {other}") } else { format!("{last}-{other}") };
        }
        if attempt > 20 {
            let more = &CULTURES[rng.usize(..CULTURES.len())];
            last = format!("{last} {}", pick_name(rng, more.families));
        }
        let middle = if rng.u8(0..4) == 0 { pick_name(rng, given).to_owned() } else { String::new() };
        let gender = match (rng.u8(0..60), woman) {
            (0, _) => "other",
            (1, _) => "unknown",
            (_, true) => "female",
            (_, false) => "male",
        };
        let oldest = NaiveDate::from_ymd_opt(1_930, 1, 1).unwrap_or_default();
        let birth = oldest.checked_add_days(Days::new(rng.u64(0..34_000)));
        let person = Person { first: pick_name(rng, given).to_owned(), middle, last, gender, birth };
        if attempt > 200 || !used.contains(&full_name(&person)) {
            return (person, culture);
        }
    }
}

fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}

fn pick_name(rng: &mut Rng, names: &'static str) -> &'static str {
    let place = rng.usize(..names.split('|').count());
    names.split('|').nth(place).unwrap_or_default()
}

fn full_name(person: &Person) -> String {
    format!("{} {}", person.first, person.last).trim().to_owned()
}

fn write(rng: &mut Rng, index: usize, person: &Person, culture: &Culture) -> Map<String, Value> {
    let (city, state, postal, area) = CITIES[rng.usize(..CITIES.len())];
    let phone = format!("+1 ({area}) 555-01{:02}", rng.u8(0..100));
    let email = format!("{}{}@example.com", ascii(&person.last), 1_001 + index);
    let street = format!("{} {}", rng.u16(1..400), pick(rng, &STREETS));
    let apartment = if rng.u8(0..3) == 0 { format!("Apt {}", rng.u8(1..30)) } else { String::new() };
    let record = json!({
        "mrn": format!("MRN-{}", FIRST_MRN + index),
        "name": [{
            "use": "usual",
            "family": full_name(person),
            "firstName": person.first,
            "middleName": person.middle,
            "lastName": person.last,
            "alias": "",
        }],
        "birthDate": person.birth,
        "gender": person.gender,
        "maritalStatus": pick(rng, &MARITAL),
        "telecom": [
            { "use": "home", "system": "phone", "value": phone },
            { "use": "home", "system": "email", "value": email },
        ],
        "preferredLanguage": culture.language,
        "race": culture.race,
        "ethnicity": culture.ethnicity,
        "address": [{
            "city": city,
            "use": "home",
            "apartment": apartment,
            "country": "USA",
            "state": state,
            "postalcode": postal,
            "line": [street, ""],
        }],
    });
    match record {
        Value::Object(record) => record,
        _ => Map::new(),
    }
}

/// The letters of a name that fit an address, so that no address needs quoting.
fn ascii(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase()
}

fn peculiarity(index: usize, record: &mut Map<String, Value>) {
    let mut set = |member: &str, value: Value| record.insert(member.to_owned(), value);
    match index {
        6 => {
            set("deceased", json!(true));
            set("deceasedAt", json!("2024-02-29 11:45 PM"));
        }
        9 => {
            set("active", json!(false));
        }
        10 | 11 => {
            set("isLinkedByEmail", json!(true));
            set("groupType", json!("family"));
            set("groupName", json!("Hollis-Reed"));
            set(
                "telecom",
                json!([
                    { "use": "home", "system": "phone", "value": "+1 (212) 555-0142" },
                    { "use": "home", "system": "email", "value": "hollisreed@example.com" },
                ]),
            );
        }
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::Utc;

    use super::*;

    #[test]
    fn only_the_two_intended_pairs_share_a_full_name_and_their_birth_dates_differ() {
        let mut clinic = Clinic::new(chrono_tz::America::New_York, 3, Utc::now());
        seed(&mut clinic, 2_000);
        let mut by_name: std::collections::HashMap<&str, Vec<&str>> = std::collections::HashMap::new();
        for patient in clinic.people.list() {
            by_name.entry(patient.name("family")).or_default().push(patient.text("birthDate"));
        }
        let mut shared: Vec<_> = by_name.into_iter().filter(|(_, births)| births.len() > 1).collect();
        shared.sort();
        assert_eq!(
            shared,
            [("Daniel Okafor", vec!["1958-03-14", "1991-11-02"]), ("Thu Hà Nguyễn", vec!["1974-06-21", "2009-06-12"]),]
        );
    }

    #[test]
    fn phones_are_fictional_and_addresses_lead_nowhere() {
        let mut clinic = Clinic::new(chrono_tz::America::New_York, 4, Utc::now());
        seed(&mut clinic, 300);
        for patient in clinic.people.list() {
            let telecom = patient.demographics["telecom"].as_array().unwrap();
            assert!(telecom[0]["value"].as_str().unwrap().contains(") 555-01"));
            let email = telecom[1]["value"].as_str().unwrap();
            assert!(email.is_ascii() && email.ends_with("@example.com"), "{email}");
        }
    }
}
