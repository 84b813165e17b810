use store::FrontDeskNote;

use crate::support::{at, fresh, visit};

#[tokio::test]
async fn a_visit_has_one_note_that_can_be_rewritten_and_removed() {
    let (_dir, store) = fresh().await;
    let note =
        |number, text: &str| FrontDeskNote { visit: visit(number), text: text.into(), at: at(1), by: "A".into() };
    let mut tx = store.ledger().begin().await.unwrap();
    for one in [note(1, "first"), note(2, "other"), note(1, "second")] {
        tx.put_note(&one).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(store.ledger().note(&visit(1)).await.unwrap() == Some(note(1, "second")));
    let notes = store.ledger().notes(&[visit(1), visit(2), visit(3)]).await.unwrap();
    assert_eq!(notes.len(), 2);

    let mut tx = store.ledger().begin().await.unwrap();
    tx.delete_note(&visit(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().note(&visit(1)).await.unwrap().is_none());
}
