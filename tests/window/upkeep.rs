//! What is done to a clinic while it is closed, with the real keyring, from a terminal and from the window: another key, a
//! backup carried away and brought back elsewhere, and a clinic that is forgotten.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use window_driver::{Page, keys};

use super::desk::{Desk, PASSPHRASE as OWN, files_below};

const PASSPHRASE: &str = "four words of harbour rain";

/// Starts the program without a window, writes what a person would type, and waits for its end.
fn upkeep(data: &Path, words: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_anteroom"))
        .arg("--data-dir")
        .arg(data)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clinic_whose_key_was_changed_opens_with_everything_and_not_while_it_is_open() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let refused = upkeep(&desk.data(), &["--change-key"], "");
    assert!(!refused.status.success() && words(&refused).contains("already open"), "{}", words(&refused));
    desk.close().await;
    let ledger = desk.data().join("clinic/ledger.db");
    let before = std::fs::read(&ledger).unwrap();
    let changed = upkeep(&desk.data(), &["--change-key"], "");
    assert!(changed.status.success(), "{}", words(&changed));
    let after = std::fs::read(&ledger).unwrap();
    // Under another key no two pages are alike.
    let alike = before.chunks(4096).zip(after.chunks(4096)).filter(|(one, other)| one == other).count();
    assert_eq!(alike, 0);
    let backups = files_below(&desk.data().join("clinic/backups"));
    assert_eq!(backups.len(), 1, "{backups:?}");
    desk.open(&[]).await;
    desk.see_board().await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carried_backup_is_brought_to_another_folder_with_its_passphrase_alone() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    let file = desk.folder.path().join("clinic.backup");
    let name = file.to_str().unwrap();
    let short = upkeep(&desk.data(), &["--carry-backup", name], "short\nshort\n");
    assert!(!short.status.success() && !file.exists(), "{}", words(&short));
    let carried = upkeep(&desk.data(), &["--carry-backup", name], &format!("{PASSPHRASE}\n{PASSPHRASE}\n"));
    assert!(carried.status.success() && file.exists(), "{}", words(&carried));
    let elsewhere = tempfile::tempdir().unwrap();
    let wrong = upkeep(elsewhere.path(), &["--restore-backup", name], "four words of harbour snow\n");
    assert!(!wrong.status.success(), "{}", words(&wrong));
    assert!(!elsewhere.path().join("clinic/ledger.db").exists());
    let brought = upkeep(elsewhere.path(), &["--restore-backup", name], &format!("{PASSPHRASE}\n"));
    assert!(brought.status.success(), "{}", words(&brought));
    let again = desk.folder.path().join("from-elsewhere.backup");
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    let proved = upkeep(elsewhere.path(), &["--carry-backup", again.to_str().unwrap()], &typed);
    assert!(proved.status.success(), "what was brought opens: {}", words(&proved));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_clinic_leaves_no_file_and_its_backups_open_with_no_key() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    let clinic = desk.data().join("clinic");
    let kept = std::fs::read(clinic.join("ledger.db")).unwrap();
    let asked = upkeep(&desk.data(), &["--forget-clinic"], "yes\n");
    assert!(!asked.status.success() && clinic.join("ledger.db").exists(), "{}", words(&asked));
    let forgotten = upkeep(&desk.data(), &["--forget-clinic"], "FORGET\n");
    assert!(forgotten.status.success(), "{}", words(&forgotten));
    assert!(!clinic.exists());
    // Somebody who kept a copy of the ledger has nothing to open it with.
    std::fs::create_dir_all(&clinic).unwrap();
    std::fs::write(clinic.join("ledger.db"), kept).unwrap();
    desk.open(&[]).await;
    desk.page().wait("the key is gone", "/no longer has the key/.test(document.body.innerText)").await;
    desk.close().await;
    let again = upkeep(&desk.data(), &["--forget-clinic"], "FORGET\n");
    assert!(again.status.success() && !clinic.exists(), "{}", words(&again));
    desk.open(&[]).await;
    desk.page().see("Welcome to Anteroom").await;
    desk.close().await;
}

async fn settings(page: &Page) {
    let settings = "[...document.querySelectorAll('nav a, nav button')].find(e => e.innerText.startsWith('Settings'))";
    page.click("the settings", settings).await;
    page.see("Keys and backups").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_window_the_key_is_changed_and_the_clinic_forgotten_by_who_enters_their_passphrase_again() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let clinic = desk.data().join("clinic");
    let before = std::fs::read(clinic.join("ledger.db")).unwrap();
    settings(desk.page()).await;
    desk.page().press_button("Change the key").await;
    desk.page().fill("Your own passphrase", "not the passphrase").await;
    desk.page().press(&[keys::ENTER]).await;
    desk.page().see("That is not right.").await;
    desk.page().fill("Your own passphrase", OWN).await;
    desk.page().press(&[keys::ENTER]).await;
    desk.page().see("The key was changed.").await;
    assert_eq!(desk.page().run("return document.querySelectorAll('[data-visit]').length").await, 0);
    let after = std::fs::read(clinic.join("ledger.db")).unwrap();
    let alike = before.chunks(4096).zip(after.chunks(4096)).filter(|(one, other)| one == other).count();
    assert_eq!(alike, 0, "under another key no two pages are alike");
    desk.sign_in().await;

    // Whoever was there comes back to where they were.
    desk.page().see("Keys and backups").await;
    desk.page().press_button("Forget this clinic").await;
    let label = "return [...document.querySelectorAll('[role=alertdialog] label')].map(l => l.innerText.trim()) \
                 .find(text => text.startsWith('Type the clinic')).split(': ')[1]";
    let name = desk.page().run(label).await;
    desk.page().fill("Type the clinic's name", name.as_str().unwrap()).await;
    desk.page().fill("Your own passphrase", OWN).await;
    let act = "document.querySelector('[role=alertdialog] footer button:last-child:not([aria-disabled=true])')";
    desk.page().click("the act", act).await;
    desk.page().see("The clinic was forgotten.").await;
    desk.page().see("Welcome to Anteroom").await;
    assert!(!clinic.exists(), "{:?}", files_below(&desk.data()));
    desk.close().await;
}
