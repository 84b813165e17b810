//! A clinician writes a note: the console is killed while typing, and its window is closed with unsent text.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::axe::violations;
use super::desk::Desk;
use super::desktop;
use window_driver::{Page, keys};

const TEXT: &str = "Headache since Monday, worse in the morning.";

/// A visit of today that is not over and whose note asks for the chief complaint: its number, and its patient's.
fn visit_with_a_complaint(desk: &Desk) -> (i64, String) {
    let all = desk.control.all_appointments();
    let away = |one: &Value| Some((one["date"].as_i64()? - chrono::Utc::now().timestamp()).abs());
    let mrn = |one: &Value| one["patient"]["demographics"]["mrn"].as_str().map(str::to_owned);
    let near = |one: &&Value| away(one).is_some_and(|seconds| seconds < 36 * 3_600);
    let visits_of = |number: &str| all.iter().filter(near).filter(|one| mrn(one).as_deref() == Some(number)).count();
    let found = all.iter().find_map(|one| {
        let id = one["id"].as_i64()?;
        let number = mrn(one)?;
        let soon = one["status"] == "scheduled" && away(one)? < 5 * 3_600;
        let known = one["patient"]["demographics"]["birthDate"].is_string();
        // The row is found by the patient's number, so that patient has one visit in these days; and the answer of a
        // colleague shows at once whether the visit's template asks what this is about.
        let fits = soon && known && visits_of(&number) == 1 && desk.control.colleague_answers(id, "History", &["None"]);
        fits.then_some((id, number))
    });
    found.expect("a visit of today has the usual note")
}

/// Opens the note of the patient's visit from the list of the day.
async fn open_note(page: &Page, mrn: &str) {
    page.press(&[keys::function(3)]).await;
    let listed = "document.querySelector('h1')?.innerText === 'Today' && document.querySelector('[data-visit]')";
    page.wait("the list of the day is there", listed).await;
    // Only the lines in sight are in the page: the list is narrowed to the patient.
    page.fill("Find in list", mrn).await;
    page.wait("only that row is listed", "document.querySelectorAll('[data-visit]').length === 1").await;
    let begun = Instant::now();
    while !page.text().await.contains("What you can do") {
        assert!(begun.elapsed() < Duration::from_secs(30), "the row does not open:\n{}", page.text().await);
        page.run("document.querySelector('[data-visit]')?.focus(); return true").await;
        page.press(&[keys::ENTER]).await;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    page.press_button("Visit note").await;
    page.wait("the note asks", "document.querySelector('textarea')").await;
    page.see("Chief complaint").await;
}

const FIELD: &str = "[...document.querySelectorAll('textarea')].find(t => \
                     document.getElementById(t.getAttribute('aria-labelledby'))?.innerText === 'Chief complaint')";

async fn type_complaint(page: &Page, text: &str) {
    page.wait("the question can be answered", FIELD).await;
    page.run(&format!("{FIELD}.focus(); return true")).await;
    page.type_text(text).await;
}

async fn complaint_is(page: &Page, text: &str) {
    page.wait("the text stands there", &format!("{FIELD}?.value === {}", json!(text))).await;
}

fn complaint_at_vendor(desk: &Desk, id: i64) -> Option<String> {
    let notes = desk.control.notes_of(id);
    notes.iter().find_map(|note| note["answers"]["Chief complaint"][0].as_str().map(str::to_owned))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_survives_a_console_that_is_killed_while_somebody_types_and_is_sent_once_on_purpose() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let (id, mrn) = visit_with_a_complaint(&desk);
    open_note(desk.page(), &mrn).await;
    assert_eq!(violations(desk.page()).await, Vec::<String>::new());
    type_complaint(desk.page(), TEXT).await;
    // The promise: within a second of the last keystroke.
    tokio::time::sleep(Duration::from_secs(1)).await;
    desk.kill();
    assert_eq!(complaint_at_vendor(&desk, id), None, "nothing is sent by itself");

    desk.open(&[]).await;
    desk.see_board().await;
    open_note(desk.page(), &mrn).await;
    complaint_is(desk.page(), TEXT).await;
    let page = desk.page();
    page.press_button("Check and send").await;
    page.see("Will be sent").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    for _ in 0..2 {
        page.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
        page.press(&[keys::SPACE]).await;
    }
    desk.control.clear_requests();
    page.press_button("Send 1 answer to Solo").await;
    let begun = Instant::now();
    while complaint_at_vendor(&desk, id).as_deref() != Some(TEXT) {
        assert!(begun.elapsed() < Duration::from_secs(40), "the note never arrived");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let page = desk.page();
    page.wait("the draft has ended", "!document.body.innerText.includes('Draft, not sent')").await;
    complaint_is(page, TEXT).await;
    assert_eq!(desk.control.requests_of(&["SOLO-17"]), 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_window_with_unsent_text_asks_first_and_the_draft_is_there_again() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let (_, mrn) = visit_with_a_complaint(&desk);
    open_note(desk.page(), &mrn).await;
    type_complaint(desk.page(), TEXT).await;
    let consoles = desk.processes();
    let page = desk.page();
    desktop::wish_to_close(consoles[0]);
    page.see("Leave this note with 1 answer not sent?").await;
    page.press_button("Stay here").await;
    complaint_is(page, TEXT).await;
    desktop::wish_to_close(consoles[0]);
    page.see("Leave this note with 1 answer not sent?").await;
    // The window is gone before a press could be answered.
    let leave = "[...document.querySelectorAll('button')].find(b => b.innerText.startsWith('Leave, keep'))";
    page.wait("it can be left", leave).await;
    page.run(&format!("setTimeout(() => {leave}.click(), 200); return true")).await;
    desk.wait_until_it_ended(&consoles);

    desk.open(&[]).await;
    desk.see_board().await;
    open_note(desk.page(), &mrn).await;
    complaint_is(desk.page(), TEXT).await;
    desk.close().await;
}
