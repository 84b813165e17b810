//! Looking through a file of deliveries before it is read: what it holds, and whose it says it is.

use std::io::Cursor;

use domain::Gender;
use health_files::delivery::{Look, Person, look};
use health_files::{Broken, Fault};
use serde_json::{Value, json};

use super::delivery::{observations, sample};

fn looked(file: &Value) -> Result<Look, Fault> {
    through(&file.to_string()).map_err(|broken| broken.fault)
}

fn through(text: &str) -> Result<Look, Broken> {
    look(Cursor::new(text.as_bytes().to_vec()))
}

fn bundle(resources: &[Value]) -> Value {
    let entries = resources.iter().map(|one| json!({"fullUrl": one["id"], "resource": one}));
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries.collect::<Vec<_>>()})
}

fn observation(subject: Value) -> Value {
    json!({"resourceType": "Observation", "subject": subject})
}

fn rosa(id: &str) -> Value {
    json!({
        "resourceType": "Patient", "id": id, "birthDate": "1968-03-14", "gender": "female",
        "name": [{"use": "nickname", "text": "Rosie"}, {"use": "official", "given": ["Rosa", "M."], "family": "Duarte"}],
        "identifier": [{"system": "urn:x", "value": "4410511"}, {"value": " "}],
    })
}

fn person_of(file: &Value) -> Option<Person> {
    looked(file).unwrap().person
}

fn numbers(numbers: &[&str]) -> Person {
    Person { numbers: numbers.iter().map(|number| (*number).to_owned()).collect(), ..Person::default() }
}

#[test]
fn what_a_file_holds_is_counted_and_its_devices_are_named() {
    let stored = json!({"_id": "1", "deviceId": "cuff-1", "patientId": "65a1", "rawData": "x"});
    let normalised = json!({"_id": "2", "deviceId": "cuff-1", "patientId": "65a1",
        "normalizedData": {"observations": observations()}});
    let delivery = json!({"metadata": {}, "device": {"id": "scale-7"}, "measurements": {"data": 1}});
    let all = looked(&json!([sample(json!(71)), stored, normalised, delivery, 7, null])).unwrap();
    assert_eq!((all.health_kit, all.device_manager, all.medisante, all.fhir), (1, 2, 1, 0));
    assert_eq!(all.devices.iter().collect::<Vec<_>>(), ["Watch", "cuff-1", "scale-7"]);
    assert_eq!(all.person, Some(numbers(&["65a1"])));
    assert_eq!(looked(&json!([sample(json!(71))])).unwrap().person, None, "nothing says whose it is");
}

#[test]
fn a_patient_is_read_with_what_is_compared() {
    let file = bundle(&[rosa("p1"), observation(json!({"reference": "Patient/p1"})), observation(Value::Null)]);
    let expected = Person {
        born: Some("1968-03-14".to_owned()),
        sex: Some(Gender::Female),
        name: Some("Rosa M. Duarte".to_owned()),
        numbers: vec!["4410511".to_owned()],
    };
    assert_eq!(person_of(&file).unwrap(), expected);
    assert_eq!(format!("{expected:?}"), "Person(..)");
    // The same without a name for what is the same server, a version, a Bundle's own address.
    for reference in ["https://fhir.example/r4/Patient/p1", "Patient/p1/_history/3", "p1"] {
        assert!(
            person_of(&bundle(&[observation(json!({"reference": reference})), rosa("p1")])).is_some(),
            "{reference}"
        );
    }
    let by_number = observation(json!({"identifier": {"value": "4410511"}}));
    assert_eq!(person_of(&bundle(&[rosa("p1"), by_number])), Some(expected.clone()));
    let mut inside = observation(json!({"reference": "#me"}));
    inside["contained"] = json!([rosa("me")]);
    assert_eq!(person_of(&json!([inside.clone(), inside])), Some(expected));
}

#[test]
fn a_subject_alone_gives_the_numbers_and_the_name_that_it_has() {
    let subject = json!({"reference": "Patient/7", "identifier": {"value": "MRN-7"}, "display": "Duarte, Rosa"});
    let person = person_of(&json!([observation(subject.clone()), observation(subject)])).unwrap();
    assert_eq!(person, Person { name: Some("Duarte, Rosa".to_owned()), ..numbers(&["MRN-7", "7"]) });
}

#[test]
fn a_file_of_several_people_is_refused() {
    let other = |key: &str, value: &str| {
        let mut other = rosa("p2");
        other[key] = json!(value);
        other
    };
    let subject = |reference: &str| observation(json!({"reference": reference}));
    let mut nameless = rosa("p2");
    nameless["identifier"] = json!([]);
    let mut namesake = nameless.clone();
    namesake["id"] = json!("p3");
    let mut inside = subject("#me");
    inside["contained"] = json!([other("birthDate", "1990-01-01")]);
    inside["contained"][0]["id"] = json!("me");
    for file in [
        bundle(&[rosa("p1"), other("birthDate", "1990-01-01")]),
        bundle(&[nameless, namesake]),
        bundle(&[rosa("p1"), subject("Patient/p1"), subject("Patient/p9")]),
        bundle(&[rosa("p1"), inside]),
        json!([subject("Patient/1"), subject("Patient/2")]),
        json!([observation(json!({"display": "Rosa Duarte"})), observation(json!({"display": "Ann Okafor"}))]),
        json!([{"rawData": 1, "patientId": "65a1"}, {"rawData": 1, "patientId": "65a2"}]),
        json!((0..200).map(|number| subject(&format!("Patient/{number}"))).collect::<Vec<_>>()),
    ] {
        assert_eq!(looked(&file), Err(Fault::SeveralPeople), "{file}");
    }
    // A device is nobody: what is of it is not read, and says nothing of whose the file is.
    let one = json!([subject("Patient/1"), subject("Device/2"), subject("Group/3")]);
    assert_eq!(person_of(&one), Some(numbers(&["1"])));
}

#[test]
fn what_holds_no_delivery_is_none_and_a_damaged_one_is_looked_at_up_to_there() {
    for (text, fault) in [
        ("{}", Fault::NoDelivery),
        ("[]", Fault::NoDelivery),
        (r#"{"a": [1, 2], "resource": {"resourceType": "Patient"}}"#, Fault::NoDelivery),
        (r#"{"startDate": "2024"#, Fault::Cut),
        ("{not json}", Fault::NotJson),
        ("[[[]", Fault::Cut),
    ] {
        assert_eq!(through(text).unwrap_err().fault, fault, "{text}");
    }
    let good = sample(json!(71)).to_string();
    assert_eq!(through(&format!("[{good}, {good}, {{")).unwrap().health_kit, 2);
}
