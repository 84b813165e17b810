//! Paper leaves through the desktop's own dialog, which is driven as a person drives it: by its keyboard.

use super::axe;
use super::day::open_row;
use super::desk::Desk;
use super::display::Display;
use super::native;
use window_driver::{Page, keys};

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
    native::save_as(&display, &place);
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

/// Looks at the pages of one paper of the open visit, after both identifiers were ticked, and closes them again.
async fn look_at(page: &Page, act: &str, leaves: &str) {
    page.press_button(act).await;
    page.see(leaves).await;
    page.wait("nothing is ticked", "document.querySelectorAll('input[type=checkbox]:checked').length === 0").await;
    page.tick(2).await;
    page.press_button("Look at the pages first").await;
    page.wait("the first page is drawn", "document.querySelector('[role=dialog] canvas')?.width > 100").await;
    // Ink, not only paper: a page that failed to draw is white all over.
    let ink = "(c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; \
               let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i] + d[i + 1] + d[i + 2] < 300) dark++; \
               return dark > 500; })(document.querySelector('[role=dialog] canvas'))";
    page.wait("something stands on it", ink).await;
    assert_eq!(axe::violations(page).await, Vec::<String>::new());
    page.press(&[keys::ESCAPE]).await;
    page.wait("the pages are closed", "!document.querySelector('[role=dialog]')").await;
    page.wait("the focus is back", "document.activeElement.innerText.startsWith('Look at the pages')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_visits_letter_and_summary_are_looked_at_before_they_are_saved() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    open_row(page, "/Scheduled/.test(r.textContent) && /MRN/.test(r.textContent)").await;
    look_at(page, "Letter as PDF", "Date, time and how to join.").await;
    look_at(page, "Summary as PDF", "Visit, state, source, and the note").await;
    desk.close().await;
}
