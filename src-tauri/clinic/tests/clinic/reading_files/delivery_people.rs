//! Whose deliveries are: compared with the patient before anything is read, and never two people's.

use clinic::ClinicError;
use clinic::views::{BeginReadingImport, PersonDiffers, ReadingImportState};
use domain::Gender;
use serde_json::{Value, json};

use super::deliveries::observed;
use super::desk::Desk;

fn bundle(resources: &[Value]) -> String {
    let entries = resources.iter().map(|one| json!({"resource": one})).collect::<Vec<_>>();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string()
}

fn of(subject: Value) -> Value {
    let mut observation = observed("2024-05-21T15:40:00Z", json!(71));
    observation["subject"] = subject;
    observation
}

/// The patient on screen, as FHIR has them.
async fn patient(desk: &Desk) -> Value {
    let person = desk.desktop.session.member().patient(&desk.patient).await.unwrap().person;
    let gender = match person.gender {
        Gender::Male => "male",
        Gender::Female => "female",
        Gender::Other => "other",
        Gender::Unknown => "unknown",
    };
    json!({
        "resourceType": "Patient", "id": "p1", "birthDate": person.birth_date, "gender": gender,
        "name": [{"family": person.name.family, "given": person.name.given}],
        "identifier": [{"system": "urn:elsewhere", "value": "none of ours"}, {"value": person.number.unwrap().value}],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn x_01_the_person_of_a_bundle_is_compared_and_a_difference_has_to_be_meant() {
    let desk = Desk::open().await;
    let theirs = patient(&desk).await;
    let one = of(json!({"reference": "Patient/p1"}));
    let look = desk.look("bundle.json", bundle(&[theirs.clone(), one.clone()])).await.unwrap();
    assert_eq!(look.person.differs, [], "{:?}", look.person);
    assert!(look.person.name.is_some() && look.person.number.is_some());
    let input = BeginReadingImport { meant: false, ..desk.input(&look) };
    let id = desk.clinician().begin_reading_import(input).await.unwrap();
    assert_eq!(desk.read(&id).await.state, ReadingImportState::Whole);

    let mut other = theirs;
    other["birthDate"] = json!("1901-02-03");
    other["gender"] = json!("other");
    other["name"] = json!([{"text": "Somebody Else"}]);
    other["identifier"] = json!([{"value": "of nobody here"}]);
    let look = desk.look("bundle.json", bundle(&[other.clone(), one.clone()])).await.unwrap();
    let all = [PersonDiffers::Born, PersonDiffers::Sex, PersonDiffers::Name, PersonDiffers::Number];
    assert!(all.iter().filter(|one| **one != PersonDiffers::Sex).all(|one| look.person.differs.contains(one)));
    let input = BeginReadingImport { meant: false, ..desk.input(&look) };
    let asked = desk.clinician().begin_reading_import(input).await;
    assert!(matches!(asked, Err(ClinicError::Conflict("personDiffers"))));
    // A year that is the patient's own agrees, and another does not.
    let year = desk.desktop.session.member().patient(&desk.patient).await.unwrap().person.birth_date.unwrap();
    other["birthDate"] = json!(&year[..4]);
    let look = desk.look("bundle.json", bundle(&[other.clone(), one.clone()])).await.unwrap();
    assert!(!look.person.differs.contains(&PersonDiffers::Born));
    other["birthDate"] = json!("1901");
    let look = desk.look("bundle.json", bundle(&[other, one])).await.unwrap();
    assert!(look.person.differs.contains(&PersonDiffers::Born));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subject_or_a_number_of_nobody_here_has_to_be_meant() {
    let desk = Desk::open().await;
    let number = desk.desktop.session.member().patient(&desk.patient).await.unwrap().person.number.unwrap().value;
    let stored = json!({"rawData": 1, "patientId": "65a1"});
    for (file, differs) in [
        (of(json!({"reference": "Patient/p1"})), true),
        (of(json!({"reference": "Patient/p1", "identifier": {"value": number}})), false),
        (of(json!({"identifier": {"value": number}})), false),
        (of(Value::Null), false),
        (stored, true),
    ] {
        let look = desk.look("file.json", file.to_string()).await.unwrap();
        assert_eq!(look.person.differs.contains(&PersonDiffers::Number), differs, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_several_people_is_refused() {
    let desk = Desk::open().await;
    let theirs = patient(&desk).await;
    let two = bundle(&[theirs.clone(), of(json!({"reference": "Patient/p1"})), of(json!({"reference": "Patient/p2"}))]);
    let records = json!([{"rawData": 1, "patientId": "65a1"}, {"rawData": 1, "patientId": "65a2"}]).to_string();
    for file in [two, records] {
        let refused = desk.look("file.json", file).await;
        assert!(matches!(refused, Err(ClinicError::Invalid { field: "file", what: "severalPeople" })), "{refused:?}");
    }
}
