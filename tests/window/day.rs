//! A clinic's day: someone arrives, a slot is booked by keyboard, a visit is joined and one is cancelled.

use serde_json::json;

use super::desk::Desk;
use window_driver::{Page, keys};

/// The record number of a person who can be booked, by which they are found.
fn someone(desk: &Desk) -> String {
    let all = desk.control.all_appointments();
    let row = all
        .iter()
        .find(|one| {
            let demographics = &one["patient"]["demographics"];
            // Of today, so that the console has read them.
            let away = one["date"].as_i64().unwrap_or_default() - chrono::Utc::now().timestamp();
            one["status"] == "scheduled"
                && away.abs() < 5 * 3_600
                && demographics["birthDate"].is_string()
                && demographics["mrn"].is_string()
        })
        .expect("somebody is still to come today");
    row["patient"]["demographics"]["mrn"].as_str().unwrap_or_default().to_owned()
}

/// Books the person into the first free slot of tomorrow with nothing but the keyboard.
pub(crate) async fn book_by_keyboard(desk: &Desk) {
    ready_to_book(desk).await;
    let page = desk.page();
    page.press(&[keys::ENTER]).await;
    page.wait("it is kept", "/Booking kept|Sending|Confirmed/.test(document.body.innerText)").await;
}

/// The same, up to the button that books, which has the focus then.
pub(crate) async fn ready_to_book(desk: &Desk) {
    let page = desk.page();
    let mrn = someone(desk);
    page.press(&[keys::function(4)]).await;
    page.see("Choose a patient").await;
    page.tab_to("the patient field", "e.getAttribute('role') === 'combobox'").await;
    page.type_text(&mrn).await;
    let only = format!(
        "(o => o.length === 1 && o[0].innerText.includes({}))([...document.querySelectorAll('[role=option]')])",
        json!(mrn)
    );
    page.wait("the person is offered, and nobody else", &only).await;
    page.press(&[keys::DOWN]).await;
    page.wait("the person has the focus", "document.querySelector('[role=option][data-focused]')").await;
    page.press(&[keys::ENTER]).await;
    page.see("Change patient").await;
    page.tab_to("the next day", "(e.getAttribute('aria-label') ?? '').startsWith('Day after')").await;
    page.press(&[keys::ENTER]).await;
    page.wait("slots are there", "document.querySelector('[data-slot]:not([aria-disabled=true])')").await;
    page.tab_to("a slot", "e.hasAttribute('data-slot')").await;
    page.press(&[keys::ENTER]).await;
    page.see("What happens when you book").await;
    for _ in 0..2 {
        page.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
        page.press(&[keys::SPACE]).await;
    }
    page.tab_to(
        "the book button",
        "e.tagName === 'BUTTON' && e.innerText.startsWith('Book ') && e.getAttribute('aria-disabled') !== 'true'",
    )
    .await;
}

/// Opens the first row of the board that fits an expression over its text, and waits for its panel. Only rows in sight
/// are in the page, so the list is scrolled down until one fits.
pub(crate) async fn open_row(page: &Page, fits: &str) {
    page.press(&[keys::function(2)]).await;
    page.wait("there are rows", "document.querySelectorAll('[data-visit]').length > 0").await;
    page.run("document.querySelector('[role=grid]').scrollTop = 0; return true").await;
    let found = format!(
        "[...document.querySelectorAll('[data-visit]')].some(r => {fits}) || \
         (document.querySelector('[role=grid]').scrollBy(0, 300), false)"
    );
    page.wait("a row fits", &found).await;
    let script = format!(
        "const r = [...document.querySelectorAll('[data-visit]')].find(r => {fits}); r.scrollIntoView(); r.focus(); \
         return true"
    );
    page.run(&script).await;
    page.press(&[keys::ENTER]).await;
    page.see("What you can do").await;
}

