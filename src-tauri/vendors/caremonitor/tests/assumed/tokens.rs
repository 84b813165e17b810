//! The token endpoint: CM-03.

use std::collections::BTreeSet;

use caremonitor::{
    CareMonitor, CareMonitorConfig, Decision, Exchanged, ExposeSecret, Grant, Metric, OAuth, PatientId, Refreshed,
    SecretString,
};
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use vendor_http::{CallError, CallErrorKind, Certainty};
use wiremock::{MockServer, ResponseTemplate};

use crate::exchange::{answering, client, config, form, header, sent, server, written};
use crate::vault::grant;

async fn exchange(server: &MockServer, scope: &str) -> Result<Exchanged, CallError> {
    exchange_by(&client(server), scope).await
}

async fn exchange_by(client: &CareMonitor, scope: &str) -> Result<Exchanged, CallError> {
    let redirect = "http://127.0.0.1:40001/callback".parse().unwrap();
    let asked = BTreeSet::from([Metric::BloodPressure, Metric::Steps]);
    let (address, pending) = client.consents().begin(&redirect, PatientId::from("p-1"), asked).unwrap();
    let (_, state) = address.query_pairs().find(|(name, _)| name == "state").unwrap();
    let Some(Decision::Authorised(authorised)) = pending.decide(&format!("code=c0de&state={state}{scope}")) else {
        panic!("no code")
    };
    // On a task of its own, as the console does it: its future must be `Send`.
    let client = client.clone();
    tokio::spawn(async move { client.consents().exchange(authorised).await }).await.unwrap()
}

fn granted(exchanged: Exchanged) -> Grant {
    match exchanged {
        Exchanged::Granted(grant) => grant,
        Exchanged::OtherPatient => panic!("another patient"),
    }
}

fn kept(grant: &Grant) -> Value {
    serde_json::from_str(grant.for_vault().unwrap().expose_secret()).unwrap()
}

#[tokio::test]
async fn cm_03_exchanges_a_code_as_a_form_with_the_client_id() {
    let answer = json!({
        "access_token": "access-1", "token_type": "Bearer", "expires_in": 300, "refresh_token": "refresh-1",
        "scope": "steps:write blood_pressure:write",
    });
    let server = answering(answer).await;
    let grant = granted(exchange(&server, "&scope=steps:write").await.unwrap());
    let request = sent(&server).await;
    assert_eq!(written(&request), "POST /token");
    assert_eq!(header(&request, "content-type"), ["application/x-www-form-urlencoded"]);
    for name in ["authorization", "x-api-key", "x-access-token", "org_id"] {
        assert!(header(&request, name).is_empty(), "the clinic's credential is not the portal's: {name}");
    }
    let fields = form(&request);
    assert_eq!((fields["grant_type"].as_str(), fields["code"].as_str()), ("authorization_code", "c0de"));
    assert_eq!((fields["client_id"].as_str(), fields.contains_key("client_secret")), ("anteroom", false));
    assert_eq!(fields["redirect_uri"], "http://127.0.0.1:40001/callback");
    assert_eq!(grant.scopes(), Some(&BTreeSet::from([Metric::Steps])), "both must allow it");
    let left = grant.until().unwrap() - Utc::now();
    assert!(left > TimeDelta::seconds(290) && left <= TimeDelta::seconds(300));
    assert_eq!(
        (kept(&grant)["access"].as_str(), kept(&grant)["refresh"].as_str()),
        (Some("access-1"), Some("refresh-1"))
    );
    let shown = format!("{grant:?}");
    assert!(!shown.contains("access-1") && !shown.contains("refresh-1") && !shown.contains("p-1"));
}

#[tokio::test]
async fn a_client_secret_goes_by_basic_or_in_the_form_as_the_profile_says() {
    let server = answering(json!({ "access_token": "a" })).await;
    let oauth = OAuth {
        portal: server.uri().parse().unwrap(),
        client_id: "anteroom".to_owned(),
        client_secret: Some(SecretString::from("s3cret")),
    };
    let basic = CareMonitor::new(CareMonitorConfig { oauth: Some(oauth.clone()), ..config(&server) }).unwrap();
    exchange_by(&basic, "").await.unwrap();
    assert_eq!(header(&sent(&server).await, "authorization"), ["Basic YW50ZXJvb206czNjcmV0"]);
    server.reset().await;
    let text = caremonitor::DEFAULT_PROFILE.replace("= \"basic\"", "= \"body\"");
    let profile = vendor_http::profile::Profile::read(&text, &caremonitor::SHAPE).unwrap();
    let body = CareMonitorConfig { oauth: Some(oauth), profile, ..config(&server) };
    exchange_by(&CareMonitor::new(body).unwrap(), "").await.unwrap_err();
    let request = sent(&server).await;
    assert!(header(&request, "authorization").is_empty());
    assert_eq!(form(&request)["client_secret"], "s3cret");
}

#[tokio::test]
async fn what_nobody_named_is_not_granted() {
    let cases: [(&str, Value, Option<&[Metric]>); 6] = [
        ("", json!({ "access_token": "a" }), None),
        ("", json!({ "access_token": "a", "scope": null }), None),
        ("", json!({ "access_token": "a", "scope": "steps:write,ecg:write" }), Some(&[Metric::Steps])),
        ("", json!({ "access_token": "a", "scope": ["steps:write"] }), Some(&[Metric::Steps])),
        ("&scope=", json!({ "access_token": "a" }), Some(&[])),
        ("&scope=steps:write", json!({ "access_token": "a", "scope": "" }), Some(&[])),
    ];
    for (scope, answer, expected) in cases {
        let server = answering(answer).await;
        let grant = granted(exchange(&server, scope).await.unwrap());
        let expected = expected.map(|metrics| metrics.iter().copied().collect::<BTreeSet<_>>());
        assert_eq!(grant.scopes(), expected.as_ref());
        for metric in Metric::ALL {
            assert_eq!(grant.allows(metric), expected.as_ref().is_some_and(|metrics| metrics.contains(&metric)));
        }
    }
}

