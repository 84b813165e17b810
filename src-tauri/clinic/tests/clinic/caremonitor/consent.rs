//! A patient is asked for consent, and only what they named as granted is granted.

use clinic::ClinicError;
use clinic::views::{ConsentStanding, Reason};
use domain::{ConsentMetric, ConsentOutcome, Role};
use sandbox::PortalAnswer;
use vault::{ExposeSecret, SecretName, SecretString};

use super::Harbour;
use super::portal::{Keyring, Portal, browser, standings};
use crate::support::{checked, until};

const ALL: &[&str] = &["ecg:write", "blood_pressure:write", "heart_rate:write", "blood_glucose:write", "steps:write"];
const THREE: &[&str] = &["ecg:write", "blood_pressure:write", "heart_rate:write"];

fn refused<T>(result: Result<T, ClinicError>) -> &'static str {
    match result.err().unwrap() {
        ClinicError::Conflict(what) | ClinicError::Invalid { what, .. } => what,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_who_allows_three_of_five_has_declined_two() {
    let mut portal = Portal::open().await;
    assert_eq!(standings(&portal.view().await), [(ConsentStanding::NeverAsked, None); 5]);
    portal.ask(ConsentMetric::ALL).await.unwrap();
    let waiting = portal.view().await;
    assert_eq!(waiting.question.as_ref().unwrap().asked, ConsentMetric::ALL);
    assert_eq!(waiting.ask.reason, Some(Reason::ConsentOpen));
    let shown = portal.allow(THREE).await;
    assert!(shown.contains("has been received"), "{shown}");
    let view = portal.comes_to(ConsentOutcome::Granted).await;
    let (granted, declined) = ((ConsentStanding::Granted, None), (ConsentStanding::Declined, None));
    assert_eq!(standings(&view), [granted, granted, granted, declined, declined]);
    assert_eq!(view.answers[0].granted.as_deref(), Some(&ConsentMetric::ALL[..3]));
    let tokens = portal.tokens(&view.answers[0].id).expect("the keyring has the grant");
    assert_eq!(portal.harbour.control.scopes_of(&portal.id()), [THREE]);

    let consent = view.answers[0].id.clone();
    let entries = portal
        .harbour
        .clinic
        .reopen_after(async |store| store.ledger().audit_recent(200).await.unwrap())
        .await
        .into_iter()
        .filter(|entry| entry.entity_id() == Some(consent.as_str()))
        .collect::<Vec<_>>();
    let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["consent-answer", "ask-for-consent"]);
    assert!(entries.iter().all(|entry| entry.user == "MOREAU, Jeanne" && entry.patient.is_some()));
    assert_eq!(entries[0].detail["granted"], serde_json::json!(["ecg", "bloodPressure", "heartRate"]));
    let token: serde_json::Value = serde_json::from_str(tokens.expose_secret()).unwrap();
    for secret in [&token["access"], &token["refresh"]] {
        assert!(entries.iter().all(|entry| !entry.detail.to_string().contains(secret.as_str().unwrap())));
    }
    assert_eq!(standings(&portal.view().await), standings(&view), "it outlives the console");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_who_declines_has_granted_nothing_and_nothing_is_kept() {
    let portal = Portal::open().await;
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::Steps]).await.unwrap();
    portal.decline().await;
    let view = portal.comes_to(ConsentOutcome::Declined).await;
    let (declined, never) = ((ConsentStanding::Declined, None), (ConsentStanding::NeverAsked, None));
    assert_eq!(standings(&view), [declined, never, never, never, declined]);
    assert!(portal.tokens(&view.answers[0].id).is_none());
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    portal.allow(&[]).await;
    let view = portal.comes_to(ConsentOutcome::Declined).await;
    assert_eq!(view.answers.len(), 2, "who ticks nothing has declined too");
    assert!(portal.tokens(&view.answers[0].id).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_another_question_is_not_heard() {
    let portal = Portal::open().await;
    portal.ask(ConsentMetric::ALL).await.unwrap();
    let asked = portal.opened();
    let redirect: url::Url = asked.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.parse().unwrap();
    for query in ["code=stolen&state=guessed&scope=ecg:write", "error=access_denied&state=", "code=stolen"] {
        let mut forged = redirect.clone();
        forged.set_query(Some(query));
        assert_eq!(browser().get(forged).send().await.unwrap().status(), 400, "{query}");
    }
    assert!(portal.view().await.question.is_some(), "it is still waited for");
    portal.allow(THREE).await;
    portal.comes_to(ConsentOutcome::Granted).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_does_not_come_in_time_is_told_and_nothing_is_granted() {
    let portal = Portal::open().await;
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    let view = portal.comes_to(ConsentOutcome::Late).await;
    assert_eq!(standings(&view)[0].0, ConsentStanding::NeverAsked);
    assert!(view.ask.offered, "the patient can be asked again");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_question_at_a_time_and_it_can_be_taken_back() {
    let portal = Portal::open().await;
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    assert_eq!(refused(portal.ask(&[ConsentMetric::Steps]).await), "consentOpen");
    let scheduling = portal.harbour.clinic.session().scheduling().unwrap();
    scheduling.cancel_consent_question(&portal.key()).await.unwrap();
    let view = portal.comes_to(ConsentOutcome::Cancelled).await;
    assert_eq!(standings(&view)[0].0, ConsentStanding::NeverAsked);
    assert_eq!(refused(scheduling.cancel_consent_question(&portal.key()).await), "noQuestion");
    let mut late = portal.opened();
    late.query_pairs_mut().append_pair("decision", "decline");
    until("nobody listens", || async { browser().get(late.clone()).send().await.is_err().then_some(()) }).await;
    assert_eq!(portal.view().await.answers.len(), 1, "an answer after that is not heard");
    portal.ask(&[ConsentMetric::Steps]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_the_console_left_behind_is_told_and_can_be_asked_again() {
    let mut portal = Portal::open().await;
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    portal.harbour.clinic.reopen_after(async |_| ()).await;
    let view = portal.comes_to(ConsentOutcome::LeftBehind).await;
    assert_eq!(standings(&view)[0].0, ConsentStanding::NeverAsked);
    let again = || async { portal.ask(&[ConsentMetric::Ecg]).await.ok() };
    until("the connection is live", again).await;
    portal.allow(&["ecg:write"]).await;
    portal.comes_to(ConsentOutcome::Granted).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_the_keyring_took_before_the_console_ended_is_not_lost() {
    let mut portal = Portal::open().await;
    portal.ask(&[ConsentMetric::Ecg, ConsentMetric::Steps]).await.unwrap();
    let (connection, patient, vault) = (portal.connection(), portal.id(), portal.harbour.clinic.vault.clone());
    portal
        .harbour
        .clinic
        .reopen_after(async |store| {
            let open = store.ledger().open_consent_questions().await.unwrap().remove(0);
            let grant = serde_json::json!({
                "version": 1, "patient": patient, "scopes": ["steps"], "access": "a", "refresh": "r", "until": null,
            });
            let name = SecretName::consent(connection.as_str(), open.id.as_str());
            vault.set(&name, &SecretString::from(grant.to_string())).unwrap();
        })
        .await;
    let view = portal.comes_to(ConsentOutcome::Granted).await;
    assert_eq!(view.metrics[0].standing, ConsentStanding::Declined);
    assert_eq!(view.metrics[4].standing, ConsentStanding::Granted);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_keyring_refuses_is_not_granted() {
    let (keyring, vault) = Keyring::new();
    let portal = Portal::with(vault).await;
    portal.ask(ConsentMetric::ALL).await.unwrap();
    keyring.refuse();
    portal.allow(ALL).await;
    let view = until("it is told", || async {
        let view = portal.view().await;
        view.answers.first().is_some_and(|one| one.outcome == ConsentOutcome::NotKept).then_some(view)
    })
    .await;
    assert_eq!(standings(&view), [(ConsentStanding::NeverAsked, None); 5]);
    keyring.take_again();
    assert!(portal.tokens(&view.answers[0].id).is_none());
    portal.granted(ALL).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_patient_at_the_portal_grants_nothing_for_the_one_who_was_asked() {
    let portal = Portal::open().await;
    portal.ask(ConsentMetric::ALL).await.unwrap();
    portal.answer_as("cm-pt-23", ALL).await;
    let view = portal.comes_to(ConsentOutcome::OtherPatient).await;
    assert_eq!(standings(&view), [(ConsentStanding::NeverAsked, None); 5]);
    assert!(portal.tokens(&view.answers[0].id).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_cannot_ask_and_one_that_gives_no_tokens_are_told_apart() {
    let portal = Portal::open().await;
    portal.harbour.control.set_portal_answer(PortalAnswer::Fails("server_error".to_owned()));
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    browser().get(portal.opened()).send().await.unwrap();
    let view = portal.comes_to(ConsentOutcome::NotAsked).await;
    assert_eq!(view.answers[0].why.as_deref(), Some("portalFailed"));
    portal.harbour.control.set_portal_answer(PortalAnswer::Page);
    let failing = sandbox::Fault::Status {
        code: 503,
        body: "{}".into(),
        content_type: "application/json".into(),
        retry_after: None,
    };
    portal.harbour.control.meet_next(&["CM-03"], &failing);
    portal.ask(&[ConsentMetric::Ecg]).await.unwrap();
    portal.allow(&["ecg:write"]).await;
    let view = portal.comes_to(ConsentOutcome::NotExchanged).await;
    assert_eq!(view.answers[0].http_status, Some(503));
    assert_eq!(standings(&view)[0].0, ConsentStanding::NeverAsked);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_without_their_identifier_a_browser_or_a_portal() {
    let portal = Portal::open().await;
    let scheduling = portal.harbour.clinic.session().scheduling().unwrap();
    let mut unchecked = clinic::views::AskConsentInput {
        patient: portal.key(),
        metrics: vec![ConsentMetric::Ecg],
        checked: checked(&portal.person),
    };
    unchecked.checked.number = Some("cm-pt-0".to_owned());
    assert_eq!(refused(scheduling.ask_for_consent(unchecked).await), "identifierChanged");
    assert_eq!(refused(portal.ask(&[]).await), "required");
    assert!(portal.harbour.clinic.desk.opened.lock().unwrap().is_empty());
    assert!(portal.view().await.answers.is_empty());

    portal.harbour.clinic.desk.has_no_browser.store(true, std::sync::atomic::Ordering::Relaxed);
    assert!(matches!(portal.ask(&[ConsentMetric::Ecg]).await, Err(ClinicError::Door(_))));
    portal.comes_to(ConsentOutcome::NotOpened).await;

    let administrator =
        clinic::Session::with_roles(portal.harbour.clinic.session().clinic().clone(), &[Role::Administrator]);
    let view = administrator.member().consents(&portal.key()).await.unwrap();
    assert_eq!((view.ask.reason, view.forget.reason), (Some(Reason::RoleLacks), Some(Reason::RoleLacks)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_without_a_portal_asks_nobody() {
    let harbour = Harbour::connected().await;
    let rows = until("the day is read", || async {
        let rows = harbour.clinic.rows(None).await;
        rows.iter().any(|row| row.person.number.is_some()).then_some(rows)
    })
    .await;
    let person = rows.into_iter().map(|row| row.person).find(|person| person.number.is_some()).unwrap();
    let portal = Portal { harbour, person };
    assert_eq!(portal.view().await.ask.reason, Some(Reason::NoPortal));
    assert_eq!(refused(portal.ask(&[ConsentMetric::Ecg]).await), "noPortal");
}
