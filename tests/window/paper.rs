//! Paper leaves through the desktop's own dialog, which is driven as a person drives it: by its keyboard.

use std::time::{Duration, Instant};

use super::desk::Desk;
use super::display::Display;
use window_driver::keys;

/// Answers the dialog that is open: waits for its window, types the place, presses Enter.
fn answer_dialog(display: &Display, typed: &str) {
    let begun = Instant::now();
    let window = loop {
        let mut search = display.xdotool();
        let found = search.args(["search", "--onlyvisible", "--name", "^Save|^Guardar"]).output().unwrap();
        if let Some(window) = String::from_utf8_lossy(&found.stdout).lines().last() {
            break window.to_owned();
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "no dialog came");
        std::thread::sleep(Duration::from_millis(100));
    };
    std::thread::sleep(Duration::from_millis(800));
    for arguments in [
        vec!["windowfocus", "--sync", &window],
        vec!["key", "ctrl+a"],
        vec!["type", "--delay", "15", typed],
        vec!["key", "Return"],
    ] {
        assert!(display.xdotool().args(&arguments).status().unwrap().success(), "{arguments:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_list_is_saved_where_the_person_says() {
    let mut desk = Desk::new().await;
    let display = Display::start();
    desk.set("DISPLAY", display.name());
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("list.pdf");
    let page = desk.open(&["--demo"]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    page.press(&[keys::function(3)]).await;
    page.press_button("Save as PDF").await;
    page.see("Choose where to save").await;
    page.press_button("Choose where to save").await;
    answer_dialog(&display, place.to_str().unwrap());
    page.see("Saved as list.pdf").await;
    let bytes = std::fs::read(&place).unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{}", bytes.len());
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_previews_bytes_reach_the_page_as_bytes_and_a_refusal_as_a_problem() {
    let mut desk = Desk::new().await;
    let page = desk.open(&["--demo"]).await;
    page.wait("people are on the board", "document.querySelectorAll('[data-visit]').length > 5").await;
    let ask = |day: &str| {
        format!(
            "return window.__TAURI_INTERNALS__.invoke('paper_preview', {{ paper: {{ what: {{ kind: 'dayList', day: {day} }}, \
             sheet: 'a4' }} }}).then(given => given instanceof ArrayBuffer ? \
             String.fromCharCode(...new Uint8Array(given).slice(0, 5)) : typeof given, problem => problem.what)"
        )
    };
    assert_eq!(page.run(&ask("null")).await, serde_json::json!("%PDF-"));
    assert_eq!(page.run(&ask("'yesterday'")).await, serde_json::json!("notADate"));
    desk.close().await;
}
