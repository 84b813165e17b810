use domain::ConnectionId;
use store::{DriftRow, Store};

use crate::support::{at, connection, fresh, open};

fn seen(words: &str, minutes: i64, count: u32) -> DriftRow {
    DriftRow {
        connection: connection(),
        operation: "SOLO-14".into(),
        words: words.into(),
        count,
        first_seen: at(minutes),
        last_seen: at(minutes),
    }
}

async fn add(store: &Store, rows: &[DriftRow]) -> Vec<bool> {
    let mut tx = store.ledger().begin().await.unwrap();
    let mut taken = Vec::new();
    for row in rows {
        taken.push(tx.add_drift(row).await.unwrap());
    }
    tx.commit().await.unwrap();
    taken
}

#[tokio::test]
async fn sightings_add_up_over_a_restart() {
    let (dir, store) = fresh().await;
    add(&store, &[seen("field x", 1, 2), seen("status has an unknown word", 1, 1)]).await;
    store.close().await;
    let store = open(dir.path()).await;
    add(&store, &[seen("field x", 5, 3)]).await;
    let kept = store.ledger().drift(&connection()).await.unwrap();
    let x = DriftRow { count: 5, first_seen: at(1), last_seen: at(5), ..seen("field x", 1, 0) };
    assert_eq!(kept, [x, seen("status has an unknown word", 1, 1)]);
}

#[tokio::test]
async fn a_flood_of_places_is_bounded_and_old_ones_make_room() {
    let (_dir, store) = fresh().await;
    let flood: Vec<_> = (0..200).map(|number| seen(&format!("field f{number:03}"), 1, 1)).collect();
    assert!(add(&store, &flood).await.into_iter().all(|taken| taken));
    assert_eq!(add(&store, &[seen("field new", 2, 1), seen("field f000", 2, 1)]).await, [false, true]);
    let later = 91 * 24 * 60;
    assert_eq!(add(&store, &[seen("field f001", later, 1), seen("field new", later + 60, 1)]).await, [true, true]);
    let kept = store.ledger().drift(&connection()).await.unwrap();
    let words: Vec<_> = kept.iter().map(|row| row.words.as_str()).collect();
    assert_eq!(words, ["field f001", "field new"]);
}

#[tokio::test]
async fn a_removed_connection_takes_its_places_along_and_no_others() {
    let (_dir, store) = fresh().await;
    let other = DriftRow { connection: ConnectionId("0badcafe".into()), ..seen("field x", 1, 1) };
    add(&store, &[seen("field x", 1, 1), other.clone()]).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.forget_drift(&connection()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().drift(&connection()).await.unwrap().is_empty());
    assert_eq!(store.ledger().drift(&other.connection).await.unwrap(), [other]);
}
