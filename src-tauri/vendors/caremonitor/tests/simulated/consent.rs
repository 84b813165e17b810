//! Consent: all of it, some of it, none of it.

use std::collections::BTreeSet;

use caremonitor::{
    CareMonitor, CareMonitorConfig, Decision, Exchanged, Metric, OAuth, Refreshed, Refusal, SecretString, Standing,
};
use reqwest::Url;
use sandbox::{CareMonitorOptions, PortalAnswer, ScopeFormat};
use vendor_http::{CallErrorKind, Certainty};

use crate::clinic::Clinic;
use crate::portal::{accepts, ask, browser, consented, follow};
use crate::readings::pressure;

#[tokio::test]
async fn a_patient_who_accepts_two_of_five_metrics_has_granted_two() {
    for format in [ScopeFormat::Commas, ScopeFormat::Blanks] {
        let clinic = Clinic::open().await;
        clinic.control.set_scope_format(format);
        let client = clinic.client();
        let (consent, _) = consented(&clinic, &client, &["blood_pressure:write", "steps:write"]).await;
        let granted = BTreeSet::from([Metric::BloodPressure, Metric::Steps]);
        assert_eq!(consent.standing().await, Standing::Granted(granted));
        client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap();
        let error = client.metrics(&consent).send_heart_rate(&crate::readings::rate()).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "scope", .. }));
        assert_eq!(clinic.control.requests_of(&["CM-16"]), 0, "refused before it was sent");
        assert_eq!(clinic.control.readings().len(), 1);
    }
}

#[tokio::test]
async fn a_patient_who_accepts_nothing_has_granted_nothing() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &[]).await;
    assert_eq!(consent.standing().await, Standing::Granted(BTreeSet::new()));
    client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(clinic.control.requests_of(&["CM-15"]), 0);
}

#[tokio::test]
async fn a_redirect_that_names_no_scope_leaves_it_to_the_token_endpoint() {
    let clinic = Clinic::open().await;
    clinic.control.set_scope_format(ScopeFormat::Absent);
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &["steps:write"]).await;
    assert_eq!(consent.standing().await, Standing::Granted(BTreeSet::from([Metric::Steps])));
}

#[tokio::test]
async fn declining_and_a_portal_that_cannot_ask_are_told_apart() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    clinic.control.set_portal_answer(PortalAnswer::Declines);
    assert!(matches!(ask(&client, follow).await, Decision::Declined));
    clinic.control.set_portal_answer(PortalAnswer::Fails("server_error".to_owned()));
    assert!(matches!(ask(&client, follow).await, Decision::NotAsked(Refusal::ServerError)));
}

#[tokio::test]
async fn another_patient_at_the_portal_gives_no_consent_for_the_one_who_was_meant() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    clinic.control.set_portal_answer(accepts("cm-pt-2", &["steps:write"]));
    let Decision::Authorised(authorised) = ask(&client, follow).await else { panic!() };
    assert!(matches!(client.consents().exchange(authorised).await.unwrap(), Exchanged::OtherPatient));
}

#[tokio::test]
async fn where_the_portal_names_nobody_another_patients_token_stores_no_reading() {
    let clinic = Clinic::open().await;
    clinic.control.set_names_patient(false);
    let client = clinic.client();
    clinic.control.set_portal_answer(accepts("cm-pt-2", &["blood_pressure:write"]));
    let Decision::Authorised(authorised) = ask(&client, follow).await else { panic!() };
    let Exchanged::Granted(grant) = client.consents().exchange(authorised).await.unwrap() else { panic!() };
    let consent = caremonitor::Consented::new(grant, std::sync::Arc::new(crate::portal::Vault::default()));
    let error = client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Forbidden, Certainty::Rejected));
    assert!(clinic.control.readings().is_empty());
}

