//! A write at Carium happens once, or a person is told: every fault that a booking, a move or a cancellation can meet.

use chrono::TimeDelta;
use clinic::views::{CancelInput, Decision, Instant, RescheduleInput};
use domain::{IntentState, VisitId, VisitState};
use sandbox::Fault;

use super::support::Organisation;
use crate::support::until;

fn status(code: u16, body: &str, content_type: &str) -> Fault {
    Fault::Status { code, body: body.to_owned(), content_type: content_type.to_owned(), retry_after: None }
}

/// The vendor committed and its answer was lost: looking finds it, and it is not sent again.
fn lost_answers() -> [Fault; 5] {
    [
        Fault::TimeoutAfterCommit,
        Fault::CutAfterCommit,
        Fault::CommitLate { millis: 2_200 },
        Fault::TruncatedJson,
        Fault::EmptyBody,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_whose_answer_was_lost_ends_with_exactly_one() {
    for fault in lost_answers() {
        let organisation = Organisation::connected().await;
        organisation.control.meet_next(&["CAR-04"], &fault);
        organisation.control.clear_requests();
        let visit = organisation.book().await;
        organisation.confirmed(&visit).await;
        organisation.exactly_one(&visit).await;
        assert_eq!(organisation.requests("CAR-04"), 1, "{fault:?} was sent more than once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_whose_answer_was_lost_happens_once() {
    for fault in lost_answers() {
        let organisation = Organisation::connected().await;
        let visit = organisation.booked().await;
        organisation.control.meet_next(&["CAR-06"], &fault);
        organisation.control.clear_requests();
        let later = Instant::from(Organisation::quiet_start() + TimeDelta::hours(3));
        let moved = RescheduleInput {
            visit: visit.clone(),
            start: later.clone(),
            duration_s: Some(2_400),
            checked: organisation.booking().await.checked,
            overlap_reason: None,
        };
        organisation.session.scheduling().unwrap().reschedule(moved).await.unwrap();
        until("it was moved", || async {
            let view = organisation.visit(&visit).await;
            (view.row.start == Some(later.clone()) && view.intents[0].state == IntentState::Confirmed).then_some(())
        })
        .await;
        organisation.exactly_one(&visit).await;
        assert_eq!(organisation.requests("CAR-06"), 1, "{fault:?} was sent more than once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_whose_answer_was_lost_happens_once() {
    for fault in lost_answers() {
        let organisation = Organisation::connected().await;
        let visit = organisation.booked().await;
        organisation.control.meet_next(&["CAR-06"], &fault);
        organisation.control.clear_requests();
        cancel(&organisation, &visit).await;
        until("it is cancelled", || async {
            let view = organisation.visit(&visit).await;
            (view.row.state == VisitState::Cancelled && view.intents[0].state == IntentState::Confirmed).then_some(())
        })
        .await;
        assert_eq!(organisation.exactly_one(&visit).await["status"], "Cancelled");
        assert_eq!(organisation.requests("CAR-06"), 1, "{fault:?} was sent more than once");
    }
}

async fn cancel(organisation: &Organisation, visit: &VisitId) {
    let checked = organisation.booking().await.checked;
    let cancel = CancelInput { visit: visit.clone(), checked };
    organisation.session.scheduling().unwrap().cancel(cancel).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_that_never_arrived_asks_a_person_who_can_send_it_again() {
    let organisation = Organisation::connected().await;
    organisation.control.meet_next(&["CAR-04"], &Fault::TimeoutBefore);
    let visit = organisation.book().await;
    let intent = organisation.intent_is(&visit, &[IntentState::NeedsPerson]).await;
    assert!(organisation.at_vendor().is_empty());
    organisation.session.member().decide(Decision::SendAgain { intent: intent.id }).await.unwrap();
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_is_never_taken_for_a_refusal() {
    let organisation = Organisation::connected().await;
    organisation.control.meet_next(&["CAR-04"], &status(500, "oops", "text/plain"));
    organisation.control.clear_requests();
    let visit = organisation.book().await;
    organisation.intent_is(&visit, &[IntentState::NeedsPerson]).await;
    assert_eq!(organisation.requests("CAR-04"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clear_refusal_is_told_in_the_vendors_own_words() {
    let refused = |what: &str| format!(r#"{{"errors": [{{"detail": "{what}"}}]}}"#);
    for (code, body, content_type, words) in [
        (403, "<html><b>Forbidden</b></html>".to_owned(), "text/html", None),
        (409, refused("clash"), "application/vnd.api+json", Some("clash")),
        (422, refused("no such type"), "application/vnd.api+json", Some("no such type")),
    ] {
        let organisation = Organisation::connected().await;
        organisation.control.meet_next(&["CAR-04"], &status(code, &body, content_type));
        let visit = organisation.book().await;
        let intent = organisation.intent_is(&visit, &[IntentState::Rejected]).await;
        assert_eq!(intent.http_status, Some(u32::from(code)));
        assert!(intent.vendor_message.as_deref().unwrap_or_default().contains(words.unwrap_or_default()), "{code}");
        assert!(!intent.vendor_message.unwrap_or_default().contains('<'), "a page is not words");
        assert!(organisation.at_vendor().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_asks_for_patience_is_asked_again_later() {
    let organisation = Organisation::connected().await;
    let busy = Fault::Status {
        code: 429,
        body: String::new(),
        content_type: "text/plain".to_owned(),
        retry_after: Some("1".to_owned()),
    };
    organisation.control.meet_next(&["CAR-04"], &busy);
    let visit = organisation.book().await;
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_never_left_and_is_sent_when_the_vendor_answers() {
    let organisation = Organisation::connected().await;
    let input = organisation.booking().await;
    organisation.control.set_listening(false).await.unwrap();
    let visit = organisation.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    until("it was tried in vain", || async {
        let why = organisation.visit(&visit).await.intents[0].why.clone();
        matches!(why.as_str(), "notLookedAt" | "noConnection").then_some(())
    })
    .await;
    organisation.control.set_listening(true).await.unwrap();
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_looks_before_it_does_anything() {
    let mut organisation = Organisation::connected().await;
    organisation.control.meet_next(&["CAR-04"], &Fault::TimeoutAfterCommit);
    organisation.control.clear_requests();
    let visit = organisation.book().await;
    organisation.intent_is(&visit, &[IntentState::Sending]).await;
    organisation.reopen().await;
    organisation.confirmed(&visit).await;
    organisation.exactly_one(&visit).await;
    assert_eq!(organisation.requests("CAR-04"), 1);
}
