//! Files that are not as they were left: damaged, or written by a newer program. What cannot be read again is never
//! touched; a backup takes its place, on a person's word.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use vault::Vault;

use super::desk::{Desk, files_below};
use super::passphrase::{PASSPHRASE, protect, unlock, without_a_keyring};

fn ledger(desk: &Desk) -> PathBuf {
    desk.data().join("clinic/ledger.db")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_mirror_is_read_again() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    damage(&desk.data().join("clinic/mirror.db"));
    desk.open(&[]).await;
    desk.see_board().await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_ledger_is_replaced_by_the_backup_that_a_person_chooses_and_kept_aside() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    desk.open(&[]).await;
    restore_after_damage(&mut desk).await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_ledger_under_a_passphrase_is_replaced_without_asking_for_it_twice() {
    let mut desk = Desk::new().await;
    without_a_keyring(&mut desk);
    protect(&mut desk).await;
    desk.close().await;
    desk.open(&[]).await;
    unlock(&desk, PASSPHRASE).await;
    restore_after_damage(&mut desk).await;
    desk.close().await;
}

/// Damages the ledger of the clinic that is open, and brings it back from a backup on screen.
async fn restore_after_damage(desk: &mut Desk) {
    desk.see_board().await;
    let backups = desk.data().join("clinic/backups");
    let whole = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "db");
    let begun = Instant::now();
    while !files_below(&backups).iter().any(whole) {
        assert!(begun.elapsed() < Duration::from_secs(60), "no backup was made");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    desk.close().await;
    damage(&ledger(desk));
    let damaged = std::fs::read(ledger(desk)).unwrap();

    let sealed = vault::is_sealed(&desk.data().join("clinic"));
    desk.open(&[]).await;
    if sealed {
        unlock(desk, PASSPHRASE).await;
    }
    let page = desk.page();
    page.see("The ledger is damaged").await;
    assert_eq!(std::fs::read(ledger(desk)).unwrap(), damaged, "the damaged ledger was touched");
    page.press_button("Restore a backup").await;
    page.press_button("Restore the backup of").await;
    // The connection was in the backup, and its secrets where they were kept: nobody enters anything again.
    desk.see_board().await;
    let aside: Vec<PathBuf> = files_below(&desk.data().join("clinic"))
        .into_iter()
        .filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ledger.db.damaged-")))
        .collect();
    assert_eq!(aside.len(), 1, "{aside:?}");
    assert_eq!(std::fs::read(&aside[0]).unwrap(), damaged, "the damaged ledger is not what was kept aside");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_program_is_refused_and_not_a_byte_of_it_is_touched() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    make_newer(&ledger(&desk)).await;
    let before = contents(&desk.data().join("clinic"));
    assert!(before.contains_key("ledger.db") && before.contains_key("mirror.db"));
    let page = desk.open(&[]).await;
    page.see("A newer Anteroom wrote this store").await;
    // There is one way out, and it works.
    let buttons = page.run("return [...document.querySelectorAll('button')].map(b => b.innerText.trim())").await;
    assert_eq!(buttons, serde_json::json!(["Close Anteroom"]));
    let consoles = desk.processes();
    assert!(!consoles.is_empty());
    // A moment later, so that this question is answered before the program ends.
    let press = "setTimeout(() => document.querySelector('button').click(), 200); return true";
    desk.page().run(press).await;
    desk.wait_until_it_ended(&consoles);
    let log = std::fs::read_to_string(desk.log()).unwrap();
    assert!(!log.contains("panicked") && !log.contains("did not close in time"), "it did not end cleanly:\n{log}");
    let after = contents(&desk.data().join("clinic"));
    let changed: Vec<&String> = after.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert!(changed.is_empty() && before.len() == after.len(), "something was written: {changed:?}");
}

/// Every file of a folder by name, with its bytes. Without SQLite's shared memory, which holds locks and no data, and an
/// empty log, which SQLite lays beside any database that it looks into.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = files_below(folder).into_iter().map(|file| {
        let name = file.strip_prefix(folder).unwrap().display().to_string();
        (name, std::fs::read(&file).unwrap())
    });
    let nothing = |name: &str, bytes: &[u8]| name.ends_with("-shm") || name.ends_with("-wal") && bytes.is_empty();
    files.filter(|(name, bytes)| !nothing(name, bytes)).collect()
}

/// Gives a database the form number of a program that is still to be written.
async fn make_newer(file: &Path) {
    let folder = file.parent().unwrap().to_owned();
    let key = tokio::task::spawn_blocking(move || Vault::open(&folder).unwrap().store_key_or_create().unwrap())
        .await
        .unwrap();
    let key: String = key.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    let options = SqliteConnectOptions::new().filename(file).pragma("key", format!("\"x'{key}'\""));
    let mut database = options.disable_statement_logging().connect().await.unwrap();
    sqlx::query("PRAGMA user_version = 9999").execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn damage(file: &Path) {
    for ending in ["-wal", "-shm"] {
        match std::fs::remove_file(beside(file, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
            _ => {}
        }
    }
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..] {
        *byte ^= 0x5a;
    }
    std::fs::write(file, bytes).unwrap();
}
