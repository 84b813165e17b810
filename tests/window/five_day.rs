//! A front desk's day over five vendors: everybody on one board, each found, and every change once at its own vendor.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::axe::violations;
use super::day::{cancel_the_open_visit, open_row};
use super::desk::Desk;
use super::five::{Expected, Five, PATIENT, STUDY, at_vendor, clock, find, see_row, soon};
use window_driver::{Page, keys};

/// Nothing that axe would say of what is shown.
async fn look(page: &Page, screen: &str) {
    page.wait("nothing is being drawn", "!document.querySelector('[aria-busy=true]')").await;
    assert_eq!(violations(page).await, Vec::<String>::new(), "{screen}");
}

/// Ticks the identifiers of the check that is shown.
async fn check(page: &Page, how_many: usize) {
    let boxes = "document.querySelectorAll('fieldset input[type=checkbox]')";
    page.wait("the identifiers are to be ticked", &format!("{boxes}.length === {how_many}")).await;
    for _ in 0..how_many {
        page.tab_to("an identifier", "e.type === 'checkbox' && !e.checked && e.closest('fieldset')").await;
        page.press(&[keys::SPACE]).await;
    }
}

/// Somebody whom Solo and Carium both know and who comes to Solo later today.
struct Both {
    mrn: String,
    /// Carium's id of them.
    individual: String,
    /// When they come to Solo.
    comes: DateTime<Utc>,
    /// The half hour in which that is, as Carium's day offers it.
    slot: DateTime<Utc>,
    /// Who at Carium is free then.
    practitioner: String,
}

