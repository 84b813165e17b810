//! Log-ins that run out in the middle of work. What only a person can renew is asked for, and what was decided meanwhile
//! waits and is sent once; what a machine can renew is renewed, and nobody notices.

use std::time::{Duration, Instant};

use sandbox::CariumOptions;

use super::axe::violations;
use super::day::{cancel_the_open_visit, open_row};
use super::desk::Desk;
use super::five::{Five, at_vendor, see_row, small, soon, within};
use window_driver::{Page, keys};

const ASKED: &str = "document.querySelector('button[aria-label=\"log in again: Carium\"]')";

/// Logs Carium in again from wherever one is, with the digits of the authenticator.
async fn log_in(page: &Page, five: &Five) {
    page.click("log in again", ASKED).await;
    page.press_button("Log in").await;
    page.see("Six digits").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.type_into("Six digits", &five.carium.control().totp_code()).await;
    page.enter_on("Log in").await;
    // A key that is pressed while the sheet is still there is the sheet's.
    let done = format!("!{ASKED} && !document.querySelector('[role=dialog]')");
    page.wait("nobody is asked to log in any more", &done).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_is_decided_while_nobody_is_logged_in_is_kept_and_sent_once_after_the_log_in() {
    let runs_out = CariumOptions { gives_refresh_tokens: false, access_seconds: 30, ..small() };
    let mut desk = Desk::new().await;
    let five = Five::with(runs_out).await;
    let at = soon();
    let who = five.expect(at);
    desk.connect().await;
    five.connect(&desk, five.carium.totp_username()).await;
    let page = desk.page();
    log_in(page, &five).await;
    page.press(&[keys::function(2)]).await;
    see_row(page, "Carium's visit", &who.carium_row(at)).await;
    open_row(page, &who.carium_row(at)).await;
    let carium = five.carium.control();
    carium.clear_requests();

    page.wait("the log-in has run out, and the board says so", ASKED).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    cancel_the_open_visit(page).await;
    let decided = Instant::now();
    page.press(&[keys::function(7)]).await;
    page.see("The account has to be logged in first").await;
    page.see("1 on their way.").await;
    // Tried in vain at 8, 13 and 23 s, so that the next try would be at 43.
    tokio::time::sleep(Duration::from_secs(25).saturating_sub(decided.elapsed())).await;
    assert_eq!(carium.requests_of(&["CAR-06", "CAR-10"]), 0, "something was sent that would be refused");
    assert_eq!(carium.appointment(&who.carium).unwrap()["status"], "Scheduled");

    log_in(page, &five).await;
    let cancelled = || carium.appointment(&who.carium).unwrap()["status"] == "Cancelled";
    within(page, "the visit is cancelled at once", Duration::from_secs(8), cancelled).await;
    page.press(&[keys::function(7)]).await;
    page.see("Nothing waits.").await;
    assert_eq!(carium.requests_of(&["CAR-06"]), 1, "it was sent more than once");
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_a_machine_can_renew_run_out_and_nobody_notices() {
    let mut desk = Desk::new().await;
    let five = Five::start().await;
    let (clin_one, care_monitor) = (five.clin_one.control(), five.care_monitor.control());
    clin_one.set_token_life(Duration::from_secs(4));
    care_monitor.set_lives(Duration::from_secs(4), Duration::from_secs(300));
    let at = soon();
    let who = five.expect(at);
    desk.connect().await;
    five.connect(&desk, five.carium.username()).await;
    let page = desk.page();
    see_row(page, "ClinOne's visit", &who.clin_one_row(at)).await;
    see_row(page, "CareMonitor's visit", &who.care_monitor_row(at)).await;
    page.run(
        "window.__noticed = []; new MutationObserver(() => { const found = document.body.textContent\
         .match(/.{0,40}(log in again|key refused|refuses|has not answered).{0,40}/i); if (found) window.__noticed.push(found[0]) })\
         .observe(document.body, { childList: true, subtree: true, characterData: true }); return true",
    )
    .await;
    for orders in [&*clin_one, &*care_monitor] {
        orders.clear_requests();
    }

    // The lists are read every 10 s, each time with a token that has run out.
    clin_one.set_status(&who.clin_one, "inProgress");
    care_monitor.set_status(&who.care_monitor, "arrived");
    let waits = |row: String| format!("{row} && r.hasAttribute('data-waiting')");
    see_row(page, "CareMonitor's patient waits", &waits(who.care_monitor_row(at))).await;
    open_row(page, &who.care_monitor_row(at)).await;
    page.press_button("Cancel the visit").await;
    page.tick(1).await;
    care_monitor.expire_tokens();
    page.enter_on("Cancel the visit of").await;
    let status = || {
        let all = care_monitor.telehealth_appointments();
        all.into_iter().find(|one| one["id"] == *who.care_monitor).map(|one| one["status"].clone())
    };
    at_vendor(page, "CareMonitor's visit is cancelled", || status().is_some_and(|status| status == "cancelled")).await;
    open_row(page, &who.clin_one_row(at)).await;
    clin_one.expire_tokens();
    cancel_the_open_visit(page).await;
    let cancelled = || clin_one.visit(&who.clin_one).is_some_and(|one| one["status"] == "cancelled");
    at_vendor(page, "ClinOne's visit is cancelled", cancelled).await;
    page.press(&[keys::function(7)]).await;
    page.see("Nothing waits.").await;

    assert!(clin_one.requests_of(&["C1-01"]) > 1, "its tokens did not run out");
    assert!(care_monitor.requests_of(&["CM-01"]) > 1, "its tokens did not run out");
    assert_eq!(page.run("return window.__noticed").await, serde_json::json!([]), "somebody noticed");
    desk.close().await;
}
