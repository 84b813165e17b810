//! A write happens once, or a person is told: every fault that a booking can meet.

use clinic::views::{Decision, IntentView};
use domain::{IntentState, VisitId};
use sandbox::{BOOKINGS, Fault, FaultRule};

use super::support::{Desktop, until};

async fn book(desktop: &Desktop) -> VisitId {
    let input = desktop.booking().await;
    desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap()
}

/// Once settled there is exactly one appointment, and the console knows its number.
async fn ends_with_exactly_one(desktop: &Desktop, visit: &VisitId) -> IntentView {
    let intent = desktop.intent_is(visit, &[IntentState::Confirmed]).await;
    assert_eq!(desktop.at_vendor(intent.external_id.as_ref().unwrap()), 1);
    until("its number is known", || async { desktop.visit(visit).await.vendor_id }).await;
    intent
}

fn posts(desktop: &Desktop) -> usize {
    desktop.control.requests_of(&BOOKINGS)
}

async fn committed_without_an_answer(fault: Fault) {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&BOOKINGS, &fault);
    desktop.control.clear_requests();
    let visit = book(&desktop).await;
    ends_with_exactly_one(&desktop, &visit).await;
    assert_eq!(posts(&desktop), 1, "{fault:?} was sent more than once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_cut_after_the_vendor_committed_ends_with_exactly_one() {
    committed_without_an_answer(Fault::CutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_out_after_the_vendor_committed_ends_with_exactly_one() {
    committed_without_an_answer(Fault::TimeoutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_long_after_the_time_out_ends_with_exactly_one() {
    committed_without_an_answer(Fault::CommitLate { millis: 2_200 }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_cannot_be_read_ends_with_exactly_one() {
    for fault in [Fault::TruncatedJson, Fault::EmptyBody] {
        committed_without_an_answer(fault).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_never_left_and_is_sent_again() {
    let desktop = Desktop::connected().await;
    let input = desktop.booking().await;
    desktop.control.set_listening(false).await.unwrap();
    let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    until("it was tried in vain", || async {
        let view = desktop.visit(&visit).await;
        matches!(view.intents[0].why.as_str(), "slotsNotRead" | "noConnection").then_some(())
    })
    .await;
    desktop.control.set_listening(true).await.unwrap();
    ends_with_exactly_one(&desktop, &visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_never_arrived_asks_a_person_who_can_send_it_again() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&BOOKINGS, &Fault::TimeoutBefore);
    let visit = book(&desktop).await;
    let intent = desktop.intent_is(&visit, &[IntentState::NeedsPerson]).await;
    assert_eq!(desktop.at_vendor(intent.external_id.as_ref().unwrap()), 0);
    assert_eq!(intent.looks, 4, "the probe looked four times first");
    desktop.session.member().decide(Decision::SendAgain { intent: intent.id }).await.unwrap();
    ends_with_exactly_one(&desktop, &visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clear_refusal_is_told_in_the_vendors_own_words() {
    for (code, what) in [(400, "bad"), (401, ""), (403, ""), (404, "gone"), (409, "clash"), (422, "A visit exists")] {
        let desktop = Desktop::connected().await;
        let html = code == 403;
        desktop.control.meet_next(
            &BOOKINGS,
            &Fault::Status {
                code,
                body: if html {
                    "<html><b>Forbidden</b></html>".to_owned()
                } else {
                    format!(r#"{{"error":{{"message":"{what}"}}}}"#)
                },
                content_type: if html { "text/html" } else { "application/json" }.to_owned(),
                retry_after: None,
            },
        );
        let visit = book(&desktop).await;
        let intent = desktop.intent_is(&visit, &[IntentState::Rejected]).await;
        assert_eq!(intent.http_status, Some(u32::from(code)));
        assert_eq!(intent.vendor_message.as_deref(), (!what.is_empty()).then_some(what), "{code}");
        assert!(intent.correlation_id.is_some());
        assert_eq!(desktop.at_vendor(intent.external_id.as_ref().unwrap()), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_asks_for_patience_is_asked_again_later() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(
        &BOOKINGS,
        &Fault::Status {
            code: 429,
            body: "{}".to_owned(),
            content_type: "application/json".to_owned(),
            retry_after: Some("1".to_owned()),
        },
    );
    let visit = book(&desktop).await;
    ends_with_exactly_one(&desktop, &visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_is_never_taken_for_a_refusal() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(
        &BOOKINGS,
        &Fault::Status { code: 500, body: "oops".to_owned(), content_type: "text/plain".to_owned(), retry_after: None },
    );
    desktop.control.clear_requests();
    let visit = book(&desktop).await;
    desktop.intent_is(&visit, &[IntentState::NeedsPerson]).await;
    assert_eq!(posts(&desktop), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_looks_before_it_does_anything() {
    let mut desktop = Desktop::connected().await;
    desktop.control.meet_next(&BOOKINGS, &Fault::TimeoutAfterCommit);
    desktop.control.clear_requests();
    let visit = book(&desktop).await;
    desktop.intent_is(&visit, &[IntentState::Sending]).await;
    desktop.reopen().await;
    ends_with_exactly_one(&desktop, &visit).await;
    assert_eq!(posts(&desktop), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_entered_by_hand_counts_only_when_the_visit_carries_our_reference() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&BOOKINGS, &Fault::CutAfterCommit);
    // The report is withheld, so that the number can come only by hand.
    desktop.control.add_fault(FaultRule {
        operation: "SOLO-29".to_owned(),
        fault: Fault::Status {
            code: 403,
            body: String::new(),
            content_type: "text/plain".to_owned(),
            retry_after: None,
        },
        count: 10_000,
        after: 0,
    });
    let visit = book(&desktop).await;
    let intent = desktop.intent_is(&visit, &[IntentState::LandedIdUnknown]).await;
    let row = desktop.visit(&visit).await.row;
    assert!(row.join.offered, "it can be joined by our reference");
    let all = desktop.control.all_appointments();
    let ours = all.iter().find(|one| one["externalId"] == *intent.external_id.as_ref().unwrap()).unwrap();
    let other = all.iter().find(|one| one["id"] != ours["id"]).unwrap();
    let enter = |id: &serde_json::Value| Decision::EnterId { intent: intent.id.clone(), vendor_id: id.to_string() };
    assert!(desktop.session.member().decide(enter(&other["id"])).await.is_err());
    desktop.session.member().decide(enter(&ours["id"])).await.unwrap();
    ends_with_exactly_one(&desktop, &visit).await;
}
