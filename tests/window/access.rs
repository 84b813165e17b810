//! Who signs in and what they may do, in the real window: the first administrator, roles, the lock.

use serde_json::json;

use super::axe::violations;
use super::day::mrn_on_board;
use super::desk::{Desk, PASSPHRASE, USER};
use window_driver::{Page, keys};

const GIVEN: &str = "seven pelicans over granite";
const CHOSEN: &str = "walnut orchard after thunder";

/// The family names of everybody at the vendor, as they could stand in the page.
fn families(desk: &Desk) -> Vec<String> {
    let all = desk.control.patients(usize::MAX);
    let names = all.iter().filter_map(|one| one["demographics"]["name"][0]["lastName"].as_str());
    // Short ones are parts of words.
    names.filter(|name| name.chars().count() >= 5).map(str::to_owned).collect()
}

/// No patient stands anywhere in the page: text, attributes, the document's title.
async fn nobody_is_shown(page: &Page, families: &[String]) {
    let shown = format!(
        "const all = (document.documentElement.outerHTML + document.title).toLowerCase(); \
         return {}.filter(name => all.includes(name.toLowerCase()))",
        json!(families)
    );
    assert_eq!(page.run(&shown).await, json!([]));
}

/// Asks the host past the page, as somebody would who wrote into it.
async fn is_refused(page: &Page, command: &str, arguments: serde_json::Value) {
    page.run(&format!(
        "window.told = null; window.__TAURI_INTERNALS__.invoke({}, {arguments}) \
         .then(() => window.told = 'done', problem => window.told = problem.code); return true",
        json!(command)
    ))
    .await;
    page.wait("the host answered", "window.told !== null").await;
    assert_eq!(page.run("return window.told").await, json!("denied"), "{command}");
}

async fn sign_in(page: &Page, user: &str, passphrase: &str) {
    let asked = "[...document.querySelectorAll('label')].some(label => label.innerText.startsWith('User name'))";
    page.wait("a user name is asked for", asked).await;
    page.fill("User name", user).await;
    page.fill("Passphrase", passphrase).await;
    page.press_button("Sign in").await;
}

/// Signs somebody in who was added, for the first time, with a passphrase of their own.
pub(super) async fn sign_in_first(page: &Page, user: &str) {
    sign_in(page, user, GIVEN).await;
    page.see("Choose one that only you know").await;
    page.fill("New passphrase", CHOSEN).await;
    page.fill("The same again", CHOSEN).await;
    page.press_button("Sign in").await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 0").await;
}

async fn sign_out(page: &Page) {
    page.click("the account", "document.querySelector('nav button[title=\"Your account\"]')").await;
    page.press_button("Sign out").await;
}

