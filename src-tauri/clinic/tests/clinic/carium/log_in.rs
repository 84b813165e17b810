//! An account that a person logs in: what is kept meanwhile waits, and nothing of it is lost.

use chrono::{TimeDelta, Utc};
use clinic::views::LogInOutcome;
use domain::IntentState;
use sandbox::CariumSimulator;

use super::support::{Organisation, small};
use crate::support::until;

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_waits_for_the_log_in_and_leaves_after_it() {
    let simulator = CariumSimulator::start(small()).await.unwrap();
    let username = simulator.totp_username().to_owned();
    let organisation = Organisation::of_user(simulator, username).await;
    log_in(&organisation).await;
    organisation.read().await;
    let input = organisation.booking().await;
    organisation.control.end_sessions();
    organisation.control.clear_requests();
    let visit = organisation.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    until("it waits for the log-in", || async {
        let intent = organisation.visit(&visit).await.intents.remove(0);
        (intent.state == IntentState::Queued && intent.why == "logInNeeded").then_some(())
    })
    .await;
    assert!(organisation.at_vendor().is_empty());
    log_in(&organisation).await;
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
    assert_eq!(organisation.requests("CAR-04"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_cuts_short_the_wait_between_two_tries() {
    let simulator = CariumSimulator::start(small()).await.unwrap();
    let username = simulator.totp_username().to_owned();
    let organisation = Organisation::of_user(simulator, username).await;
    log_in(&organisation).await;
    organisation.read().await;
    let input = organisation.booking().await;
    organisation.control.end_sessions();
    organisation.control.clear_requests();
    let kept = organisation.session.scheduling().unwrap().book(input).await.unwrap();
    // Tried again later and later: five minutes at last, three seconds at the pace of the tests.
    let waits = until("it waits as long as it ever does", || async {
        let story = organisation.session.member().intent(&kept.intent).await.unwrap();
        let (asked, next) = (story.intent.sends_at.parse().unwrap(), Utc::now());
        (story.intent.why == "logInNeeded" && asked - next > TimeDelta::milliseconds(2_500)).then_some(asked)
    })
    .await;
    log_in(&organisation).await;
    until("it has left", || async { (organisation.requests("CAR-04") == 1).then_some(()) }).await;
    assert!(Utc::now() < waits - TimeDelta::seconds(1), "it waited for its next try");
    organisation.exactly_one(kept.visit.as_ref().unwrap()).await;
    assert_eq!(organisation.requests("CAR-04"), 1);
}

async fn log_in(organisation: &Organisation) {
    let administrator = organisation.session.administrator().unwrap();
    let asked = administrator.log_in(&organisation.connection, None).await.unwrap();
    assert_eq!(asked, LogInOutcome::NeedsTotp);
    let code = organisation.control.totp_code();
    let outcome = administrator.log_in(&organisation.connection, Some(&code)).await.unwrap();
    assert_eq!(outcome, LogInOutcome::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_runs_out_in_the_middle_is_renewed_and_the_booking_arrives_once() {
    let organisation = Organisation::connected().await;
    organisation.control.clear_requests();
    let input = organisation.booking().await;
    organisation.control.expire_tokens();
    let visit = organisation.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
}
