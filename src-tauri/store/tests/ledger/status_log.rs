use domain::{ConfirmedHow, VisitState};
use store::StatusSeen;

use crate::support::{at, fresh, visit};

fn seen(number: u32, word: &str, minute: i64) -> StatusSeen {
    StatusSeen {
        visit: visit(number),
        status_word: word.into(),
        call_word: Some("WAITING".into()),
        state: VisitState::Arrived,
        first_seen_at: at(minute),
        began_seen: true,
        how: ConfirmedHow::HintReadBack,
    }
}

#[tokio::test]
async fn the_log_of_a_visit_is_newest_first_and_its_newest_entry_is_the_current_status() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.append_status(&seen(1, "arrived", 1)).await.unwrap();
    tx.append_status_many(&[seen(1, "exam_ready", 9), seen(2, "arrived", 4), seen(1, "intake", 9)]).await.unwrap();
    tx.commit().await.unwrap();
    let words: Vec<_> =
        store.ledger().status_log(&visit(1)).await.unwrap().into_iter().map(|one| one.status_word).collect();
    assert_eq!(words, ["intake", "exam_ready", "arrived"]);
    let current = store.ledger().current_status_since(&[visit(1), visit(2), visit(3)]).await.unwrap();
    assert_eq!(current.len(), 2);
    assert!(current[&visit(1)] == seen(1, "intake", 9));
    assert!(current[&visit(2)] == seen(2, "arrived", 4));
}
