//! A profile that an administrator edited: other paths, other names, other words.

use clinone::{
    ClinOne, DEFAULT_PROFILE, PatientStatus, Profile, SHAPE, VisitIdentifier, VisitQuery, VisitStatus, default_profile,
};
use serde_json::json;

use crate::bodies::{patient, study, subject, visit};
use crate::exchange::Vendor;

/// The default profile with each `from`, which stands in it once, made `to`.
pub fn profile(changes: &[(&str, &str)]) -> Profile {
    let mut text = DEFAULT_PROFILE.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    Profile::read(&text, &SHAPE).unwrap()
}

#[tokio::test]
async fn paths_names_and_words_are_the_profiles() {
    let vendor = Vendor::saying(json!({
        "study": "STU-01 a/b", "siteIdentifier": "US 007", "subjectNumber": "007/01", "surname": "Shinoda",
        "lastName": "not this", "status": "2"
    }))
    .await;
    let mut config = vendor.config();
    config.profile = profile(&[
        ("patient = \"/api/v5/patients/{id}\"", "patient = \"/v6/subjects/{id}/record\""),
        (
            "study_identifier = \"studyIdentifier\"                    # A-C1-12",
            "study_identifier = \"study\" # A-C1-12",
        ),
        (
            "study_identifier = \"studyIdentifier\"                    # A-C1-09\nsite_identifier = \"siteIdentifier\"                      # A-C1-09\npatient_identifier = \"patientIdentifier\"                # A-C1-09: the subject number",
            "study_identifier = \"study\"\nsite_identifier = \"siteIdentifier\"\npatient_identifier = \"subjectNumber\"",
        ),
        ("last_name = \"lastName\"", "last_name = \"surname\""),
        ("enrolled = \"enrolled\"", "enrolled = \"2\""),
    ]);
    let client = ClinOne::new(&config).unwrap();
    let read = client.patients().get(&study(), &subject()).await.unwrap();
    assert_eq!(read.last_name.as_deref(), Some("Shinoda"));
    assert_eq!(read.status, Some(PatientStatus::Enrolled));
    assert_eq!(read.drift(), ["C1-06: field lastName"]);
    vendor.sent_as("GET /v6/subjects/007%2F01/record?study=STU-01%20a%2Fb").await;
}

#[tokio::test]
async fn a_word_that_was_given_to_another_meaning_is_unknown_under_its_old_name() {
    let vendor = Vendor::saying(json!([visit()])).await;
    let mut config = vendor.config();
    config.profile = profile(&[("in_progress = \"inProgress\"", "in_progress = \"started\"")]);
    let client = ClinOne::new(&config).unwrap();
    let listed = client.visits().list(&VisitQuery::of_study(study())).await.unwrap();
    assert_eq!(listed.records[0].status, Some(VisitStatus::Unknown("inProgress".to_owned())));
    assert_eq!(listed.records[0].visit_identifier, VisitIdentifier::new("v-1"));
}

#[tokio::test]
async fn every_field_of_our_records_has_a_name_in_the_profile() {
    let vendor = Vendor::saying(patient()).await;
    let read = vendor.client().patients().get(&study(), &subject()).await.unwrap();
    let ours = serde_json::to_value(&read).unwrap();
    assert!(default_profile().fields("patient").unnamed(&ours).is_empty());
    assert_eq!(ours.as_object().unwrap().len(), 11);
    let vendor = Vendor::saying(json!([visit()])).await;
    let read = vendor.client().visits().list(&VisitQuery::of_study(study())).await.unwrap().records.remove(0);
    let ours = serde_json::to_value(&read).unwrap();
    assert!(default_profile().fields("visit").unnamed(&ours).is_empty());
    assert_eq!(ours.as_object().unwrap().len(), 9);
}
