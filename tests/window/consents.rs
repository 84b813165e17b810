//! A patient's consent at CareMonitor in the real window: asked in the system's browser, answered in part, and noticed
//! when it is withdrawn there.

use std::time::{Duration, Instant};

use sandbox::{CareMonitorOptions, CareMonitorSimulator};
use window_driver::Page;

use super::axe::violations;
use super::desk::Desk;
use super::vendors::{connect, save};

const PATIENT: &str = "cm-pt-5";
const THREE: [&str; 3] = ["ecg:write", "blood_pressure:write", "heart_rate:write"];

/// The page that the system's browser was asked to open.
async fn opened(desk: &Desk) -> reqwest::Url {
    let begun = Instant::now();
    loop {
        if let Some(link) = desk.opened().last() {
            return link.parse().unwrap();
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "the browser was not asked to open anything");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The patient's own part: three of the five stay ticked, and the browser follows the way back to the console.
async fn allow_three(link: reqwest::Url) -> String {
    let browser = reqwest::Client::builder().no_proxy().build().unwrap();
    let question = browser.get(link.clone()).send().await.unwrap().text().await.unwrap();
    assert!(question.contains("Blood glucose") && question.contains("Steps"), "all five are asked for");
    let mut submitted = link;
    submitted.query_pairs_mut().append_pair("patient", PATIENT).append_pair("decision", "accept");
    submitted.query_pairs_mut().extend_pairs(THREE.map(|scope| ("accept", scope)));
    browser.get(submitted).send().await.unwrap().text().await.unwrap()
}

/// How a metric stands in the table.
async fn stands(page: &Page, metric: &str, words: &str) {
    let there = format!(
        "[...document.querySelectorAll('table[aria-label=\"Consent at CareMonitor\"] tr')].some(row => \
         row.innerText.startsWith('{metric}') && row.innerText.includes('{words}'))"
    );
    page.wait(&format!("{metric}: {words}"), &there).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_who_declines_two_of_five_metrics_has_granted_three() {
    let vendor = CareMonitorSimulator::start(CareMonitorOptions::default()).await.unwrap();
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    page.press_button("Connections").await;
    let options = CareMonitorOptions::default();
    let base = vendor.base_url();
    let fields = [
        ("Organisation (org_id)", "org-harbour"),
        ("User id", options.user_id.as_str()),
        ("Password", options.password.as_str()),
        ("Client id", options.client_id.as_str()),
        ("Patient portal", base.as_str()),
    ];
    connect(page, "CareMonitor", "CareMonitor", &base, &fields).await;
    save(page).await;
    page.see("assumed contract").await;
    // Whoever has a visit there is known here once its lists were read.
    desk.open_person(PATIENT).await;
    stands(page, "Steps", "Not asked").await;
    page.press_button("Ask for consent").await;
    page.see("What to ask for").await;
    page.tick(6).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    assert!(desk.opened().is_empty());
    page.press_button(&format!("Ask {PATIENT} in the browser")).await;
    let link = opened(&desk).await;
    assert!(link.as_str().starts_with(&base), "{link}");
    page.see("The patient is being asked in the browser.").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    let shown = allow_three(link).await;
    assert!(shown.contains("Your answer has been received"), "{shown}");
    page.see("Granted: 3 of 5.").await;
    page.see("Declined: Blood glucose, Steps. This is never sent.").await;
    for metric in ["Electrocardiogram", "Blood pressure", "Heart rate"] {
        stands(page, metric, "Granted").await;
    }
    for metric in ["Blood glucose", "Steps"] {
        stands(page, metric, "Declined by the patient").await;
    }
    assert_eq!(vendor.control().scopes_of(PATIENT), [THREE]);
    assert_eq!(violations(page).await, Vec::<String>::new());
    if let Some(folder) = std::env::var_os("ANTEROOM_PICTURES") {
        page.screenshot(&std::path::Path::new(&folder).join("consent-partial.png")).await;
    }
    vendor.control().revoke(PATIENT);
    page.press_button("Ask CareMonitor whether it stands").await;
    stands(page, "Heart rate", "Ended").await;
    stands(page, "Steps", "Declined by the patient").await;
    let log = std::fs::read_to_string(desk.log()).unwrap_or_default();
    assert!(!log.contains("code_challenge") && !log.contains(PATIENT), "nothing of it is logged");
    desk.close().await;
}
