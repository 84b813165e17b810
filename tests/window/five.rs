//! The vendors beside Solo, each with somebody who comes soon, and how they are connected to a desk at once.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumOptions, CariumSimulator, ClinOneOptions, ClinOneSimulator,
    MiaOptions, MiaSimulator, noon,
};
use serde_json::{Value, json};

use super::desk::Desk;
use window_driver::{Page, keys};

/// A study that tells who its subjects are.
pub(crate) const STUDY: &str = "HF-301";
/// A patient of CareMonitor's first organisation.
pub(crate) const PATIENT: &str = "cm-pt-2";

/// Carium, ClinOne, CareMonitor and Mia, standing still until they are told to move.
pub(crate) struct Five {
    pub(crate) carium: CariumSimulator,
    pub(crate) clin_one: ClinOneSimulator,
    pub(crate) care_monitor: CareMonitorSimulator,
    pub(crate) mia: MiaSimulator,
}

impl Five {
    pub(crate) async fn start() -> Self {
        Self::with(small()).await
    }

    pub(crate) async fn with(carium: CariumOptions) -> Self {
        let clin_one = ClinOneOptions { speed: 0.0, subjects: 20, ..ClinOneOptions::default() };
        let care_monitor = CareMonitorOptions { speed: 0.0, patients: 20, ..CareMonitorOptions::default() };
        let mia = MiaOptions { speed: 0.0, patients: 8, days: 3, ..MiaOptions::default() };
        Self {
            carium: CariumSimulator::start(carium).await.unwrap(),
            clin_one: ClinOneSimulator::start(clin_one).await.unwrap(),
            care_monitor: CareMonitorSimulator::start(care_monitor).await.unwrap(),
            mia: MiaSimulator::start(mia).await.unwrap(),
        }
    }

    /// Somebody of each vendor that has visits comes at this time.
    pub(crate) fn expect(&self, at: DateTime<Utc>) -> Expected {
        let individual = self.carium.control().individuals(4).remove(3);
        let id = individual["id"].as_str().unwrap();
        let carium = self.carium.control().book_elsewhere(id, at).unwrap();
        let subject = self.clin_one.control().patients(STUDY).remove(0);
        let number = subject["patientIdentifier"].as_str().unwrap();
        let clin_one = self.clin_one.control().schedule_elsewhere(STUDY, number, at).unwrap();
        let care_monitor = self.care_monitor.control().book_elsewhere(PATIENT, at).unwrap();
        Expected { individual, carium, subject, clin_one, care_monitor }
    }

    /// Connects all four as the page does once a form is filled in; Carium with the user of that name.
    pub(crate) async fn connect(&self, desk: &Desk, username: &str) {
        let options = CareMonitorOptions::default();
        let organisation = &self.care_monitor.control().organisations()[0]["id"];
        let accounts = [
            (
                "Carium",
                self.carium.base_url(),
                json!({ "vendor": "carium", "organizationId": self.carium.organization_id(), "username": username }),
                json!({ "kind": "password", "value": self.carium.password() }),
            ),
            (
                "ClinOne",
                self.clin_one.base_url(),
                json!({ "vendor": "clinOne", "tokenUrl": self.clin_one.token_url(), "scope": self.clin_one.scope(),
                        "clientId": self.clin_one.client_id() }),
                json!({ "kind": "clientSecret", "value": self.clin_one.client_secret() }),
            ),
            (
                "CareMonitor",
                self.care_monitor.base_url(),
                json!({ "vendor": "careMonitor", "orgId": organisation, "way": "password", "userId": options.user_id,
                        "clientId": options.client_id, "portalUrl": self.care_monitor.base_url() }),
                json!({ "kind": "password", "value": options.password }),
            ),
            (
                "Mia",
                self.mia.base_url(),
                json!({ "vendor": "mia", "username": self.mia.username(), "deviceProvider": "apple-healthkit" }),
                json!({ "kind": "password", "value": self.mia.password() }),
            ),
        ];
        for (name, base, settings, secret) in accounts {
            let input = json!({ "id": null, "name": name, "issuer": "Harbour Street", "baseUrl": base,
                "zone": noon().to_string(), "settings": settings, "secrets": [secret] });
            let kept = format!(
                "return window.__TAURI_INTERNALS__.invoke('save_connection', {{ input: {input} }})\
                 .then(() => 'kept', (problem) => JSON.stringify(problem))"
            );
            assert_eq!(desk.page().run(&kept).await, json!("kept"), "{name}");
        }
    }
}

