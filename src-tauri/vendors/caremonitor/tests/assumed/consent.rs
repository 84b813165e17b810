//! Asking for a patient's consent: CM-02, and what its answer means.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use caremonitor::{CareMonitor, CareMonitorConfig, Decision, Metric, PatientId, Pending, Refusal};
use sha2::{Digest, Sha256};
use url::Url;
use wiremock::{MockServer, ResponseTemplate};

use crate::exchange::{client, config, count, form, server};

const REDIRECT: &str = "http://127.0.0.1:40001/callback";

fn asked() -> BTreeSet<Metric> {
    BTreeSet::from([Metric::BloodPressure, Metric::Ecg, Metric::Steps])
}

fn begin(server: &MockServer) -> (BTreeMap<String, String>, Pending) {
    let (address, pending) =
        client(server).consents().begin(&REDIRECT.parse().unwrap(), PatientId::from("p-1"), asked()).unwrap();
    (address.query_pairs().into_owned().collect(), pending)
}

#[tokio::test]
async fn cm_02_asks_with_pkce_and_state_and_contacts_nobody() {
    let server = server(ResponseTemplate::new(500)).await;
    let mut with_path = config(&server);
    if let Some(oauth) = &mut with_path.oauth {
        oauth.portal = Url::parse("https://portal.example/au/").unwrap();
    }
    let consents = CareMonitor::new(with_path).unwrap();
    let redirect = REDIRECT.parse().unwrap();
    let (address, pending) = consents.consents().begin(&redirect, PatientId::from("p-1"), asked()).unwrap();
    assert_eq!((address.host_str(), address.path()), (Some("portal.example"), "/au/authorize"));
    let query: BTreeMap<_, _> = address.query_pairs().into_owned().collect();
    assert_eq!(query["response_type"], "code");
    assert_eq!(query["client_id"], "anteroom");
    assert_eq!(query["redirect_uri"], REDIRECT);
    assert_eq!(query["scope"], "ecg:write blood_pressure:write steps:write");
    assert_eq!(query["code_challenge_method"], "S256");
    assert_eq!(query["code_challenge"].len(), 43);
    assert!(query["state"].len() >= 22, "at least 128 bits");
    let names: Vec<_> = query.keys().map(String::as_str).collect();
    let expected =
        ["client_id", "code_challenge", "code_challenge_method", "redirect_uri", "response_type", "scope", "state"];
    assert_eq!(names, expected, "nothing of the patient is in the address");
    assert!(!format!("{pending:?}").contains(query["state"].as_str()));
    let (_, again) =
        consents.consents().begin(&redirect, PatientId::from("p-1"), asked()).map(|(url, _)| ((), url)).unwrap();
    let again: BTreeMap<_, _> = again.query_pairs().into_owned().collect();
    assert!(again["state"] != query["state"] && again["code_challenge"] != query["code_challenge"]);
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn nothing_is_asked_for_nobody_or_without_a_client_id() {
    let server = server(ResponseTemplate::new(500)).await;
    let redirect = REDIRECT.parse().unwrap();
    let consents = client(&server);
    assert!(consents.consents().begin(&redirect, PatientId::from("p-1"), BTreeSet::new()).is_err());
    assert!(consents.consents().begin(&redirect, PatientId::from(" "), asked()).is_err());
    let without = CareMonitor::new(CareMonitorConfig { oauth: None, ..config(&server) }).unwrap();
    assert!(without.consents().begin(&redirect, PatientId::from("p-1"), asked()).is_err());
}

#[tokio::test]
async fn the_scopes_of_the_redirect_are_honoured_one_by_one_and_never_beyond_what_was_asked() {
    let server = server(ResponseTemplate::new(500)).await;
    let answers: [(&str, Option<&[Metric]>); 6] = [
        ("&scope=blood_pressure:write,steps:write", Some(&[Metric::BloodPressure, Metric::Steps])),
        ("&scope=steps%3Awrite+blood_pressure%3Awrite", Some(&[Metric::BloodPressure, Metric::Steps])),
        ("&scope=steps:write,heart_rate:write", Some(&[Metric::Steps])),
        ("&scope=openid", Some(&[])),
        ("&scope=", Some(&[])),
        ("", None),
    ];
    for (scope, expected) in answers {
        let (query, pending) = begin(&server);
        let redirect = format!("code=c0de&state={}{scope}", query["state"]);
        let Some(Decision::Authorised(authorised)) = pending.decide(&redirect) else { panic!("{scope}") };
        let expected = expected.map(|metrics| metrics.iter().copied().collect::<BTreeSet<_>>());
        assert_eq!(authorised.accepted, expected, "{scope}");
        assert!(!format!("{authorised:?}").contains("c0de"));
    }
}

#[tokio::test]
async fn declining_is_an_answer_and_no_failure() {
    let server = server(ResponseTemplate::new(500)).await;
    let (query, pending) = begin(&server);
    let decision = pending.decide(&format!("error=access_denied&state={}", query["state"])).unwrap();
    assert!(matches!(decision, Decision::Declined));
    let words = [
        ("temporarily_unavailable", Refusal::TemporarilyUnavailable),
        ("invalid_scope", Refusal::InvalidScope),
        ("%3Cb%3Eoh%20no", Refusal::Unknown("bohno".to_owned())),
    ];
    for (word, expected) in words {
        let (query, pending) = begin(&server);
        let decision = pending.decide(&format!("error={word}&state={}", query["state"])).unwrap();
        assert!(matches!(decision, Decision::NotAsked(refusal) if refusal == expected), "{word}");
    }
}

#[tokio::test]
async fn a_redirect_that_is_not_the_answer_is_refused_and_the_question_stays_open() {
    let server = server(ResponseTemplate::new(500)).await;
    let (query, pending) = begin(&server);
    let state = &query["state"];
    let wrong = [
        "code=c&scope=steps:write".to_owned(),
        "code=c&state=".to_owned(),
        "code=c&state=another".to_owned(),
        format!("code=c&state={state}x"),
        format!("code=c&state={state}&state={state}"),
        format!("code=c&state={}", state.to_uppercase()),
        format!("state={state}"),
        format!("code=&state={state}"),
        format!("code=c&code=d&state={state}"),
        format!("code=c&error=access_denied&state={state}"),
        "error=access_denied".to_owned(),
        String::new(),
    ];
    for redirect in wrong {
        assert!(pending.decide(&redirect).is_none(), "{redirect}");
    }
    assert!(matches!(pending.decide(&format!("code=c&state={state}")), Some(Decision::Authorised(_))));
}

#[tokio::test]
async fn the_code_is_exchanged_with_the_verifier_of_its_challenge() {
    let token = serde_json::json!({ "access_token": "a", "token_type": "bearer" });
    let server = server(ResponseTemplate::new(200).set_body_json(token)).await;
    let (query, pending) = begin(&server);
    let redirect = format!("code=c0de&state={}", query["state"]);
    let Some(Decision::Authorised(authorised)) = pending.decide(&redirect) else { panic!() };
    client(&server).consents().exchange(authorised).await.unwrap();
    let fields = form(&crate::exchange::sent(&server).await);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&fields["code_verifier"]));
    assert_eq!(challenge, query["code_challenge"]);
}
