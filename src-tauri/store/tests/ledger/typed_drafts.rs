use domain::{ConnectionId, PatientKey, TypedForm, UserId};
use store::{Store, TypedDraftRow};

use crate::support::{at, connection, fresh, intent, known, open};

fn typed(user: &str, form: TypedForm, about: &str, minute: i64) -> TypedDraftRow {
    TypedDraftRow {
        user: UserId(user.into()),
        form,
        about: about.into(),
        typed: r#"{"reason":"Sorensen called"}"#.into(),
        at: at(minute),
    }
}

async fn keep(store: &Store, rows: &[TypedDraftRow]) {
    let mut tx = store.ledger().begin().await.unwrap();
    for row in rows {
        tx.keep_typed_draft(row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn of(store: &Store, user: &str) -> Vec<TypedDraftRow> {
    store.ledger().typed_drafts(&UserId(user.into()), at(0)).await.unwrap()
}

#[tokio::test]
async fn what_was_typed_is_its_authors_alone_is_replaced_and_survives_the_end_of_the_program() {
    let (dir, store) = fresh().await;
    let second = typed("a", TypedForm::Reasons, "visit-1", 2);
    let earlier = TypedDraftRow { typed: "{}".into(), at: at(1), ..second.clone() };
    keep(&store, &[earlier, second.clone(), typed("b", TypedForm::Reasons, "visit-1", 1)]).await;
    store.close().await;
    let store = open(dir.path()).await;
    assert!(of(&store, "a").await == [second.clone()]);
    assert_eq!(of(&store, "b").await.len(), 1);
    assert!(of(&store, "c").await.is_empty());

    let mut tx = store.ledger().begin().await.unwrap();
    tx.drop_typed_draft(&second.user, TypedForm::Reasons, "visit-2").await.unwrap();
    tx.drop_typed_draft(&UserId("b".into()), TypedForm::Reasons, "visit-1").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((of(&store, "a").await.len(), of(&store, "b").await.len()), (1, 0));
}

#[tokio::test]
async fn what_is_too_old_is_neither_given_nor_kept() {
    let (_dir, store) = fresh().await;
    keep(&store, &[typed("a", TypedForm::Consult, "", -1), typed("a", TypedForm::Bedside, "", 0)]).await;
    assert!(of(&store, "a").await == [typed("a", TypedForm::Bedside, "", 0)]);
    let mut tx = store.ledger().begin().await.unwrap();
    assert_eq!(tx.drop_typed_drafts_before(at(0)).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().typed_drafts(&UserId("a".into()), at(-9)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_typed_about_a_connection_its_records_visits_and_intents_goes_with_it_and_nothing_else_does() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.insert_intent(&intent(1, 1)).await.unwrap();
    tx.commit().await.unwrap();
    let record = PatientKey::external(&connection(), "ext 1");
    let other = ConnectionId("3fa0c1d3".into());
    let gone = [
        (TypedForm::Connection, connection().to_string()),
        (TypedForm::EditPatient, record.to_string()),
        (TypedForm::Episode, format!("{record} 77")),
        (TypedForm::Reasons, "visit-1".to_owned()),
        (TypedForm::Decision, "intent-1".to_owned()),
    ];
    let stays = [
        (TypedForm::Connection, other.to_string()),
        (TypedForm::EditPatient, PatientKey::external(&other, "3fa0c1d2").to_string()),
        (TypedForm::Reasons, "visit-2".to_owned()),
        (TypedForm::Snippets, String::new()),
    ];
    let rows: Vec<_> = gone.iter().chain(&stays).map(|(form, about)| typed("a", *form, about, 1)).collect();
    keep(&store, &rows).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.drop_typed_drafts_about(&connection()).await.unwrap();
    tx.commit().await.unwrap();
    let mut left: Vec<_> = of(&store, "a").await.into_iter().map(|row| (row.form, row.about)).collect();
    left.sort();
    let mut stays = stays.to_vec();
    stays.sort();
    assert_eq!(left, stays);
}

#[tokio::test]
async fn a_printed_draft_shows_nothing_that_was_typed() {
    let printed = format!("{:?}", typed("a", TypedForm::Reasons, "3fa0c1d2:ext:Sorensen", 1));
    assert!(printed.contains("Reasons") && !printed.contains("Sorensen"), "{printed}");
}
