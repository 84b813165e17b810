//! A console that is left alone locks by itself: the machine sleeps, or nobody touches it. The buses are the test's own.

use std::process::Command;

use super::day::mrn_on_board;
use super::desk::Desk;
use super::metrics::TOLD;
use window_driver::{Bus, Page, keys};

/// What logind says when the machine is about to sleep.
fn sleep(bus: &Bus) {
    let sent = Command::new("dbus-send")
        .arg(format!("--bus={}", bus.address()))
        .args(["--type=signal", "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"])
        .arg("boolean:true")
        .status()
        .unwrap();
    assert!(sent.success());
}

async fn locked(page: &Page, mrn: &str) {
    page.wait("the console is locked", "document.querySelector('h1')?.innerText === 'Locked'").await;
    let html = page.run("return document.documentElement.outerHTML").await;
    assert!(!html.as_str().unwrap().contains(mrn), "something of a patient is left in the page");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_sleeps_leaves_nothing_of_a_patient_on_screen() {
    let bus = Bus::start();
    let mut desk = Desk::new().await;
    desk.set("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
    desk.connect().await;
    let page = desk.page();
    let mrn = mrn_on_board(page).await;
    sleep(&bus);
    locked(page, &mrn).await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_nobody_touches_warns_can_be_kept_open_and_locks() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    let mrn = mrn_on_board(page).await;
    page.click(
        "the settings",
        "[...document.querySelectorAll('nav a, nav button')].find(e => e.innerText.startsWith('Settings'))",
    )
    .await;
    page.see("Lock after").await;
    page.fill("Lock after (min)", "1").await;
    page.press(&[keys::ENTER]).await;
    page.wait("it is kept", &format!("({TOLD}).includes('Lock after')")).await;
    page.press(&[keys::function(2)]).await;
    page.see(&mrn).await;
    let asks = "[...document.querySelectorAll('button')].some(b => b.innerText.trim() === 'Stay')";
    page.wait("it says that it will lock", asks).await;
    // Any key says that somebody is there.
    page.press(&[keys::TAB]).await;
    page.wait("it goes on", &format!("!({asks})")).await;
    page.see(&mrn).await;
    page.wait("it says so once more, and nobody answers", asks).await;
    locked(page, &mrn).await;
    desk.close().await;
}
