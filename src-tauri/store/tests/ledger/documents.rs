use store::{CopyFiles, DocumentCopy, DocumentForm};
use vault::StoreKey;

use crate::support::{at, connection, fresh, visit};

fn copy(id: &str, key: &StoreKey) -> DocumentCopy {
    DocumentCopy {
        id: id.to_owned(),
        connection: connection(),
        visit: visit(1),
        patient: None,
        name: "Referral.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 9,
        key: key.clone(),
        intent: domain::IntentId("i1".to_owned()),
        vendor_id: None,
        at: at(0),
        by: "LINDQVIST, Amara".to_owned(),
    }
}

#[tokio::test]
async fn a_copy_opens_only_with_the_key_that_the_ledger_keeps_and_is_swept_with_its_row() {
    let (dir, store) = fresh().await;
    let files = CopyFiles::of(dir.path());
    let key = StoreKey::generate().unwrap();
    files.keep("c1", &key, b"%PDF-1.7 Okafor").unwrap();
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_document_copy(&copy("c1", &key)).await.unwrap();
    tx.learn_document_id("c1", "v1").await.unwrap();
    tx.commit().await.unwrap();
    let kept = store.ledger().document_copy("c1").await.unwrap().unwrap();
    assert_eq!(kept.vendor_id.as_deref(), Some("v1"));
    assert_eq!(files.open("c1", &kept.key).unwrap().unwrap(), b"%PDF-1.7 Okafor");
    assert!(files.open("c1", &StoreKey::generate().unwrap()).unwrap().is_none());
    let on_disk = std::fs::read(dir.path().join("documents/c1.sealed")).unwrap();
    assert!(!on_disk.windows(6).any(|part| part == b"Okafor"));
    assert!(!format!("{kept:?}").contains("Referral"));

    let mut tx = store.ledger().begin().await.unwrap();
    tx.move_document_copies(&visit(1), &visit(2)).await.unwrap();
    assert!(store.ledger().document_copies(&visit(2)).await.unwrap().is_empty(), "not before it is kept");
    tx.move_document_copies(&visit(2), &visit(1)).await.unwrap();
    tx.move_document_copies(&visit(9), &visit(2)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().document_copies(&visit(1)).await.unwrap().len(), 1);

    std::fs::write(dir.path().join("documents/c9.draft"), "left behind").unwrap();
    files.sweep(&store.ledger().document_copy_ids().await.unwrap()).unwrap();
    assert!(files.open("c1", &kept.key).unwrap().is_some());
    let mut tx = store.ledger().begin().await.unwrap();
    tx.delete_document_copy_of(&visit(1), "v1").await.unwrap();
    tx.commit().await.unwrap();
    files.sweep(&store.ledger().document_copy_ids().await.unwrap()).unwrap();
    assert!(files.open("c1", &kept.key).unwrap().is_none());
    assert_eq!(std::fs::read_dir(dir.path().join("documents")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_form_keeps_its_last_version_until_it_is_removed() {
    let (_dir, store) = fresh().await;
    let mut form = DocumentForm {
        id: "f1".to_owned(),
        name: "Consent".to_owned(),
        questions: vec!["Agreed?".to_owned()],
        at: at(0),
        by: "x".to_owned(),
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_document_form(&form).await.unwrap();
    form.questions.push("By whom?".to_owned());
    tx.put_document_form(&form).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().document_forms().await.unwrap(), [form]);
    let mut tx = store.ledger().begin().await.unwrap();
    tx.delete_document_form("f1").await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().document_forms().await.unwrap().is_empty());
}
