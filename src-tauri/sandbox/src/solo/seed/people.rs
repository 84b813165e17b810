//! The patients: the people every vendor draws from, in Solo's shape.

use serde_json::{Map, Value, json};

use crate::people::{Person, invent};
use crate::solo::state::{Clinic, Patient};

/// Seeds `count` patients; the difficult ones come first.
pub(super) fn seed(clinic: &mut Clinic, count: usize) {
    let mut rng = clinic.rng.fork();
    for person in invent(&mut rng, count) {
        let mut record = write(&person);
        peculiarity(&person, &mut record);
        let number = person.number;
        let external = if number == 8 { "ext 8/8".to_owned() } else { format!("pt-{}", 1_001 + number) };
        let aggregate = clinic.uuid();
        let mut demographics = Patient::blank();
        Patient::apply(&mut demographics, record);
        clinic.people.add(external, aggregate, demographics);
    }
}

fn write(person: &Person) -> Map<String, Value> {
    let record = json!({
        "mrn": person.mrn,
        "name": [{
            "use": "usual",
            "family": person.full_name(),
            "firstName": person.first,
            "middleName": person.middle,
            "lastName": person.last,
            "alias": "",
        }],
        "birthDate": person.birth,
        "gender": person.gender,
        "maritalStatus": person.marital,
        "telecom": [
            { "use": "home", "system": "phone", "value": person.phone() },
            { "use": "home", "system": "email", "value": person.email },
        ],
        "preferredLanguage": person.language,
        "race": person.race,
        "ethnicity": person.ethnicity,
        "address": [{
            "city": person.city,
            "use": "home",
            "apartment": person.apartment,
            "country": "USA",
            "state": person.state,
            "postalcode": person.postal,
            "line": [person.street, ""],
        }],
    });
    match record {
        Value::Object(record) => record,
        _ => Map::new(),
    }
}

fn peculiarity(person: &Person, record: &mut Map<String, Value>) {
    let mut set = |member: &str, value: Value| record.insert(member.to_owned(), value);
    if person.has_died {
        set("deceased", json!(true));
        set("deceasedAt", json!("2024-02-29 11:45 PM"));
    }
    match person.number {
        9 => {
            set("active", json!(false));
        }
        10 | 11 => {
            set("isLinkedByEmail", json!(true));
            set("groupType", json!("family"));
            set("groupName", json!("Hollis-Reed"));
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
