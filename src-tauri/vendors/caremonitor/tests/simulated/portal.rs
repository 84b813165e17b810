//! A patient at the portal: the browser's part of the consent.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use caremonitor::{
    CareMonitor, Consented, Decision, Exchanged, Grant, GrantVault, Metric, NotKept, PageWords, PatientId,
    RedirectListener,
};
use futures::future::BoxFuture;
use parking_lot::Mutex;
use reqwest::{Client, Url};
use sandbox::PortalAnswer;

use crate::clinic::Clinic;

/// Keeps grants as the vault's text.
#[derive(Default)]
pub struct Vault(pub Mutex<Vec<caremonitor::SecretString>>);

impl GrantVault for Vault {
    fn keep<'a>(&'a self, grant: &'a Grant) -> BoxFuture<'a, Result<(), NotKept>> {
        Box::pin(async move {
            self.0.lock().push(grant.for_vault().map_err(|_| NotKept)?);
            Ok(())
        })
    }
}

pub fn browser() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

pub fn accepts(patient: &str, scopes: &[&str]) -> PortalAnswer {
    PortalAnswer::Accepts {
        patient: patient.to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    }
}

/// Asks patient `cm-pt-1` for all five metrics, with `visit` being what the browser does with the address.
pub async fn ask<F>(client: &CareMonitor, visit: impl FnOnce(Url) -> F) -> Decision
where
    F: Future<Output = ()>,
{
    let listener = RedirectListener::bind().await.unwrap();
    let asked = BTreeSet::from(Metric::ALL);
    let (address, pending) = client.consents().begin(listener.redirect(), PatientId::from("cm-pt-1"), asked).unwrap();
    let words = PageWords::default();
    let (decision, ()) = tokio::join!(listener.answer(pending, Duration::from_secs(20), &words), visit(address));
    decision.unwrap()
}

/// The browser follows the portal's redirect to the listener.
pub async fn follow(address: Url) {
    let page = browser().get(address).send().await.unwrap();
    assert_eq!(page.status(), 200);
}

/// The consent of patient `cm-pt-1`, who accepts these scopes.
pub async fn consented(clinic: &Clinic, client: &CareMonitor, scopes: &[&str]) -> (Consented, Arc<Vault>) {
    clinic.control.set_portal_answer(accepts("cm-pt-1", scopes));
    let Decision::Authorised(authorised) = ask(client, follow).await else { panic!("not authorised") };
    let Exchanged::Granted(grant) = client.consents().exchange(authorised).await.unwrap() else {
        panic!("another patient")
    };
    let vault = Arc::new(Vault::default());
    let shared: Arc<dyn GrantVault> = vault.clone();
    (Consented::new(grant, shared), vault)
}
