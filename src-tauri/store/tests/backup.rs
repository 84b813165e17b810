//! A ledger can be copied while it is in use, and brought back when it is damaged.

use std::fs;

use store::{CopyFiles, Store, StoreError};
use tempfile::TempDir;

use crate::support::{fresh, key, known, open, other_key};

async fn with_backup() -> (TempDir, std::path::PathBuf) {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.commit().await.unwrap();
    let backup = dir.path().join("ledger.backup");
    store.backup_ledger(&backup).await.unwrap();
    store.close().await;
    (dir, backup)
}

#[tokio::test]
async fn a_damaged_ledger_is_replaced_by_its_backup_and_kept_aside() {
    let (dir, backup) = with_backup().await;
    let path = dir.path().join("ledger.db");
    fs::write(&path, vec![7; 8192]).unwrap();
    let kept = Store::restore_ledger(dir.path(), &backup, &key()).await.unwrap().unwrap();
    assert_eq!(fs::read(kept).unwrap(), vec![7; 8192]);
    let store = open(dir.path()).await;
    assert!(store.ledger().known(&known(1).visit).await.unwrap().is_some());
    assert!(!dir.path().join("ledger.db.restoring").exists());
}

#[tokio::test]
async fn copies_that_a_restored_ledger_does_not_know_are_set_aside_and_come_back_with_one_that_does() {
    let (dir, backup) = with_backup().await;
    let files = CopyFiles::of(dir.path());
    let sealed = |folder: &str, id: &str| dir.path().join(folder).join(format!("{id}.sealed")).exists();
    for id in ["known", "later"] {
        files.keep(id, &key(), b"%PDF-").unwrap();
    }
    fs::write(dir.path().join("documents/half.draft"), "left behind").unwrap();
    Store::restore_ledger(dir.path(), &backup, &key()).await.unwrap();
    assert_eq!(files.sweep(&["known".to_owned()]).unwrap(), 1);
    // A start that was cut short before its end is done again, and a later one removes nothing that was set aside.
    fs::write(dir.path().join("documents/ledger-was-restored"), "").unwrap();
    for _ in 0..2 {
        assert_eq!(files.sweep(&["known".to_owned()]).unwrap(), 0);
        assert!(sealed("documents", "known") && !sealed("documents", "later"));
        assert!(sealed("documents-set-aside", "later"));
    }
    Store::restore_ledger(dir.path(), &backup, &key()).await.unwrap();
    assert_eq!(files.sweep(&["known".to_owned(), "later".to_owned()]).unwrap(), 0);
    assert_eq!(files.open("later", &key()).unwrap().unwrap(), b"%PDF-");
    // What is destroyed afterwards is removed as ever.
    assert_eq!(files.sweep(&["known".to_owned()]).unwrap(), 0);
    assert!(!sealed("documents", "later") && !sealed("documents-set-aside", "later"));
    assert_eq!(fs::read_dir(dir.path().join("documents")).unwrap().count(), 1);
}

#[tokio::test]
async fn a_backup_is_encrypted_and_never_overwrites_a_file() {
    let (dir, backup) = with_backup().await;
    let bytes = fs::read(&backup).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(!bytes.windows(7).any(|window| window == b"General"));
    let store = open(dir.path()).await;
    let error = store.backup_ledger(&backup).await.unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    assert_eq!(fs::read(&backup).unwrap(), bytes);
    assert!(!dir.path().join("ledger.backup.partial").exists());
}

#[tokio::test]
async fn a_bad_backup_changes_nothing() {
    let (dir, backup) = with_backup().await;
    let ledger = fs::read(dir.path().join("ledger.db")).unwrap();
    let wrong = Store::restore_ledger(dir.path(), &backup, &other_key()).await.unwrap_err();
    assert!(matches!(wrong, StoreError::WrongKey { .. }), "{wrong:?}");
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] = !bytes[middle];
    fs::write(&backup, bytes).unwrap();
    let damaged = Store::restore_ledger(dir.path(), &backup, &key()).await.unwrap_err();
    assert!(matches!(damaged, StoreError::LedgerDamaged { .. }), "{damaged:?}");
    let missing = Store::restore_ledger(dir.path(), &dir.path().join("nothing"), &key()).await.unwrap_err();
    assert!(matches!(missing, StoreError::Io { .. }), "{missing:?}");
    assert_eq!(fs::read(dir.path().join("ledger.db")).unwrap(), ledger);
    assert!(open(dir.path()).await.ledger().known(&known(1).visit).await.unwrap().is_some());
}

#[tokio::test]
async fn a_ledger_is_not_replaced_while_a_console_has_it_open() {
    let (dir, backup) = with_backup().await;
    let _store = open(dir.path()).await;
    let error = Store::restore_ledger(dir.path(), &backup, &key()).await.unwrap_err();
    assert!(matches!(error, StoreError::InUse), "{error:?}");
}