fn known_to_both(desk: &Desk, five: &Five) -> Both {
    let carium = five.carium.control();
    let individuals = carium.individuals(30);
    let taken = |one: &Value, slot: DateTime<Utc>| {
        // In UTC, without saying so.
        let told = one["attributes"]["start-time"].as_str();
        let start = told.and_then(|at| NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M:%S").ok());
        let start = start.map(|start| start.and_utc());
        start.is_none_or(|start| (start - slot).abs() < TimeDelta::hours(2))
    };
    let both = |visit: &Value| {
        let mrn = visit["patient"]["demographics"]["mrn"].as_str()?;
        let comes = DateTime::from_timestamp(visit["date"].as_i64()?, 0)?;
        let away = comes - Utc::now();
        let later = away > TimeDelta::minutes(60) && away < TimeDelta::hours(5);
        let checkable = visit["patient"]["demographics"]["birthDate"].is_string();
        if visit["status"] != "scheduled" || !later || !checkable {
            return None;
        }
        // The first few are known to the vendors by other facts.
        let known = individuals.iter().skip(3).filter(|one| one["mrn"].is_string()).find(|one| one["mrn"] == *mrn)?;
        let individual = known["id"].as_str()?.to_owned();
        let slot = DateTime::from_timestamp(comes.timestamp() / 1_800 * 1_800, 0)?;
        if carium.appointments_of(&individual).iter().any(|one| taken(one, slot)) {
            return None;
        }
        let all = carium.appointments();
        let free = |id: &str| !all.iter().any(|one| one["attributes"]["practitioner-id"] == *id && taken(one, slot));
        let (practitioner, _) = carium.practitioners().into_iter().find(|(_, id)| free(id))?;
        Some(Both { mrn: mrn.to_owned(), individual, comes, slot, practitioner })
    };
    desk.control.all_appointments().iter().find_map(both).expect("somebody is known to both")
}

/// The board has everybody, with the vendor's mark and how it is known.
async fn everybody_on_the_board(page: &Page, who: &Expected, at: DateTime<Utc>) {
    page.press(&[keys::function(2)]).await;
    let read = " && r.textContent.includes('Read') && !r.textContent.includes('Stale')";
    see_row(page, "Solo's visits", &format!("r.querySelector('svg[aria-label^=\"Teladoc Solo\"]'){read}")).await;
    see_row(page, "Carium's visit", &format!("{}{read}", who.carium_row(at))).await;
    see_row(page, "ClinOne's visit", &format!("{}{read}", who.clin_one_row(at))).await;
    see_row(page, "CareMonitor's visit", &format!("{}{read}", who.care_monitor_row(at))).await;
    look(page, "board").await;
}

/// One of each vendor is found and their page opened.
async fn each_is_found(page: &Page, who: &Expected) {
    find(page, who.family(), &hit("Carium", who.family())).await;
    page.see("Documents at Carium").await;
    look(page, "Carium's patient").await;
    // Found by the number, and not named.
    let told = format!(
        "{} && !r.textContent.includes('Born Unknown') && !r.querySelector('button').textContent.toUpperCase().includes({})",
        hit("ClinOne", who.number()),
        json!(who.subject_family().to_uppercase())
    );
    find(page, who.number(), &told).await;
    look(page, "ClinOne's subject").await;
    find(page, PATIENT, &hit("CareMonitor", &format!("{PATIENT}(?![0-9])"))).await;
    look(page, "CareMonitor's patient").await;
}

/// Whether a row `r` of those found is this vendor's and names them.
fn hit(vendor: &str, who: &str) -> String {
    format!("r.innerText.includes({}) && new RegExp({}, 'i').test(r.textContent)", json!(vendor), json!(who))
}

/// The two records of one person are linked by somebody who looked at both.
async fn link(page: &Page, mrn: &str) {
    find(page, mrn, &hit("Solo", mrn)).await;
    let look_at = "[...document.querySelectorAll('button')].find(b => /^Look at both.*Carium$/.test(b.getAttribute('aria-label') ?? ''))";
    page.click("Carium's record", look_at).await;
    page.see("Tick at least two").await;
    look(page, "two records side by side").await;
    page.tick(2).await;
    page.enter_on("Link the records").await;
    page.wait(
        "they are linked",
        "[...document.querySelectorAll('button')].some(b => b.innerText.trim() === 'Take out')",
    )
    .await;
}

/// Books the open patient at Carium in spite of what they have at Solo then.
async fn book_at_carium(page: &Page, five: &Five, both: &Both) {
    let (kind, _) = five.carium.control().types().remove(0);
    page.press_button("Book a visit").await;
    let slot = format!(
        "document.querySelector('[data-slot$=\" {}\"][aria-label*={}]:not([aria-disabled=true])')",
        both.slot.timestamp_millis(),
        json!(both.practitioner)
    );
    page.wait("that half hour at Carium can be taken", &format!("{slot} !== null")).await;
    // By key: at the edge of the grid a click may meet the head that stands over it.
    page.run(&format!("{slot}.focus(); return true")).await;
    page.press(&[keys::ENTER]).await;
    page.pick("Type of visit", &kind).await;
    page.see(&format!("already has a visit from {}", clock(both.comes))).await;
    page.wait("the other vendor is named", "/Solo/.test(document.querySelector('section[role=alert]').innerText)")
        .await;
    page.wait("nothing can be booked yet", "document.body.innerText.includes('Settle the overlap to book')").await;
    look(page, "booking at Carium").await;
    let anyway = "[...document.querySelectorAll('label')].find(l => l.innerText.trim() === 'Book anyway')";
    page.click("book anyway", anyway).await;
    page.type_into("Why both can stand", "One call for both").await;
    check(page, 2).await;
    page.enter_on("Book ").await;
    page.see("The vendor has the visit and has told us its id.").await;
    look(page, "booked at Carium").await;
}

/// Books a patient of CareMonitor's into the first free slot of the next day.
async fn book_at_care_monitor(page: &Page) {
    find(page, PATIENT, &hit("CareMonitor", &format!("{PATIENT}(?![0-9])"))).await;
    page.press_button("Book a visit").await;
    page.press_button("Day after").await;
    let slot = "document.querySelector('[data-slot]:not([aria-disabled=true])')";
    page.click("a free slot at CareMonitor", slot).await;
    page.see("Over video").await;
    look(page, "booking at CareMonitor").await;
    check(page, 1).await;
    page.enter_on("Book ").await;
    page.see("The vendor has the visit and has told us its id.").await;
}

/// Moves the subject's visit to five in the afternoon.
async fn move_at_clin_one(page: &Page, who: &Expected, at: DateTime<Utc>) {
    open_row(page, &who.clin_one_row(at)).await;
    look(page, "ClinOne's visit").await;
    page.press_button("Change time").await;
    page.type_into("New time", "17:00").await;
    check(page, 2).await;
    look(page, "moving at ClinOne").await;
    page.enter_on("Move the visit of").await;
}

/// Gives the first free device to somebody of Solo's, and takes it back.
async fn device_given_and_taken(page: &Page, five: &Five, mrn: &str) {
    let mia = five.mia.control();
    page.press_button("Devices").await;
    let free = "[...document.querySelectorAll('tr')].find(r => r.innerText.includes('nobody'))?.querySelector('[data-device]')";
    page.click("a free device", free).await;
    page.see("Nobody has it").await;
    look(page, "devices").await;
    page.press_button("Give to a patient").await;
    page.type_into("Patient", mrn).await;
    page.wait("they are offered", "document.querySelectorAll('[role=option]').length === 1").await;
    page.press(&[keys::DOWN, keys::ENTER]).await;
    check(page, 2).await;
    look(page, "giving a device").await;
    page.fill("Patient id at the Device Manager", &mia.patient_id(7)).await;
    page.fill("Name of the device", "Cuff of the front desk").await;
    page.enter_on("Give the device to").await;
    at_vendor(page, "the device is given", || mia.requests_of(&["MIA-05"]) == 1).await;
    // Mia makes a record for each assignment, and puts the one that was open out of use: the panel goes with the device.
    page.see("Known because a device was given").await;
    let held =
        format!("[...document.querySelectorAll('tr')].find(r => r.innerText.includes({}))", json!(mia.patient_id(7)));
    page.wait("its row says who has it", &held).await;
    let spare = "[...document.querySelectorAll('tr')].some(r => r.innerText.includes('Spare cuff 1'))";
    page.wait("the device is listed once", &format!("!{spare}")).await;
    page.press_button("Take back").await;
    look(page, "taking a device back").await;
    page.press_button("Take it back").await;
    at_vendor(page, "the device is taken back", || mia.requests_of(&["MIA-06"]) == 1).await;
    page.wait("nobody has it any more", &format!("!{held}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_over_five_vendors_ends_with_every_change_once_at_its_own_vendor() {
    let mut desk = Desk::new().await;
    let five = Five::start().await;
    let at = soon();
    let who = five.expect(at);
    let both = known_to_both(&desk, &five);
    desk.connect().await;
    five.connect(&desk, five.carium.username()).await;
    let page = desk.page();
    let (carium, clin_one, care_monitor) =
        (five.carium.control(), five.clin_one.control(), five.care_monitor.control());

    everybody_on_the_board(page, &who, at).await;
    carium.set_status(&who.carium, "Checked In");
    see_row(page, "Carium's patient waits", &format!("{} && r.hasAttribute('data-waiting')", who.carium_row(at))).await;
    each_is_found(page, &who).await;
    link(page, &both.mrn).await;
    for orders in [&*carium, &*clin_one, &*care_monitor, &*five.mia.control()] {
        orders.clear_requests();
    }
    desk.control.clear_requests();

    let before = carium.appointments_of(&both.individual).len();
    book_at_carium(page, &five, &both).await;
    assert_eq!(carium.appointments_of(&both.individual).len(), before + 1);
    book_at_care_monitor(page).await;
    move_at_clin_one(page, &who, at).await;
    let moved = || {
        clin_one.visit(&who.clin_one).is_some_and(|visit| {
            let start = visit["scheduledStart"].as_str().and_then(|start| DateTime::parse_from_rfc3339(start).ok());
            start.is_some_and(|start| clock(start.to_utc()) == "17:00")
        })
    };
    at_vendor(page, "the subject's visit is moved", moved).await;
    open_row(page, &who.carium_row(at)).await;
    look(page, "Carium's visit").await;
    cancel_the_open_visit(page).await;
    let cancelled = || carium.appointment(&who.carium).is_some_and(|one| one["status"] == "Cancelled");
    at_vendor(page, "Carium's visit is cancelled", cancelled).await;
    device_given_and_taken(page, &five, &both.mrn).await;

    page.press(&[keys::function(7)]).await;
    page.see("Nothing waits.").await;
    look(page, "outbox").await;
    let sent = [
        ("CAR-04", carium.requests_of(&["CAR-04"])),
        ("CAR-06", carium.requests_of(&["CAR-06"])),
        ("CM-07", care_monitor.requests_of(&["CM-07"])),
        ("C1-11", clin_one.requests_of(&["C1-11"])),
        ("MIA-05", five.mia.control().requests_of(&["MIA-05"])),
        ("MIA-06", five.mia.control().requests_of(&["MIA-06"])),
    ];
    assert!(sent.iter().all(|(_, times)| *times == 1), "{sent:?}");
    let of_solo = ["SOLO-06", "SOLO-07", "SOLO-08", "SOLO-13"];
    assert_eq!(desk.control.requests_of(&of_solo), 0, "what was meant for others reached Solo");
    assert_eq!(clin_one.visits(STUDY).iter().filter(|one| one["visitIdentifier"] == *who.clin_one).count(), 1);
    desk.close().await;
}
