//! The key of both databases is changed, and a process may be killed at any moment of it. The child is this test program
//! itself, started again.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use store::key_change::{self, KeyChange, Opens};
use store::{HeldFolder, Store, StoreError, Which};
use tempfile::TempDir;
use vault::{ConnectionSecret, ExposeSecret, SecretName, StoreKey, Vault};

use crate::support::{at, fresh, key, known, open, other_key, patient};

const FOLDER: &str = "ANTEROOM_KEY_FOLDER";
const STEPS: &str = "ANTEROOM_KEY_STEPS";

async fn begin(dir: &Path, old: &StoreKey, new: &StoreKey) -> Result<KeyChange, StoreError> {
    KeyChange::begin(&HeldFolder::take(dir)?, old, new).await
}

async fn settle(dir: &Path, old: &StoreKey, new: &StoreKey) -> Result<Opens, StoreError> {
    key_change::settle(&HeldFolder::take(dir)?, old, new).await
}

/// A folder with something in both databases.
async fn filled(people: i64) -> TempDir {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.commit().await.unwrap();
    let people: Vec<_> = (0..people).map(|number| patient(number, "Okafor", "Daniel")).collect();
    store.mirror().put_patients(&people).await.unwrap();
    store.close().await;
    dir
}

/// Opens with this key alone, with everything that was there.
async fn whole_under(dir: &Path, key: &StoreKey, other: &StoreKey) {
    let refused = Store::open(dir, other).await.unwrap_err();
    assert!(matches!(refused, StoreError::WrongKey { which: Which::Ledger }), "{refused:?}");
    let store = Store::open(dir, key).await.unwrap();
    assert!(!store.mirror_was_rebuilt());
    assert!(store.ledger().known(&known(1).visit).await.unwrap().is_some());
    assert_eq!(store.ledger().known_between(at(0), at(100)).await.unwrap().len(), 1);
    assert!(store.mirror().patient(&patient(3, "", "").key).await.unwrap().is_some());
    store.check().await.unwrap();
    store.close().await;
}

/// Nothing but the databases and the lock is left.
fn tidy(dir: &Path) {
    for entry in fs::read_dir(dir).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains(".rekey"), "{name} was left behind");
    }
}

#[tokio::test]
async fn after_a_change_the_new_key_opens_everything_and_the_old_one_nothing() {
    let dir = filled(200).await;
    let change = begin(dir.path(), &key(), &other_key()).await.unwrap();
    change.write().await.unwrap();
    change.put_ledger().unwrap().put_mirror().unwrap();
    assert_eq!(settle(dir.path(), &key(), &other_key()).await.unwrap(), Opens::New);
    whole_under(dir.path(), &other_key(), &key()).await;
    for name in ["ledger.db", "mirror.db"] {
        assert!(!fs::read(dir.path().join(name)).unwrap().starts_with(b"SQLite format 3"));
    }
    tidy(dir.path());
}

/// Starts a child that takes so many steps and waits; kills it there.
fn killed_after(dir: &Path, steps: usize) {
    killed_as(dir, steps, "child_that_changes_the_key");
}

