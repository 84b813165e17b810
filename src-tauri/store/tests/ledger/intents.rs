use domain::{Act, IntentId, IntentState, PatientAddress, Subject};
use serde_json::json;
use store::{IntentFilter, IntentRow, IntentStep, Ledger, StoreError};

use crate::support::{at, fresh, intent, visit};

async fn insert(ledger: &Ledger, rows: &[IntentRow]) {
    let mut tx = ledger.begin().await.unwrap();
    for row in rows {
        tx.insert_intent(row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn set(ledger: &Ledger, row: &IntentRow, expected: IntentState) -> bool {
    let mut tx = ledger.begin().await.unwrap();
    let done = tx.update_intent(row, expected).await.unwrap();
    tx.commit().await.unwrap();
    done
}

fn standing(row: &IntentRow, state: IntentState) -> IntentRow {
    IntentRow { state, ..row.clone() }
}

#[tokio::test]
async fn an_intent_is_kept_whole_and_each_of_its_changes_too() {
    let (_dir, store) = fresh().await;
    let booked = IntentRow {
        act: Act::Book {
            terms: None,
            patient: PatientAddress::Spid(12),
            room: "General".into(),
            start: at(60),
            duration_s: Some(900),
            reasons: vec!["cough".into()],
            episode: None,
            external_id: "ours-1".into(),
            overlap_reason: None,
        },
        ..intent(1, 1)
    };
    insert(store.ledger(), std::slice::from_ref(&booked)).await;
    assert!(store.ledger().intent(&booked.id).await.unwrap() == Some(booked.clone()));
    let settled = IntentRow {
        state: IntentState::Rejected,
        sent_at: Some(at(2)),
        settled_at: Some(at(3)),
        looks: 2,
        next_look_at: Some(at(4)),
        vendor_id: Some("9".into()),
        reason: Some("slot-taken".into()),
        vendor_message: Some("slot unavailable".into()),
        correlation_id: Some("c-1".into()),
        http_status: Some(409),
        not_before: at(9),
        patient: None,
        act: Act::ChangeReasons { appointment: 9.into(), reasons: vec![] },
        ..booked.clone()
    };
    assert!(set(store.ledger(), &settled, IntentState::Queued).await);
    assert!(store.ledger().intents_of_visit(&visit(1)).await.unwrap() == [settled]);
}

#[tokio::test]
async fn of_two_who_take_the_same_intent_one_is_told_that_it_was_too_late() {
    let (_dir, store) = fresh().await;
    let row = intent(1, 1);
    insert(store.ledger(), std::slice::from_ref(&row)).await;
    let sending = standing(&row, IntentState::Sending);
    assert!(set(store.ledger(), &sending, IntentState::Queued).await);
    assert!(!set(store.ledger(), &standing(&row, IntentState::Withdrawn), IntentState::Queued).await);
    assert_eq!(store.ledger().intent(&row.id).await.unwrap().unwrap().state, IntentState::Sending);
}

#[tokio::test]
async fn intents_are_sent_in_order_one_at_a_time_per_connection_and_an_undo_window_holds_back_its_visit_only() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let undoable = IntentRow { not_before: at(10), ..intent(1, 1) };
    let later_same_visit = intent(2, 1);
    let other_visit = intent(3, 2);
    let elsewhere = IntentRow { connection: domain::ConnectionId("ffffffff".into()), ..intent(4, 3) };
    insert(ledger, &[undoable.clone(), later_same_visit.clone(), other_visit.clone(), elsewhere.clone()]).await;

    let next = async |minute| ledger.next_queued(at(minute)).await.unwrap().map(|row| row.id);
    assert_eq!(next(0).await, None);
    assert_eq!(ledger.intent_wakeup().await.unwrap(), Some(at(1)));
    assert_eq!(next(1).await, Some(other_visit.id.clone()));
    set(ledger, &standing(&other_visit, IntentState::Sending), IntentState::Queued).await;
    assert_eq!(next(1).await, Some(elsewhere.id.clone()));
    set(ledger, &standing(&elsewhere, IntentState::Sending), IntentState::Queued).await;
    assert_eq!(next(20).await, None, "both connections are sending");
    assert_eq!(ledger.intent_wakeup().await.unwrap(), None);
    set(ledger, &standing(&other_visit, IntentState::Confirmed), IntentState::Sending).await;
    assert_eq!(ledger.intent_wakeup().await.unwrap(), Some(at(10)));
    assert_eq!(next(10).await, Some(undoable.id.clone()));
    set(ledger, &standing(&undoable, IntentState::Withdrawn), IntentState::Queued).await;
    assert_eq!(next(10).await, Some(later_same_visit.id));
}

#[tokio::test]
async fn after_a_restart_what_was_being_sent_is_found() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let sending = standing(&intent(1, 1), IntentState::Sending);
    insert(ledger, &[sending.clone(), intent(2, 2)]).await;
    assert!(ledger.sending().await.unwrap() == [sending]);
}

#[tokio::test]
async fn an_intent_can_be_about_something_else_than_a_visit_and_waits_for_its_own_subject_only() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let note = |number, minute| IntentRow {
        subject: Subject::of("note", "visit-1"),
        vendor_id: Some("a-text".into()),
        not_before: at(minute),
        ..intent(number, 1)
    };
    let endpoint = IntentRow { subject: Subject::of("webhook", 7), visit: None, patient: None, ..intent(4, 1) };
    insert(ledger, &[note(1, 10), note(2, 1), intent(3, 1), endpoint.clone()]).await;
    let next = ledger.next_queued(at(2)).await.unwrap().unwrap();
    assert_eq!(next.id, intent(3, 1).id, "the visit itself does not wait for its note, the later note does");
    assert!(ledger.intents_of_visit(&visit(1)).await.unwrap() == [intent(3, 1)]);
    assert!(ledger.intents_on(&endpoint.subject).await.unwrap() == [endpoint]);
}