/// A small organisation at Carium.
pub(crate) fn small() -> CariumOptions {
    CariumOptions {
        patients: 30,
        practitioners: 3,
        days: 4,
        visits_today: 4,
        speed: 0.0,
        zone: noon(),
        ..CariumOptions::default()
    }
}

/// Who comes, and which visits those are at their vendors.
pub(crate) struct Expected {
    pub(crate) individual: Value,
    pub(crate) carium: String,
    pub(crate) subject: Value,
    pub(crate) clin_one: String,
    pub(crate) care_monitor: String,
}

impl Expected {
    /// The family name of Carium's patient.
    pub(crate) fn family(&self) -> &str {
        self.individual["attributes"]["last-name"].as_str().unwrap()
    }

    /// The subject's number; another study has a subject of the same, of whom it tells no birth date.
    pub(crate) fn number(&self) -> &str {
        self.subject["patientIdentifier"].as_str().unwrap()
    }

    /// The subject's family name, which is shown nowhere.
    pub(crate) fn subject_family(&self) -> &str {
        self.subject["lastName"].as_str().unwrap()
    }

    /// Which row of the board is Carium's.
    pub(crate) fn carium_row(&self, at: DateTime<Utc>) -> String {
        row_of("Carium", self.family(), at)
    }

    pub(crate) fn clin_one_row(&self, at: DateTime<Utc>) -> String {
        row_of("ClinOne", self.number(), at)
    }

    /// Which row is CareMonitor's. The patient has other visits today, each with a reason; this one has none.
    pub(crate) fn care_monitor_row(&self, at: DateTime<Utc>) -> String {
        format!("{} && r.textContent.includes('No reason given')", row_of("CareMonitor", PATIENT, at))
    }
}

/// Soon, and still today wherever the clinic is; a whole minute.
pub(crate) fn soon() -> DateTime<Utc> {
    let at = Utc::now() + TimeDelta::minutes(10);
    DateTime::from_timestamp(at.timestamp() / 60 * 60, 0).unwrap()
}

/// A time as the clinic's clock shows it.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&noon()).format("%H:%M").to_string()
}

/// Whether a row `r` has a vendor's mark, names somebody and begins at a time. The row of somebody who waits tells how
/// long they have instead.
fn row_of(vendor: &str, who: &str, at: DateTime<Utc>) -> String {
    let (vendor, who, at) = (json!(vendor), json!(who.to_uppercase()), json!(clock(at)));
    format!(
        "[...r.querySelectorAll('svg[role=img]')].some(m => m.getAttribute('aria-label')?.startsWith({vendor})) && \
         r.textContent.toUpperCase().includes({who}) && \
         (r.textContent.includes({at}) || r.hasAttribute('data-waiting'))"
    )
}

/// Waits until a row of the board fits an expression over `r`, wherever in the list it stands.
pub(crate) async fn see_row(page: &Page, what: &str, fits: &str) {
    page.wait(what, &row_fits(fits)).await;
}

/// Whether a row fits; the list goes on to its next part when none in sight does.
pub(crate) fn row_fits(fits: &str) -> String {
    format!(
        "(g => g && ([...document.querySelectorAll('[data-visit]')].some(r => {fits}) || \
         (g.scrollTop + g.clientHeight >= g.scrollHeight - 1 ? (g.scrollTop = 0) : g.scrollBy(0, 300), false)))\
         (document.querySelector('[role=grid]'))"
    )
}

/// Finds somebody by what is typed, opens the one whose row `r` fits and waits for their page.
pub(crate) async fn find(page: &Page, typed: &str, fits: &str) {
    page.press(&[keys::function(6)]).await;
    page.wait("the field has the focus", "document.activeElement.tagName === 'INPUT'").await;
    page.type_text(typed).await;
    let hit = format!("[...document.querySelectorAll('[data-hit]')].find(h => (r => {fits})(h.closest('tr')))");
    page.click(&format!("{typed} among those who are found"), &hit).await;
    page.see("Numbers of this record").await;
}

/// Waits until something is so at a vendor.
pub(crate) async fn at_vendor(page: &Page, what: &str, there: impl Fn() -> bool) {
    within(page, what, Duration::from_secs(40), there).await;
}

/// The same, within a time.
pub(crate) async fn within(page: &Page, what: &str, patience: Duration, there: impl Fn() -> bool) {
    let begun = std::time::Instant::now();
    while !there() {
        if begun.elapsed() > patience {
            panic!("not so in {patience:?}: {what}\n--- the page says:\n{}", page.text().await);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
