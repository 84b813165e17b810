//! A write happens once, seen from the window: the connection is lost, the commit is late, the process is killed.

use std::time::{Duration, Instant};

use sandbox::{BOOKINGS, Fault};
use serde_json::Value;

use super::day::{book_by_keyboard, cancel_the_open_visit};
use super::desk::Desk;
use window_driver::keys;

/// Ids of the vendor's visits.
fn ids(desk: &Desk) -> Vec<i64> {
    desk.control.all_appointments().iter().filter_map(|one| one["id"].as_i64()).collect()
}

/// The vendor's visits that were not there before.
fn since(desk: &Desk, before: &[i64]) -> Vec<Value> {
    let new = |one: &Value| !one["id"].as_i64().is_some_and(|id| before.contains(&id));
    desk.control.all_appointments().into_iter().filter(new).collect()
}

async fn wait_for(what: &str, seconds: u64, there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < Duration::from_secs(seconds), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Books under a fault until the visit is confirmed and its number known, then cancels that same visit on screen. The
/// vendor has exactly one then, and it is cancelled.
async fn one_appointment_that_can_be_cancelled_after(fault: Fault, patience: u64) {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.control.meet_next(&BOOKINGS, &fault);
    desk.control.clear_requests();
    let before = ids(&desk);
    book_by_keyboard(&desk).await;
    wait_for("the vendor has it", patience, || since(&desk, &before).len() == 1).await;
    let page = desk.page();
    let begun = Instant::now();
    while !page.text().await.contains("The vendor has the visit and has told us its id.") {
        assert!(begun.elapsed() < Duration::from_secs(patience), "its number never became known");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(desk.control.requests_of(&BOOKINGS), 1, "it was sent more than once");

    let number = since(&desk, &before)[0]["id"].as_i64().unwrap();
    page.press_button("Open in the Outbox").await;
    page.press_button("Open the visit").await;
    page.see("What you can do").await;
    page.see(&number.to_string()).await;
    cancel_the_open_visit(page).await;
    let cancelled = || since(&desk, &before).iter().any(|one| one["status"] == "cancelled");
    wait_for("the vendor has cancelled it", 40, cancelled).await;
    page.see("Cancel: confirmed").await;

    let landed = since(&desk, &before);
    assert_eq!(landed.len(), 1, "there is more than one appointment");
    assert_eq!(landed[0]["id"].as_i64(), Some(number));
    assert_eq!(landed[0]["status"], "cancelled");
    assert_eq!(desk.control.requests_of(&BOOKINGS), 1, "it was sent more than once");
    assert_eq!(desk.control.requests_of(&["SOLO-13"]), 1, "the cancellation was sent more than once");
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_cut_after_the_commit_ends_with_one_appointment_which_can_be_cancelled() {
    one_appointment_that_can_be_cancelled_after(Fault::CutAfterCommit, 60).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_thirty_seconds_late_ends_with_one_appointment_which_can_be_cancelled() {
    one_appointment_that_can_be_cancelled_after(Fault::CommitLate { millis: 30_000 }, 120).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_while_sending_ends_with_exactly_one_appointment() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.control.meet_next(&BOOKINGS, &Fault::TimeoutAfterCommit);
    desk.control.clear_requests();
    let before = desk.control.all_appointments().len();
    book_by_keyboard(&desk).await;
    wait_for("it has left", 40, || desk.control.requests_of(&BOOKINGS) == 1).await;
    desk.kill();
    let page = desk.open(&[]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    desk.page().press(&[keys::function(7)]).await;
    desk.page().see("Confirmed").await;
    assert_eq!(desk.control.requests_of(&BOOKINGS), 1, "it was sent more than once");
    assert_eq!(desk.control.all_appointments().len(), before + 1);
    desk.close().await;
}
