use chrono::TimeDelta;
use domain::{ConnectionId, PatientKey};
use store::Store;

use crate::support::{at, connection, fresh};

fn person(number: i64) -> PatientKey {
    PatientKey::spid(&connection(), number)
}

async fn due(store: &Store, minutes: i64, of: &[ConnectionId]) -> Vec<PatientKey> {
    store.ledger().people_due(at(minutes), of, 10).await.unwrap()
}

#[tokio::test]
async fn people_are_due_once_and_again_only_when_somebody_asks() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.people_are_due(&[person(1), person(2)], at(0), at(5), false).await.unwrap();
    tx.people_are_due(&[person(2)], at(1), at(4), false).await.unwrap();
    tx.commit().await.unwrap();
    assert!(due(&store, 3, &[connection()]).await.is_empty());
    assert_eq!(due(&store, 5, &[connection()]).await, [person(2), person(1)]);
    assert!(due(&store, 5, &[ConnectionId("other000".into())]).await.is_empty(), "another account's people");

    let mut tx = store.ledger().begin().await.unwrap();
    tx.people_were_read(&[person(1), person(2)], at(5)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(due(&store, 60, &[connection()]).await.is_empty());
    assert_eq!(store.ledger().people_known(&[person(1), person(3)]).await.unwrap(), [person(1)]);

    let mut tx = store.ledger().begin().await.unwrap();
    tx.everyone_is_due(at(60)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store, 60, &[connection()]).await.len(), 2);
}

#[tokio::test]
async fn a_reading_that_began_before_a_change_does_not_count_for_it() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.people_are_due(&[person(1)], at(5), at(5), false).await.unwrap();
    tx.people_were_read(&[person(1)], at(5) - TimeDelta::milliseconds(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store, 5, &[connection()]).await, [person(1)]);
}

#[tokio::test]
async fn whoever_was_changed_is_read_before_a_long_list_that_was_imported_earlier() {
    let (_dir, store) = fresh().await;
    let list: Vec<_> = (10..40).map(person).collect();
    let mut tx = store.ledger().begin().await.unwrap();
    tx.people_are_due(&list, at(0), at(0), false).await.unwrap();
    tx.people_are_due(&[person(30)], at(5), at(5), true).await.unwrap();
    tx.people_are_due(&[person(30)], at(6), at(6), false).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store, 9, &[connection()]).await[0], person(30), "it stays urgent until it is read");
    let mut tx = store.ledger().begin().await.unwrap();
    tx.people_were_read(&[person(30)], at(9)).await.unwrap();
    tx.people_are_due(&[person(30)], at(9), at(9), false).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store, 9, &[connection()]).await[0], person(10));
}
