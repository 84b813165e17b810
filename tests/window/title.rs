//! The title that the desktop shows names the view and never a person. The look that was chosen last holds before a
//! clinic is open.

use std::time::{Duration, Instant};

use serde_json::json;

use super::day::mrn_on_board;
use super::desk::Desk;
use super::desktop::titles_of;
use super::passphrase::without_a_keyring;
use window_driver::keys;

/// Waits for the title, and looks at every title that was there meanwhile.
async fn title_is(desk: &Desk, wanted: &str, names: &[String]) {
    let process = desk.processes()[0];
    let begun = Instant::now();
    loop {
        let titles = titles_of(process);
        for title in &titles {
            let lower = title.to_lowercase();
            let named = names.iter().any(|name| lower.contains(name));
            assert!(!named, "a person's name stands in the title {title:?}");
        }
        if titles.iter().any(|title| title == wanted) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(40), "the title is {titles:?}, not {wanted:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Family and given names of everybody at the vendor, in small letters.
fn names(desk: &Desk) -> Vec<String> {
    let all = desk.control.all_appointments();
    let parts = all.iter().flat_map(|one| {
        let name = &one["patient"]["demographics"]["name"][0];
        [&name["lastName"], &name["firstName"]].map(|part| part.as_str().unwrap_or_default().to_lowercase())
    });
    // Very short ones are also parts of words.
    parts.filter(|part| part.chars().count() >= 4).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_windows_title_names_the_view_in_the_language_that_is_set_and_never_a_patient() {
    let mut desk = Desk::new().await;
    let names = names(&desk);
    assert!(names.len() > 20);
    desk.open(&[]).await;
    desk.page().see("Welcome to Anteroom").await;
    title_is(&desk, "Anteroom", &names).await;
    desk.make_administrator().await;
    desk.keep_connection().await;
    desk.see_board().await;
    let page = desk.page();
    title_is(&desk, "Anteroom - Waiting rooms", &names).await;
    let views =
        [(3, "Today"), (4, "Booking"), (6, "Patients"), (7, "Outbox"), (8, "Connections"), (2, "Waiting rooms")];
    for (key, view) in views {
        page.press(&[keys::function(key)]).await;
        title_is(&desk, &format!("Anteroom - {view}"), &names).await;
        // The shell's words are the page's own.
        page.wait("the document names the same view", &format!("document.title.includes({})", json!(view))).await;
    }

    // A visit beside the list, and a patient's record: the document names the person, the window does not.
    page.run("document.querySelector('[data-visit]').focus(); return true").await;
    page.press(&[keys::ENTER]).await;
    page.see("What you can do").await;
    title_is(&desk, "Anteroom - Waiting rooms", &names).await;
    let mrn = mrn_on_board(page).await;
    page.press(&[keys::function(6)]).await;
    page.wait("the field has the focus", "document.activeElement.tagName === 'INPUT'").await;
    page.type_text(&mrn).await;
    page.wait("somebody is found", "document.querySelectorAll('[data-hit]').length === 1").await;
    page.run("document.querySelector('[data-hit]').click(); return true").await;
    title_is(&desk, "Anteroom - Patient", &names).await;
    let named = format!("{}.some(name => document.title.toLowerCase().includes(name))", json!(names));
    page.wait("the document names the patient", &named).await;
    title_is(&desk, "Anteroom - Patient", &names).await;

    page.press_button("Settings").await;
    title_is(&desk, "Anteroom - Settings", &names).await;
    page.choose_one("Español").await;
    title_is(&desk, "Anteroom - Ajustes", &names).await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_screens_before_a_clinic_is_open_look_and_speak_as_was_chosen_last() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    page.press_button("Settings").await;
    page.choose_one("Dark").await;
    page.wait("it is dark", "document.documentElement.dataset.theme === 'dark'").await;
    page.choose_one("Español").await;
    page.see("Ajustes").await;
    desk.close().await;

    without_a_keyring(&mut desk);
    let page = desk.open(&[]).await;
    page.wait("the stop is told", "document.querySelector('h1')").await;
    assert_eq!(page.run("return document.documentElement.dataset.theme").await, "dark");
    assert_eq!(page.run("return document.documentElement.lang").await, "es");
    page.see("Cerrar Anteroom").await;
    title_is(&desk, "Anteroom", &[]).await;
    let kept = std::fs::read_to_string(desk.data().join("window.json")).unwrap();
    assert_eq!(kept, r#"{"theme":"dark","language":"es"}"#);
    desk.close().await;
}