/// The number of somebody who is on the board, and so known on this device, whatever the day.
pub(crate) async fn mrn_on_board(page: &Page) -> String {
    let found =
        "[...document.querySelectorAll('[data-visit]')].map(r => r.innerText.match(/MRN-\\d+/)?.[0]).find(Boolean)";
    page.wait("somebody on the board has a number", found).await;
    page.run(&format!("return {found}")).await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_arrival_is_on_the_board_within_one_refresh() {
    let mut desk = Desk::new().await;
    // Soon enough that the visit is read every 15 s, whatever the minute in which this runs.
    let soon = chrono::Utc::now() + chrono::TimeDelta::minutes(5);
    let spid = desk.control.patients(1)[0]["spid"].as_i64().unwrap();
    let room = desk.control.all_appointments()[0]["waitingRoom"].as_str().unwrap().to_owned();
    let visit = desk.control.book_elsewhere(spid, &room, soon);
    assert!(visit > 0);
    desk.connect().await;
    let is = |waits: &str| {
        format!(
            "[...document.querySelectorAll('[data-visit]')].some(r => r.innerText.includes('Booked by telephone') && \
             {waits}r.hasAttribute('data-waiting'))"
        )
    };
    desk.page().wait("the visit is expected", &is("!")).await;
    desk.control.set_status(visit, "arrived");
    desk.page().wait("the patient waits", &is("")).await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_is_booked_by_keyboard_alone() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let before = desk.control.all_appointments().len();
    book_by_keyboard(&desk).await;
    desk.page().see("Confirmed").await;
    assert_eq!(desk.control.all_appointments().len(), before + 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_joined_after_two_identifiers_were_ticked() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    open_row(page, "r.hasAttribute('data-waiting') && /MRN/.test(r.textContent)").await;
    let ticks = "[...document.querySelectorAll('input[type=checkbox]')]";
    page.wait("the check is there", &format!("{ticks}.length >= 2")).await;
    assert!(desk.opened().is_empty());
    for _ in 0..2 {
        page.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
        page.press(&[keys::SPACE]).await;
    }
    page.tab_to("the join button", "e.tagName === 'BUTTON' && e.innerText.startsWith('Join ') && e.getAttribute('aria-disabled') !== 'true' && !e.closest('[data-visit]')").await;
    page.press(&[keys::ENTER]).await;
    let begun = std::time::Instant::now();
    while desk.opened().is_empty() {
        assert!(begun.elapsed().as_secs() < 15, "the browser was not asked to open anything");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let opened = desk.opened();
    assert!(opened.len() == 1 && opened[0].starts_with(&desk.simulator.base_url()), "{opened:?}");
    desk.close().await;
}

/// Cancels the visit that fits, on screen.
async fn cancel_on_screen(page: &Page, fits: &str) {
    open_row(page, fits).await;
    cancel_the_open_visit(page).await;
}

/// Cancels the visit whose panel is open.
pub(crate) async fn cancel_the_open_visit(page: &Page) {
    page.press_button("Cancel the visit").await;
    for _ in 0..2 {
        page.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
        page.press(&[keys::SPACE]).await;
    }
    page.tab_to("the cancel button", "e.tagName === 'BUTTON' && /^Cancel the visit of/.test(e.innerText) && e.getAttribute('aria-disabled') !== 'true'").await;
    page.press(&[keys::ENTER]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_cancelled_and_the_vendor_has_it() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let cancelled =
        |desk: &Desk| desk.control.all_appointments().iter().filter(|one| one["status"] == "cancelled").count();
    let before = cancelled(&desk);
    cancel_on_screen(desk.page(), "/Scheduled/.test(r.textContent) && /MRN/.test(r.textContent)").await;
    let begun = std::time::Instant::now();
    while cancelled(&desk) == before {
        assert!(begun.elapsed().as_secs() < 30, "the vendor was not told");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(cancelled(&desk), before + 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn esc_closes_the_panel_and_returns_to_the_same_row() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    open_row(page, "r.hasAttribute('data-waiting')").await;
    let row = page.run("return document.querySelector('[data-visit][aria-selected=true]').dataset.visit").await;
    page.press(&[keys::ESCAPE]).await;
    page.wait("the panel is gone", "!document.body.innerText.includes('What you can do')").await;
    page.wait("the row has the focus", &format!("document.activeElement.dataset.visit === {row}")).await;
    desk.close().await;
}
