//! What belongs to the vendors beside Solo, in the smallest window that the console promises; with `ANTEROOM_PICTURES` a
//! picture of each is left in that size and in a common one.

use serde_json::json;

use super::day::open_row;
use super::desk::Desk;
use super::five::{Five, PATIENT, find, soon};
use super::smallest::{look, make_smallest, pictures, screen};
use window_driver::{Page, keys};

/// Looks at what is shown in the smallest window; leaves pictures of a larger one where pictures are wanted.
async fn see(page: &Page, name: &str, found: &mut Vec<String>) {
    look(page, name, found).await;
    if std::env::var_os("ANTEROOM_PICTURES").is_some() {
        page.resize(1440, 900).await;
        page.wait("the window is large", "innerWidth === 1440").await;
        pictures(page, &format!("large-{name}")).await;
        make_smallest(page).await;
    }
}

/// Brings a part of what is open into sight by its heading.
async fn scroll_to(page: &Page, heading: &str) {
    let there = format!("[...document.querySelectorAll('h3')].find(h => h.innerText.trim() === {})", json!(heading));
    page.wait(heading, &there).await;
    page.run(&format!("{there}.scrollIntoView(); return true")).await;
}

/// Opens the connection to a vendor.
async fn open(page: &Page, vendor: &str) {
    let item =
        format!("[...document.querySelectorAll('nav button')].find(b => b.innerText.includes({}))", json!(vendor));
    page.click(vendor, &item).await;
    page.see(&format!("{vendor}, ")).await;
}

/// Each connection with what is assumed about its vendor, its contract profile, and the sheet that asks for digits.
async fn connections(page: &Page, found: &mut Vec<String>) {
    page.press(&[keys::function(8)]).await;
    screen(page, "Connections").await;
    for vendor in ["Carium", "ClinOne", "CareMonitor", "Mia-Platform"] {
        open(page, vendor).await;
        see(page, &format!("connection-{vendor}"), found).await;
        scroll_to(page, "Assumption register").await;
        see(page, &format!("assumptions-{vendor}"), found).await;
    }
    open(page, "ClinOne").await;
    scroll_to(page, "Contract profile").await;
    see(page, "profile", found).await;
    page.run("const t = document.querySelector('textarea'); t.focus(); t.select(); return true").await;
    page.type_text("nonsense = ").await;
    page.press_button("Check").await;
    page.see("Nothing was saved.").await;
    see(page, "profile-faults", found).await;
    page.press_button("Undo what was typed").await;
    open(page, "Carium").await;
    page.press_button("Log in").await;
    page.see("Six digits").await;
    see(page, "log-in", found).await;
    page.press(&[keys::ESCAPE]).await;
    page.press_button("New connection").await;
    page.see("Choose the vendor.").await;
    see(page, "choose-vendor", found).await;
    for vendor in ["Carium", "CareMonitor", "ClinOne", "Mia"] {
        page.press_button(&format!("Connect {vendor}")).await;
        page.see("Issuer of record numbers").await;
        see(page, &format!("form-{vendor}"), found).await;
        page.press_button("Cancel").await;
        page.see("Choose the vendor.").await;
    }
}

/// Booking somebody of Carium's and somebody of CareMonitor's.
async fn bookings(page: &Page, five: &Five, family: &str, found: &mut Vec<String>) {
    let of_carium = format!(
        "r.innerText.includes('Carium') && r.textContent.toUpperCase().includes({})",
        json!(family.to_uppercase())
    );
    find(page, family, &of_carium).await;
    see(page, "patient-Carium", found).await;
    page.press_button("Book a visit").await;
    page.press_button("Day after").await;
    let (practitioner, _) = five.carium.control().practitioners().remove(0);
    let slot =
        format!("document.querySelector('[data-slot][aria-label*={}]:not([aria-disabled=true])')", json!(practitioner));
    page.wait("times of Carium", &slot).await;
    see(page, "booking-Carium-day", found).await;
    page.click("a time at Carium", &slot).await;
    page.see("What happens when you book").await;
    see(page, "booking-Carium", found).await;
    page.choose_one("Links of our own").await;
    page.see("Practitioner's link").await;
    see(page, "booking-Carium-links", found).await;
    find(page, PATIENT, &format!("r.innerText.includes('CareMonitor') && /{PATIENT}(?![0-9])/.test(r.textContent)"))
        .await;
    see(page, "patient-CareMonitor", found).await;
    page.press_button("Book a visit").await;
    page.press_button("Day after").await;
    page.click("a time at CareMonitor", "document.querySelector('[data-slot]:not([aria-disabled=true])')").await;
    page.see("Over video").await;
    see(page, "booking-CareMonitor", found).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visit_patient_booking_or_device_of_the_other_vendors_is_out_of_reach_in_the_smallest_window() {
    let mut desk = Desk::new().await;
    let five = Five::start().await;
    let at = soon();
    let who = five.expect(at);
    desk.connect().await;
    five.connect(&desk, five.carium.username()).await;
    let page = desk.page();
    make_smallest(page).await;
    let found = &mut Vec::new();
    for (name, row) in
        [("Carium", who.carium_row(at)), ("ClinOne", who.clin_one_row(at)), ("CareMonitor", who.care_monitor_row(at))]
    {
        open_row(page, &row).await;
        see(page, &format!("visit-{name}"), found).await;
    }
    bookings(page, &five, who.family(), found).await;
    page.press_button("Devices").await;
    page.click("a device", "document.querySelector('[data-device]')").await;
    page.see("What it sent").await;
    see(page, "devices", found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_other_vendors_connections_is_out_of_reach_in_the_smallest_window() {
    let mut desk = Desk::new().await;
    let five = Five::start().await;
    desk.connect().await;
    five.connect(&desk, five.carium.totp_username()).await;
    let page = desk.page();
    make_smallest(page).await;
    let found = &mut Vec::new();
    connections(page, found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}
