//! A patient at the portal, with a browser, and a keyring that can refuse.

use std::path::PathBuf;

use clinic::ClinicError;
use clinic::views::{AskConsentInput, ConsentStanding, ConsentsView, PersonView};
use domain::{ConnectionId, ConsentEnd, ConsentId, ConsentMetric, ConsentOutcome, PatientKey};
use reqwest::Client;
use url::Url;
use vault::{SecretName, SecretString, Vault};

use super::Harbour;
use crate::support::{checked, until};

/// A clinic that asks a patient, and the patient.
pub(super) struct Portal {
    pub(super) harbour: Harbour,
    pub(super) person: PersonView,
}

/// A keyring on disk, which refuses while something stands in the place of its file.
pub(super) struct Keyring {
    folder: tempfile::TempDir,
}

impl Keyring {
    pub(super) fn new() -> (Self, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::create_with_passphrase(folder.path(), &SecretString::from("a passphrase")).unwrap();
        (Self { folder }, vault)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("secrets.sealed")
    }

    pub(super) fn refuse(&self) {
        std::fs::rename(self.file(), self.file().with_extension("aside")).unwrap();
        std::fs::create_dir(self.file()).unwrap();
    }

    pub(super) fn take_again(&self) {
        std::fs::remove_dir(self.file()).unwrap();
        std::fs::rename(self.file().with_extension("aside"), self.file()).unwrap();
    }
}

pub(super) fn browser() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

impl Portal {
    pub(super) async fn open() -> Self {
        Self::with(Vault::in_memory()).await
    }

    pub(super) async fn with(vault: Vault) -> Self {
        let harbour = Harbour::connected_with(true, vault).await;
        let rows = until("the day is read", || async {
            let rows = harbour.clinic.rows(None).await;
            rows.iter().any(|row| row.person.number.is_some()).then_some(rows)
        })
        .await;
        let person = rows.into_iter().map(|row| row.person).find(|person| person.number.is_some()).unwrap();
        Self { harbour, person }
    }

    pub(super) fn key(&self) -> PatientKey {
        self.person.key.clone().unwrap()
    }

    /// The patient as the vendor calls them.
    pub(super) fn id(&self) -> String {
        self.person.number.clone().unwrap().value
    }

    pub(super) fn connection(&self) -> ConnectionId {
        self.key().connection()
    }

    pub(super) async fn ask(&self, metrics: &[ConsentMetric]) -> Result<(), ClinicError> {
        let input = AskConsentInput { patient: self.key(), metrics: metrics.to_vec(), checked: checked(&self.person) };
        self.harbour.clinic.session().scheduling().unwrap().ask_for_consent(input).await
    }

    /// The address that the browser was asked to open last.
    pub(super) fn opened(&self) -> Url {
        self.harbour.clinic.desk.opened.lock().unwrap().last().unwrap().parse().unwrap()
    }

    /// The patient opens the page, ticks, and the browser follows the way back. Gives what it then shows.
    pub(super) async fn allow(&self, scopes: &[&str]) -> String {
        self.answer_as(&self.id(), scopes).await
    }

    pub(super) async fn answer_as(&self, patient: &str, scopes: &[&str]) -> String {
        let mut submitted = self.opened();
        let page = browser().get(submitted.clone()).send().await.unwrap().text().await.unwrap();
        assert!(scopes.iter().all(|scope| page.contains(scope)), "the page asks for what is answered");
        submitted.query_pairs_mut().append_pair("patient", patient).append_pair("decision", "accept");
        for scope in scopes {
            submitted.query_pairs_mut().append_pair("accept", scope);
        }
        browser().get(submitted).send().await.unwrap().text().await.unwrap()
    }

    pub(super) async fn decline(&self) -> String {
        let mut submitted = self.opened();
        submitted.query_pairs_mut().append_pair("decision", "decline");
        browser().get(submitted).send().await.unwrap().text().await.unwrap()
    }

    pub(super) async fn view(&self) -> ConsentsView {
        self.harbour.clinic.session().member().consents(&self.key()).await.unwrap()
    }

    /// Waits until the newest question has come to this.
    pub(super) async fn comes_to(&self, outcome: ConsentOutcome) -> ConsentsView {
        until(&format!("it comes to {outcome:?}"), || async {
            let view = self.view().await;
            let over = view.question.is_none() && view.answers.first().is_some_and(|one| one.outcome == outcome);
            over.then_some(view)
        })
        .await
    }

    /// All five asked for, these allowed.
    pub(super) async fn granted(&self, scopes: &[&str]) -> ConsentsView {
        self.ask(ConsentMetric::ALL).await.unwrap();
        self.allow(scopes).await;
        self.comes_to(ConsentOutcome::Granted).await
    }

    /// What the keyring has of a consent.
    pub(super) fn tokens(&self, id: &ConsentId) -> Option<SecretString> {
        let name = SecretName::consent(self.connection().as_str(), id.as_str());
        self.harbour.clinic.vault.get(&name).unwrap()
    }
}

/// How each metric stands, in the order of the five.
pub(super) fn standings(view: &ConsentsView) -> Vec<(ConsentStanding, Option<ConsentEnd>)> {
    view.metrics.iter().map(|one| (one.standing, one.end)).collect()
}
