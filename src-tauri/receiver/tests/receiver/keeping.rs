use std::sync::atomic::Ordering;

use futures::future::join_all;

use crate::support::{Door, connection, patient};

#[tokio::test]
async fn a_delivery_is_in_the_ledger_when_its_sender_is_answered() {
    let door = Door::open(patient()).await;
    let body = "BizXKL9L4EQ=YuhTK5qXNtOCmbuaHMq5tA==DUPdvDCZPiSUf0Jumt/Mr/wVWv+mr6Vzj5LnKUQtTPc=";
    let answer = door.post(body).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(answer.text().await.unwrap(), "");
    let kept = door.kept().await;
    assert_eq!(kept.len(), 1);
    assert_eq!((&kept[0].connection, kept[0].bytes, kept[0].repeats), (&connection(), 80, 0));
    let (_, bytes) = door.store.ledger().delivery(kept[0].id).await.unwrap().unwrap();
    assert_eq!(bytes, body.as_bytes());
    assert_eq!(door.told.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_replay_is_answered_like_the_first_and_counted() {
    let door = Door::open(patient()).await;
    for _ in 0..5 {
        assert_eq!(door.post("the same").await.status(), 204);
    }
    assert_eq!(door.post("another").await.status(), 204);
    let kept = door.kept().await;
    assert_eq!(kept.iter().map(|row| row.repeats).collect::<Vec<_>>(), [0, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_are_all_kept_in_far_fewer_transactions() {
    let door = Door::open(patient()).await;
    let answers = join_all((0..400).map(|number| door.post(format!("delivery {number}")))).await;
    assert!(answers.iter().all(|answer| answer.status() == 204));
    assert_eq!(door.kept().await.len(), 400);
    assert!(door.told.load(Ordering::SeqCst) < 400);
}

#[tokio::test]
async fn garbage_is_kept_as_it_came() {
    let door = Door::open(patient()).await;
    let garbage: Vec<Vec<u8>> = vec![vec![0], (0..=255).collect(), b"{\"event\":1}".to_vec(), vec![0xFF; 9_999]];
    for body in &garbage {
        assert_eq!(door.post(body.clone()).await.status(), 204);
    }
    for (row, body) in door.kept().await.iter().rev().zip(&garbage) {
        assert_eq!(&door.store.ledger().delivery(row.id).await.unwrap().unwrap().1, body);
    }
}

#[tokio::test]
async fn what_the_ledger_cannot_keep_is_not_acknowledged() {
    let door = Door::open(patient()).await;
    door.store.shut().await;
    assert_eq!(door.post("lost").await.status(), 404);
    assert_eq!(door.receiver.refused()().not_kept, 1);
    assert_eq!(door.told.load(Ordering::SeqCst), 0);
}
