//! Calling for care in the real window: a request at a bed stands and is cancelled, and a refused consult says why.

use serde_json::json;

use super::axe::violations;
use super::desk::Desk;
use window_driver::Page;

async fn open(page: &Page) {
    page.press_button("Assistance").await;
    page.see("Name the place by").await;
}

/// An entry of what was asked for says this.
async fn recent(page: &Page, what: &str) {
    let said = format!(
        "document.querySelector('aside[aria-label=\"Asked for within a day\"]')?.innerText.includes({})",
        json!(what)
    );
    page.wait(&format!("it is listed: {what}"), &said).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn assistance_is_asked_for_at_a_bed_seen_and_cancelled_each_sent_once() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.control.clear_requests();
    let page = desk.page();
    open(page).await;
    for (label, text) in [("Building", "hospital"), ("Floor", "floor 1"), ("Room", "101"), ("Bed", "bed 2")] {
        page.type_into(label, text).await;
    }
    page.enter_on("Look for a request").await;
    page.see("No request stands").await;
    page.enter_on("Ask for assistance").await;
    recent(page, "confirmed").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Look for a request").await;
    page.see("A request stands").await;
    page.see("“incomplete”").await;
    page.tick(2).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Cancel this request").await;
    let both = "(document.querySelector('aside[aria-label=\"Asked for within a day\"]').innerText.match(/confirmed/g) ?? []).length === 2";
    page.wait("the cancellation is confirmed", both).await;
    page.enter_on("Look for a request").await;
    page.see("No request stands").await;
    assert_eq!(desk.control.requests_of(&["SOLO-40"]), 1);
    assert_eq!(desk.control.requests_of(&["SOLO-42"]), 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consult_that_solo_refuses_says_why_and_what_to_choose_instead() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    // Somebody with a visit of the last 24 hours: a new consult is refused.
    let now = chrono::Utc::now();
    let patient = desk.control.patients(1).remove(0);
    let room = desk.control.all_appointments()[0]["waitingRoom"].as_str().unwrap().to_owned();
    let earlier = now - chrono::TimeDelta::hours(1);
    assert!(desk.control.book_elsewhere(patient["spid"].as_i64().unwrap(), &room, earlier) > 0);
    let visits = desk.control.all_appointments().len();
    desk.control.clear_requests();
    let page = desk.page();
    open(page).await;
    page.choose_one("Consult").await;
    let demographics = &patient["demographics"];
    let born: chrono::NaiveDate = demographics["birthDate"].as_str().unwrap().parse().unwrap();
    page.choose_one("Stroke").await;
    for (label, text) in [
        ("Family name", demographics["name"][0]["lastName"].as_str().unwrap()),
        ("Given name", demographics["name"][0]["firstName"].as_str().unwrap()),
        ("Date of birth", &born.format("%d-%b-%Y").to_string()),
        ("MRN", demographics["mrn"].as_str().unwrap()),
        ("Location id", "1234"),
        ("Requesting provider", "Dr. Vandamme"),
    ] {
        page.fill(label, text).await;
    }
    page.tick(2).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Ask for a consult for").await;
    recent(page, "A visit has already been created for the patient within 24 hours").await;
    recent(page, "A visit of the last 24 hours stands. Choose Update for news about it.").await;
    assert_eq!(desk.control.requests_of(&["SOLO-33"]), 1);
    assert_eq!(desk.control.all_appointments().len(), visits, "no visit was made");
    desk.close().await;
}
