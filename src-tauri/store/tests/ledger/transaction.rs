use std::time::Duration;

use serde_json::json;

use crate::support::{fresh, known, visit};

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.put_setting("zone", &json!("Europe/Paris")).await.unwrap();
    drop(tx);
    assert!(store.ledger().known(&visit(1)).await.unwrap().is_none());
    assert!(store.ledger().setting("zone").await.unwrap().is_none());
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(2)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().known(&visit(2)).await.unwrap().is_some());
}

#[tokio::test]
async fn readers_see_the_last_kept_state_while_someone_writes_and_the_next_writer_waits() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    assert!(store.ledger().known(&visit(1)).await.unwrap().is_none());
    let ledger = store.ledger().clone();
    let second = tokio::spawn(async move {
        let mut tx = ledger.begin().await.unwrap();
        tx.put_known(&known(2)).await.unwrap();
        tx.commit().await.unwrap();
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!second.is_finished());
    tx.commit().await.unwrap();
    second.await.unwrap();
    assert!(store.ledger().known(&visit(1)).await.unwrap().is_some());
    assert!(store.ledger().known(&visit(2)).await.unwrap().is_some());
}
