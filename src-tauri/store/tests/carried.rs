//! A backup under a passphrase is carried to another computer and opens there: the drill.

use std::fs;
use std::path::{Path, PathBuf};

use store::{CheckedBackup, HeldFolder, Store, StoreError};
use tempfile::TempDir;
use vault::{SecretString, StoreKey};

use crate::support::{fresh, key, known, other_key};

const PASSPHRASE: &str = "four words of harbour rain";

fn passphrase(text: &str) -> SecretString {
    SecretString::from(text)
}

/// Checks a backup and puts it in its place.
async fn bring(
    dir: &Path,
    from: &Path,
    passphrase: &SecretString,
    key: &StoreKey,
) -> Result<Option<PathBuf>, StoreError> {
    CheckedBackup::check(&HeldFolder::take(dir)?, from, passphrase, key).await?.put()
}

async fn carried() -> (TempDir, std::path::PathBuf) {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.commit().await.unwrap();
    let file = dir.path().join("clinic.backup");
    store.carry_ledger(&file, &passphrase(PASSPHRASE)).await.unwrap();
    store.close().await;
    (dir, file)
}

#[tokio::test]
async fn a_carried_backup_opens_on_another_computer_under_its_own_key() {
    let (_here, file) = carried().await;
    let there = TempDir::new().unwrap();
    let brought = bring(there.path(), &file, &passphrase(PASSPHRASE), &other_key()).await.unwrap();
    assert_eq!(brought, None, "nothing stood there");
    let store = Store::open(there.path(), &other_key()).await.unwrap();
    assert!(store.ledger().known(&known(1).visit).await.unwrap().is_some());
    assert!(store.mirror_was_rebuilt());
    store.check().await.unwrap();
    store.close().await;
    let refused = Store::open(there.path(), &key()).await.unwrap_err();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    assert!(!there.path().join("ledger.db.restoring").exists());
}

#[tokio::test]
async fn the_ledger_that_stood_there_is_kept_aside() {
    let (here, file) = carried().await;
    let before = fs::read(here.path().join("ledger.db")).unwrap();
    let kept = bring(here.path(), &file, &passphrase(PASSPHRASE), &key()).await.unwrap().unwrap();
    assert_eq!(fs::read(kept).unwrap(), before);
    Store::open(here.path(), &key()).await.unwrap();
}

#[tokio::test]
async fn nothing_of_a_carried_backup_can_be_read_and_its_owner_alone_may_open_it() {
    let (dir, file) = carried().await;
    let bytes = fs::read(&file).unwrap();
    for needle in [&b"SQLite format 3"[..], b"General", PASSPHRASE.as_bytes(), key().expose(), b"5a5a5a5a5a5a"] {
        assert!(!bytes.windows(needle.len()).any(|window| window == needle));
    }
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let beside = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(beside.filter(|name| name.starts_with("clinic.backup")).eq(["clinic.backup".to_owned()]));
    let store = Store::open(dir.path(), &key()).await.unwrap();
    let again = store.carry_ledger(&file, &passphrase(PASSPHRASE)).await.unwrap_err();
    assert!(matches!(again, StoreError::Io { .. }), "{again:?}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[tokio::test]
async fn a_wrong_passphrase_and_a_changed_cut_or_other_file_change_nothing() {
    let (here, file) = carried().await;
    let before = fs::read(here.path().join("ledger.db")).unwrap();
    let wrong = bring(here.path(), &file, &passphrase("four words"), &key()).await.unwrap_err();
    assert!(matches!(wrong, StoreError::WrongPassphrase), "{wrong:?}");
    let bytes = fs::read(&file).unwrap();
    let spoilt = here.path().join("spoilt");
    let flipped = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        bytes
    };
    // In the magic, in the key's length, in the sealed key, in the ledger's first page and in its last.
    for bad in [
        flipped(3),
        flipped(20),
        flipped(120),
        flipped(bytes.len() / 2),
        flipped(bytes.len() - 100),
        bytes[..10].to_vec(),
        bytes[..100].to_vec(),
        bytes[..bytes.len() - 2_000].to_vec(),
        Vec::new(),
        b"%PDF-1.7".to_vec(),
        vec![0xff; 100_000],
    ] {
        fs::write(&spoilt, &bad).unwrap();
        let refused = bring(here.path(), &spoilt, &passphrase(PASSPHRASE), &key()).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::NotABackup | StoreError::WrongPassphrase | StoreError::LedgerDamaged { .. }),
            "{refused:?}"
        );
        assert_eq!(fs::read(here.path().join("ledger.db")).unwrap(), before);
        assert!(!here.path().join("ledger.db.restoring").exists());
    }
    Store::open(here.path(), &key()).await.unwrap();
}
