//! An episode of care in the real window: it is made, a visit is put into it, and both are at the vendor.

use serde_json::{Value, json};

use super::axe::violations;
use super::desk::Desk;

/// A visit of today that is still to come, of a person who can be checked and has one visit: its number, and theirs.
fn visit(desk: &Desk) -> (i64, String) {
    let all = desk.control.all_appointments();
    let mrn = |one: &Value| one["patient"]["demographics"]["mrn"].as_str().map(str::to_owned);
    let found = all.iter().find_map(|one| {
        let number = mrn(one)?;
        let away = one["date"].as_i64()? - chrono::Utc::now().timestamp();
        let visits = all.iter().filter(|other| mrn(other).as_deref() == Some(&number)).count();
        let checkable = one["patient"]["demographics"]["birthDate"].is_string();
        let patient = desk.patient_of(&number);
        let free = desk.control.episodes_of(patient["patientId"].as_str()?).is_empty();
        let fits = one["status"] == "scheduled" && (0..5 * 3_600).contains(&away) && visits == 1 && checkable && free;
        fits.then_some((one["id"].as_i64()?, number))
    });
    found.expect("somebody with one visit is still to come")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_is_made_and_given_a_visit_and_the_vendor_has_both_once() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let (visit, mrn) = visit(&desk);
    let id = desk.patient_of(&mrn)["patientId"].as_str().unwrap().to_owned();
    desk.open_person(&mrn).await;
    let page = desk.page();
    page.see("No episodes of this patient at Solo.").await;
    desk.control.clear_requests();
    page.enter_on("New episode").await;
    page.see("Solo does not publish its list of types.").await;
    page.type_into("Name", "Palpitations work-up").await;
    page.type_into("Type", "cardiology").await;
    page.type_into("Objective", "Find the rhythm").await;
    // The box for a last day stands before the two of the check, and stays empty.
    let check = "document.querySelectorAll('[role=dialog] fieldset input[type=checkbox]')";
    page.wait("two identifiers are to be ticked", &format!("{check}.length === 2")).await;
    for _ in 0..2 {
        page.tab_to("an identifier", "e.type === 'checkbox' && !e.checked && e.closest('fieldset')").await;
        page.press(&[window_driver::keys::SPACE]).await;
    }
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Make an episode for").await;
    desk.vendor_has("the episode", |control| control.episodes_of(&id).len() == 1).await;
    let episode = desk.control.episodes_of(&id).remove(0);
    assert_eq!(
        (&episode["name"], &episode["type"], &episode["appointments"]),
        (&json!("Palpitations work-up"), &json!("cardiology"), &json!([]))
    );
    let listed = "[...document.querySelectorAll('section[aria-label=Episodes] h3')].some(h => \
                  h.innerText === 'Palpitations work-up')";
    page.wait("it is read back", listed).await;

    let row = "[...document.querySelectorAll('table[aria-label=\"Visits known here\"] tbody button')][0]";
    page.click("the visit", row).await;
    page.see("What you can do").await;
    page.press_button("Assign to an episode").await;
    let choice =
        "[...document.querySelectorAll('label')].find(l => l.innerText.trim().startsWith('Palpitations work-up'))";
    page.click("the episode", choice).await;
    page.tick(2).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Assign the visit of").await;
    let assigned = |control: &sandbox::Control| {
        let all = control.episodes_of(&id);
        all.iter().any(|one| one["name"] == "Palpitations work-up" && one["appointments"] == json!([visit]))
    };
    desk.vendor_has("the visit is in it", assigned).await;
    // The patient's page says so, once it was read back.
    desk.open_person(&mrn).await;
    let inside = "document.querySelector('ul[aria-label=\"Visits of Palpitations work-up\"] li')";
    desk.page().wait("the visit stands in the episode", inside).await;
    assert_eq!(desk.control.requests_of(&["SOLO-23"]), 1);
    assert_eq!(desk.control.requests_of(&["SOLO-28"]), 1);
    desk.close().await;
}
