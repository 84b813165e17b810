//! Tokens and scopes as the simulator gives and judges them.

use std::time::Duration;

use clinone::{Action, CallErrorKind, Certainty, ClinOne, May, VisitQuery};
use sandbox::ClinOneOptions;

use crate::organisation::{HEART, Organisation, appointment, heart, newcomer, number, options, skin};

#[tokio::test]
async fn a_token_is_had_once_and_serves_many_requests() {
    let organisation = Organisation::open().await;
    let client = organisation.client();
    for _ in 0..5 {
        client.studies().list().await.unwrap();
    }
    let control = organisation.simulator.control();
    assert_eq!((control.requests_of(&["C1-01"]), control.requests_of(&["C1-02"])), (1, 5));
}

#[tokio::test]
async fn a_token_that_ran_out_behind_our_back_is_replaced_and_a_write_still_done_once() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    client.studies().list().await.unwrap();
    control.expire_tokens();
    let before = control.visits(HEART).len();
    client.visits().schedule(&appointment("Unscheduled")).await.unwrap();
    assert_eq!(control.visits(HEART).len(), before + 1);
    assert_eq!((control.requests_of(&["C1-01"]), control.requests_of(&["C1-10"])), (2, 2));
}

#[tokio::test]
async fn a_short_lived_token_is_renewed_before_it_runs_out() {
    let organisation = Organisation::with(ClinOneOptions { token_life: Duration::from_secs(2), ..options() }).await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    for _ in 0..6 {
        client.studies().list().await.unwrap();
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    let refused = control.requests().iter().filter(|request| request.status == 401).count();
    assert_eq!(refused, 0);
    assert!((2..=4).contains(&control.requests_of(&["C1-01"])), "{}", control.requests_of(&["C1-01"]));
}

#[tokio::test]
async fn many_at_once_share_one_renewal() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    client.studies().list().await.unwrap();
    control.expire_tokens();
    let asking: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.studies().list().await })
        })
        .collect();
    for one in asking {
        one.await.unwrap().unwrap();
    }
    assert_eq!(control.requests_of(&["C1-01"]), 2);
}

#[tokio::test]
async fn a_secret_that_was_replaced_is_told_as_not_accepted_and_nothing_is_sent() {
    let organisation = Organisation::open().await;
    let control = organisation.simulator.control();
    control.set_secret("demo-client", "another");
    let error = organisation.client().visits().schedule(&appointment("Unscheduled")).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("C1-10", CallErrorKind::Unauthorized));
    assert_eq!(error.certainty(), Certainty::Rejected);
    assert!(error.vendor_message().unwrap().starts_with("invalid_client"));
    assert_eq!(control.requests_of(&["C1-10"]), 0);
}

#[tokio::test]
async fn a_wrong_scope_or_token_url_is_told() {
    let organisation = Organisation::open().await;
    let mut config = organisation.config("demo-client", "demo-client-secret");
    config.scope = "https://other.example/.default".to_owned();
    let error = ClinOne::new(&config).unwrap().log_in().await.unwrap_err();
    assert_eq!(error.vendor_message(), Some("invalid_scope: The scope is not known"));
    let mut config = organisation.config("demo-client", "demo-client-secret");
    config.token_url.set_path("/other/b2c_1/oauth2/v2.0/token");
    let error = ClinOne::new(&config).unwrap().log_in().await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::NotFound);
}

#[tokio::test]
async fn a_reader_is_told_what_it_may_and_which_scope_it_lacks() {
    let organisation = Organisation::open().await;
    let reader = organisation.reader();
    let facts = reader.log_in().await.unwrap();
    let scopes = facts.scopes.unwrap();
    assert_eq!(scopes.iter().collect::<Vec<_>>(), ["api.patient.read", "api.study.read", "api.visit.read"]);
    assert_eq!(reader.may(Action::GetPatient), May::Yes);
    assert_eq!(reader.may(Action::EnrolPatient), May::Lacks("api.patient.write".to_owned()));
    let error = reader.patients().enrol(&newcomer()).await.unwrap_err();
    let missing = reader.missing_scope(&error).unwrap();
    assert_eq!((missing.scope.as_str(), missing.named_by_token), ("api.patient.write", Some(false)));
    let error = reader.sites().list(&heart()).await.unwrap_err();
    assert_eq!(reader.missing_scope(&error).unwrap().scope, "api.site.read");
}

#[tokio::test]
async fn what_is_told_agrees_with_what_is_judged_for_every_action_and_scope() {
    let organisation = Organisation::open().await;
    let control = organisation.simulator.control();
    for action in ["read", "write", "delete", "manage"] {
        let scopes = ["patient", "visit"].map(|group| format!("api.{group}.{action}"));
        control.set_scopes("demo-client", &[&scopes[0], &scopes[1]]);
        let client = organisation.client();
        client.log_in().await.unwrap();
        let forbidden = |result: Result<(), clinone::CallError>| {
            result.err().is_some_and(|error| error.kind() == CallErrorKind::Forbidden)
        };
        let patient = number("007 x/1");
        let visit = clinone::VisitIdentifier::new("V-0");
        let judged = [
            (Action::ListPatients, forbidden(client.patients().list(&heart(), None).await.map(drop))),
            (Action::EnrolPatient, forbidden(client.patients().enrol(&newcomer()).await)),
            (Action::RemovePatient, forbidden(client.patients().remove(&heart(), &patient).await)),
            (Action::ListVisits, forbidden(client.visits().list(&VisitQuery::of_study(heart())).await.map(drop))),
            (Action::ScheduleVisit, forbidden(client.visits().schedule(&appointment("Unscheduled")).await.map(drop))),
            (Action::CancelVisit, forbidden(client.visits().cancel(&visit).await)),
            (Action::ListStudies, forbidden(client.studies().list().await.map(drop))),
        ];
        for (asked, refused) in judged {
            assert_eq!(client.may(asked) == May::Yes, !refused, "{asked:?} with {action}");
        }
    }
}

#[tokio::test]
async fn a_study_that_is_not_associated_is_forbidden_though_the_scope_is_there() {
    let organisation = Organisation::open().await;
    let reader = organisation.reader();
    let studies = reader.studies().list().await.unwrap();
    assert_eq!(studies.records.len(), 1);
    let error = reader.patients().list(&skin(), None).await.unwrap_err();
    let missing = reader.missing_scope(&error).unwrap();
    assert_eq!(missing.named_by_token, Some(true));
    assert!(error.vendor_message().unwrap().contains("not associated"));
}

#[tokio::test]
async fn new_scopes_stand_in_the_next_token() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    client.log_in().await.unwrap();
    assert_eq!(client.may(Action::CancelVisit), May::Yes);
    control.set_scopes("demo-client", &["api.visit.read"]);
    control.expire_tokens();
    client.visits().list(&VisitQuery::of_study(heart())).await.unwrap();
    assert_eq!(client.may(Action::CancelVisit), May::Lacks("api.visit.delete".to_owned()));
}
