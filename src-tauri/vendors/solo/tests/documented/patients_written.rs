//! Writing patients: SOLO-03 to SOLO-05, and the rules that are checked before anything is sent.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};
use solo::{Address, CallErrorKind, Contact, Name, NewPatient, PatientId, PatientWrite, Spid, Telecom};
use wiremock::ResponseTemplate;

use crate::bodies;
use crate::exchange::{answering, body, client, count, sent_as, server};

fn noted(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn telecom(system: &str, value: &str) -> Telecom {
    Telecom { use_: some("home"), system: some(system), value: some(value) }
}

/// The document's patient in the write shape, linked by mail so that the group may be named.
fn documented() -> PatientWrite {
    PatientWrite {
        mrn: some("MRN-123"),
        name: Some(vec![Name {
            use_: some("usual"),
            family: some("Mike Shinoda"),
            first_name: some("Mike"),
            middle_name: some(""),
            last_name: some("Shinoda"),
            alias: some(""),
        }]),
        birth_date: NaiveDate::from_ymd_opt(1983, 8, 15),
        gender: some("male"),
        marital_status: some("married"),
        telecom: Some(vec![telecom("phone", "+1 (111) 111-1111"), telecom("email", "mike_zzzzzzz@company.com")]),
        contact: Some(vec![Contact {
            telecom: vec![telecom("phone", "phone"), telecom("email", "someemail@email.email")],
            name: vec![],
        }]),
        preferred_language: some("English"),
        race: some("White"),
        ethnicity: some("not Hispanic or Latino"),
        address: Some(vec![Address {
            city: some("New York"),
            use_: some("home"),
            apartment: some(""),
            country: some("USA"),
            state: some("NY"),
            postal_code: some("10019"),
            line: vec!["123 Main St".to_owned(), String::new()],
        }]),
        active: Some(true),
        deceased: Some(true),
        deceased_at: Some(noted("2020-03-31 10:12")),
        is_linked_by_email: Some(true),
        group_type: some("family"),
        group_name: some("Family Name"),
    }
}

/// The body that the document shows for [`documented`], without its two deprecated fields.
fn documented_body() -> Value {
    let mut body = bodies::patient();
    let fields = body.as_object_mut().unwrap();
    for gone in ["accountNumber", "familyMember", "sharedEmailGroup"] {
        fields.remove(gone).unwrap();
    }
    fields.insert("isLinkedByEmail".to_owned(), json!(true));
    fields.insert("groupType".to_owned(), json!("family"));
    fields.insert("groupName".to_owned(), json!("Family Name"));
    body
}

#[tokio::test]
async fn solo_03_sends_the_documented_patient_and_takes_an_empty_list_for_success() {
    let server = answering(json!([])).await;
    client(&server).patients().update(&PatientId("1".to_owned()), &documented()).await.unwrap();
    let request = sent_as(&server, "PUT /qapi/v1/patients/1").await;
    assert_eq!(body(&request), documented_body());
}

#[tokio::test]
async fn solo_04_sends_the_documented_patient_by_number() {
    let server = answering(json!([])).await;
    client(&server).patients().update_by_spid(Spid(1), &documented()).await.unwrap();
    let request = sent_as(&server, "PUT /qapi/v1/patients/id/type/SPID/value/1").await;
    assert_eq!(body(&request), documented_body());
}

#[tokio::test]
async fn solo_03_sends_only_what_changes_and_takes_204_for_success() {
    let server = server(ResponseTemplate::new(204)).await;
    let write = PatientWrite { gender: some("female"), ..PatientWrite::default() };
    client(&server).patients().update(&PatientId("1".to_owned()), &write).await.unwrap();
    assert_eq!(body(&sent_as(&server, "PUT /qapi/v1/patients/1").await), json!({"gender": "female"}));
}

#[tokio::test]
async fn solo_05_sends_the_documented_patient_with_its_id_and_reads_a_bare_number() {
    let server = answering(json!(12345)).await;
    let new = NewPatient { id: PatientId("patientId".to_owned()), patient: documented() };
    assert_eq!(client(&server).patients().create(&new).await.unwrap(), Spid(12345));
    let mut expected = documented_body();
    expected["id"] = json!("patientId");
    assert_eq!(body(&sent_as(&server, "POST /qapi/v1/patients").await), expected);
}

#[tokio::test]
async fn solo_05_requires_an_id_and_sends_nothing_without() {
    let server = answering(json!(12345)).await;
    let new = NewPatient { id: PatientId("  ".to_owned()), patient: PatientWrite::default() };
    let error = client(&server).patients().create(&new).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::InvalidInput { field: "id", rule: "is required" });
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn deceased_and_deceased_at_go_together_or_nothing_is_sent() {
    let server = answering(json!([])).await;
    let solo = client(&server);
    let at = Some(noted("2020-03-31 10:12"));
    for (deceased, deceased_at) in [(Some(true), None), (Some(false), at), (None, at)] {
        let write = PatientWrite { deceased, deceased_at, ..PatientWrite::default() };
        let id = PatientId("1".to_owned());
        let new = NewPatient { id: id.clone(), patient: write.clone() };
        let refused = [
            solo.patients().update(&id, &write).await.unwrap_err(),
            solo.patients().update_by_spid(Spid(1), &write).await.unwrap_err(),
            solo.patients().create(&new).await.unwrap_err(),
        ];
        for (error, operation) in refused.iter().zip(["SOLO-03", "SOLO-04", "SOLO-05"]) {
            assert_eq!(error.operation(), operation);
            assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "deceasedAt", .. }), "{error}");
        }
    }
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn a_group_is_sent_only_for_a_patient_linked_by_mail() {
    let server = answering(json!([])).await;
    let write = PatientWrite { group_name: some("Family Name"), ..PatientWrite::default() };
    let error = client(&server).patients().update_by_spid(Spid(1), &write).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "groupName", .. }));
    assert_eq!(count(&server).await, 0);
}
