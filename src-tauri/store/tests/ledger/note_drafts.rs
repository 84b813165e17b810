use store::NoteDraftRow;

use crate::support::{at, fresh, open, visit};

fn drafted(by: &str, question: &str, base: &str, mine: &str, minute: i64) -> NoteDraftRow {
    NoteDraftRow {
        visit: visit(1),
        by: by.into(),
        template: "t".into(),
        question: question.into(),
        asked: vec!["Section".into(), question.into()],
        base: vec![base.into()],
        mine: vec![mine.into()],
        begun_at: at(minute),
        at: at(minute),
    }
}

#[tokio::test]
async fn a_draft_keeps_the_answer_that_it_began_from_and_survives_the_end_of_the_program() {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.keep_note_draft(&drafted("A", "q", "before", "first", 1)).await.unwrap();
    tx.keep_note_draft(&drafted("A", "q", "something else", "second", 2)).await.unwrap();
    tx.keep_note_draft(&drafted("B", "q", "before", "of another", 1)).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;

    let store = open(dir.path()).await;
    let kept = store.ledger().note_draft(&visit(1), "A").await.unwrap();
    let expected = NoteDraftRow { begun_at: at(1), ..drafted("A", "q", "before", "second", 2) };
    assert_eq!(kept, [expected]);
    assert_eq!(store.ledger().note_draft_authors(&visit(1)).await.unwrap(), ["A", "B"]);
    assert!(store.ledger().note_draft(&visit(2), "A").await.unwrap().is_empty());
}

#[tokio::test]
async fn what_says_again_what_the_vendor_said_is_no_draft() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.keep_note_draft(&drafted("A", "q", "before", "before", 1)).await.unwrap();
    tx.keep_note_draft(&drafted("A", "r", "before", "after", 1)).await.unwrap();
    tx.drop_unchanged_note_draft(&visit(1), "A").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().note_draft(&visit(1), "A").await.unwrap(), [drafted("A", "r", "before", "after", 1)]);
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.discard_note_draft(&visit(1), "A").await.unwrap());
    assert!(!tx.discard_note_draft(&visit(1), "A").await.unwrap());
    tx.commit().await.unwrap();
    assert!(store.ledger().note_draft_authors(&visit(1)).await.unwrap().is_empty());
}
