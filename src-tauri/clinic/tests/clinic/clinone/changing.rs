//! A change at ClinOne happens once, or a person is told why it cannot.

use clinic::views::{CancelInput, Instant, RescheduleInput, VisitView};
use domain::{IntentState, VisitState};
use sandbox::Fault;

use super::{BLINDED, STUDY, Trial};
use crate::support::checked;

/// A visit that is to come, with its subject.
async fn planned(trial: &Trial, study: &str) -> (VisitView, String) {
    let (start, day) = Trial::at(2, 18);
    let id = trial.control.schedule_elsewhere(study, "007-001", start).unwrap();
    let listed = trial.clinic.listed(&day, &format!("{study}/{id}")).await;
    let view =
        trial.clinic.becomes(&listed.row.visit, "its subject is read", |view| view.row.person.number.is_some()).await;
    (view, id)
}

fn to_later(view: &VisitView) -> RescheduleInput {
    RescheduleInput {
        visit: view.row.visit.clone(),
        checked: checked(&view.row.person),
        start: Instant::from(Trial::at(2, 20).0),
        duration_s: None,
        overlap_reason: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_land_once_though_tokens_run_out_and_answers_are_lost() {
    for study in [STUDY, BLINDED] {
        let trial = Trial::connected().await;
        let (view, id) = planned(&trial, study).await;
        let scheduling = trial.clinic.session().scheduling().unwrap();
        trial.control.meet_next(&["C1-11", "C1-12"], &Fault::CutAfterCommit);
        trial.control.clear_requests();
        trial.control.expire_tokens();
        scheduling.reschedule(to_later(&view)).await.unwrap();
        let visit = &view.row.visit;
        trial.clinic.intent_is(visit, &[IntentState::Confirmed]).await;
        let later = Instant::from(Trial::at(2, 20).0);
        let moved = trial
            .clinic
            .becomes(visit, "it stands at the other time", |view| view.row.start == Some(later.clone()))
            .await;
        assert_eq!(moved.row.minutes, Some(30), "as long as before");
        assert_eq!(trial.control.visit(&id).unwrap()["name"], "Unscheduled", "the rest of the record stays");
        assert_eq!(trial.control.requests_of(&["C1-11"]), 1);
        trial.control.expire_tokens();
        let input = CancelInput { visit: visit.clone(), checked: checked(&moved.row.person) };
        scheduling.cancel(input).await.unwrap();
        let done = trial.clinic.becomes(visit, "it is cancelled and settled", |view| {
            view.row.state == VisitState::Cancelled
                && view.intents.iter().all(|intent| intent.state == IntentState::Confirmed)
        });
        done.await;
        assert_eq!(trial.control.requests_of(&["C1-12"]), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_the_scope_is_told_which_one_and_still_reads() {
    let trial = Trial::connected_as("demo-reader", "demo-reader-secret").await;
    let (view, id) = planned(&trial, STUDY).await;
    let before = trial.control.visit(&id);
    trial.clinic.session().scheduling().unwrap().reschedule(to_later(&view)).await.unwrap();
    let intent = trial.clinic.intent_is(&view.row.visit, &[IntentState::Rejected]).await;
    let message = intent.vendor_message.unwrap();
    assert!(message.contains("api.visit.write"), "{message}");
    assert_eq!(intent.http_status, Some(403));
    assert_eq!(trial.control.visit(&id), before, "nothing was changed");
    let connection = trial.clinic.connection().await;
    assert!(!connection.age.refused, "the key is good: a scope is missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_is_not_there_any_more_is_not_changed() {
    let trial = Trial::connected().await;
    let (view, id) = planned(&trial, STUDY).await;
    trial.control.meet_next(&["C1-11"], &Fault::TimeoutBefore);
    trial.control.delete_elsewhere(&id);
    let scheduling = trial.clinic.session().scheduling().unwrap();
    if scheduling.reschedule(to_later(&view)).await.is_ok() {
        let intent = trial.clinic.intent_is(&view.row.visit, &[IntentState::Rejected]).await;
        assert_eq!(intent.why, "vendorRefused");
    }
    assert_eq!(trial.control.requests_of(&["C1-11"]), 0);
}
