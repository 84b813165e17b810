//! Vendors beside Solo in the real window: each connected in its own way, one board over them, and a log-in with the
//! digits of an authenticator in the middle of work.

use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumSimulator, ClinOneOptions, ClinOneSimulator, MiaOptions,
    MiaSimulator, noon,
};
use serde_json::json;

use super::axe::violations;
use super::carium::small;
use super::desk::Desk;
use super::five::{PATIENT, STUDY, see_row, soon};
use window_driver::Page;

/// Fills the form of one vendor, tries it and keeps it.
pub(crate) async fn connect(page: &Page, vendor: &str, name: &str, base: &str, fields: &[(&str, &str)]) {
    page.press_button("New connection").await;
    page.press_button(&format!("Connect {vendor}")).await;
    page.see("Issuer of record numbers").await;
    page.fill("Name", name).await;
    page.fill("Issuer of record numbers", "Harbour Street").await;
    page.fill("Base address", base).await;
    for (label, text) in fields {
        page.fill(label, text).await;
    }
    page.choose("Clinic time zone", &noon().to_string()).await;
    page.press_button("Test").await;
}

/// Keeps what the form holds once its test has passed, until the connection itself is shown.
pub(crate) async fn save(page: &Page) {
    page.press_button("Save the connection").await;
    page.wait("the connection is kept", "!document.body.innerText.includes('Save the connection')").await;
    page.see("Turn off").await;
}

/// A row of the board comes from this vendor, wherever in the list it stands.
async fn on_board(page: &Page, vendor: &str) {
    let mark = format!(
        "[...r.querySelectorAll('svg[role=img]')].some(m => m.getAttribute('aria-label')?.startsWith({}))",
        json!(vendor)
    );
    see_row(page, &format!("a visit of {vendor} is on the board"), &mark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_vendors_are_connected_each_in_its_own_way_and_stand_on_one_board() {
    let carium = CariumSimulator::start(small()).await.unwrap();
    let clin_one = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let care_monitor = CareMonitorSimulator::start(CareMonitorOptions::default()).await.unwrap();
    let mia = MiaSimulator::start(MiaOptions::default()).await.unwrap();
    // Their own visits are by the clocks of their clinics: whether one is on the board depends on the hour.
    let subject = clin_one.control().patients(STUDY).remove(0);
    let number = subject["patientIdentifier"].as_str().unwrap();
    clin_one.control().schedule_elsewhere(STUDY, number, soon()).unwrap();
    care_monitor.control().book_elsewhere(PATIENT, soon()).unwrap();
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    page.press_button("Connections").await;
    let carium_fields = [
        ("Organisation id", carium.organization_id()),
        ("User name", carium.totp_username().to_owned()),
        ("Password", carium.password().to_owned()),
    ];
    connect(page, "Carium", "Carium", &carium.base_url(), &borrowed(&carium_fields)).await;
    // The vendor asks for six digits, which are not typed into a form that is kept: it is kept untested, and logged in.
    page.press_button("Save without a passed test").await;
    page.press_button("Log in").await;
    page.see("Six digits").await;
    page.type_into("Six digits", &carium.control().totp_code()).await;
    page.enter_on("Log in").await;
    page.wait("the account is logged in", "!document.body.innerText.includes('Log in again')").await;
    let fields = [
        ("Token address", clin_one.token_url()),
        ("Scope", clin_one.scope().to_owned()),
        ("Client id", clin_one.client_id().to_owned()),
        ("Client secret", clin_one.client_secret().to_owned()),
    ];
    connect(page, "ClinOne", "ClinOne", &clin_one.base_url(), &borrowed(&fields)).await;
    save(page).await;
    let options = CareMonitorOptions::default();
    let organisation = care_monitor.control().organisations()[0]["id"].as_str().unwrap().to_owned();
    let fields =
        [("Organisation (org_id)", organisation), ("User id", options.user_id), ("Password", options.password)];
    connect(page, "CareMonitor", "CareMonitor", &care_monitor.base_url(), &borrowed(&fields)).await;
    save(page).await;
    page.see("assumed contract").await;
    let fields = [("User name", mia.username().to_owned()), ("Password", mia.password().to_owned())];
    connect(page, "Mia", "Mia", &mia.base_url(), &borrowed(&fields)).await;
    save(page).await;
    page.see("Mia-Platform, Mia").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.press_button("Waiting rooms").await;
    for vendor in ["Teladoc Solo", "Carium", "ClinOne", "CareMonitor"] {
        on_board(page, vendor).await;
    }
    assert_eq!(violations(page).await, Vec::<String>::new());
    desk.close().await;
}

pub(super) fn borrowed<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(label, text)| (*label, text.as_str())).collect()
}
