use domain::PatientKey;
use serde_json::json;
use store::{ImportState, ReadingImportRow, ReadingRefusal, Store, StoreError};

use crate::support::{at, fresh, open};

fn ann() -> PatientKey {
    PatientKey("solo:a:1".into())
}

fn import(id: &str) -> ReadingImportRow {
    ReadingImportRow {
        id: id.into(),
        patient: ann(),
        kind: "appleHealth".into(),
        file_name: "Sorensen Astrid.zip".into(),
        path: Some("/home/Sorensen/export.zip".into()),
        size: 12_345_678_901,
        sha256: None,
        settings: json!({ "zone": "America/New_York" }),
        begun_at: at(1),
        begun_by: "MOREAU, Jeanne".into(),
        state: ImportState::Reading,
        why: None,
        progress: json!({ "found": 0 }),
        ended_at: None,
        ended_by: None,
    }
}

fn refusal(seq: u64) -> ReadingRefusal {
    ReadingRefusal {
        seq,
        part: None,
        record: seq * 3 + 1,
        byte: seq * 100,
        line: Some(seq + 7),
        why: "notANumber".into(),
        field: Some("value".into()),
    }
}

async fn add(store: &Store, row: &ReadingImportRow) -> Result<(), StoreError> {
    let mut tx = store.ledger().begin().await.unwrap();
    tx.add_reading_import(row).await?;
    tx.commit().await
}

async fn moved(store: &Store, from: ImportState, to: ImportState, why: Option<&str>) -> bool {
    let mut tx = store.ledger().begin().await.unwrap();
    let moved = tx.move_reading_import("i1", from, to, why).await.unwrap();
    tx.commit().await.unwrap();
    moved
}

async fn one(store: &Store) -> ReadingImportRow {
    store.ledger().reading_import("i1").await.unwrap().unwrap()
}

#[tokio::test]
async fn an_import_comes_back_as_it_was_kept_and_what_was_being_read_has_stopped() {
    let (dir, store) = fresh().await;
    add(&store, &import("i1")).await.unwrap();
    assert!(matches!(add(&store, &import("i1")).await, Err(StoreError::Duplicate { .. })));
    assert!(one(&store).await == import("i1"));
    let mut tx = store.ledger().begin().await.unwrap();
    tx.reading_import_is_of("i1", &[7; 32]).await.unwrap();
    assert!(tx.reading_import_is_at("i1", &json!({ "found": 9 })).await.unwrap());
    tx.commit().await.unwrap();
    store.close().await;
    let store = open(dir.path()).await;
    let mut tx = store.ledger().begin().await.unwrap();
    assert_eq!(tx.stop_reading_imports("consoleEnded").await.unwrap(), 1);
    tx.commit().await.unwrap();
    let row = one(&store).await;
    assert_eq!(
        (row.state, row.why.as_deref(), row.sha256),
        (ImportState::Stopped, Some("consoleEnded"), Some([7; 32]))
    );
    assert_eq!((row.progress, row.path.is_some()), (json!({ "found": 9 }), true));
}

#[tokio::test]
async fn an_import_moves_from_where_it_was_seen_alone_and_forgets_where_its_file_lies() {
    let (_dir, store) = fresh().await;
    add(&store, &import("i1")).await.unwrap();
    assert!(!moved(&store, ImportState::Whole, ImportState::Kept, None).await);
    assert!(moved(&store, ImportState::Reading, ImportState::Stopped, Some("unreadable")).await);
    assert!(one(&store).await.path.is_some(), "it may go on");
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(!tx.reading_import_is_at("i1", &json!({})).await.unwrap(), "nobody reads it");
    drop(tx);
    assert!(moved(&store, ImportState::Stopped, ImportState::Reading, None).await);
    assert!(moved(&store, ImportState::Reading, ImportState::Whole, None).await);
    assert_eq!((one(&store).await.path, one(&store).await.why), (None, None));
    assert!(moved(&store, ImportState::Whole, ImportState::Kept, None).await);
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(!tx.forget_reading_import("i1").await.unwrap(), "what counts is not forgotten");
}

#[tokio::test]
async fn refusals_are_read_by_pages_and_go_with_their_import() {
    let (_dir, store) = fresh().await;
    add(&store, &import("i1")).await.unwrap();
    let all: Vec<_> = (0..300).map(refusal).collect();
    let mut tx = store.ledger().begin().await.unwrap();
    tx.add_reading_refusals("i1", &all).await.unwrap();
    tx.commit().await.unwrap();
    let page = store.ledger().reading_refusals("i1", 290, 100).await.unwrap();
    assert_eq!(page, all[290..]);
    assert_eq!(store.ledger().reading_refusals("i1", 0, 100).await.unwrap(), all[..100]);
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.forget_reading_import("i1").await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().reading_refusals("i1", 0, 100).await.unwrap(), []);
    assert!(store.ledger().reading_imports(&ann()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_account_that_is_removed_takes_the_imports_of_its_records_along_and_no_others() {
    let (_dir, store) = fresh().await;
    let other = ReadingImportRow { patient: PatientKey("solo2:a:1".into()), ..import("i2") };
    add(&store, &import("i1")).await.unwrap();
    add(&store, &other).await.unwrap();
    let mut tx = store.ledger().begin().await.unwrap();
    tx.add_reading_refusals("i1", &[refusal(0)]).await.unwrap();
    tx.add_reading_refusals("i2", &[refusal(0)]).await.unwrap();
    tx.forget_readings_of(&ann().connection()).await.unwrap();
    assert!(!tx.reading_import_is_at("i1", &json!({})).await.unwrap(), "nothing of it is kept any more");
    tx.commit().await.unwrap();
    assert!(store.ledger().reading_import("i1").await.unwrap().is_none());
    assert_eq!(store.ledger().reading_refusals("i1", 0, 9).await.unwrap(), []);
    assert!(store.ledger().reading_import("i2").await.unwrap().is_some_and(|row| row == other));
    assert_eq!(store.ledger().reading_refusals("i2", 0, 9).await.unwrap().len(), 1);
}

#[test]
fn a_printed_import_shows_neither_its_file_nor_its_person() {
    let printed = format!("{:?}", import("i1"));
    assert!(printed.contains("i1") && !printed.contains("Sorensen") && !printed.contains("solo:a"), "{printed}");
}
