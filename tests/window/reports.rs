//! An encounter report in the real window: ordered, followed until it is here, looked through, and unlocked where another
//! password locks it.

use sandbox::Fault;

use super::axe::violations;
use super::desk::Desk;
use window_driver::{Page, keys};

const NOTHING: Vec<String> = Vec::new();
const PASSWORD: &str = "IK5adv2N5V-gr9v6";

/// Orders a report of the usual days by a preset, by keyboard alone.
async fn order(page: &Page, preset: Option<&str>, password: Option<&str>) {
    page.enter_on("Get a report").await;
    page.move_to("Encounter report").await;
    if let Some(preset) = preset {
        page.type_into("The preset's id", preset).await;
        page.type_into("Call it", "All visits").await;
    }
    if let Some(password) = password {
        page.tab_to("whose password", "e.type === 'checkbox' && e.checked").await;
        page.press(&[keys::SPACE]).await;
        page.type_into("Password", password).await;
    }
    assert_eq!(violations(page).await, NOTHING);
    page.enter_on("Order the report").await;
}

/// How many rows the line above the table says that there are.
async fn counted(page: &Page, says: &str) -> u32 {
    let count =
        format!("[...document.querySelectorAll('[role=status]')].map(s => s.innerText.match({says})).find(m => m)");
    page.wait(&format!("rows are counted: {says}"), &count).await;
    let digits = page.run(&format!("return {count}[1].replace(/\\D/g, '')")).await;
    digits.as_str().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_ordered_followed_opened_and_filtered_and_another_is_unlocked() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    desk.control.clear_requests();
    let preset = desk.control.report_presets()[0].0.to_string();
    let page = desk.page();
    page.press_button("Reports").await;
    order(page, Some(&preset), Some(PASSWORD)).await;
    page.see("Encounter report ").await;
    page.wait("it is ready", "/\\bReady\\b/.test(document.querySelector('table')?.innerText)").await;
    assert_eq!(desk.control.requests_of(&["SOLO-30"]), 1);
    assert_eq!(violations(page).await, NOTHING);
    page.press_button("Details, Encounter report").await;
    page.press_button("Show the password").await;
    page.see(PASSWORD).await;
    page.press_button("Open the table").await;
    let all = counted(page, "/^([\\d\\s,]+) rows$/").await;
    assert!(all > 10, "{all}");
    assert_eq!(violations(page).await, NOTHING);
    page.press_button("Filter").await;
    page.pick("Column", "Status").await;
    page.pick("Test", "is exactly").await;
    page.fill("Text", "cancelled").await;
    page.press(&[keys::ENTER]).await;
    page.see("Status is “cancelled”").await;
    let some = counted(page, "/^([\\d\\s,]+) of /").await;
    assert!(some > 0 && some < all, "{some} of {all}");
    page.press_button("Export").await;
    page.see(&format!("{some} rows with")).await;
    page.see("The file is not encrypted").await;
    assert_eq!(violations(page).await, NOTHING);
    page.press(&[keys::ESCAPE]).await;
    page.press_button("Take away: Status is").await;
    assert_eq!(counted(page, "/^([\\d\\s,]+) rows$/").await, all);

    // The first is removed here. The order of a second is cut off, so that a person enters the vendor's id of it: the
    // first one's, by mistake, whose file another password locks.
    page.press_button("All reports").await;
    page.press_button("Remove, Encounter report").await;
    page.press_button("Remove the report").await;
    page.see("No report yet").await;
    desk.control.meet_next(&["SOLO-30"], &Fault::CutAfterCommit);
    order(page, None, None).await;
    page.see("You decide in the Outbox.").await;
    page.press_button("Details, Encounter report").await;
    page.press_button("Open in the Outbox").await;
    page.click(
        "the choice",
        "[...document.querySelectorAll('label')].find(l => l.innerText.trim().startsWith('Enter the vendor'))",
    )
    .await;
    page.fill("Solo's id of the report", &desk.control.report_ids()[0].to_string()).await;
    page.press(&[keys::ENTER]).await;
    page.press_button("Reports").await;
    page.see("The password does not fit this file.").await;
    page.press_button("Details, Encounter report").await;
    page.fill("Password of the file", PASSWORD).await;
    desk.control.clear_requests();
    page.press_button("Unlock the file").await;
    page.press_button("Open the table").await;
    assert_eq!(counted(page, "/^([\\d\\s,]+) rows$/").await, all);
    assert_eq!(desk.control.requests_of(&["SOLO-32"]), 0, "the file was not fetched again");
    desk.close().await;
}
