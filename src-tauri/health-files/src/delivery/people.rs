//! Whose a file is, as far as its records say: a `Patient` in it, the subjects of its observations, the Device Manager's
//! own number of a patient. What says nothing is nobody's in particular; what says two things is of several people.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use domain::Gender;
use serde_json::Value;

use super::{Shape, text};
use crate::broken::Fault;

/// How many people and names of one are told apart; a file with more is of several.
const MOST: usize = 64;

/// Whom a file says it is of; what it does not say is absent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The birth date in FHIR's own form: a year, a month or a day.
    pub born: Option<String>,
    /// Sex.
    pub sex: Option<Gender>,
    /// The name, given names first.
    pub name: Option<String>,
    /// Numbers, as the file has them.
    pub numbers: Vec<String>,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(..)")
    }
}

/// The people that records name.
#[derive(Default)]
pub(super) struct People {
    /// Each with the references under which records mean it.
    patients: Vec<(BTreeSet<String>, Person)>,
    /// What records say that they are of, by what it is called.
    subjects: BTreeMap<String, Person>,
    several: bool,
}

impl People {
    /// Takes what a record says. `address` is under which a `Bundle` has it.
    pub(super) fn take(&mut self, shape: Shape, record: &Value, address: Option<&str>) {
        match shape {
            Shape::Fhir if record["resourceType"] == "Patient" => {
                let id = record["id"].as_str().map(|id| format!("Patient/{id}"));
                self.patient(id.into_iter().chain(address.map(short)).collect(), person(record));
            }
            Shape::Fhir if record["resourceType"] == "Observation" && of_no_patient(record).is_none() => {
                self.subject(record);
            }
            Shape::DeviceManager => {
                if let Ok(Some(number)) = text(&record["patientId"]) {
                    let person = Person { numbers: vec![number.clone()], ..Person::default() };
                    self.called(format!("number {number}"), person);
                }
            }
            Shape::Fhir | Shape::HealthKit | Shape::Medisante => {}
        }
    }

    /// Whose the file is; none where nothing says it.
    ///
    /// # Errors
    /// [`Fault::SeveralPeople`].
    pub(super) fn one(mut self) -> Result<Option<Person>, Fault> {
        if self.several || self.patients.len() > 1 {
            return Err(Fault::SeveralPeople);
        }
        let Some((keys, patient)) = self.patients.pop() else {
            let mut all = self.subjects.into_values();
            let first = all.next();
            return if all.next().is_some() { Err(Fault::SeveralPeople) } else { Ok(first) };
        };
        let is_patient = |(key, said): (&String, &Person)| {
            keys.contains(key)
                || said.numbers.iter().any(|number| patient.numbers.contains(number))
                || (said.numbers.is_empty() && said.name.is_some() && said.name == patient.name)
        };
        if self.subjects.iter().all(is_patient) { Ok(Some(patient)) } else { Err(Fault::SeveralPeople) }
    }

    fn patient(&mut self, keys: BTreeSet<String>, person: Person) {
        // A name alone makes nobody the same: one of two that are alike has to stand in an observation, or to have the
        // other's address or numbers.
        let same = |known: &BTreeSet<String>, other: &Person| {
            let told = known.is_empty() || keys.is_empty() || !known.is_disjoint(&keys) || !person.numbers.is_empty();
            told && *other == person
        };
        match self.patients.iter_mut().find(|(known, other)| same(known, other)) {
            Some((known, _)) => known.extend(keys),
            None => self.patients.push((keys, person)),
        }
        self.several |= self.patients.len() > 1 || self.patients.iter().any(|(keys, _)| keys.len() > MOST);
    }

    fn subject(&mut self, observation: &Value) {
        let subject = &observation["subject"];
        if let Some(contained) = contained(observation, subject) {
            return self.patient(BTreeSet::new(), person(contained));
        }
        let (number, name) = (text(&subject["identifier"]["value"]), text(&subject["display"]));
        let (number, name) = (number.ok().flatten(), name.ok().flatten());
        let reference = subject["reference"].as_str().map(short);
        let key = reference
            .clone()
            .or_else(|| Some(format!("number {}", number.as_ref()?)))
            .or_else(|| Some(format!("name {}", name.as_ref()?)));
        let Some(key) = key else { return };
        let id = reference.map(|reference| reference.rsplit('/').next().unwrap_or_default().to_owned());
        let numbers = number.into_iter().chain(id).collect();
        self.called(key, Person { name, numbers, ..Person::default() });
    }

    fn called(&mut self, key: String, person: Person) {
        self.subjects.entry(key).or_insert(person);
        self.several |= self.subjects.len() > MOST;
    }
}

/// Of what an observation is, when it is of anything but a patient.
pub(super) fn of_no_patient(observation: &Value) -> Option<&str> {
    let subject = &observation["subject"];
    let told = subject["type"].as_str();
    let told = told.or_else(|| contained(observation, subject)?["resourceType"].as_str());
    let told = told.or_else(|| {
        let kind = unversioned(subject["reference"].as_str()?).rsplit('/').nth(1)?;
        Some(kind).filter(|kind| kind.starts_with(|first: char| first.is_ascii_uppercase()))
    });
    told.filter(|kind| *kind != "Patient")
}

/// The resource that stands in an observation and is its subject.
fn contained<'a>(observation: &'a Value, subject: &Value) -> Option<&'a Value> {
    let id = subject["reference"].as_str()?.strip_prefix('#')?;
    observation["contained"].as_array()?.iter().find(|one| one["id"] == id)
}

/// A reference without the server and the version: `Patient/7`, or as it is where it has no such end.
fn short(reference: &str) -> String {
    let plain = unversioned(reference.trim());
    let mut parts = plain.rsplitn(3, '/');
    match (parts.next(), parts.next()) {
        (Some(id), Some(kind)) if !kind.is_empty() => format!("{kind}/{id}"),
        _ => plain.to_owned(),
    }
}

fn unversioned(reference: &str) -> &str {
    reference.split("/_history/").next().unwrap_or(reference)
}

fn person(patient: &Value) -> Person {
    let word = |value: &Value| text(value).ok().flatten();
    let sex = match patient["gender"].as_str() {
        Some("male") => Some(Gender::Male),
        Some("female") => Some(Gender::Female),
        Some("other") => Some(Gender::Other),
        _ => None,
    };
    let names = patient["name"].as_array().map(Vec::as_slice).unwrap_or_default();
    let name = names.iter().find(|name| name["use"] == "official").or(names.first());
    let name = name.and_then(|name| {
        word(&name["text"]).or_else(|| {
            let given = name["given"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let parts: Vec<&str> = given.chain(name["family"].as_str()).collect();
            word(&Value::from(parts.join(" ")))
        })
    });
    let numbers = patient["identifier"].as_array().into_iter().flatten().take(MOST);
    let numbers = numbers.filter_map(|number| word(&number["value"])).collect();
    Person { born: word(&patient["birthDate"]), sex, name, numbers }
}
