//! Opening the console: the first run, the demo clinic, and everything that can stand in the way.

use serde_json::json;

use super::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_clinic_opens_from_the_first_run_and_people_are_on_the_board() {
    let mut desk = Desk::new().await;
    let page = desk.open(&[]).await;
    page.press_button("Open the demo clinic").await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    page.see("24-hour clock").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_opens_under_lang_c() {
    let mut desk = Desk::new().await;
    for (name, value) in [("LANG", "C"), ("LC_ALL", "C")] {
        desk.set(name, value);
    }
    let page = desk.open(&["--demo"]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    assert_ne!(page.run("return navigator.language").await, json!("C"));
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_not_encrypted_is_refused_and_not_touched() {
    let mut desk = Desk::new().await;
    let clinic = desk.data().join("clinic");
    std::fs::create_dir_all(&clinic).unwrap();
    let mut plain = b"SQLite format 3\0".to_vec();
    plain.resize(4096, 0);
    std::fs::write(clinic.join("ledger.db"), &plain).unwrap();
    let page = desk.open(&[]).await;
    // Without its key in the keyring the store stays closed before the file is even looked at.
    page.wait("the refusal is told", "/is not encrypted|no longer has the key/.test(document.body.innerText)").await;
    desk.close().await;
    assert_eq!(std::fs::read(clinic.join("ledger.db")).unwrap(), plain);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clinic_that_was_connected_opens_again_with_its_key_from_the_keyring() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.close().await;
    let page = desk.open(&[]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    desk.close().await;
}
