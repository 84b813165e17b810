//! How a consent ends: withdrawn at the vendor, answered anew, forgotten here, or with its connection.

use clinic::ClinicError;
use clinic::views::{ConsentStanding, ForgetConsentInput, OnlyHere};
use domain::{ConsentEnd, ConsentMetric, ConsentOutcome};
use sandbox::Fault;

use super::portal::{Keyring, Portal, standings};
use crate::support::checked;

const TWO: &[&str] = &["ecg:write", "steps:write"];
const GRANTED: (ConsentStanding, Option<ConsentEnd>) = (ConsentStanding::Granted, None);

fn ended(how: ConsentEnd) -> (ConsentStanding, Option<ConsentEnd>) {
    (ConsentStanding::Ended, Some(how))
}

async fn check(portal: &Portal) -> Result<(), ClinicError> {
    portal.harbour.clinic.session().scheduling().unwrap().check_consent(&portal.key()).await
}

async fn forget(portal: &Portal) -> Result<(), ClinicError> {
    let input = ForgetConsentInput { patient: portal.key(), checked: checked(&portal.person) };
    portal.harbour.clinic.session().scheduling().unwrap().forget_consent(input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_was_withdrawn_at_the_vendor_is_noticed_and_its_tokens_removed() {
    let portal = Portal::open().await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    check(&portal).await.unwrap();
    assert_eq!(standings(&portal.view().await)[0], GRANTED, "it stands");
    portal.harbour.control.revoke(&portal.id());
    check(&portal).await.unwrap();
    let view = portal.view().await;
    assert_eq!([standings(&view)[0], standings(&view)[4]], [ended(ConsentEnd::Revoked); 2]);
    assert_eq!(standings(&view)[1].0, ConsentStanding::Declined, "what was never granted has not ended");
    assert!(portal.tokens(&consent).is_none());
    assert!(matches!(check(&portal).await, Err(ClinicError::Conflict("noConsent"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_metric_that_was_withdrawn_ends_alone_and_the_rest_stands_after_a_restart() {
    let mut portal = Portal::open().await;
    portal.granted(TWO).await;
    portal.harbour.control.withdraw(&portal.id(), "ecg:write");
    check(&portal).await.unwrap();
    let view = portal.view().await;
    assert_eq!([standings(&view)[0], standings(&view)[4]], [ended(ConsentEnd::Revoked), GRANTED]);
    assert_eq!(view.answers[0].withdrawn, [ConsentMetric::Ecg]);
    portal.harbour.clinic.reopen_after(async |_| ()).await;
    assert_eq!(standings(&portal.view().await), standings(&view));
    let live = || async { check(&portal).await.ok() };
    crate::support::until("it is renewed with what the keyring kept", live).await;
    assert_eq!(portal.harbour.control.scopes_of(&portal.id()), [["steps:write"]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_does_not_answer_has_ended_nothing() {
    let portal = Portal::open().await;
    portal.granted(TWO).await;
    for fault in [
        Fault::Status { code: 500, body: "{}".into(), content_type: "application/json".into(), retry_after: None },
        Fault::TruncatedJson,
    ] {
        portal.harbour.control.meet_next(&["CM-03"], &fault);
        assert!(matches!(check(&portal).await, Err(ClinicError::Vendor(_))), "{fault:?}");
        assert_eq!(standings(&portal.view().await)[0], GRANTED, "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_answer_takes_the_place_of_the_earlier_one() {
    let portal = Portal::open().await;
    let first = portal.granted(TWO).await.answers[0].id.clone();
    let left_out = portal.ask(&[ConsentMetric::BloodPressure]).await;
    assert!(matches!(left_out, Err(ClinicError::Invalid { what: "leavesOutGranted", .. })));
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::BloodPressure, ConsentMetric::Steps]).await.unwrap();
    portal.allow(&["blood_pressure:write", "steps:write"]).await;
    let view = portal.comes_to(ConsentOutcome::Granted).await;
    let declined = (ConsentStanding::Declined, None);
    assert_eq!(standings(&view), [declined, GRANTED, declined, declined, GRANTED]);
    assert_eq!(view.answers[1].ended, Some(ConsentEnd::Replaced));
    assert!(portal.tokens(&first).is_none());
    assert!(portal.tokens(&view.answers[0].id).is_some());
    portal.ask(&[ConsentMetric::BloodPressure, ConsentMetric::Steps]).await.unwrap();
    portal.decline().await;
    let view = portal.comes_to(ConsentOutcome::Declined).await;
    assert_eq!([standings(&view)[1], standings(&view)[4]], [declined; 2]);
    assert_eq!(view.answers[1].ended, Some(ConsentEnd::DeclinedLater));
    assert!(portal.tokens(&view.answers[1].id).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_forgotten_here_only_when_its_tokens_are_gone() {
    let (keyring, vault) = Keyring::new();
    let portal = Portal::with(vault).await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    keyring.refuse();
    assert!(matches!(forget(&portal).await, Err(ClinicError::Vault(_))));
    assert_eq!(standings(&portal.view().await)[0], GRANTED, "it stands as before");
    keyring.take_again();
    forget(&portal).await.unwrap();
    assert_eq!(standings(&portal.view().await)[0], ended(ConsentEnd::Forgotten));
    assert!(portal.tokens(&consent).is_none());
    assert!(matches!(forget(&portal).await, Err(ClinicError::Conflict("noConsent"))));
    assert_eq!(portal.harbour.control.scopes_of(&portal.id()), [TWO], "at the vendor it stands until it is revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_that_the_keyring_refuses_ends_nothing_and_is_kept_later() {
    let (keyring, vault) = Keyring::new();
    let portal = Portal::with(vault).await;
    portal.granted(TWO).await;
    keyring.refuse();
    assert!(check(&portal).await.is_err());
    assert_eq!(standings(&portal.view().await)[0], GRANTED);
    keyring.take_again();
    check(&portal).await.unwrap();
    assert_eq!(standings(&portal.view().await)[0], GRANTED);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_are_gone_from_the_keyring_end_the_consent() {
    let mut portal = Portal::open().await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    let name = vault::SecretName::consent(portal.connection().as_str(), consent.as_str());
    portal.harbour.clinic.vault.delete(&name).unwrap();
    portal.harbour.clinic.reopen_after(async |_| ()).await;
    let noticed = || async { matches!(check(&portal).await, Err(ClinicError::Conflict("noConsent"))).then_some(()) };
    crate::support::until("it is noticed", noticed).await;
    assert_eq!(standings(&portal.view().await)[0], ended(ConsentEnd::TokensMissing));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_leads_elsewhere_takes_no_tokens_with_it() {
    let portal = Portal::open().await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    let clinic = &portal.harbour.clinic;
    let administrator = clinic.session().administrator().unwrap();
    let mut input = clinic.typed().await;
    input.name = "Another name".to_owned();
    administrator.save_connection(input.clone()).await.unwrap();
    assert_eq!(standings(&portal.view().await)[0], GRANTED, "a new name changes nothing");
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::Steps]).await.unwrap();
    let domain::AccountSettings::CareMonitor { portal_url, .. } = &mut input.settings else { panic!() };
    *portal_url = "http://127.0.0.1:9".to_owned();
    administrator.save_connection(input).await.unwrap();
    let view = portal.comes_to(ConsentOutcome::ConnectionChanged).await;
    assert_eq!(standings(&view)[0], ended(ConsentEnd::ConnectionChanged));
    assert!(portal.tokens(&consent).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_connection_leaves_no_tokens_and_one_that_is_off_hears_no_answer() {
    let portal = Portal::open().await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    let administrator = portal.harbour.clinic.session().administrator().unwrap();
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::Steps]).await.unwrap();
    administrator.set_connection_enabled(&portal.connection(), false).await.unwrap();
    let view = portal.comes_to(ConsentOutcome::ConnectionChanged).await;
    assert_eq!(standings(&view)[0], GRANTED, "turned off, a consent stands");
    assert!(matches!(check(&portal).await, Err(ClinicError::Conflict("connectionOff"))));
    administrator.set_connection_enabled(&portal.connection(), true).await.unwrap();
    administrator.remove_connection(&portal.connection(), OnlyHere::default()).await.unwrap();
    assert!(portal.tokens(&consent).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_the_keyring_would_not_give_up_are_removed_at_the_next_start() {
    let (keyring, vault) = Keyring::new();
    let mut portal = Portal::with(vault).await;
    let consent = portal.granted(TWO).await.answers[0].id.clone();
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::Steps]).await.unwrap();
    keyring.refuse();
    portal.decline().await;
    let view = portal.comes_to(ConsentOutcome::Declined).await;
    assert_eq!(view.answers[1].ended, Some(ConsentEnd::DeclinedLater), "what the patient said holds at once");
    keyring.take_again();
    assert!(portal.tokens(&consent).is_some());
    portal.harbour.clinic.reopen_after(async |_| ()).await;
    let gone = || async { portal.tokens(&consent).is_none().then_some(()) };
    crate::support::until("they are removed", gone).await;
}
