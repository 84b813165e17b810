//! Two records of one person at two vendors: proposed, looked at side by side and linked by keyboard alone, seen together
//! from either page, taken apart again with a reason, and not proposed a second time.

use chrono::{TimeDelta, Utc};
use sandbox::CariumSimulator;
use serde_json::{Value, json};

use super::carium;
use super::desk::Desk;
use super::documents::{add, stands};
use super::smallest::{look, make_smallest};
use window_driver::{Page, keys};

/// One person with a record at both vendors that are alike in all that counts, and with a visit known from Solo.
struct Shared {
    mrn: String,
    family: String,
    given: String,
    /// As the page writes it.
    born: String,
    individual: String,
}

fn shared(desk: &Desk, carium: &CariumSimulator) -> Shared {
    let visits = desk.control.all_appointments();
    let known = |mrn: &str| {
        visits.iter().any(|one| {
            let soon = one["date"].as_i64().is_some_and(|at| (at - Utc::now().timestamp()).abs() < 5 * 3_600);
            soon && one["patient"]["demographics"]["mrn"] == mrn
        })
    };
    let people = desk.control.patients(usize::MAX);
    let individuals = carium.control().individuals(usize::MAX);
    let found = individuals.iter().find_map(|one| {
        let mrn = one["mrn"].as_str()?;
        let person = people.iter().find(|person| person["demographics"]["mrn"] == mrn)?;
        let (name, of) = (&person["demographics"]["name"][0], &one["attributes"]);
        let (family, given) = (name["lastName"].as_str()?, name["firstName"].as_str()?);
        let born = person["demographics"]["birthDate"].as_str()?;
        let alike = of["last-name"] == family && of["first-name"] == given && of["birth-date"] == born;
        let alone = individuals.iter().filter(|other| other["attributes"]["last-name"] == family).count() == 1
            && people.iter().filter(|other| other["demographics"]["name"][0]["lastName"] == family).count() == 1;
        (alike && alone && known(mrn) && person["demographics"]["deceased"] == false).then(|| Shared {
            mrn: mrn.to_owned(),
            family: family.to_owned(),
            given: given.to_owned(),
            born: born.parse::<chrono::NaiveDate>().unwrap().format("%d-%b-%Y").to_string(),
            individual: one["id"].as_str().unwrap().to_owned(),
        })
    });
    found.expect("somebody is known to both vendors")
}

/// The rows of the worklist in which both records were born on that day.
fn pair(born: &str) -> String {
    format!(
        "[...document.querySelectorAll('table[aria-label=\"Records that may be one person\"] tbody tr')].filter(r => \
         r.innerText.split({}).length === 3)",
        json!(born)
    )
}

async fn open_worklist(page: &Page) {
    page.press(&[keys::function(6)]).await;
    page.wait("two lists are offered", "document.body.innerText.includes('Possible same person')").await;
    page.tab_to("the lists", "e.type === 'radio'").await;
    page.press(&[keys::RIGHT]).await;
    page.see("to look at.").await;
    page.wait("all were compared", "!document.body.innerText.includes('still being compared')").await;
}

/// The visits of the record that is open, by whose they are.
async fn visits_of_both(page: &Page) {
    for vendor in ["Teladoc Solo", "Carium"] {
        let there = format!(
            "[...document.querySelectorAll('table[aria-label=\"Visits known here\"] tbody svg[role=img]')].some(mark => \
             mark.getAttribute('aria-label')?.startsWith({}))",
            json!(vendor)
        );
        page.wait(&format!("a visit of {vendor}"), &there).await;
    }
}

/// Goes to the board, so that the list of patients opens as it does for the first time.
async fn leave_patients(page: &Page) {
    page.press_button("Waiting rooms").await;
    page.wait("the board is there", "document.querySelector('[data-visit]')").await;
}

