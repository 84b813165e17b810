//! Records of people in the real window: somebody is registered and changed, and a list is imported.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::axe::violations;
use super::desk::Desk;
use super::display::Display;
use super::native;
use window_driver::{Page, keys};

const NOTHING: Vec<String> = Vec::new();

fn registered(control: &sandbox::Control) -> Option<Value> {
    control.patients(usize::MAX).into_iter().find(|one| one["patientId"] == "desk-4711")
}

/// The table of before and after says this of a field.
async fn changes(page: &Page, field: &str, before: &str, after: &str) {
    let row = format!(
        "[...document.querySelectorAll('table[aria-label=\"What changes\"] tbody tr')].some(r => \
         r.cells[0].innerText.trim() === {} && r.cells[1].innerText.trim() === {} && r.cells[2].innerText.includes({}))",
        json!(field),
        json!(before),
        json!(after)
    );
    page.wait(&format!("{field}: {before} becomes {after}"), &row).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_registered_and_their_record_changed_by_keyboard_alone_each_sent_once() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.control.clear_requests();
    let page = desk.page();
    page.press(&[keys::function(6)]).await;
    page.see("Register a patient").await;
    page.enter_on("Register a patient").await;
    for (label, text) in [
        ("Patient id", "desk-4711"),
        ("Family name", "Marchetti"),
        ("Given name", "Lucia"),
        ("Date of birth", "05-Apr-1984"),
        ("MRN", "MR-884711"),
        ("Phone 1", "+32 9 555 01 42"),
    ] {
        page.type_into(label, text).await;
    }
    assert_eq!(violations(page).await, NOTHING);
    page.enter_on("Look it over").await;
    changes(page, "Date of birth", "Nothing", "05-Apr-1984").await;
    changes(page, "Family name", "Nothing", "Marchetti").await;
    page.see("Nobody known here has this number").await;
    assert_eq!(violations(page).await, NOTHING);
    page.tick(1).await;
    page.enter_on("Register MARCHETTI").await;
    page.see("Kept, not sent yet").await;
    assert_eq!(registered(&desk.control), None, "it can still be taken back");
    page.see("Solo has it").await;
    let there = registered(&desk.control).expect("the vendor has the person");
    assert_eq!(there["demographics"]["birthDate"], "1984-04-05");
    assert_eq!(there["demographics"]["mrn"], "MR-884711");
    assert_eq!(desk.control.requests_of(&["SOLO-05"]), 1);

    page.enter_on("Open the patient").await;
    page.enter_on("Change record").await;
    page.type_into("City", "Ghent").await;
    page.enter_on("Look it over").await;
    changes(page, "Address", "Nothing", "Ghent").await;
    assert_eq!(violations(page).await, NOTHING);
    page.tick(2).await;
    page.enter_on("Change the record").await;
    page.see("Kept, not sent yet").await;
    page.see("Solo has it").await;
    let there = registered(&desk.control).unwrap();
    assert_eq!(there["demographics"]["address"][0]["city"], "Ghent", "{there}");
    assert_eq!(there["demographics"]["birthDate"], "1984-04-05", "nothing else was touched");
    assert_eq!(desk.control.requests_of(&["SOLO-03"]), 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_known_by_solos_number_alone_is_changed_and_what_was_taken_back_is_never_sent() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let stranger = strangers(&desk).remove(0);
    let spid = stranger["spid"].as_i64().unwrap();
    let page = desk.page();
    page.press(&[keys::function(6)]).await;
    page.press_button("Open by number").await;
    page.choose_one("Solo number (SPID)").await;
    page.fill("Number", &spid.to_string()).await;
    page.press(&[keys::ENTER]).await;
    page.see("Numbers of this record").await;
    desk.control.clear_requests();
    page.press_button("Change record").await;
    page.fill("Preferred name", "Kit").await;
    let look_over = async || {
        page.press_button("Look it over").await;
        page.see("SOLO-04").await;
        page.tick(2).await;
        page.press_button("Change the record").await;
    };
    look_over().await;
    page.press_button("Take it back").await;
    page.see("Taken back").await;

    page.press_button("Open the patient").await;
    page.press_button("Change record").await;
    page.fill("Preferred name", "Robin").await;
    look_over().await;
    page.see("Solo has it").await;
    let all = desk.control.patients(usize::MAX);
    let there = all.iter().find(|one| one["spid"] == spid).unwrap();
    assert_eq!(there["demographics"]["name"][0]["alias"], "Robin", "{there}");
    assert_eq!(desk.control.requests_of(&["SOLO-04"]), 1, "only the second was sent");
    desk.close().await;
}

/// People of the vendor whom no visit names, so that the console does not know them.
fn strangers(desk: &Desk) -> Vec<Value> {
    let visits = desk.control.all_appointments();
    let mrn = |one: &Value| one["demographics"]["mrn"].as_str().map(str::to_owned);
    let named = |number: &str| visits.iter().any(|visit| visit["patient"]["demographics"]["mrn"] == number);
    let mut all = desk.control.patients(usize::MAX);
    all.retain(|one| {
        one["demographics"]["birthDate"].is_string()
            && one["demographics"]["active"] == true
            && one["demographics"]["deceased"] == false
            // No blank and no slash, so that what was read is told by its path.
            && one["patientId"].as_str().is_some_and(|id| id.starts_with("pt-"))
            && mrn(one).is_some_and(|number| !named(&number))
    });
    all
}

/// What the table of a looked-at file says of a line.
async fn fate(page: &Page, line: u32, fate: &str, why: &str) {
    let row = format!(
        "[...document.querySelectorAll('table[aria-label=\"Rows\"] tbody tr')].some(r => \
         r.cells[0].innerText.trim() === '{line}' && r.cells[1].innerText.trim() === {} && r.cells[2].innerText.trim() === {})",
        json!(fate),
        json!(why)
    );
    page.wait(&format!("line {line} is {fate}: {why}"), &row).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_imported_after_every_rows_fate_was_shown_and_a_dry_run_keeps_nothing() {
    let mut desk = Desk::new().await;
    let display = Display::start();
    desk.set("DISPLAY", display.name());
    desk.connect().await;
    let mut strangers = strangers(&desk);
    let (known, new) = (strangers.remove(0), strangers.remove(0));
    let id = |one: &Value| one["patientId"].as_str().unwrap().to_owned();
    let born = known["demographics"]["birthDate"].as_str().unwrap();
    let page = desk.page();
    page.press(&[keys::function(6)]).await;
    page.press_button("Open by number").await;
    page.fill("Number", &id(&known)).await;
    page.press(&[keys::ENTER]).await;
    page.see("Numbers of this record").await;

    let mut text = "Patient ID,Date of birth,Last name\n".to_owned();
    for row in [
        format!("{},{born},", id(&known)),
        format!("{},1931-01-01,", id(&known)),
        format!("{},,Wrong On Purpose", id(&new)),
        ",1970-01-31,Nobody".to_owned(),
        format!("{},,Wrong On Purpose", id(&new)),
        "nobody-1,03/04/1970,Nobody".to_owned(),
    ] {
        writeln!(text, "{row}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("people.csv");
    std::fs::write(&list, text).unwrap();
    page.press(&[keys::function(6)]).await;
    page.press_button("Import a list").await;
    page.press_button("Choose a file").await;
    native::open(&display, &list);
    page.see("people.csv, into Solo").await;
    page.see("6 rows. Nothing is kept yet.").await;
    fate(page, 2, "Known", "").await;
    fate(page, 3, "Left out", "Contradicts line 2").await;
    fate(page, 4, "New", "").await;
    fate(page, 5, "Left out", "No number of a patient or visit.").await;
    fate(page, 6, "Left out", "Repeats line 4").await;
    fate(page, 7, "Left out", "The birth date cannot be read, or only in two ways. Write it as 1984-04-05.").await;
    assert_eq!(violations(page).await, NOTHING);
    let number = new["demographics"]["mrn"].as_str().unwrap();
    let read = |control: &sandbox::Control| {
        control.requests().iter().any(|request| request.operation == "SOLO-01" && request.path.contains(&id(&new)))
    };
    assert!(!read(&desk.control), "a dry run asks the vendor of nobody");
    page.press_button("Import 1 rows").await;
    page.see("1 people are known now who were not before.").await;
    page.see("4 rows were left out.").await;
    desk.vendor_has("the one that is new is read", read).await;
    desk.open_person(number).await;
    let family = new["demographics"]["name"][0]["lastName"].as_str().unwrap();
    page.see(&family.to_uppercase()).await;
    assert!(!page.text().await.to_lowercase().contains("wrong on purpose"), "the vendor's word, not the file's");
    desk.close().await;
}