fn killed_as(dir: &Path, steps: usize, which: &str) {
    let mut child = start_as(dir, steps, which);
    let since = Instant::now();
    while !dir.join("ready").exists() {
        assert!(since.elapsed() < Duration::from_secs(60), "the child never got there");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    fs::remove_file(dir.join("ready")).unwrap();
}

fn start(dir: &Path, steps: usize) -> std::process::Child {
    start_as(dir, steps, "child_that_changes_the_key")
}

fn start_as(dir: &Path, steps: usize, which: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("key_change::{which}"), "--ignored", "--nocapture"])
        .env(FOLDER, dir)
        .env(STEPS, steps.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Takes so many steps of a change; what holds the folder lives as long as the answer.
async fn take_steps(dir: &Path, old: &StoreKey, new: &StoreKey, steps: usize) -> HeldFolder {
    let folder = HeldFolder::take(dir).unwrap();
    let change = KeyChange::begin(&folder, old, new).await.unwrap();
    if steps > 1 {
        change.write().await.unwrap();
    }
    if steps > 2 {
        let put = change.put_ledger().unwrap();
        if steps > 3 {
            put.put_mirror().unwrap();
        }
    }
    folder
}

#[tokio::test]
#[ignore = "the child of the tests below"]
async fn child_that_changes_the_key() {
    let dir = std::env::var(FOLDER).unwrap();
    let dir = Path::new(&dir);
    let steps: usize = std::env::var(STEPS).unwrap().parse().unwrap();
    let _held = take_steps(dir, &key(), &other_key(), steps).await;
    fs::write(dir.join("ready"), b"").unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn a_process_killed_between_any_two_steps_leaves_a_clinic_that_one_key_opens_whole() {
    for steps in 1..=4 {
        let dir = filled(50).await;
        killed_after(dir.path(), steps);
        let opened = settle(dir.path(), &key(), &other_key()).await.unwrap();
        assert_eq!(opened, if steps > 2 { Opens::New } else { Opens::Old }, "after step {steps}");
        match opened {
            Opens::New => whole_under(dir.path(), &other_key(), &key()).await,
            _ => whole_under(dir.path(), &key(), &other_key()).await,
        }
        tidy(dir.path());
        // Settling once more changes nothing.
        assert_eq!(settle(dir.path(), &key(), &other_key()).await.unwrap(), opened);
    }
}

#[tokio::test]
async fn a_process_killed_while_it_writes_the_copies_leaves_the_old_key_in_use() {
    let dir = filled(4_000).await;
    for wait in [0, 15, 40, 90] {
        let mut child = start(dir.path(), 2);
        // From the moment in which a copy is begun.
        let since = Instant::now();
        let begun = || ["ledger.db.rekeying", "ledger.db.rekeyed"].iter().any(|name| dir.path().join(name).exists());
        while !begun() {
            assert!(since.elapsed() < Duration::from_secs(60), "the child never began");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        drop(fs::remove_file(dir.path().join("ready")));
        assert_eq!(settle(dir.path(), &key(), &other_key()).await.unwrap(), Opens::Old);
        tidy(dir.path());
        whole_under(dir.path(), &key(), &other_key()).await;
    }
}

#[tokio::test]
async fn where_neither_key_opens_the_ledger_nothing_is_touched() {
    let dir = filled(10).await;
    let change = begin(dir.path(), &key(), &other_key()).await.unwrap();
    change.write().await.unwrap();
    drop(change);
    let ledger = dir.path().join("ledger.db");
    fs::write(&ledger, vec![7; 8192]).unwrap();
    assert_eq!(settle(dir.path(), &key(), &other_key()).await.unwrap(), Opens::Neither);
    assert_eq!(fs::read(&ledger).unwrap(), vec![7; 8192]);
    assert!(dir.path().join("ledger.db.rekeyed").exists(), "the copy may be all that is left");
}

#[tokio::test]
async fn a_key_is_not_changed_under_an_open_console_nor_with_a_key_that_does_not_open() {
    let dir = filled(10).await;
    let store = open(dir.path()).await;
    let refused = begin(dir.path(), &key(), &other_key()).await.err().unwrap();
    assert!(matches!(refused, StoreError::InUse), "{refused:?}");
    store.close().await;
    let refused = begin(dir.path(), &other_key(), &key()).await.err().unwrap();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    whole_under(dir.path(), &key(), &other_key()).await;
}

const PASSPHRASE: &str = "four words of harbour rain";

fn secret_of_an_account() -> SecretName {
    SecretName::connection("3fa0c1d2", ConnectionSecret::ApiKey)
}

#[tokio::test]
#[ignore = "the child of the test below"]
async fn child_that_changes_a_key_under_a_passphrase() {
    let dir = std::env::var(FOLDER).unwrap();
    let dir = Path::new(&dir);
    let steps: usize = std::env::var(STEPS).unwrap().parse().unwrap();
    let vault = Vault::open_with_passphrase(dir, &PASSPHRASE.into()).unwrap();
    let old = vault.store_key_or_create().unwrap();
    let new = vault.make_next_store_key().unwrap();
    let _held = if steps > 0 { Some(take_steps(dir, &old, &new, steps).await) } else { None };
    if steps > 4 {
        vault.adopt_next_store_key().unwrap();
    }
    fs::write(dir.join("ready"), b"").unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn under_a_passphrase_a_process_killed_between_any_two_steps_leaves_a_clinic_that_opens_whole() {
    for steps in 0..=5 {
        let dir = TempDir::new().unwrap();
        let vault = Vault::create_with_passphrase(dir.path(), &PASSPHRASE.into()).unwrap();
        vault.set(&secret_of_an_account(), &"k-1".into()).unwrap();
        let before = vault.store_key_or_create().unwrap();
        let store = Store::open(dir.path(), &before).await.unwrap();
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_known(&known(1)).await.unwrap();
        tx.commit().await.unwrap();
        store.mirror().put_patients(&[patient(3, "Okafor", "Daniel")]).await.unwrap();
        store.close().await;
        drop(vault);
        killed_as(dir.path(), steps, "child_that_changes_a_key_under_a_passphrase");

        let again = Vault::open_with_passphrase(dir.path(), &PASSPHRASE.into()).unwrap();
        let key = again.store_key_or_create().unwrap();
        if let Some(next) = again.next_store_key().unwrap() {
            match settle(dir.path(), &key, &next).await.unwrap() {
                Opens::New => again.adopt_next_store_key().unwrap(),
                Opens::Old => again.drop_next_store_key().unwrap(),
                Opens::Neither => panic!("neither key opens it after step {steps}"),
            }
        }
        drop(again);
        let settled = Vault::open_with_passphrase(dir.path(), &PASSPHRASE.into()).unwrap();
        assert!(settled.next_store_key().unwrap().is_none());
        assert_eq!(settled.get(&secret_of_an_account()).unwrap().unwrap().expose_secret(), "k-1", "after step {steps}");
        let now = settled.store_key_or_create().unwrap();
        assert_eq!(now.expose() == before.expose(), steps <= 2, "after step {steps}");
        if steps > 2 {
            assert!(Store::open(dir.path(), &before).await.is_err(), "the old key opens it after step {steps}");
        }
        let store = Store::open(dir.path(), &now).await.unwrap();
        assert!(!store.mirror_was_rebuilt());
        assert!(store.ledger().known(&known(1).visit).await.unwrap().is_some());
        store.close().await;
        tidy(dir.path());
    }
}
