//! Booking, moving, cancelling: kept, sent once, read back.

use clinic::views::{CancelInput, Decision, Instant, ReasonsInput, RescheduleInput, SettingChange};
use domain::{IntentState, VisitState};
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, checked, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_is_kept_sent_once_and_read_back() {
    let desktop = Desktop::connected().await;
    let input = desktop.booking().await;
    let (room, start) = (input.room.clone(), input.start.clone());
    let kept = desktop.session.scheduling().unwrap().book(input).await.unwrap();
    let first = desktop.visit(kept.visit.as_ref().unwrap()).await;
    assert!(matches!(first.intents[0].state, IntentState::Queued | IntentState::Sending | IntentState::Confirmed));
    let intent = desktop.intent_is(kept.visit.as_ref().unwrap(), &[IntentState::Confirmed]).await;
    let reference = intent.external_id.unwrap();
    assert_eq!(desktop.at_vendor(&reference), 1);
    let row = until("it is read back", || async {
        let view = desktop.visit(kept.visit.as_ref().unwrap()).await;
        (view.vendor_id.is_some() && view.row.confirmed.at.is_some()).then_some(view.row)
    })
    .await;
    assert_eq!(row.room.as_deref(), Some(room.as_str()));
    assert_eq!(row.start, Some(start));
    assert_eq!(row.reasons, ["headache"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_never_read_back_says_what_it_was_booked_for_and_is_not_confirmed() {
    let mut desktop = Desktop::connected().await;
    let input = desktop.booking().await;
    let connection = input.connection.clone();
    let silent = || {
        let (body, content_type) = (String::new(), "text/plain".to_owned());
        let fault = Fault::Status { code: 500, body, content_type, retry_after: None };
        FaultRule { operation: "SOLO-14".to_owned(), fault, count: 10_000, after: 0 }
    };
    desktop.control.add_fault(silent());
    let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let row = desktop.visit(&visit).await.row;
    assert_eq!((row.reasons.as_slice(), row.confirmed.at), (["headache".to_owned()].as_slice(), None));

    // The ledger knows of a reading that the mirror does not have: that is so for a moment at each reading, and for longer
    // when the mirror is made anew.
    desktop.control.clear_faults();
    until("it is read back", || async { desktop.visit(&visit).await.row.confirmed.at }).await;
    desktop.control.add_fault(silent());
    let store = desktop.close().await;
    store.mirror().forget_connection(&connection).await.unwrap();
    store.close().await;
    desktop.open_again().await;
    let row = desktop.visit(&visit).await.row;
    assert_eq!((row.reasons.as_slice(), row.confirmed.at), (["headache".to_owned()].as_slice(), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_booking_without_two_identifiers_is_refused_before_anything_is_kept() {
    let desktop = Desktop::connected().await;
    let mut input = desktop.booking().await;
    input.checked.number = None;
    assert!(desktop.session.scheduling().unwrap().book(input).await.is_err());
    let outbox = desktop.session.member().outbox().await.unwrap();
    assert!(outbox.under_way.is_empty() && outbox.settled.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_can_be_taken_back_until_it_is_sent() {
    let desktop = Desktop::connected().await;
    let member = desktop.session.member();
    member.change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    desktop.control.clear_requests();
    let scheduling = desktop.session.scheduling().unwrap();
    let kept = scheduling.book(desktop.booking().await).await.unwrap();
    desktop.session.member().decide(Decision::Withdraw { intent: kept.intent.clone() }).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let writes = desktop.control.requests().into_iter().filter(|request| request.method == "POST").count();
    assert_eq!(writes, 0);
    assert!(desktop.rows().await.iter().all(|row| Some(&row.visit) != kept.visit.as_ref()), "it is no visit any more");
    assert!(desktop.session.member().decide(Decision::SendAgain { intent: kept.intent }).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_whose_slot_may_not_be_looked_at_is_refused_and_one_whose_slot_cannot_be_waits() {
    for (code, state, why) in
        [(401, IntentState::Rejected, "vendorRefused"), (500, IntentState::Queued, "slotsNotRead")]
    {
        let desktop = Desktop::connected().await;
        let input = desktop.booking().await;
        let fault =
            Fault::Status { code, body: String::new(), content_type: "text/plain".to_owned(), retry_after: None };
        desktop.control.add_fault(FaultRule { operation: "SOLO-18".to_owned(), fault, count: 10_000, after: 0 });
        let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
        until("it was tried", || async {
            let intent = desktop.visit(&visit).await.intents.remove(0);
            (intent.state == state && intent.why == why).then_some(())
        })
        .await;
        assert_eq!(desktop.control.requests_of(&["SOLO-06", "SOLO-07", "SOLO-08"]), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_that_somebody_else_took_meanwhile_is_not_booked() {
    let desktop = Desktop::connected().await;
    let input = desktop.booking().await;
    let start = input.start.parse().unwrap();
    assert!(desktop.control.book_elsewhere(spid(&desktop), &input.room, start) > 0);
    let kept = desktop.session.scheduling().unwrap().book(input).await.unwrap();
    let intent = desktop.intent_is(kept.visit.as_ref().unwrap(), &[IntentState::Rejected]).await;
    assert_eq!(intent.why, "slotTaken");
    assert_eq!(desktop.at_vendor(&intent.external_id.unwrap()), 0);
}

fn spid(desktop: &Desktop) -> i64 {
    desktop.control.patients(5)[4]["spid"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_moved_changed_and_cancelled_with_each_step_read_back() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let kept = scheduling.book(desktop.booking().await).await.unwrap();
    desktop.intent_is(kept.visit.as_ref().unwrap(), &[IntentState::Confirmed]).await;
    let visit = kept.visit.unwrap();
    let person = until("it is read", || async {
        let view = desktop.visit(&visit).await;
        view.row.confirmed.at.is_some().then_some(view.row.person)
    })
    .await;
    let start = desktop.visit(&visit).await.row.start.unwrap().parse().unwrap() + chrono::TimeDelta::hours(1);
    let moved = RescheduleInput {
        visit: visit.clone(),
        start: Instant::from(start),
        duration_s: Some(1_800),
        checked: checked(&person),
        overlap_reason: None,
    };
    scheduling.reschedule(moved).await.unwrap();
    until("it is moved", || async {
        let row = desktop.visit(&visit).await.row;
        (row.start == Some(Instant::from(start)) && row.minutes == Some(30)).then_some(())
    })
    .await;
    desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let reasons = ReasonsInput { visit: visit.clone(), reasons: vec!["dizzy".to_owned()], checked: checked(&person) };
    scheduling.change_reasons(reasons).await.unwrap();
    until("its reasons are changed", || async { (desktop.visit(&visit).await.row.reasons == ["dizzy"]).then_some(()) })
        .await;
    desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let cancel = || CancelInput { visit: visit.clone(), checked: checked(&person) };
    scheduling.cancel(cancel()).await.unwrap();
    until("it is cancelled", || async {
        (desktop.visit(&visit).await.row.state == VisitState::Cancelled).then_some(())
    })
    .await;
    assert!(scheduling.cancel(cancel()).await.is_err(), "nothing is left to cancel");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_overlaps_the_patients_own_needs_a_reason() {
    let mut desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let input = desktop.booking().await;
    scheduling.book(input.clone()).await.unwrap();
    assert!(scheduling.book(input.clone()).await.is_err());
    let mut explained = input;
    explained.overlap_reason = Some(" interpreter ".to_owned());
    let kept = scheduling.book(explained).await.unwrap();
    let story = desktop.session.member().intent(&kept.intent).await.unwrap();
    let facts: Vec<_> = story.intent.facts.iter().map(|fact| (fact.name.as_str(), fact.value.as_str())).collect();
    assert_eq!(facts, [("overlapReason", "interpreter")], "the outbox tells it");
    drop(scheduling);
    let audit = desktop.close_and_audit().await;
    let why = |entry: &store::AuditEntry| entry.reason.clone();
    let told: Vec<_> = audit.iter().filter(|entry| entry.action.as_str() == "intend-book").filter_map(why).collect();
    assert_eq!(told, ["interpreter"], "the audit keeps it, and the first booking had none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_for_an_overlap_that_is_too_long_is_refused_before_anything_is_kept() {
    let desktop = Desktop::connected().await;
    let mut input = desktop.booking().await;
    input.overlap_reason = Some("x".repeat(201));
    assert!(desktop.session.scheduling().unwrap().book(input).await.is_err());
    assert!(desktop.session.member().outbox().await.unwrap().under_way.is_empty());
}
