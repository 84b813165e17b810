//! Scopes: shown, never obeyed, and named when one is missing.

use clinone::{Action, CallErrorKind, Certainty, ClinOne, May};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::bodies::{study, subject};
use crate::edited;
use crate::exchange::{JWT, Vendor};

#[tokio::test]
async fn nothing_is_known_before_the_first_token() {
    let vendor = Vendor::saying(json!([])).await;
    let client = vendor.client();
    assert_eq!((client.scopes(), client.may(Action::ListStudies)), (None, May::NotKnown));
    assert_eq!(vendor.counts().await, (0, 0));
}

#[tokio::test]
async fn what_the_token_opens_is_told_action_by_action() {
    let vendor = Vendor::saying(json!([])).await;
    let client = vendor.client();
    client.log_in().await.unwrap();
    let lacks = |scope: &str| May::Lacks(scope.to_owned());
    for (action, may) in [
        (Action::ListStudies, lacks("api.study.read")),
        (Action::ListSites, lacks("api.site.read")),
        (Action::ListPatients, May::Yes),
        (Action::EnrolPatient, May::Yes),
        (Action::GetPatient, May::Yes),
        (Action::UpdatePatient, May::Yes),
        (Action::RemovePatient, May::Yes),
        (Action::ListVisits, May::Yes),
        (Action::ScheduleVisit, lacks("api.visit.write")),
        (Action::UpdateVisit, lacks("api.visit.write")),
        (Action::CancelVisit, lacks("api.visit.delete")),
    ] {
        assert_eq!(client.may(action), may, "{action:?}");
    }
    assert_eq!(Action::ALL.len(), 11);
}

#[tokio::test]
async fn a_403_names_the_scope_that_is_missing_and_whether_the_token_has_it() {
    let vendor = Vendor::answering(ResponseTemplate::new(403).set_body_string("<html>no</html>")).await;
    let client = vendor.client();
    let error = client.studies().list().await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Forbidden, Certainty::Rejected));
    let missing = client.missing_scope(&error).unwrap();
    assert_eq!((missing.scope.as_str(), missing.named_by_token), ("api.study.read", Some(false)));
    // The token has this one: then it is the study that the client is not associated with.
    let error = client.patients().remove(&study(), &subject()).await.unwrap_err();
    let missing = client.missing_scope(&error).unwrap();
    assert_eq!((missing.scope.as_str(), missing.named_by_token), ("api.patient.delete", Some(true)));
}

#[tokio::test]
async fn a_403_of_a_token_without_scopes_names_the_scope_all_the_same() {
    let vendor = Vendor::with_token(json!({"access_token": "opaque"}), ResponseTemplate::new(403)).await;
    let client = vendor.client();
    let error = client.patients().list(&study(), None).await.unwrap_err();
    let missing = client.missing_scope(&error).unwrap();
    assert_eq!((missing.scope.as_str(), missing.named_by_token), ("api.patient.read", None));
}

#[tokio::test]
async fn no_other_failure_is_a_missing_scope() {
    for status in [400, 401, 404, 500] {
        let vendor = Vendor::answering(ResponseTemplate::new(status)).await;
        let client = vendor.client();
        let error = client.patients().list(&study(), None).await.unwrap_err();
        assert_eq!(client.missing_scope(&error), None, "{status}");
    }
}

#[tokio::test]
async fn a_lacking_scope_holds_nothing_back() {
    let vendor = Vendor::saying(json!([])).await;
    let client = vendor.client();
    client.log_in().await.unwrap();
    assert_ne!(client.may(Action::ListStudies), May::Yes);
    client.studies().list().await.unwrap();
}

#[tokio::test]
async fn separator_and_groups_are_the_profiles() {
    let vendor = Vendor::with_token(json!({"access_token": JWT}), ResponseTemplate::new(403)).await;
    let mut config = vendor.config();
    config.profile = edited::profile(&[
        ("scope-separator = \".\"", "scope-separator = \":\""),
        ("study = \"study\" ", "study = \"protocol\" "),
    ]);
    let client = ClinOne::new(&config).unwrap();
    let error = client.studies().list().await.unwrap_err();
    assert_eq!(client.missing_scope(&error).unwrap().scope, "api:protocol:read");
}
