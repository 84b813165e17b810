//! A write happens once, seen from the window: the connection is lost, the commit is late, the process is killed.

use std::time::{Duration, Instant};

use sandbox::{Fault, FaultRule};

use super::day::book_by_keyboard;
use super::desk::Desk;

fn meet(desk: &Desk, fault: &Fault) {
    for operation in ["SOLO-06", "SOLO-07", "SOLO-08"] {
        desk.control.add_fault(FaultRule { operation: operation.to_owned(), fault: fault.clone(), count: 1, after: 0 });
    }
}

/// Bookings that left, as the vendor saw them.
fn sent(desk: &Desk) -> usize {
    let booking = ["SOLO-06", "SOLO-07", "SOLO-08"];
    desk.control.requests().iter().filter(|request| booking.contains(&request.operation.as_str())).count()
}

async fn wait_for(what: &str, seconds: u64, there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < Duration::from_secs(seconds), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Books under a fault, and ends with one appointment whose number is known on screen.
async fn one_appointment_after(fault: Fault, patience: u64) {
    let mut desk = Desk::new().await;
    desk.connect().await;
    meet(&desk, &fault);
    desk.control.clear_requests();
    let before = desk.control.all_appointments().len();
    book_by_keyboard(&desk).await;
    wait_for("the vendor has it", patience, || desk.control.all_appointments().len() == before + 1).await;
    let begun = Instant::now();
    while !desk.page().text().await.contains("Confirmed") {
        assert!(begun.elapsed() < Duration::from_secs(patience), "it was never confirmed");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(sent(&desk), 1, "it was sent more than once");
    assert_eq!(desk.control.all_appointments().len(), before + 1);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_lost_after_the_vendor_committed_ends_with_exactly_one_appointment() {
    one_appointment_after(Fault::CutAfterCommit, 60).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_thirty_seconds_late_ends_with_exactly_one_appointment() {
    one_appointment_after(Fault::CommitLate { millis: 30_000 }, 120).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_while_sending_ends_with_exactly_one_appointment() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    meet(&desk, &Fault::TimeoutAfterCommit);
    desk.control.clear_requests();
    let before = desk.control.all_appointments().len();
    book_by_keyboard(&desk).await;
    wait_for("it has left", 40, || sent(&desk) == 1).await;
    desk.kill();
    let page = desk.open(&[]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    desk.page().press(&[super::page::keys::function(7)]).await;
    desk.page().see("Confirmed").await;
    assert_eq!(sent(&desk), 1, "it was sent more than once");
    assert_eq!(desk.control.all_appointments().len(), before + 1);
    desk.close().await;
}
