//! C1-02, C1-03, C1-04, C1-09: lists, and what is wrong with them.

use clinone::{CallErrorKind, SubjectNumber, VisitQuery};
use serde_json::{Value, json};

use crate::bodies::{patient, site, study, subject, visit, with};
use crate::exchange::Vendor;

const STUDY: &str = "studyIdentifier=STU-01%20a%2Fb";

#[tokio::test]
async fn c1_02_lists_studies_by_their_identifiers() {
    let vendor = Vendor::saying(json!([{"studyIdentifier": " STU-01 a/b ", "name": "Heart"}])).await;
    let listed = vendor.client().studies().list().await.unwrap();
    assert_eq!(listed.records[0].study_identifier, study());
    assert_eq!(listed.records[0].name.as_deref(), Some("Heart"));
    assert!(!listed.lacking && listed.drift.is_empty());
    vendor.sent_as("GET /api/v5/studies").await;
}

#[tokio::test]
async fn c1_03_lists_the_sites_of_a_study() {
    let own = json!({"siteIdentifier": "US 007", "studyIdentifier": "STU-01 a/b", "timeZone": "America/Chicago"});
    let vendor = Vendor::saying(json!([own, {"siteIdentifier": "x", "studyIdentifier": "other"}])).await;
    let listed = vendor.client().sites().list(&study()).await.unwrap();
    assert_eq!(listed.records.len(), 1);
    assert_eq!(listed.records[0].site_identifier, site());
    assert_eq!(listed.drift, ["C1-03: an entry is not of what was asked for"]);
    vendor.sent_as(&format!("GET /api/v5/sites?{STUDY}")).await;
}

#[tokio::test]
async fn c1_04_lists_the_patients_of_a_study_at_a_site() {
    let vendor = Vendor::saying(json!([patient()])).await;
    let listed = vendor.client().patients().list(&study(), Some(&site())).await.unwrap();
    assert!(listed.records[0].is(&study(), &subject()));
    vendor.sent_as(&format!("GET /api/v5/patients?{STUDY}&siteIdentifier=US%20007")).await;
}

#[tokio::test]
async fn c1_04_a_filter_that_the_vendor_does_not_know_brings_in_nobody_else() {
    let elsewhere = with(patient(), json!({"siteIdentifier": "DE 001"}));
    let other = with(patient(), json!({"studyIdentifier": "STU-02"}));
    let cased = with(patient(), json!({"studyIdentifier": "stu-01 A/B"}));
    let vendor = Vendor::saying(json!([elsewhere, other, cased, patient()])).await;
    let listed = vendor.client().patients().list(&study(), Some(&site())).await.unwrap();
    assert_eq!(listed.records.len(), 1);
    assert_eq!(listed.drift, ["C1-04: an entry is not of what was asked for"]);
    assert!(!listed.lacking);
}

#[tokio::test]
async fn c1_09_lists_visits_of_a_subject() {
    let other = with(visit(), json!({"patientIdentifier": "007/02"}));
    let vendor = Vendor::saying(json!([visit(), other])).await;
    let query = VisitQuery { site: Some(site()), patient: Some(subject()), ..VisitQuery::of_study(study()) };
    let listed = vendor.client().visits().list(&query).await.unwrap();
    assert_eq!(listed.records.len(), 1);
    assert_eq!(listed.records[0].patient_identifier, SubjectNumber::new("007/01"));
    vendor.sent_as(&format!("GET /api/v5/visits?{STUDY}&siteIdentifier=US%20007&patientIdentifier=007%2F01")).await;
}

#[tokio::test]
async fn a_list_may_stand_in_an_object_which_may_say_that_it_is_longer() {
    for (total, lacking) in [(json!(1), false), (json!("2"), true), (json!(7), true), (Value::Null, false)] {
        let vendor = Vendor::saying(json!({"items": [patient()], "total": total})).await;
        let listed = vendor.client().patients().list(&study(), None).await.unwrap();
        assert_eq!((listed.records.len(), listed.lacking), (1, lacking), "{total}");
    }
}

#[tokio::test]
async fn what_a_list_says_beside_is_noticed() {
    let vendor = Vendor::saying(json!({"items": [], "nextLink": "https://x.example/?token=7"})).await;
    let listed = vendor.client().patients().list(&study(), None).await.unwrap();
    assert_eq!(listed.drift, ["C1-04: field nextLink"]);
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_makes_a_list_lacking_and_hides_no_other() {
    let nameless = with(patient(), json!({"patientIdentifier": null}));
    let vendor = Vendor::saying(json!([nameless, patient(), 7, null])).await;
    let listed = vendor.client().patients().list(&study(), None).await.unwrap();
    assert_eq!((listed.records.len(), listed.unreadable, listed.lacking), (1, 3, true));
    assert_eq!(listed.drift, ["C1-04: an entry cannot be read"]);
}

#[tokio::test]
async fn what_is_no_list_is_unreadable_and_not_empty() {
    for body in [json!({}), json!({"items": null}), json!({"items": {}}), json!("x"), Value::Null, json!(7)] {
        let vendor = Vendor::saying(body.clone()).await;
        let error = vendor.client().patients().list(&study(), None).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed, "{body}");
    }
}

#[tokio::test]
async fn a_study_that_is_not_named_is_never_asked_for() {
    let vendor = Vendor::saying(json!([])).await;
    let none = clinone::StudyIdentifier::new(" ");
    let client = vendor.client();
    let errors = [
        client.sites().list(&none).await.unwrap_err(),
        client.patients().list(&none, None).await.unwrap_err(),
        client.visits().list(&VisitQuery::of_study(none.clone())).await.unwrap_err(),
        client.patients().get(&none, &subject()).await.unwrap_err(),
        client.patients().remove(&none, &subject()).await.unwrap_err(),
    ];
    for error in errors {
        let rule = CallErrorKind::InvalidInput { field: "studyIdentifier", rule: "is required" };
        assert_eq!(error.kind(), rule, "{error}");
    }
    assert_eq!(vendor.counts().await, (0, 0));
}