#[tokio::test]
async fn the_demos_page_shows_what_is_asked_and_takes_the_persons_choice() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let visit = |address: Url| async move {
        let page = browser().get(address.clone()).send().await.unwrap().text().await.unwrap();
        assert!(page.contains("Blood glucose") && page.contains("cm-pt-1") && !page.contains("<script"));
        let mut submitted = address;
        submitted.query_pairs_mut().extend_pairs([
            ("patient", "cm-pt-1"),
            ("accept", "ecg:write"),
            ("decision", "accept"),
        ]);
        follow(submitted).await;
    };
    let Decision::Authorised(authorised) = ask(&client, visit).await else { panic!() };
    assert_eq!(authorised.accepted, Some(BTreeSet::from([Metric::Ecg])));
}

#[tokio::test]
async fn a_stranger_is_not_redirected_to() {
    let clinic = Clinic::open().await;
    let mut stranger = clinic.config();
    if let Some(oauth) = &mut stranger.oauth {
        oauth.client_id = "somebody".to_owned();
    }
    let client = CareMonitor::new(stranger).unwrap();
    let redirect = "http://127.0.0.1:9/callback".parse().unwrap();
    let asked = BTreeSet::from([Metric::Steps]);
    let (address, _) = client.consents().begin(&redirect, "cm-pt-1".into(), asked).unwrap();
    assert_eq!(browser().get(address).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn a_client_secret_is_asked_for_and_given() {
    let options = CareMonitorOptions { client_secret: Some("s3cret".to_owned()), ..Default::default() };
    let clinic = Clinic::with(options).await;
    clinic.control.set_portal_answer(accepts("cm-pt-1", &["steps:write"]));
    let client = clinic.client();
    let Decision::Authorised(authorised) = ask(&client, follow).await else { panic!() };
    let error = client.consents().exchange(authorised).await.unwrap_err();
    assert_eq!((error.status(), error.vendor_message()), (Some(401), Some("Unknown application")));
    let oauth = OAuth { client_secret: Some(SecretString::from("s3cret")), ..clinic.config().oauth.unwrap() };
    let client = CareMonitor::new(CareMonitorConfig { oauth: Some(oauth), ..clinic.config() }).unwrap();
    consented(&clinic, &client, &["steps:write"]).await;
}

#[tokio::test]
async fn each_refresh_gives_a_new_refresh_token_and_the_old_one_ends_the_consent() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    clinic.control.set_portal_answer(accepts("cm-pt-1", &["steps:write"]));
    let Decision::Authorised(authorised) = ask(&client, follow).await else { panic!() };
    let Exchanged::Granted(first) = client.consents().exchange(authorised).await.unwrap() else { panic!() };
    let Refreshed::Renewed(second) = client.consents().refresh(&first).await.unwrap() else { panic!() };
    let Refreshed::Renewed(_) = client.consents().refresh(&second).await.unwrap() else { panic!() };
    assert!(matches!(client.consents().refresh(&first).await.unwrap(), Refreshed::Revoked), "it was used before");
    assert!(clinic.control.scopes_of("cm-pt-1").is_empty());
}

#[tokio::test]
async fn cm_03_a_consent_is_asked_after_without_sending_anything() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &["ecg:write", "steps:write"]).await;
    let standing = || async { client.consents().renew(&consent).await };
    let both = BTreeSet::from([Metric::Ecg, Metric::Steps]);
    assert_eq!(standing().await.unwrap(), Standing::Granted(both));
    clinic.control.withdraw("cm-pt-1", "ecg:write");
    assert_eq!(standing().await.unwrap(), Standing::Granted(BTreeSet::from([Metric::Steps])));
    clinic.control.set_listening(false).await.unwrap();
    assert_eq!(standing().await.unwrap_err().kind(), CallErrorKind::NeverLeft, "silence ends nothing");
    clinic.control.set_listening(true).await.unwrap();
    clinic.control.revoke("cm-pt-1");
    assert_eq!(standing().await.unwrap(), Standing::Ended);
    assert_eq!(standing().await.unwrap(), Standing::Ended, "and stays so");
    assert!(clinic.control.readings().is_empty());
}
