use domain::VisitNote;
use domain::visit_note::NoteTemplate;
use store::NoteRow;

use crate::support::{at, connection, fresh, visit};

fn row(name: &str, minute: i64) -> NoteRow {
    let template = NoteTemplate {
        id: "t".into(),
        name: name.into(),
        sections: Vec::new(),
        unplaced: Vec::new(),
        comments: Vec::new(),
    };
    NoteRow {
        visit: visit(1),
        connection: connection(),
        note: VisitNote { templates: vec![template] },
        read_at: at(minute),
    }
}

#[tokio::test]
async fn a_note_that_was_read_earlier_never_replaces_one_that_was_read_later() {
    let (_dir, store) = fresh().await;
    store.mirror().put_visit_note(&row("newer", 2)).await.unwrap();
    store.mirror().put_visit_note(&row("older", 1)).await.unwrap();
    assert_eq!(store.mirror().visit_note(&visit(1)).await.unwrap(), Some(row("newer", 2)));
    assert_eq!(store.mirror().visit_note(&visit(2)).await.unwrap(), None);
}

#[tokio::test]
async fn a_forgotten_connection_takes_its_notes_along() {
    let (_dir, store) = fresh().await;
    store.mirror().put_visit_note(&row("a", 1)).await.unwrap();
    store.mirror().forget_connection(&connection()).await.unwrap();
    assert_eq!(store.mirror().visit_note(&visit(1)).await.unwrap(), None);
}