#[tokio::test]
async fn a_consent_of_another_patient_than_was_asked_is_thrown_away() {
    let server = answering(json!({ "access_token": "a", "scope": "steps:write", "patient_id": "p-2" })).await;
    assert!(matches!(exchange(&server, "").await.unwrap(), Exchanged::OtherPatient));
    let server = answering(json!({ "access_token": "a", "scope": "steps:write", "patient_id": "p-1" })).await;
    assert!(granted(exchange(&server, "").await.unwrap()).allows(Metric::Steps));
}

#[tokio::test]
async fn a_token_answer_is_read_leniently_and_refused_when_it_is_none() {
    for answer in [
        json!({ "access_token": "a", "expires_in": "300" }),
        json!({ "access_token": "a", "token_type": "bearer", "x": 1 }),
    ] {
        granted(exchange(&answering(answer).await, "").await.unwrap());
    }
    let created = ResponseTemplate::new(201).set_body_json(json!({ "access_token": "a" }));
    granted(exchange(&server(created).await, "").await.unwrap());
    let unreadable = [
        ResponseTemplate::new(200).set_body_json(json!({ "access_token": "" })),
        ResponseTemplate::new(200).set_body_json(json!({ "access_token": "a", "token_type": "mac" })),
        ResponseTemplate::new(200).set_body_json(json!({ "token": "a" })),
        ResponseTemplate::new(200),
        ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"),
    ];
    for answer in unreadable {
        let error = exchange(&server(answer).await, "").await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("CM-03", CallErrorKind::Malformed));
    }
}

#[tokio::test]
async fn a_refused_code_says_the_portals_words() {
    let body = json!({ "error": "invalid_grant", "error_description": "The code has expired" });
    let server = server(ResponseTemplate::new(400).set_body_json(body)).await;
    let error = exchange(&server, "").await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Rejected, Certainty::Rejected));
    assert_eq!(error.vendor_message(), Some("The code has expired"));
}

#[tokio::test]
async fn cm_03_refreshes_and_takes_the_new_refresh_token_and_fewer_scopes_but_never_more() {
    let answer = json!({
        "access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 60,
        "scope": "steps:write ecg:write",
    });
    let server = answering(answer).await;
    let before = grant(Some(&["steps", "blood_pressure"]), None);
    let Refreshed::Renewed(after) = client(&server).consents().refresh(&before).await.unwrap() else { panic!() };
    let fields = form(&sent(&server).await);
    assert_eq!((fields["grant_type"].as_str(), fields["refresh_token"].as_str()), ("refresh_token", "refresh-1"));
    assert_eq!(fields["client_id"], "anteroom");
    assert_eq!(after.scopes(), Some(&BTreeSet::from([Metric::Steps])));
    assert_eq!(
        (kept(&after)["access"].as_str(), kept(&after)["refresh"].as_str()),
        (Some("access-2"), Some("refresh-2"))
    );
}

#[tokio::test]
async fn a_refresh_that_names_neither_token_nor_scope_keeps_both() {
    let server = answering(json!({ "access_token": "access-2" })).await;
    let known = grant(Some(&["steps"]), None);
    let Refreshed::Renewed(after) = client(&server).consents().refresh(&known).await.unwrap() else { panic!() };
    assert_eq!((kept(&after)["refresh"].as_str(), after.allows(Metric::Steps)), (Some("refresh-1"), true));
    let Refreshed::Renewed(after) = client(&server).consents().refresh(&grant(None, None)).await.unwrap() else {
        panic!()
    };
    assert_eq!(after.scopes(), None, "a refresh does not make known what was not");
}

#[tokio::test]
async fn invalid_grant_means_that_the_consent_has_ended_and_nothing_else_does() {
    for status in [400, 401] {
        let answer = ResponseTemplate::new(status).set_body_json(json!({ "error": "invalid_grant" }));
        let refreshed = client(&server(answer).await).consents().refresh(&grant(None, None)).await.unwrap();
        assert!(matches!(refreshed, Refreshed::Revoked));
    }
    let others = [
        ResponseTemplate::new(400).set_body_json(json!({ "error": "invalid_client" })),
        ResponseTemplate::new(401),
        ResponseTemplate::new(500).set_body_json(json!({ "error": "server_error" })),
        ResponseTemplate::new(403).set_body_raw("<html>invalid_grant</html>", "text/html"),
    ];
    for answer in others {
        client(&server(answer).await).consents().refresh(&grant(None, None)).await.unwrap_err();
    }
}

#[test]
fn a_grant_survives_the_vault_and_nothing_else_is_taken_for_one() {
    let before = grant(Some(&["steps", "ecg"]), Some(Utc::now()));
    let text = before.for_vault().unwrap();
    let after = Grant::from_vault(&text).unwrap();
    assert_eq!(kept(&before), kept(&after));
    assert_eq!(after.patient(), &PatientId::from("p-1"));
    let other = [String::new(), "{}".to_owned(), text.expose_secret().replace("\"version\":1", "\"version\":2")];
    for text in other {
        Grant::from_vault(&SecretString::from(text)).unwrap_err();
    }
}
