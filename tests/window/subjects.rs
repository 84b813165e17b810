//! A trial's subjects in the real window: enrolled by keyboard, seen in their study and site, a visit scheduled and seen on
//! the board, by number and by no name.

use std::time::{Duration, Instant};

use sandbox::{ClinOneControl, ClinOneOptions, ClinOneSimulator};
use serde_json::json;

use super::axe::violations;
use super::desk::Desk;
use super::vendors::{borrowed, connect, save};
use window_driver::{Page, keys};

const STUDY: &str = "HF-301";
const NUMBER: &str = "007-901";
const NOTHING: Vec<String> = Vec::new();

/// Opens a list of choices by its label and takes the one of that text, with keys alone.
async fn choose_by_key(page: &Page, label: &str, option: &str) {
    let list = format!(
        "e.matches('button[aria-haspopup=listbox]') && (e.getAttribute('aria-labelledby') ?? '').split(' ')\
         .some(id => document.getElementById(id)?.innerText.trim() === {})",
        json!(label)
    );
    page.tab_to(label, &list).await;
    page.press(&[keys::ENTER]).await;
    page.wait("the list is open", "document.activeElement?.getAttribute('role') === 'option'").await;
    for _ in 0..12 {
        if page.run("return document.activeElement.innerText.trim()").await == json!(option) {
            page.press(&[keys::ENTER]).await;
            return page.wait("the list is closed", "!document.querySelector('[role=option]')").await;
        }
        page.press(&[keys::DOWN]).await;
    }
    panic!("the arrow keys never reached {option}");
}

async fn vendor_has(page: &Page, control: &ClinOneControl, what: &str, there: impl Fn(&ClinOneControl) -> bool) {
    let begun = Instant::now();
    while !there(control) {
        let text = page.text().await;
        assert!(begun.elapsed() < Duration::from_secs(60), "not at ClinOne: {what}\n--- the page says:\n{text}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subject_is_enrolled_by_keyboard_seen_in_study_and_site_and_their_visit_stands_on_the_board() {
    let clin_one = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let control = clin_one.control();
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    page.press_button("Connections").await;
    let fields = [
        ("Token address", clin_one.token_url()),
        ("Scope", clin_one.scope().to_owned()),
        ("Client id", clin_one.client_id().to_owned()),
        ("Client secret", clin_one.client_secret().to_owned()),
    ];
    connect(page, "ClinOne", "ClinOne", &clin_one.base_url(), &borrowed(&fields)).await;
    save(page).await;
    page.see("assumed contract").await;
    control.clear_requests();

    page.press(&[keys::function(6)]).await;
    page.enter_on("Register a patient").await;
    choose_by_key(page, "Where to register", "ClinOne").await;
    choose_by_key(page, "Study", "Heart failure, phase 3 (HF-301)").await;
    choose_by_key(page, "Site", "Hudson Valley Cardiology (007)").await;
    page.type_into("Subject number", NUMBER).await;
    page.type_into("Family name", "Quiroga").await;
    page.type_into("Given name", "Ximena").await;
    page.type_into("Date of birth", "19-Jul-1988").await;
    assert_eq!(violations(page).await, NOTHING);
    page.enter_on("Look it over").await;
    page.see("Hudson Valley Cardiology").await;
    page.tick(1).await;
    page.enter_on("Enrol 007-901").await;
    page.see("Kept, not sent yet").await;
    assert!(control.patient(STUDY, NUMBER).is_none(), "it can still be taken back");
    page.see("ClinOne has it").await;
    assert_eq!(control.patient(STUDY, NUMBER).unwrap()["lastName"], "Quiroga");
    assert_eq!(control.requests_of(&["C1-05"]), 1);

    page.enter_on("Open the patient").await;
    page.see("Heart failure, phase 3 (HF-301)").await;
    page.see("Hudson Valley Cardiology (007)").await;
    let text = page.text().await;
    assert!(text.contains(NUMBER) && !text.to_lowercase().contains("quiroga"), "{text}");
    assert_eq!(violations(page).await, NOTHING);

    page.enter_on("Schedule a visit").await;
    page.see("How it takes place").await;
    page.type_into("Time", "2330").await;
    page.press(&[keys::ENTER]).await;
    assert_eq!(violations(page).await, NOTHING);
    page.tick(2).await;
    page.enter_on("Schedule the visit of 007-901").await;
    vendor_has(page, &control, "the visit", |control| {
        control.visits(STUDY).iter().any(|visit| visit["patientIdentifier"] == NUMBER && visit["type"] == "televisit")
    })
    .await;
    assert_eq!(control.requests_of(&["C1-10"]), 1);

    let known = "document.querySelector('table[aria-label=\"Visits known here\"] tbody button')";
    page.wait("the visit stands on the subject's page", known).await;
    page.click("the visit", known).await;
    let row = format!(
        "[...document.querySelectorAll('[data-visit]')].some(row => row.innerText.includes({}))",
        json!(NUMBER)
    );
    page.wait("the visit is on the board", &row).await;
    let text = page.text().await;
    assert!(!text.to_lowercase().contains("quiroga"), "{text}");
    desk.close().await;
}