/// Opens the one hit that is a record at this account.
async fn open_at(page: &Page, who: &Shared, account: &str) {
    leave_patients(page).await;
    page.press(&[keys::function(6)]).await;
    page.wait("the field has the focus", "document.activeElement.matches('input:not([type=radio])')").await;
    page.type_text(&who.family).await;
    let hit = format!(
        "[...document.querySelectorAll('tbody tr')].find(r => r.querySelector('[data-hit]') && r.innerText.includes({}) && r.cells[2].innerText.split(/\\s+/).includes({}))?.querySelector('[data-hit]')",
        json!(who.born),
        json!(account)
    );
    page.click(&format!("record at {account}"), &hit).await;
    page.see("Numbers of this record").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_are_linked_by_keyboard_seen_together_and_taken_apart_for_good() {
    let carium = CariumSimulator::start(carium::small()).await.unwrap();
    let mut desk = Desk::new().await;
    let who = shared(&desk, &carium);
    carium.control().book_elsewhere(&who.individual, Utc::now() + TimeDelta::hours(2)).unwrap();
    desk.connect().await;
    let page = desk.page();
    page.press_button("Connections").await;
    page.press_button("New connection").await;
    carium::connect(page, &carium).await;
    page.see("Token runs out").await;

    make_smallest(page).await;
    let found = &mut Vec::new();
    open_at(page, &who, "Carium").await;
    add(page, "Discharge letter").await;
    stands(page, "Discharge letter", "At Carium").await;
    page.see("1 record may be the same person.").await;
    look(page, "links-possible", found).await;

    open_worklist(page).await;
    let pair = pair(&who.born);
    page.wait("the two records are proposed", &format!("{pair}.length === 1")).await;
    look(page, "links-worklist", found).await;
    page.tab_to("the two records", &format!("e.tagName === 'BUTTON' && {pair}[0].contains(e)")).await;
    page.press(&[keys::ENTER]).await;
    page.see("Are these the same person?").await;
    page.see("Tick at least two").await;
    look(page, "links-side-by-side", found).await;
    let ticked = page.run("return document.querySelectorAll('[role=dialog] input:checked').length").await;
    assert_eq!(ticked, json!(0), "nothing is ticked beforehand");
    page.tick(1).await;
    let closed = "[...document.querySelectorAll('[role=dialog] button')].find(b => b.innerText.trim() === 'Link the records').getAttribute('aria-disabled') === 'true'";
    page.wait("one identifier is too few", closed).await;
    page.tick(1).await;
    page.enter_on("Link the records").await;
    page.wait("it is linked", "!document.querySelector('[role=dialog]')").await;
    page.wait("it is looked at", &format!("{pair}.length === 0")).await;

    // One person is found once, with both records.
    leave_patients(page).await;
    desk.open_person(&who.mrn).await;
    let page = desk.page();
    page.see("Name, Born confirmed by").await;
    visits_of_both(page).await;
    page.see("Documents at Carium, a linked record").await;
    stands(page, "Discharge letter", "At Carium").await;
    look(page, "links-linked-at-solo", found).await;
    page.press_button("Open the record of").await;
    page.wait(
        "Carium's record is open",
        "[...document.querySelectorAll('h2')].some(h => h.innerText === 'Documents at Carium')",
    )
    .await;
    visits_of_both(page).await;
    stands(page, "Discharge letter", "At Carium").await;
    page.see("Documents at Solo, a linked record").await;
    look(page, "links-linked-at-carium", found).await;

    page.enter_on("Take the record of").await;
    page.see("Why is it another person?").await;
    look(page, "links-take-out", found).await;
    page.type_into("Why is it another person?", "Two cousins").await;
    page.enter_on("Take the record out").await;
    page.see("No record at another account is linked.").await;
    page.see("Links that were taken apart").await;
    page.wait("Solo's documents are not here", "!document.body.innerText.includes('a linked record')").await;
    look(page, "links-taken-out", found).await;
    open_worklist(page).await;
    page.wait("they are proposed no more", &format!("{pair}.length === 0")).await;
    desk.close().await;

    // Nor after the console has compared everything again.
    desk.open(&[]).await;
    desk.see_board().await;
    open_worklist(desk.page()).await;
    let left: Value = desk.page().run(&format!("return {pair}.length")).await;
    assert_eq!(left, json!(0), "{} {}", who.given, who.family);
    open_at(desk.page(), &who, "Solo").await;
    desk.page().see("No record at another account is linked.").await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}
