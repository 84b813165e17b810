//! Vendors that are unwell: one answers with a page of HTML, another never answers. What is theirs grows old and stays
//! where it is; what is of the others stays fresh.

use std::time::{Duration, Instant};

use sandbox::{Fault, FaultRule, Orders};
use serde_json::json;

use super::axe::violations;
use super::desk::Desk;
use super::five::{Five, row_fits, see_row, soon};
use window_driver::Page;

/// Every request meets this until it is taken away.
fn meet_always(orders: &Orders, fault: Fault) {
    orders.add_fault(FaultRule { count: u32::MAX, ..FaultRule::next("*", fault) });
}

/// Waits for a row as long as somebody would at most.
async fn see_row_within(page: &Page, what: &str, seconds: u64, fits: &str) {
    let begun = Instant::now();
    while page.run(&format!("return Boolean({})", row_fits(fits))).await != json!(true) {
        if begun.elapsed() > Duration::from_secs(seconds) {
            panic!("not in {seconds} s: {what}\n--- the page says:\n{}", page.text().await);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn and(row: &str, what: &str) -> String {
    format!("{row} && {what}")
}

#[tokio::test(flavor = "multi_thread")]
async fn one_vendor_answers_html_and_another_hangs_while_the_rest_goes_on_and_both_recover() {
    const STALE: &str = "r.innerText.includes('Stale') && /[0-9]+(sec|min)/.test(r.innerText)";
    const FRESH: &str = "!r.innerText.includes('Stale')";
    const WAITS: &str = "r.hasAttribute('data-waiting')";
    let mut desk = Desk::new().await;
    let five = Five::start().await;
    let at = soon();
    let who = five.expect(at);
    let spid = desk.control.patients(1)[0]["spid"].as_i64().unwrap();
    let room = desk.control.all_appointments()[0]["waitingRoom"].as_str().unwrap().to_owned();
    let solo = desk.control.book_elsewhere(spid, &room, at);
    desk.connect().await;
    five.connect(&desk, five.carium.username()).await;
    let page = desk.page();
    let solo_row = "r.innerText.includes('Booked by telephone')";
    let (carium_row, clin_one_row, care_row) = (who.carium_row(at), who.clin_one_row(at), who.care_monitor_row(at));
    for (vendor, row) in
        [("Solo", solo_row), ("Carium", &carium_row), ("ClinOne", &clin_one_row), ("CareMonitor", &care_row)]
    {
        see_row(page, vendor, &and(row, FRESH)).await;
    }

    meet_always(&five.carium.control(), Fault::TimeoutBefore);
    let sign_in = "<html><body>Sign in to the network</body></html>".to_owned();
    let html = Fault::Status { code: 200, body: sign_in, content_type: "text/html".to_owned(), retry_after: None };
    meet_always(&five.clin_one.control(), html);
    desk.control.set_status(solo, "arrived");
    see_row_within(page, "Solo's patient waits", 20, &and(solo_row, WAITS)).await;
    five.care_monitor.control().set_status(&who.care_monitor, "arrived");
    see_row_within(page, "CareMonitor's patient waits", 20, &and(&care_row, WAITS)).await;

    see_row_within(page, "Carium's row grows old, and stays", 120, &and(&carium_row, STALE)).await;
    see_row_within(page, "ClinOne's row grows old, and stays", 60, &and(&clin_one_row, STALE)).await;
    page.see("Carium has not answered since").await;
    page.see("ClinOne has not answered since").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    see_row_within(page, "Solo's row is fresh", 20, &and(solo_row, FRESH)).await;
    see_row_within(page, "CareMonitor's row is fresh", 20, &and(&care_row, FRESH)).await;
    desk.control.set_status(solo, "scheduled");
    see_row_within(page, "Solo's patient waits no more", 20, &and(solo_row, &format!("!{WAITS}"))).await;

    five.carium.control().clear_faults();
    five.clin_one.control().clear_faults();
    five.carium.control().set_status(&who.carium, "Checked In");
    see_row_within(page, "Carium answers, and its patient waits", 100, &and(&carium_row, WAITS)).await;
    see_row_within(page, "Carium's row is fresh", 5, &and(&carium_row, FRESH)).await;
    see_row_within(page, "ClinOne's row is fresh", 100, &and(&clin_one_row, FRESH)).await;
    page.wait("nobody is called silent", "!document.body.innerText.includes('has not answered since')").await;
    desk.close().await;
}
