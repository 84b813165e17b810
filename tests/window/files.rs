//! A file's whole way in the real window: its bytes cross as bytes, it arrives at the vendor once, and the clinic's own
//! copy is shown page by page although the vendor gives nothing back.

use sandbox::Fault;

use super::axe;
use super::desk::Desk;
use window_driver::Page;

/// Chooses a file in the open sheet as the browser would: with the bytes of a document that the console itself makes.
async fn choose_a_pdf(page: &Page, name: &str) {
    let script = format!(
        "return window.__TAURI_INTERNALS__.invoke('paper_preview', {{ paper: {{ what: {{ kind: 'dayList', day: null }}, \
         sheet: 'a4' }} }}).then(bytes => {{ \
           const given = new DataTransfer(); \
           given.items.add(new File([bytes], '{name}', {{ type: 'application/pdf' }})); \
           const picker = document.querySelector('input[type=file]'); \
           picker.files = given.files; \
           picker.dispatchEvent(new Event('change', {{ bubbles: true }})); \
           return bytes.byteLength; }})"
    );
    assert!(page.run(&script).await.as_u64().unwrap() > 1_000);
}

async fn tick_both(page: &Page) {
    page.run("document.querySelectorAll('[role=dialog] input[type=checkbox]').forEach(box => box.click())").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_attached_survives_a_cut_and_is_opened_from_the_clinics_copy() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.see_board().await;
    desk.control.meet_next(&["SOLO-19"], &Fault::CutAfterCommit);
    let page = desk.page();
    page.run("document.querySelector('[data-visit]').click()").await;
    page.wait("a visit is open", "document.querySelector('section[aria-label=Files]')").await;
    page.press_button("Attach files").await;
    choose_a_pdf(page, "Tagesliste ü.pdf").await;
    page.wait("the file was looked at", "document.body.innerText.includes('PDF, ')").await;
    tick_both(page).await;
    assert_eq!(axe::violations(page).await, Vec::<String>::new());
    page.press_button("Attach the file to").await;
    // The connection was cut: the list is looked at, and the file is found.
    let listed = "[...document.querySelectorAll('button')].some(b => (b.getAttribute('aria-label') ?? '') === 'Delete Tagesliste ü.pdf')";
    page.wait("the vendor lists it", listed).await;
    assert_eq!(desk.control.requests_of(&["SOLO-19"]), 1);
    // The panel scrolls by itself only as far as the button's edge.
    page.run("[...document.querySelectorAll('button')].find(b => (b.getAttribute('aria-label') ?? '').startsWith('Open this')).scrollIntoView({ block: 'center' })").await;
    page.press_button("Open this clinic's copy of Tagesliste ü.pdf").await;
    page.wait("its first page is drawn", "document.querySelector('[role=dialog] canvas')?.width > 100").await;
    assert_eq!(axe::violations(page).await, Vec::<String>::new());
    desk.close().await;
}
