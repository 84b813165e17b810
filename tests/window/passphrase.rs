//! A desktop without a keyring: the console offers a passphrase, and never falls back to anything by itself.

use super::desk::{Desk, files_below};

/// Long enough, and found nowhere else.
pub(crate) const PASSPHRASE: &str = "four words of harbour rain";

/// Takes the keyring away from a desk, by taking away the message bus on which it would answer.
pub(crate) fn without_a_keyring(desk: &mut Desk) {
    desk.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

/// The first run without a keyring, as a person goes through it: tries to be the first administrator, hears that there is no
/// keyring, protects the store with a passphrase, and is the first administrator then.
pub(crate) async fn protect(desk: &mut Desk) {
    desk.open(&[]).await;
    desk.make_administrator().await;
    let page = desk.page();
    page.see("This desktop has no keyring").await;
    page.press_button("Use a passphrase").await;
    page.fill("Passphrase", PASSPHRASE).await;
    page.fill("Passphrase again", PASSPHRASE).await;
    page.press_button("Protect the store with this passphrase").await;
    page.see("The first administrator").await;
    desk.make_administrator().await;
    desk.keep_connection().await;
    desk.see_board().await;
}

/// Answers the question for the passphrase.
pub(crate) async fn unlock(desk: &Desk, passphrase: &str) {
    let page = desk.page();
    page.see("Open the store").await;
    page.fill("Passphrase", passphrase).await;
    page.press_button("Open the store").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keyring_nothing_is_kept_until_a_person_chooses_a_passphrase() {
    let mut desk = Desk::new().await;
    without_a_keyring(&mut desk);
    desk.open(&[]).await;
    desk.make_administrator().await;
    desk.page().see("This desktop has no keyring").await;
    let databases = files_below(&desk.data()).into_iter().filter(|file| file.extension().is_some_and(|e| e == "db"));
    assert_eq!(databases.count(), 0, "a database was made without a key");
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_under_a_passphrase_opens_again_with_it_and_with_no_other() {
    let mut desk = Desk::new().await;
    without_a_keyring(&mut desk);
    protect(&mut desk).await;
    desk.close().await;

    desk.open(&[]).await;
    desk.page().see("Without it nothing can be read").await;
    unlock(&desk, "four words of harbour snow").await;
    desk.page().see("That passphrase does not open the store").await;
    assert_eq!(desk.page().run("return document.querySelectorAll('[data-visit]').length").await, 0);
    unlock(&desk, PASSPHRASE).await;
    desk.see_board().await;
    desk.close().await;

    for file in files_below(desk.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(PASSPHRASE.len()).any(|window| window == PASSPHRASE.as_bytes());
        assert!(!found, "the passphrase stands in {}", file.display());
    }
}