#[tokio::test]
async fn a_look_wakes_the_prober_and_a_settled_intent_does_not() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let look = |number, state, minute| IntentRow {
        state,
        next_look_at: Some(at(minute)),
        settled_at: Some(at(0)),
        ..intent(number, number)
    };
    insert(
        ledger,
        &[
            look(1, IntentState::Confirmed, 1),
            look(2, IntentState::LandedIdUnknown, 3),
            look(3, IntentState::Unknown, 2),
        ],
    )
    .await;
    assert_eq!(ledger.intent_wakeup().await.unwrap(), Some(at(2)));
    let due: Vec<_> = ledger.due_looks(at(9)).await.unwrap().into_iter().map(|row| row.id.0).collect();
    assert_eq!(due, ["intent-3", "intent-2"]);
}

#[tokio::test]
async fn the_outbox_shows_open_intents_and_those_settled_lately() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let settled = |number, minute| IntentRow {
        state: IntentState::Confirmed,
        settled_at: Some(at(minute)),
        ..intent(number, number)
    };
    insert(ledger, &[settled(1, 1), settled(2, 50), intent(3, 3)]).await;
    let ids = async |filter| -> Vec<String> {
        ledger.intents(filter).await.unwrap().into_iter().map(|row| row.id.0).collect()
    };
    assert_eq!(ids(IntentFilter::default()).await, ["intent-3", "intent-2", "intent-1"]);
    assert_eq!(ids(IntentFilter { open_only: true, settled_since: None }).await, ["intent-3"]);
    assert_eq!(ids(IntentFilter { open_only: false, settled_since: Some(at(50)) }).await, ["intent-3", "intent-2"]);
    let counts = ledger.intent_counts().await.unwrap();
    assert_eq!((counts.len(), counts[&IntentState::Confirmed], counts[&IntentState::Queued]), (2, 2, 1));
}

#[tokio::test]
async fn steps_are_kept_in_order_and_only_for_an_intent_that_exists() {
    let (_dir, store) = fresh().await;
    insert(store.ledger(), &[intent(1, 1)]).await;
    let step = |of: &str, what: &str| IntentStep {
        intent: IntentId(of.into()),
        at: at(1),
        what: what.into(),
        detail: json!({"status": 200}),
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.append_step(&step("intent-1", "sent")).await.unwrap();
    tx.append_step(&step("intent-1", "answered")).await.unwrap();
    let orphan = tx.append_step(&step("intent-9", "sent")).await.unwrap_err();
    assert!(matches!(orphan, StoreError::Refused { .. }), "{orphan:?}");
    tx.commit().await.unwrap();
    let steps = store.ledger().steps(&IntentId("intent-1".into())).await.unwrap();
    assert!(steps == [step("intent-1", "sent"), step("intent-1", "answered")]);
}

#[tokio::test]
async fn an_upload_that_is_under_way_holds_back_other_files_and_nothing_else() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let file = |number, visit_number| IntentRow {
        subject: Subject::of("attachment", visit(visit_number)),
        ..intent(number, visit_number)
    };
    let (uploading, other_file, booking) = (file(1, 1), file(2, 2), intent(3, 3));
    insert(ledger, &[uploading.clone(), other_file.clone(), booking.clone()]).await;
    assert!(set(ledger, &standing(&uploading, IntentState::Sending), IntentState::Queued).await);
    assert_eq!(ledger.next_queued(at(5)).await.unwrap().unwrap().id, booking.id);
    assert_eq!(ledger.intent_wakeup().await.unwrap(), Some(booking.not_before));
    assert!(set(ledger, &standing(&booking, IntentState::Sending), IntentState::Queued).await);
    assert!(ledger.next_queued(at(5)).await.unwrap().is_none(), "files are sent one at a time");
    assert!(set(ledger, &standing(&uploading, IntentState::Confirmed), IntentState::Sending).await);
    assert_eq!(ledger.next_queued(at(5)).await.unwrap().unwrap().id, other_file.id);
}

#[tokio::test]
async fn what_waits_for_one_reason_on_one_connection_is_made_due_and_nothing_else_is() {
    let (_dir, store) = fresh().await;
    let ledger = store.ledger();
    let waits =
        |number, reason: &str| IntentRow { reason: Some(reason.into()), not_before: at(300), ..intent(number, number) };
    let elsewhere = IntentRow { connection: domain::ConnectionId("other".into()), ..waits(3, "logInNeeded") };
    let settled = IntentRow { state: IntentState::Rejected, ..waits(4, "logInNeeded") };
    let due = IntentRow { not_before: at(2), ..waits(5, "logInNeeded") };
    insert(ledger, &[waits(1, "logInNeeded"), waits(2, "waitsForUndo"), elsewhere, settled, due]).await;
    let mut tx = ledger.begin().await.unwrap();
    let made = tx.make_due(&intent(1, 1).connection, "logInNeeded", at(10)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(made, 1);
    let mut times = Vec::new();
    for number in 1..=5 {
        let row = ledger.intent(&intent(number, number).id).await.unwrap().unwrap();
        times.push((row.not_before, row.state));
    }
    let queued = |seconds| (at(seconds), IntentState::Queued);
    assert_eq!(times, [queued(10), queued(300), queued(300), (at(300), IntentState::Rejected), queued(2)]);
}
