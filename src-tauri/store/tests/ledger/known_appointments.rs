use domain::{ConfirmedHow, PatientKey, VisitState};
use store::{KnownAppointment, ReadMark, StoreError};

use crate::support::{at, connection, fresh, known, visit};

fn mark(number: u32, minute: i64) -> ReadMark {
    ReadMark {
        visit: visit(number),
        at: at(minute),
        how: ConfirmedHow::Read,
        next_read_at: at(minute + 5),
        state: VisitState::Arrived,
        status_word: "arrived".into(),
        start: None,
        duration_s: None,
        patient: Some(PatientKey::external(&connection(), "ext-1")),
    }
}

#[tokio::test]
async fn a_visit_is_kept_whole_and_found_by_each_of_its_ids() {
    let (_dir, store) = fresh().await;
    let row = KnownAppointment {
        patient: Some(PatientKey::external(&connection(), "ext-1")),
        last_read_at: Some(at(3)),
        state: Some(VisitState::Scheduled),
        status_word: Some("scheduled".into()),
        ..known(1)
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&row).await.unwrap();
    tx.put_known(&KnownAppointment { vendor_id: None, external_id: None, start: None, ..known(2) }).await.unwrap();
    tx.commit().await.unwrap();
    let ledger = store.ledger();
    assert!(ledger.known(&visit(1)).await.unwrap() == Some(row.clone()));
    assert!(ledger.known_by_vendor_id(&connection(), &1.into()).await.unwrap() == Some(row.clone()));
    assert!(ledger.known_by_external_id(&connection(), "ours-1").await.unwrap() == Some(row));
    assert!(ledger.known_by_vendor_id(&connection(), &2.into()).await.unwrap().is_none());
}

#[tokio::test]
async fn an_id_of_the_vendor_belongs_to_one_visit_only() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.put_known(&KnownAppointment { vendor_id: None, ..known(2) }).await.unwrap();
    let twice = tx.learn_vendor_id(&visit(2), &1.into()).await.unwrap_err();
    assert!(matches!(twice, StoreError::Duplicate { .. }), "{twice:?}");
    assert!(tx.learn_vendor_id(&visit(2), &77.into()).await.unwrap());
    assert!(!tx.learn_vendor_id(&visit(3), &78.into()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().known(&visit(2)).await.unwrap().unwrap().vendor_id, Some(77.into()));
}

#[tokio::test]
async fn what_is_due_comes_soon_starting_first_and_never_when_it_is_gone() {
    let (_dir, store) = fresh().await;
    let now = at(0);
    let row = |number, start: Option<i64>, next: i64| KnownAppointment {
        start: start.map(at),
        next_read_at: at(next),
        ..known(number)
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known_many(&[
        row(1, Some(60 * 24 * 3), -500),
        row(2, Some(30), -1),
        row(3, Some(-40), -2),
        row(4, None, -3),
        row(5, Some(10), 1),
        row(6, Some(0), -9),
    ])
    .await
    .unwrap();
    assert!(tx.mark_gone(&visit(6), now).await.unwrap());
    tx.commit().await.unwrap();
    let due = store.ledger().due(&connection(), now, 10).await.unwrap();
    assert_eq!(
        due.iter().map(|one| one.visit.as_str()).collect::<Vec<_>>(),
        ["visit-3", "visit-2", "visit-4", "visit-1"]
    );
    assert_eq!(store.ledger().due(&connection(), now, 1).await.unwrap().len(), 1);
    assert_eq!(store.ledger().next_due_at(&connection()).await.unwrap(), Some(at(-500)));
    assert!(store.ledger().known(&visit(6)).await.unwrap().unwrap().gone);
}

#[tokio::test]
async fn reads_are_marked_in_bulk_and_an_older_reply_changes_nothing() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    let many: Vec<_> = (0..1_500).map(known).collect();
    tx.put_known_many(&many).await.unwrap();
    tx.mark_gone(&visit(7), at(1)).await.unwrap();
    let marks: Vec<_> = (0..1_500).map(|number| mark(number, 10)).collect();
    tx.apply_reads(&marks).await.unwrap();
    tx.apply_reads(&[ReadMark { state: VisitState::Completed, ..mark(3, 9) }]).await.unwrap();
    tx.apply_reads(&[ReadMark { start: Some(at(99)), duration_s: Some(60), patient: None, ..mark(4, 11) }])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ledger = store.ledger();
    let three = ledger.known(&visit(3)).await.unwrap().unwrap();
    assert_eq!(
        (three.state, three.last_read_at, three.next_read_at),
        (Some(VisitState::Arrived), Some(at(10)), at(15))
    );
    assert_eq!((three.start, three.duration_s, three.source), (Some(at(60)), Some(900), ConfirmedHow::Read));
    let four = ledger.known(&visit(4)).await.unwrap().unwrap();
    assert_eq!((four.start, four.duration_s, four.patient), (Some(at(99)), Some(60), mark(4, 0).patient));
    assert!(!ledger.known(&visit(7)).await.unwrap().unwrap().gone);
    assert_eq!(ledger.known_counts(at(11)).await.unwrap(), (1_500, 1));
}

#[tokio::test]
async fn visits_are_listed_by_start_and_the_end_of_the_range_does_not_count() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for (number, start) in [(1, 30), (2, 10), (3, 60)] {
        tx.put_known(&KnownAppointment { start: Some(at(start)), ..known(number) }).await.unwrap();
    }
    assert!(tx.set_next_read(&visit(1), at(500)).await.unwrap());
    assert!(tx.forget_known(&visit(3)).await.unwrap());
    tx.put_known(&KnownAppointment { start: Some(at(60)), ..known(4) }).await.unwrap();
    tx.commit().await.unwrap();
    let listed = store.ledger().known_between(at(10), at(60)).await.unwrap();
    assert_eq!(listed.iter().map(|one| one.visit.as_str()).collect::<Vec<_>>(), ["visit-2", "visit-1"]);
    assert_eq!(listed[1].next_read_at, at(500));
}
