//! What a clinician does with readings that others took: brings a file in, opens its electrocardiogram, sets a range for one
//! patient and acknowledges what goes beyond it. All by keyboard, but for the desktop's own dialog.

use std::fmt::Write;
use std::path::Path;

use serde_json::json;

use super::axe::violations;
use super::day::mrn_on_board;
use super::desk::Desk;
use super::display::Display;
use super::five::find;
use super::metrics::{drawn, enter_pressure};
use super::native;
use super::smallest::{make_smallest, pictures};
use window_driver::{Page, keys};

const NOTHING: Vec<String> = Vec::new();

/// Opens the metrics of somebody on the board.
pub(crate) async fn open_metrics(page: &Page) {
    let mrn = mrn_on_board(page).await;
    find(page, &mrn, &format!("r.innerText.includes({})", json!(mrn))).await;
    page.press_with(keys::ALT, '3').await;
    page.see("No readings are known").await;
}

/// An export of two heart rates, with one line that is none.
fn export() -> String {
    let at =
        |minutes: i64| (chrono::Utc::now() - chrono::TimeDelta::minutes(minutes)).format("%Y-%m-%d %H:%M:%S +0000");
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"en_US\">\n".to_owned();
    for (minutes, value) in [(90, "71"), (60, "seventy"), (30, "96")] {
        let when = at(minutes);
        writeln!(
            text,
            " <Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"Watch\" unit=\"count/min\" \
             creationDate=\"{when}\" startDate=\"{when}\" endDate=\"{when}\" value=\"{value}\"/>"
        )
        .unwrap();
    }
    text + "</HealthData>\n"
}

/// Ten seconds of a watch's electrocardiogram: a spike each second.
fn electrocardiogram() -> String {
    let at = (chrono::Utc::now() - chrono::TimeDelta::hours(3)).format("%Y-%m-%d %H:%M:%S +0000");
    let mut text = format!(
        "Recorded Date,{at}\nClassification,Sinus Rhythm\nSymptoms,\nSoftware Version,2.0\nDevice,\"Watch6,7\"\n\
         Sample Rate,512 hertz\n\n\nLead,Lead I\nUnit,µV\n\n\n"
    );
    for sample in 0..5_120 {
        let since: f64 = f64::from(sample % 512) / 512.0 - 0.4;
        writeln!(text, "{:.1}", 900.0 * (-(since / 0.012).powi(2)).exp()).unwrap();
    }
    text
}

/// Brings a file in: chosen in the desktop's dialog, read as a dry run, its report seen, two identifiers ticked, kept.
pub(crate) async fn bring_in(page: &Page, display: &Display, file: &Path, report: &str) {
    page.enter_on("Import a file").await;
    page.enter_on("Choose a").await;
    native::open(display, file);
    page.see("The file does not say whose it is").await;
    page.enter_on("Read it as a dry run").await;
    page.see("Nothing counts before you keep it").await;
    page.see(report).await;
    assert_eq!(violations(page).await, NOTHING);
    page.tick(2).await;
    page.enter_on("Keep it").await;
    page.wait("it is kept", "document.querySelector('[role=dialog]').innerText.includes('Kept')").await;
    let within = "document.activeElement.closest('[role=dialog]') !== null";
    page.wait("the focus is in the sheet, though the button that had it is gone", within).await;
    page.press(&[keys::ESCAPE]).await;
    page.wait("the sheet is gone", "!document.querySelector('[role=dialog]')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_brought_in_after_their_report_was_seen_and_an_electrocardiogram_is_opened_by_keyboard() {
    let mut desk = Desk::new().await;
    let display = Display::start();
    desk.set("DISPLAY", display.name());
    desk.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let (readings, recording) = (folder.path().join("export.xml"), folder.path().join("ecg.csv"));
    std::fs::write(&readings, export()).unwrap();
    std::fs::write(&recording, electrocardiogram()).unwrap();
    let page = desk.page();
    open_metrics(page).await;

    bring_in(page, &display, &readings, "No number stands where one should").await;
    page.wait("the heart rate is drawn", "document.querySelectorAll('canvas').length > 0").await;
    page.see("96").await;

    bring_in(page, &display, &recording, "1 ECG recording").await;
    page.move_to("ECG (1)").await;
    page.tab_to("the recording", "e.dataset.recording !== undefined").await;
    page.press(&[keys::ENTER]).await;
    page.see("Back to the list").await;
    page.wait("the trace has its place", "document.querySelectorAll('[data-lead] canvas').length === 1").await;
    assert!(drawn(page).await > 2_000, "nothing is drawn");
    page.see("Sinus Rhythm").await;
    assert_eq!(violations(page).await, NOTHING);
    pictures(page, "recording-wide").await;
    make_smallest(page).await;
    pictures(page, "recording").await;
    page.press(&[keys::ESCAPE]).await;
    page.wait("its row has the focus", "document.activeElement.dataset.recording !== undefined").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_is_set_and_what_goes_beyond_it_is_acknowledged_by_keyboard() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    open_metrics(page).await;
    page.enter_on("Ranges").await;
    page.see("High over").await;
    page.type_into("High over", "140").await;
    page.tick(2).await;
    assert_eq!(violations(page).await, NOTHING);
    page.enter_on("Set the range of").await;
    page.wait("the sheet is gone", "!document.querySelector('[role=dialog]')").await;

    enter_pressure(page, "138", "82", "0005").await;
    page.see("138/82").await;
    enter_pressure(page, "152", "84", "0010").await;
    let rail = "[...document.querySelectorAll('nav a, nav button')].find(each => \
                (each.getAttribute('aria-label') ?? each.innerText).startsWith('Alerts'))";
    let told = format!("({rail})?.getAttribute('aria-label')?.includes('1 not acknowledged')");
    page.wait("the rail tells of one", &told).await;
    page.click("the alerts", rail).await;
    page.see("Not acknowledged").await;
    page.see("152/84").await;
    assert_eq!(violations(page).await, NOTHING);
    pictures(page, "alerts-wide").await;
    page.tab_to("the alert", "e.closest('tbody tr') !== null").await;
    page.press(&[keys::ENTER]).await;
    page.see("Who looked at it").await;
    page.enter_on("Acknowledge").await;
    page.type_into("Note", "Spoke to the patient").await;
    assert_eq!(violations(page).await, NOTHING);
    page.press(&[keys::TAB]).await;
    page.enter_on("Acknowledge").await;
    page.see("Acknowledged, goes on").await;
    make_smallest(page).await;
    pictures(page, "alerts").await;
    desk.close().await;
}
