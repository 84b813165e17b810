//! A device is given and taken once, or a person is told: every fault that either can meet.

use clinic::views::Decision;
use domain::IntentState;
use sandbox::Fault;

use super::desk::Desk;
use crate::support::until;

fn committed_without_an_answer() -> [Fault; 5] {
    [
        Fault::CutAfterCommit,
        Fault::TimeoutAfterCommit,
        Fault::CommitLate { millis: 2_200 },
        Fault::TruncatedJson,
        Fault::WrongContentType,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_was_given_without_an_answer_ends_with_exactly_one_record() {
    let desk = Desk::open().await;
    for (number, fault) in (1..).zip(committed_without_an_answer()) {
        let id = format!("spare-{number}");
        desk.control.clear_requests();
        desk.control.meet_next(&["MIA-05"], &fault);
        let kept = desk.give(&id, 1).await.unwrap();
        desk.settled(&kept.intent, IntentState::Confirmed).await;
        assert_eq!(desk.control.requests_of(&["MIA-05"]), 1, "{fault:?} was sent more than once");
        assert_eq!(desk.holders(&id), [desk.control.patient_id(1)], "{fault:?}");
        desk.device_is(&id, |device| device.holder == Some(desk.control.patient_id(1))).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_was_taken_back_without_an_answer_is_taken_once() {
    let desk = Desk::open().await;
    let faults = [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 2_200 }];
    for (id, fault) in ["cuff-1001", "cuff-1003", "watch-1001"].into_iter().zip(faults) {
        desk.control.clear_requests();
        desk.control.meet_next(&["MIA-06"], &fault);
        let kept = desk.take(id).await.unwrap();
        desk.settled(&kept.intent, IntentState::Confirmed).await;
        assert_eq!(desk.control.requests_of(&["MIA-06"]), 1, "{fault:?} was sent more than once");
        assert!(desk.holders(id).is_empty(), "{fault:?}");
        desk.device_is(id, |device| device.holder.is_none()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_arrived_asks_a_person_who_can_send_it_again() {
    let desk = Desk::open().await;
    desk.control.meet_next(&["MIA-05"], &Fault::TimeoutBefore);
    let kept = desk.give("spare-1", 1).await.unwrap();
    desk.settled(&kept.intent, IntentState::NeedsPerson).await;
    assert!(desk.holders("spare-1").is_empty());
    desk.desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    assert_eq!(desk.holders("spare-1"), [desk.control.patient_id(1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_never_left_and_is_sent_again() {
    let desk = Desk::open().await;
    desk.control.clear_requests();
    desk.control.set_listening(false).await.unwrap();
    let kept = desk.give("spare-1", 1).await.unwrap();
    until("it was tried in vain", || async {
        let intent = desk.desktop.session.member().intent(&kept.intent).await.unwrap().intent;
        (intent.why == "notLookedAt").then_some(())
    })
    .await;
    desk.control.set_listening(true).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    assert_eq!(desk.control.requests_of(&["MIA-05"]), 1);
    assert_eq!(desk.holders("spare-1"), [desk.control.patient_id(1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_in_the_middle_loses_no_act() {
    let desk = Desk::open().await;
    let given = desk.give("spare-1", 1).await.unwrap();
    let taken = desk.take("cuff-1003").await.unwrap();
    // The session ends, and the first log-in after it gets no answer.
    desk.control.meet_next(&["MIA-01"], &Fault::TimeoutBefore);
    desk.control.end_sessions();
    desk.settled(&given.intent, IntentState::Confirmed).await;
    desk.control.end_sessions();
    desk.settled(&taken.intent, IntentState::Confirmed).await;
    assert_eq!(desk.holders("spare-1"), [desk.control.patient_id(1)]);
    assert!(desk.holders("cuff-1003").is_empty());
}