/// Adds somebody, on the screen.
pub(super) async fn add(page: &Page, name: &str, user: &str, role: &str) {
    page.press_button("People and roles").await;
    page.press_button("Add a person").await;
    page.fill("Name", name).await;
    page.fill("User name", user).await;
    let tick = format!("e.type === 'checkbox' && e.closest('label').innerText.includes({})", json!(role));
    page.tab_to(role, &tick).await;
    page.press(&[keys::SPACE]).await;
    page.fill("Passphrase for the first sign-in", GIVEN).await;
    page.press_button("Add this person").await;
    page.wait(
        "they are in the list",
        &format!("[...document.querySelectorAll('tbody th')].some(t => t.innerText.includes({}))", json!(user)),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_signs_in_again_and_nothing_is_shown_before() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let families = families(&desk);
    assert!(families.len() > 20);
    desk.close().await;
    // Somebody else opens the console.
    let mut again = desk;
    let page = again.open_signed_out().await;
    page.see("Sign in to Harbour Street").await;
    nobody_is_shown(page, &families).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    sign_in(page, USER, "not the passphrase").await;
    page.see("That is not right.").await;
    let not_there = page.run("return document.querySelectorAll('[data-visit]').length").await;
    assert_eq!(not_there, 0);
    page.fill("Passphrase", PASSPHRASE).await;
    page.press_button("Sign in").await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 0").await;
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_desk_opens_no_note_and_a_clinician_reaches_no_webhook() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    add(page, "DIALLO, Amara", "amara", "Front desk").await;
    add(page, "AALTO, Mirja", "mirja", "Clinician").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    for (user, refused) in [
        ("amara", [("note", json!({ "visit": "v" })), ("metrics", json!({ "patient": "c:ext:1" }))]),
        ("mirja", [("webhooks", json!({})), ("users", json!({}))]),
    ] {
        sign_out(page).await;
        sign_in_first(page, user).await;
        for (command, arguments) in refused {
            is_refused(page, command, arguments).await;
        }
    }
    page.press(&[keys::function(9)]).await;
    page.wait("the screen says so", "/role|administrator/i.test(document.querySelector('main').innerText)").await;
    sign_out(page).await;
    sign_in(page, USER, PASSPHRASE).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 0").await;
    attempts_are_kept(page).await;
    desk.close().await;
}

/// Every attempt is in the audit with who made it, and none that the page made by itself.
async fn attempts_are_kept(page: &Page) {
    let asked = json!({ "patient": null, "person": null, "actions": ["refused"], "from": null, "until": null,
        "skip": 0, "limit": 50 });
    page.run(&format!(
        "window.told = null; window.__TAURI_INTERNALS__.invoke('audit', {{ asked: {asked} }}) \
         .then(({{ rows }}) => window.told = rows.map(row => `${{row.name}} ${{row.entity}}`).sort()); return true"
    ))
    .await;
    page.wait("the host answered", "window.told !== null").await;
    let kept = ["AALTO, Mirja users", "AALTO, Mirja webhooks", "DIALLO, Amara metrics", "DIALLO, Amara note"];
    assert_eq!(page.run("return window.told").await, json!(kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_emergency_the_front_desk_reads_the_note_of_one_patient_and_of_no_other() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    add(page, "DIALLO, Amara", "amara", "Front desk").await;
    sign_out(page).await;
    sign_in_first(page, "amara").await;
    let visits = page.run("return [...document.querySelectorAll('[data-visit]')].map(e => e.dataset.visit)").await;
    let (one, other) = (visits[0].clone(), visits[1].clone());
    page.click("a row", &format!("document.querySelector('[data-visit=' + CSS.escape({one}) + ']')")).await;
    page.see("What you can do").await;
    page.press_button("Open in an emergency").await;
    page.fill("Reason", "The clinician on duty cannot be reached.").await;
    page.press_button("Open this record").await;
    page.see("by emergency access").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.press_button("Visit note").await;
    page.wait("the note is open", "document.querySelector('h1')?.innerText === 'Visit note'").await;
    page.see("by emergency access").await;
    assert_eq!(
        page.run("return document.querySelectorAll('main textarea').length").await,
        0,
        "there is nothing to type into"
    );
    assert_eq!(violations(page).await, Vec::<String>::new());
    is_refused(page, "note", json!({ "visit": other })).await;
    page.press_button("Copy MRN").await;
    page.see("is on the clipboard for 30sec").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_console_shows_nothing_and_unlocking_returns_to_the_same_place() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let families = families(&desk);
    let mrn = mrn_on_board(desk.page()).await;
    desk.open_person(&mrn).await;
    let page = desk.page();
    page.press_with(keys::CONTROL, 'l').await;
    page.see("Locked").await;
    nobody_is_shown(page, &families).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    is_locked(page).await;
    page.fill("Passphrase", PASSPHRASE).await;
    page.press_button("Unlock").await;
    page.see("Numbers of this record").await;
    desk.close().await;
}

/// What the page does not offer is not to be had either.
async fn is_locked(page: &Page) {
    page.run(
        "window.told = null; window.__TAURI_INTERNALS__.invoke('board', { day: null }) \
         .then(() => window.told = 'done', problem => window.told = problem.code); return true",
    )
    .await;
    page.wait("the host answered", "window.told !== null").await;
    assert_eq!(page.run("return window.told").await, json!("locked"));
}
