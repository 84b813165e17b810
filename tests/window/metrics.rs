//! Readings in the real window: typed in, drawn, read by keyboard from the chart and from the table.

use serde_json::json;

use super::axe::violations;
use super::day::mrn_on_board;
use super::desk::Desk;
use super::five::find;
use super::smallest::{make_smallest, pictures};
use window_driver::{Page, keys};

const NOTHING: Vec<String> = Vec::new();

/// What was announced last, to whoever listens.
pub(crate) const TOLD: &str = "[...document.querySelectorAll('[aria-live]')].map(e => e.textContent).join(' ')";

/// Types a pressure in by keyboard alone.
pub(crate) async fn enter_pressure(page: &Page, systolic: &str, diastolic: &str, at: &str) {
    page.enter_on("Enter a reading").await;
    page.see("What was measured").await;
    page.type_into("Systolic", systolic).await;
    page.type_into("Diastolic", diastolic).await;
    page.type_into("Time", at).await;
    page.press(&[keys::ENTER]).await;
    page.enter_on("Keep the reading").await;
}

/// Pixels of the chart that are drawn, out of each plot's canvas.
pub(crate) async fn drawn(page: &Page) -> u64 {
    let count = "let n = 0; for (const c of document.querySelectorAll('canvas')) { if (!c.width || !c.height) continue; \
                 const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; \
                 for (let i = 3; i < d.length; i += 4) if (d[i] > 200) n += 1; } return n";
    page.run(count).await.as_u64().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn readings_are_typed_in_and_read_from_chart_and_table_by_keyboard() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    let mrn = mrn_on_board(page).await;
    find(page, &mrn, &format!("r.innerText.includes({})", json!(mrn))).await;
    page.press_with(keys::ALT, '3').await;
    page.see("No readings are known").await;
    assert_eq!(violations(page).await, NOTHING);

    enter_pressure(page, "128", "76", "0005").await;
    page.wait("the first is drawn", "document.querySelectorAll('canvas').length > 0").await;
    enter_pressure(page, "141", "84", "0010").await;
    page.see("141/84").await;
    enter_pressure(page, "230", "120", "0015").await;
    page.see("is unusual").await;
    assert_eq!(violations(page).await, NOTHING);
    page.press(&[keys::ENTER]).await;
    page.see("230/120").await;
    assert!(drawn(page).await > 200, "nothing is drawn");
    assert_eq!(violations(page).await, NOTHING);

    // The focus line, by keyboard: each reading is told with its numbers.
    page.enter_on("Focus line to the reading before").await;
    page.wait("the newest is told", &format!("({TOLD}).includes('230/120')")).await;
    page.enter_on("Focus line to the reading before").await;
    page.wait("the one before is told", &format!("({TOLD}).includes('141/84')")).await;
    pictures(page, "metrics-wide").await;
    page.enter_on("Table").await;
    let row = |at: usize, text: &str| {
        format!("document.querySelectorAll('[role=row], tbody tr')[{at}]?.innerText.includes({})", json!(text))
    };
    page.wait("the table has the newest first", &format!("{} || {}", row(0, "230/120"), row(1, "230/120"))).await;
    assert_eq!(violations(page).await, NOTHING);
    pictures(page, "metrics-table").await;
    page.press(&[keys::ESCAPE]).await;
    make_smallest(page).await;
    pictures(page, "metrics").await;
    page.press(&[keys::ESCAPE]).await;
    page.see("Numbers of this record").await;
    desk.close().await;
}
