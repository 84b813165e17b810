//! The patients: the people all vendors share, as Carium knows them.

use crate::carium::state::{Demographics, Individual, Organization};
use crate::people::{Keeper, Person, known_to};

/// Seeds `count` patients, and their twins.
pub(super) fn seed(organization: &mut Organization, seed: u64, count: usize) {
    for person in known_to(Keeper::Carium, seed, count) {
        let mut is = demographics(&person);
        // Who shares an address logs in by telephone; who shares that too has no account of their own yet.
        let is_taken = |name: &String| organization.individuals.by_username(name).is_some();
        is.username = is.email.clone().filter(|name| !is_taken(name));
        if is.username.is_none() {
            is.username = is.mobile_phone.clone().filter(|name| !is_taken(name));
        }
        let id = organization.uuid();
        let individual = Individual::new(id, organization.id, is);
        organization.individuals.add(Individual { mrn: Some(person.mrn), ..individual });
    }
}

fn demographics(person: &Person) -> Demographics {
    // Somebody who bears one name only has it as their last name at Solo; here both are wanted.
    let first_name = if person.first.is_empty() { person.last.clone() } else { person.first.clone() };
    Demographics {
        first_name,
        last_name: person.last.clone(),
        birth_date: person.birth,
        gender: match person.gender {
            "female" => "female",
            "male" => "male",
            "other" => "other",
            _ => "unknown",
        },
        email: Some(person.email.clone()),
        mobile_phone: Some(person.e164()),
        locale: if person.language == "Spanish" { "es_US" } else { "en_US" },
        groups: Vec::new(),
        username: None,
    }
}
