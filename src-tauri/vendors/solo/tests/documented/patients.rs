//! Reading patients: SOLO-01 and SOLO-02.

use chrono::NaiveDate;
use solo::{CallErrorKind, PatientId, PatientRead, Spid};

use crate::bodies;
use crate::exchange::{answering, client, count, sent_as};

fn assert_documented(patient: &PatientRead) {
    assert_eq!(patient.mrn.as_deref(), Some("MRN-123"));
    assert_eq!(patient.account_number.as_deref(), Some("A-123"));
    let [name] = patient.name.as_slice() else { panic!("one name") };
    assert_eq!(
        [&name.use_, &name.family, &name.first_name, &name.middle_name, &name.last_name, &name.alias]
            .map(|part| part.as_deref().unwrap()),
        ["usual", "Mike Shinoda", "Mike", "", "Shinoda", ""]
    );
    assert_eq!(patient.birth_date.as_deref(), Some("1983-08-15"));
    assert_eq!(patient.birth_day(), NaiveDate::from_ymd_opt(1983, 8, 15));
    assert_eq!(
        [&patient.gender, &patient.marital_status, &patient.preferred_language, &patient.race, &patient.ethnicity]
            .map(|word| word.as_deref().unwrap()),
        ["male", "married", "English", "White", "not Hispanic or Latino"]
    );
    let telecom: Vec<_> = patient
        .telecom
        .iter()
        .map(|one| [&one.use_, &one.system, &one.value].map(|part| part.as_deref().unwrap()))
        .collect();
    assert_eq!(telecom, [["home", "phone", "+1 (111) 111-1111"], ["home", "email", "mike_zzzzzzz@company.com"]]);
    assert_eq!(patient.contact[0].telecom[1].value.as_deref(), Some("someemail@email.email"));
    assert!(patient.contact[0].name.is_empty());
    let address = &patient.address[0];
    assert_eq!(
        [&address.city, &address.use_, &address.apartment, &address.country, &address.state, &address.postal_code]
            .map(|part| part.as_deref().unwrap()),
        ["New York", "home", "", "USA", "NY", "10019"]
    );
    assert_eq!(address.line, ["123 Main St", ""]);
    assert_eq!((patient.active, patient.deceased, patient.family_member), (Some(true), Some(true), Some(false)));
    assert_eq!(patient.deceased_at.as_deref(), Some("2020-03-31 10:12 AM"));
    assert_eq!(patient.died_at().unwrap().to_string(), "2020-03-31 10:12:00");
    assert_eq!(patient.is_linked_by_email, Some(false));
    let group = patient.shared_email_group.as_ref().unwrap();
    assert_eq!((group.kind.as_deref(), group.name.as_deref()), (Some("family"), Some("Family Name")));
    assert_eq!(patient.drift(), [""; 0], "the document's own patient is no drift");
}

#[tokio::test]
async fn solo_01_reads_the_documented_patient() {
    let server = answering(bodies::patient()).await;
    let patient = client(&server).patients().get(&PatientId("1".to_owned())).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/patients/1").await;
    assert!(request.body.is_empty());
    assert_documented(&patient);
}

#[tokio::test]
async fn solo_02_reads_the_documented_patient_by_number() {
    let server = answering(bodies::patient()).await;
    let patient = client(&server).patients().get_by_spid(Spid(1)).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/patients/id/type/SPID/value/1").await;
    assert!(request.body.is_empty());
    assert_documented(&patient);
}

#[tokio::test]
async fn solo_01_encodes_an_id_so_that_it_stays_one_segment() {
    let server = answering(bodies::patient()).await;
    client(&server).patients().get(&PatientId("a/../b?c=%41 é".to_owned())).await.unwrap();
    sent_as(&server, "GET /qapi/v1/patients/a%2F..%2Fb%3Fc%3D%2541%20%C3%A9").await;
}

#[tokio::test]
async fn solo_01_sends_nothing_for_an_id_that_addresses_something_else() {
    let server = answering(bodies::patient()).await;
    for id in ["", ".", ".."] {
        let error = client(&server).patients().get(&PatientId(id.to_owned())).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "id", .. }), "{id:?}: {error}");
    }
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn solo_01_shows_nothing_of_a_patient_in_debug() {
    let server = answering(bodies::patient()).await;
    let patient = client(&server).patients().get(&PatientId("1".to_owned())).await.unwrap();
    let group = format!("{:?}", patient.shared_email_group);
    let shown = format!("{patient:?} {group}");
    for word in ["Shinoda", "1983", "MRN-123", "Main St", "Family Name"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}
