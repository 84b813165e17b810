//! C1-05 to C1-08: trial patients.

use chrono::NaiveDate;
use clinone::{CallErrorKind, NewPatient, Patient, PatientStatus, SiteIdentifier, StudyIdentifier, SubjectNumber};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::bodies::{patient, site, study, subject, with};
use crate::exchange::{Vendor, body};

const ONE: &str = "/api/v5/patients/007%2F01?studyIdentifier=STU-01%20a%2Fb";

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn new() -> NewPatient {
    NewPatient {
        first_name: some("Mike"),
        last_name: some("Shinoda"),
        email: some("mike@example.org"),
        mobile_phone: some("+13125550143"),
        date_of_birth: NaiveDate::from_ymd_opt(1983, 8, 15),
        preferred_language: some("es-US"),
        time_zone: some("America/Chicago"),
        status: Some(PatientStatus::Enrolled),
        ..NewPatient::new(study(), site(), subject())
    }
}

async fn read(body: Value) -> Patient {
    Vendor::saying(body).await.client().patients().get(&study(), &subject()).await.unwrap()
}

#[tokio::test]
async fn c1_05_sends_the_patient_and_takes_any_success() {
    for answer in [
        ResponseTemplate::new(201).set_body_json(patient()),
        ResponseTemplate::new(201),
        ResponseTemplate::new(204),
        ResponseTemplate::new(200).set_body_json(json!({"message": "ok"})),
    ] {
        let vendor = Vendor::answering(answer).await;
        vendor.client().patients().enrol(&new()).await.unwrap();
        assert_eq!(body(&vendor.sent_as("POST /api/v5/patients").await), patient());
    }
}

#[tokio::test]
async fn c1_05_leaves_out_what_is_not_told() {
    let vendor = Vendor::answering(ResponseTemplate::new(201)).await;
    vendor.client().patients().enrol(&NewPatient::new(study(), site(), subject())).await.unwrap();
    let wanted = json!({"studyIdentifier": "STU-01 a/b", "siteIdentifier": "US 007", "patientIdentifier": "007/01"});
    assert_eq!(body(&vendor.sent_as("POST /api/v5/patients").await), wanted);
}

#[tokio::test]
async fn c1_05_a_success_that_speaks_of_another_subject_is_no_success() {
    let other = with(patient(), json!({"patientIdentifier": "007/02"}));
    let vendor = Vendor::answering(ResponseTemplate::new(201).set_body_json(other)).await;
    let error = vendor.client().patients().enrol(&new()).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Malformed);
}

#[tokio::test]
async fn c1_05_holds_a_patient_against_the_rules_before_anything_is_sent() {
    let vendor = Vendor::answering(ResponseTemplate::new(201)).await;
    let wrong = [
        ("studyIdentifier", NewPatient { study_identifier: StudyIdentifier::new(" "), ..new() }),
        ("siteIdentifier", NewPatient { site_identifier: SiteIdentifier::new(""), ..new() }),
        ("patientIdentifier", NewPatient { patient_identifier: SubjectNumber::new(""), ..new() }),
        ("email", NewPatient { email: some("mike"), ..new() }),
        ("email", NewPatient { email: some("mike @example.org"), ..new() }),
        ("mobilePhone", NewPatient { mobile_phone: some("(312) 555-0143"), ..new() }),
        ("mobilePhone", NewPatient { mobile_phone: some("+0312555"), ..new() }),
        ("preferredLanguage", NewPatient { preferred_language: some("Spanish (US)"), ..new() }),
        ("timeZone", NewPatient { time_zone: some("CST6CDT7"), ..new() }),
    ];
    let client = vendor.client();
    for (wanted, patient) in wrong {
        let error = client.patients().enrol(&patient).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wanted), "{error}");
    }
    assert_eq!(vendor.counts().await, (0, 0));
}

#[tokio::test]
async fn c1_06_reads_a_patient() {
    let vendor = Vendor::saying(patient()).await;
    let read = vendor.client().patients().get(&study(), &subject()).await.unwrap();
    assert_eq!((read.first_name.as_deref(), read.last_name.as_deref()), (Some("Mike"), Some("Shinoda")));
    assert_eq!(read.birth_day(), NaiveDate::from_ymd_opt(1983, 8, 15));
    assert_eq!(read.time_zone.as_deref(), Some("America/Chicago"));
    assert_eq!(read.status, Some(PatientStatus::Enrolled));
    assert!(read.drift().is_empty());
    vendor.sent_as(&format!("GET {ONE}")).await;
}

