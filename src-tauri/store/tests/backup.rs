//! A ledger can be copied while it is in use, and brought back when it is damaged.

use std::fs;

use store::{Store, StoreError};
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
