//! Each way in which a data folder can be wrong has its own answer, and only a mirror is ever thrown away.

use std::fs;
use std::path::Path;

use store::{Store, StoreError, Which};
use tempfile::TempDir;

use crate::support::{at, fresh, key, known, open, other_key, patient, raw};

fn flip(path: &Path, from: usize) {
    let mut bytes = fs::read(path).unwrap();
    for byte in &mut bytes[from..from + 64] {
        *byte = !*byte;
    }
    fs::write(path, bytes).unwrap();
}

/// A folder with something in both databases, closed.
async fn filled() -> TempDir {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for number in 0..200 {
        tx.put_known(&known(number)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let people: Vec<_> = (0..200).map(|number| patient(number, "Okafor", "Daniel")).collect();
    store.mirror().put_patients(&people).await.unwrap();
    store.close().await;
    dir
}

async fn refused(dir: &Path) -> StoreError {
    Store::open(dir, &key()).await.unwrap_err()
}

#[tokio::test]
async fn a_folder_reopens_with_what_was_kept_and_no_rebuilt_mirror() {
    let dir = filled().await;
    let store = open(dir.path()).await;
    assert!(!store.mirror_was_rebuilt());
    assert_eq!(store.ledger().known_between(at(0), at(100)).await.unwrap().len(), 200);
    assert!(store.mirror().patient(&patient(3, "", "").key).await.unwrap().is_some());
    store.check().await.unwrap();
}

#[tokio::test]
async fn a_plain_text_database_is_refused_and_left_as_it_is() {
    for which in [Which::Ledger, Which::Mirror] {
        let dir = filled().await;
        let path = dir.path().join(which.file_name());
        fs::write(&path, b"SQLite format 3\0and then some").unwrap();
        let error = refused(dir.path()).await;
        assert!(matches!(error, StoreError::Plaintext { which: of } if of == which), "{error:?}");
        assert_eq!(fs::read(&path).unwrap(), b"SQLite format 3\0and then some");
    }
}

#[tokio::test]
async fn another_key_is_told_and_neither_file_is_touched() {
    let dir = filled().await;
    let before = (fs::read(dir.path().join("ledger.db")).unwrap(), fs::read(dir.path().join("mirror.db")).unwrap());
    let error = Store::open(dir.path(), &other_key()).await.unwrap_err();
    assert!(matches!(error, StoreError::WrongKey { which: Which::Ledger }), "{error:?}");
    assert_eq!(fs::read(dir.path().join("ledger.db")).unwrap(), before.0);
    assert_eq!(fs::read(dir.path().join("mirror.db")).unwrap(), before.1);
    open(dir.path()).await;
}

#[tokio::test]
async fn a_newer_database_is_refused_without_touching_it() {
    for which in [Which::Ledger, Which::Mirror] {
        let dir = filled().await;
        let path = dir.path().join(which.file_name());
        let mut conn = raw(&path).await;
        sqlx::raw_sql("PRAGMA user_version = 99").execute(&mut conn).await.unwrap();
        sqlx::Connection::close(conn).await.unwrap();
        let (bytes, changed) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
        let error = refused(dir.path()).await;
        assert!(
            matches!(error, StoreError::Newer { which: of, found: 99, known: newest } if of == which && newest < 99),
            "{error:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), changed);
    }
}

#[tokio::test]
async fn a_second_console_on_the_same_folder_is_refused_until_the_first_is_gone() {
    let (dir, store) = fresh().await;
    assert!(matches!(refused(dir.path()).await, StoreError::InUse));
    let handle = store.ledger().clone();
    store.close().await;
    assert!(matches!(refused(dir.path()).await, StoreError::InUse));
    drop(handle);
    open(dir.path()).await;
}

#[tokio::test]
async fn a_mirror_damaged_anywhere_is_made_anew_and_the_ledger_stays() {
    for from in [0, 32, 5 * 4096 + 100] {
        let dir = filled().await;
        flip(&dir.path().join("mirror.db"), from);
        let store = open(dir.path()).await;
        assert!(store.mirror_was_rebuilt(), "{from}");
        assert!(store.mirror().patient(&patient(3, "", "").key).await.unwrap().is_none());
        store.mirror().put_patients(&[patient(3, "Okafor", "Daniel")]).await.unwrap();
        assert_eq!(store.ledger().known_between(at(0), at(100)).await.unwrap().len(), 200);
        store.close().await;
        assert!(!open(dir.path()).await.mirror_was_rebuilt());
    }
}

#[tokio::test]
async fn a_mirror_that_was_cut_short_taken_from_elsewhere_or_lost_is_made_anew() {
    let dir = filled().await;
    let path = dir.path().join("mirror.db");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let store = open(dir.path()).await;
    assert!(store.mirror_was_rebuilt());
    store.close().await;

    let elsewhere = TempDir::new().unwrap();
    Store::open(elsewhere.path(), &other_key()).await.unwrap().close().await;
    fs::copy(elsewhere.path().join("mirror.db"), &path).unwrap();
    let store = open(dir.path()).await;
    assert!(store.mirror_was_rebuilt());
    store.close().await;

    fs::remove_file(&path).unwrap();
    assert!(open(dir.path()).await.mirror_was_rebuilt());
}

#[tokio::test]
async fn damage_in_a_mirror_too_large_to_check_at_start_is_found_by_the_check_and_mended_by_the_next_start() {
    let (dir, store) = fresh().await;
    let people: Vec<_> = (0..8_000).map(|number| patient(number, "Okafor", "Daniel")).collect();
    store.mirror().put_patients(&people).await.unwrap();
    store.close().await;
    let path = dir.path().join("mirror.db");
    let size = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap();
    assert!(size > 5 * 1024 * 1024, "the test needs a larger mirror than {size}");
    flip(&path, size / 8192 * 4096 + 100);
    let store = open(dir.path()).await;
    assert!(!store.mirror_was_rebuilt());
    let error = store.check().await.unwrap_err();
    assert!(matches!(error, StoreError::MirrorDamaged { .. }), "{error:?}");
    store.close().await;
    let store = open(dir.path()).await;
    assert!(store.mirror_was_rebuilt());
    store.check().await.unwrap();
}

#[tokio::test]
async fn reading_a_damaged_page_is_told_as_a_damaged_mirror_and_mended_by_the_next_start() {
    let (dir, store) = fresh().await;
    let people: Vec<_> = (0..8_000).map(|number| patient(number, "Okafor", "Daniel")).collect();
    store.mirror().put_patients(&people).await.unwrap();
    store.close().await;
    let path = dir.path().join("mirror.db");
    let pages = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap() / 4096;
    // The schema, which is looked at when the file is opened, stands in the first pages.
    // The first pages hold the schema, whose damage is found at the start already.
    // The first pages hold what every opening reads: the tables' names and roots.
    for page in 60..pages {
        flip(&path, page * 4096 + 100);
    }
    let store = open(dir.path()).await;
    let keys: Vec<_> = people.iter().map(|patient| patient.key.clone()).collect();
    let error = store.mirror().patients(&keys).await.unwrap_err();
    assert!(matches!(error, StoreError::MirrorDamaged { .. }), "{error:?}");
    store.close().await;
    assert!(open(dir.path()).await.mirror_was_rebuilt());
}

#[tokio::test]
async fn a_damaged_ledger_stops_the_console_and_nothing_is_touched() {
    for from in [0, 32, 3 * 4096 + 100] {
        let dir = filled().await;
        let path = dir.path().join("ledger.db");
        flip(&path, from);
        let (ledger, mirror) = (fs::read(&path).unwrap(), fs::read(dir.path().join("mirror.db")).unwrap());
        let error = refused(dir.path()).await;
        assert!(matches!(error, StoreError::LedgerDamaged { .. }), "{from} {error:?}");
        assert_eq!(fs::read(&path).unwrap(), ledger);
        assert_eq!(fs::read(dir.path().join("mirror.db")).unwrap(), mirror);
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_told_with_the_systems_words_apart() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, b"x").unwrap();
    let error = refused(&file.join("folder")).await;
    assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    assert!(error.detail().is_some());
}