#[tokio::test]
async fn c1_06_never_gives_out_another_subject_or_one_of_another_study() {
    for wrong in [json!({"patientIdentifier": "007/1"}), json!({"studyIdentifier": "STU-02"})] {
        let vendor = Vendor::saying(with(patient(), wrong)).await;
        let error = vendor.client().patients().get(&study(), &subject()).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}

#[tokio::test]
async fn c1_06_keeps_what_it_does_not_know_and_says_where() {
    let odd =
        json!({"status": "Randomized", "arm": "B", "dateOfBirth": "15/08/1983", "email": null, "first_name": "X"});
    let read = read(with(patient(), odd)).await;
    assert_eq!(read.status, Some(PatientStatus::Unknown("Randomized".to_owned())));
    assert_eq!((read.birth_day(), read.email.as_deref(), read.first_name.as_deref()), (None, None, Some("Mike")));
    assert_eq!(
        read.drift(),
        [
            "C1-06: field arm",
            "C1-06: field unnamed.first_name",
            "C1-06: status has an unknown word",
            "C1-06: date_of_birth is no day"
        ]
    );
}

#[tokio::test]
async fn a_patient_is_found_or_is_not_there() {
    let vendor = Vendor::saying(patient()).await;
    assert!(vendor.client().patients().find(&study(), &subject()).await.unwrap().is_some());
    let vendor = Vendor::answering(ResponseTemplate::new(404)).await;
    assert_eq!(vendor.client().patients().find(&study(), &subject()).await.unwrap(), None);
    let vendor = Vendor::answering(ResponseTemplate::new(500)).await;
    assert!(vendor.client().patients().find(&study(), &subject()).await.is_err());
}

#[tokio::test]
async fn c1_07_sends_the_whole_record_with_what_it_does_not_know() {
    let odd = json!({"status": "Randomized", "arm": "B", "email": null, "first_name": "X"});
    let before = read(with(patient(), odd.clone())).await;
    let after = Patient { mobile_phone: some("+13125550199"), ..before.clone() };
    let vendor = Vendor::answering(ResponseTemplate::new(204)).await;
    vendor.client().patients().update(&before, &after).await.unwrap();
    let wanted = with(with(patient(), odd), json!({"mobilePhone": "+13125550199"}));
    assert_eq!(body(&vendor.sent_as(&format!("PUT {ONE}")).await), wanted);
}

#[tokio::test]
async fn c1_07_judges_what_changes_and_nothing_that_the_vendor_keeps_otherwise() {
    let before = read(with(patient(), json!({"mobilePhone": "555-0143", "timeZone": "Central"}))).await;
    let vendor = Vendor::answering(ResponseTemplate::new(204)).await;
    let patients = vendor.client();
    let update = async |after: Patient| patients.patients().update(&before, &after).await;
    update(Patient { first_name: some("Michael"), ..before.clone() }).await.unwrap();
    for (wanted, after) in [
        ("mobilePhone", Patient { mobile_phone: some("555-0144"), ..before.clone() }),
        ("timeZone", Patient { time_zone: some("Eastern"), ..before.clone() }),
        ("dateOfBirth", Patient { date_of_birth: some("1983-13-15"), ..before.clone() }),
        ("patientIdentifier", Patient { patient_identifier: SubjectNumber::new("8"), ..before.clone() }),
        ("studyIdentifier", Patient { study_identifier: StudyIdentifier::new("8"), ..before.clone() }),
    ] {
        let error = update(after).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wanted), "{error}");
    }
    assert_eq!(vendor.counts().await.1, 1);
}

#[tokio::test]
async fn c1_08_removes_a_subject_of_a_study() {
    let vendor = Vendor::answering(ResponseTemplate::new(204)).await;
    vendor.client().patients().remove(&study(), &subject()).await.unwrap();
    vendor.sent_as(&format!("DELETE {ONE}")).await;
}

#[tokio::test]
async fn debug_shows_the_subject_number_and_never_the_person() {
    let read = read(with(patient(), json!({"arm": "secret"}))).await;
    let shown = format!("{read:?} {:?}", new());
    assert!(shown.contains("007/01"));
    for hidden in ["Mike", "Shinoda", "1983", "3125550143", "example.org", "secret"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
