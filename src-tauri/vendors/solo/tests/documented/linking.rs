//! Context-aware links: SOLO-34.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};
use solo::{CallErrorKind, LinkingClaims, LinkingKind, LinkingPatient, LinkingSex, SecretString, Solo, crypto};
use url::Url;
use wiremock::{MockServer, ResponseTemplate};

use crate::exchange::{client, config, count, header, sent, server};

const SECRET: &str = "some secret";

fn claims() -> LinkingClaims {
    LinkingClaims {
        user: "1234".to_owned(),
        kind: LinkingKind::MedicalAssistant,
        visit: "12345".to_owned(),
        date: DateTime::from_timestamp(1_508_584_382, 0).unwrap(),
        patient: LinkingPatient {
            id: "1".to_owned(),
            sex: LinkingSex::Male,
            dob: NaiveDate::from_ymd_opt(1983, 8, 15).unwrap(),
            first_name: "Mike".to_owned(),
            last_name: "Shinoda".to_owned(),
        },
    }
}

fn schema_object() -> Value {
    json!({
        "user": "1234",
        "type": "medicalAssistant",
        "visit": "12345",
        "date": 1_508_584_382,
        "patient": {"id": "1", "sex": "male", "dob": "1983-08-15", "firstName": "Mike", "lastName": "Shinoda"}
    })
}

fn with_secret(server: &MockServer) -> Solo {
    let mut config = config(server);
    config.linking_secret = Some(SecretString::from(SECRET));
    Solo::new(config).unwrap()
}

fn opened(url: &Url) -> Value {
    let (name, arg) = url.query_pairs().next().unwrap();
    assert_eq!(name, "arg");
    serde_json::from_slice(&crypto::open(SECRET.as_bytes(), &arg).unwrap()).unwrap()
}

async fn sending_to(location: &str) -> MockServer {
    server(ResponseTemplate::new(302).insert_header("Location", location)).await
}

#[tokio::test]
async fn solo_34_makes_a_link_that_opens_to_the_schemas_object_without_a_request() {
    let server = server(ResponseTemplate::new(500)).await;
    let solo = with_secret(&server);
    assert!(solo.linking().is_configured());
    let url = solo.linking().url(&claims()).unwrap();
    assert_eq!(url.path(), "/integrations/linking");
    assert_eq!(opened(&url), schema_object());
    let raw = url.query().unwrap().strip_prefix("arg=").unwrap();
    assert!(!raw.contains(['+', '/', '=']), "base64's own characters are percent-encoded: {raw}");
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn solo_34_takes_a_fresh_salt_and_iv_for_each_link() {
    let server = server(ResponseTemplate::new(500)).await;
    let solo = with_secret(&server);
    let mut starts = BTreeSet::new();
    for _ in 0..32 {
        let url = solo.linking().url(&claims()).unwrap();
        let arg = url.query_pairs().next().unwrap().1.into_owned();
        assert!(starts.insert(arg[..12].to_owned()), "a salt came twice");
        assert!(starts.insert(arg[12..36].to_owned()), "an IV came twice");
    }
}

#[tokio::test]
async fn solo_34_gives_where_solo_leads_without_following_and_without_a_key() {
    let server = sending_to("https://demo.visitnow.org/videocalls/76dc0be9").await;
    let location = with_secret(&server).linking().connect(&claims()).await.unwrap();
    assert_eq!(location.as_str(), "https://demo.visitnow.org/videocalls/76dc0be9");
    let request = sent(&server).await;
    assert_eq!((request.method.as_str(), request.url.path()), ("GET", "/integrations/linking"));
    assert_eq!(header(&request, "api-key"), [""; 0], "the document prints no request header");
    assert!(request.body.is_empty());
    assert_eq!(opened(&request.url), schema_object());
}

#[tokio::test]
async fn solo_34_completes_a_location_without_a_host() {
    let server = sending_to("/videocalls/76dc0be9").await;
    let location = with_secret(&server).linking().connect(&claims()).await.unwrap();
    assert_eq!(location.as_str(), format!("{}/videocalls/76dc0be9", server.uri()));
}

#[tokio::test]
async fn solo_34_refuses_a_location_that_no_browser_should_be_sent_to() {
    let host = "127.0.0.1";
    for location in [
        "http://elsewhere.example/videocalls/1".to_owned(),
        "javascript:alert(1)".to_owned(),
        "file:///etc/passwd".to_owned(),
        format!("ftp://{host}/videocalls/1"),
        format!("http://{host}:1/videocalls/1"),
    ] {
        let server = sending_to(&location).await;
        let error = with_secret(&server).linking().connect(&claims()).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (CallErrorKind::Malformed, Some(302)), "{location}");
    }
}

#[tokio::test]
async fn solo_34_takes_only_a_redirect_for_success_and_keeps_the_correlation_id() {
    let page = ResponseTemplate::new(200)
        .insert_header("Location", "https://demo.visitnow.org/videocalls/1")
        .insert_header("x-correlation-id", "0f8fad5b-d9cb-469f-a165-70867728950e");
    for answer in
        [page, ResponseTemplate::new(302).insert_header("x-correlation-id", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    {
        let server = server(answer).await;
        let error = with_secret(&server).linking().connect(&claims()).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
        assert_eq!(error.correlation_id(), Some("0f8fad5b-d9cb-469f-a165-70867728950e"));
    }
}

#[tokio::test]
async fn solo_34_needs_a_secret_and_every_claim_of_the_schema() {
    let server = server(ResponseTemplate::new(500)).await;
    let without = client(&server);
    assert!(!without.linking().is_configured());
    let error = without.linking().url(&claims()).unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "linking secret", .. }));

    let empty = String::new;
    let patient = claims().patient;
    let incomplete = [
        ("user", LinkingClaims { user: empty(), ..claims() }),
        ("visit", LinkingClaims { visit: empty(), ..claims() }),
        ("patient.id", LinkingClaims { patient: LinkingPatient { id: empty(), ..patient.clone() }, ..claims() }),
        (
            "patient.firstName",
            LinkingClaims { patient: LinkingPatient { first_name: empty(), ..patient.clone() }, ..claims() },
        ),
        ("patient.lastName", LinkingClaims { patient: LinkingPatient { last_name: empty(), ..patient }, ..claims() }),
    ];
    let solo = with_secret(&server);
    for (wrong, claims) in incomplete {
        let error = solo.linking().connect(&claims).await.unwrap_err();
        assert!(
            matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wrong),
            "{wrong}: {error}"
        );
    }
    assert_eq!(count(&server).await, 0);
}
