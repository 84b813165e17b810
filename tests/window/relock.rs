//! What was being typed when the console locked, in the real window: it is there again for who typed it, and for nobody
//! else.

use serde_json::json;

use super::access::{add, sign_in_first};
use super::axe::violations;
use super::desk::{Desk, PASSPHRASE, files_below};
use window_driver::{Page, keys};

const FAMILY: &str = "Quintanilla-Vega";

async fn consult(page: &Page) {
    page.press_button("Assistance").await;
    page.see("Name the place by").await;
    page.choose_one("Consult").await;
}

async fn lock(page: &Page) {
    page.press_with(keys::CONTROL, 'l').await;
    page.wait("the console is locked", "document.querySelector('h1')?.innerText === 'Locked'").await;
}

/// The field of that label says this.
fn says(label: &str, text: &str) -> String {
    format!(
        "[...document.querySelectorAll('input, textarea')].some(e => [...e.labels ?? []].some(l => \
         l.innerText.trim().startsWith({})) && e.value === {})",
        json!(label),
        json!(text)
    )
}

/// Nothing that assistive technology could read holds it either: text, attributes, what stands in fields, what was said.
async fn is_nowhere(page: &Page, text: &str) {
    let found = page
        .run(&format!(
            "const all = [document.title, document.documentElement.outerHTML, \
             ...[...document.querySelectorAll('input, textarea')].map(e => e.value)]; \
             return all.some(one => one.toLowerCase().includes({}))",
            json!(text.to_lowercase())
        ))
        .await;
    assert_eq!(found, json!(false), "{text} is in the page");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consult_that_was_being_typed_is_there_again_for_who_typed_it_and_for_nobody_else() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    add(page, "DIALLO, Amara", "amara", "Front desk").await;
    consult(page).await;
    for (label, text) in [("Family name", FAMILY), ("Given name", "Marisol"), ("MRN", "7731044")] {
        page.fill(label, text).await;
    }
    page.fill("Date of birth", "14-Mar-1968").await;
    page.press(&[keys::TAB]).await;
    page.tick(2).await;
    lock(page).await;
    is_nowhere(page, FAMILY).await;
    // It is on the disk now, and cannot be read there.
    for file in files_below(desk.folder.path()) {
        let bytes = std::fs::read(&file).unwrap_or_default();
        let found = bytes.windows(FAMILY.len()).any(|window| window == FAMILY.as_bytes());
        assert!(!found, "what was typed stands in {}", file.display());
    }

    page.fill("Passphrase", PASSPHRASE).await;
    page.press_button("Unlock").await;
    page.see("What you had typed before the console locked at").await;
    page.wait("the family name is there again", &says("Family name", FAMILY)).await;
    page.wait("the record number is there again", &says("MRN", "7731044")).await;
    let ticked = page.run("return document.querySelectorAll('main input[type=checkbox]:checked').length").await;
    assert_eq!(ticked, json!(0), "what was read back is read back again");
    assert_eq!(violations(page).await, Vec::<String>::new());

    lock(page).await;
    page.press_button("Somebody else").await;
    sign_in_first(page, "amara").await;
    is_nowhere(page, FAMILY).await;
    consult(page).await;
    page.wait("the form is empty", &says("Family name", "")).await;
    is_nowhere(page, FAMILY).await;
    desk.close().await;
}
