use chrono::TimeDelta;
use domain::DeliveryOutcome;
use store::{FieldChange, InboxBounds, NewDelivery, Store};

use crate::support::{at, connection, fresh, visit};

fn delivery(number: u8, minute: i64, bytes: usize) -> NewDelivery {
    NewDelivery { connection: connection(), received_at: at(minute), digest: [number; 32], body: vec![number; bytes] }
}

async fn keep(store: &Store, deliveries: &[NewDelivery]) {
    let mut tx = store.ledger().begin().await.unwrap();
    tx.keep_deliveries(deliveries).await.unwrap();
    tx.commit().await.unwrap();
}

async fn prune(store: &Store, bounds: InboxBounds, minute: i64) -> Vec<u8> {
    let mut tx = store.ledger().begin().await.unwrap();
    tx.prune_deliveries(&bounds, at(minute)).await.unwrap();
    tx.commit().await.unwrap();
    store.ledger().deliveries(100).await.unwrap().iter().map(|row| row.digest[0]).collect()
}

#[tokio::test]
async fn the_same_bytes_again_are_counted_and_not_kept_again() {
    let (_dir, store) = fresh().await;
    keep(&store, &[delivery(1, 1, 5), delivery(2, 2, 5), delivery(1, 3, 5)]).await;
    keep(&store, &[delivery(1, 4, 5)]).await;
    let rows = store.ledger().deliveries(10).await.unwrap();
    assert_eq!(rows.iter().map(|row| (row.digest[0], row.repeats)).collect::<Vec<_>>(), [(2, 0), (1, 2)]);
    assert_eq!(rows[1].last_repeat_at, Some(at(4)));
    assert_eq!(rows[1].received_at, at(1));
    let counts = store.ledger().delivery_counts(at(0)).await.unwrap();
    assert_eq!((counts.received, counts.repeats, counts.open), (2, 2, 2));
}

#[tokio::test]
async fn what_became_of_a_delivery_is_kept_and_it_is_not_opened_again() {
    let (_dir, store) = fresh().await;
    keep(&store, &[delivery(1, 1, 5), delivery(2, 2, 5)]).await;
    let open = store.ledger().open_deliveries(at(9), 10, 1_000).await.unwrap();
    assert_eq!(open.iter().map(|(_, body)| body.clone()).collect::<Vec<_>>(), [vec![1; 5], vec![2; 5]]);
    let (mut first, mut second) = (open[0].0.clone(), open[1].0.clone());
    first.outcome = DeliveryOutcome::ReadBack;
    first.event = Some("appointment:scheduled".into());
    first.subject = Some("appointment".into());
    first.appointment = Some(17);
    first.visit = Some(visit(1));
    let reasons = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    let (before, after) = (reasons(&["headache"]), reasons(&["headache", "fever"]));
    first.changed = vec![FieldChange { field: "reasons".into(), before, after }, FieldChange::named("call")];
    first.applied_at = Some(at(3));
    second.outcome = DeliveryOutcome::WaitsForVendor;
    second.tries = 1;
    second.next_try_at = Some(at(20));
    let mut tx = store.ledger().begin().await.unwrap();
    tx.settle_deliveries(&[first.clone(), second.clone()]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().deliveries(10).await.unwrap() == [second.clone(), first.clone()]);
    assert!(store.ledger().open_deliveries(at(9), 10, 1_000).await.unwrap().is_empty());
    assert_eq!(store.ledger().next_delivery_at().await.unwrap(), Some(at(20)));
    assert_eq!(store.ledger().open_deliveries(at(20), 10, 1_000).await.unwrap().len(), 1);

    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.reopen_delivery(first.id).await.unwrap());
    assert!(!tx.reopen_delivery(99).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().open_deliveries(at(9), 10, 1_000).await.unwrap()[0].0.id, first.id);
}

#[tokio::test]
async fn long_bodies_are_read_a_few_at_a_time_and_one_that_is_longer_still_by_itself() {
    let (_dir, store) = fresh().await;
    keep(&store, &[delivery(1, 1, 60), delivery(2, 2, 60), delivery(3, 3, 10)]).await;
    let ids = |rows: &[(store::DeliveryRow, Vec<u8>)]| rows.iter().map(|(row, _)| row.digest[0]).collect::<Vec<_>>();
    assert_eq!(ids(&store.ledger().open_deliveries(at(9), 10, 130).await.unwrap()), [1, 2, 3]);
    assert_eq!(ids(&store.ledger().open_deliveries(at(9), 10, 100).await.unwrap()), [1]);
    assert_eq!(ids(&store.ledger().open_deliveries(at(9), 10, 1).await.unwrap()), [1]);
    assert_eq!(ids(&store.ledger().open_deliveries(at(9), 2, 1_000).await.unwrap()), [1, 2]);
}

#[tokio::test]
async fn beyond_its_bounds_the_inbox_forgets_the_oldest_first() {
    let (_dir, store) = fresh().await;
    keep(&store, &[1, 2, 3, 4].map(|number| delivery(number, i64::from(number), 10))).await;
    let wide = InboxBounds { age: TimeDelta::days(1), count: 10, bytes: 1_000 };
    assert_eq!(prune(&store, wide, 5).await, [4, 3, 2, 1]);
    assert_eq!(prune(&store, InboxBounds { count: 3, ..wide }, 5).await, [4, 3, 2]);
    assert_eq!(prune(&store, InboxBounds { bytes: 20, ..wide }, 5).await, [4, 3]);
    assert_eq!(prune(&store, InboxBounds { age: TimeDelta::minutes(1), ..wide }, 5).await, [4]);
}

#[tokio::test]
async fn a_new_key_opens_again_what_no_key_had_opened() {
    let (_dir, store) = fresh().await;
    keep(&store, &[delivery(1, 1, 5), delivery(2, 2, 5), delivery(3, 3, 5)]).await;
    let mut rows = store.ledger().deliveries(10).await.unwrap();
    for (row, outcome) in
        rows.iter_mut().zip([DeliveryOutcome::WrongKey, DeliveryOutcome::NotSealed, DeliveryOutcome::NoKey])
    {
        row.outcome = outcome;
    }
    let mut tx = store.ledger().begin().await.unwrap();
    tx.settle_deliveries(&rows).await.unwrap();
    assert_eq!(tx.reopen_unreadable(&connection(), at(0)).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().delivery_counts(at(0)).await.unwrap().unreadable, 1);
}
