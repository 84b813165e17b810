use std::time::Duration;

use carium::{CallErrorKind, Carium, CariumConfig, LogIn, SecretString, Standing};
use chrono::Utc;
use serde_json::json;
use wiremock::matchers::{body_partial_json, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::exchange::{LOGIN, TOKEN, body, config, header};

async fn answered(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path(LOGIN)).respond_with(answer).mount(&server).await;
    server
}

fn wants_a_code() -> ResponseTemplate {
    let detail = "A TOTP code is required for this user.";
    ResponseTemplate::new(401).set_body_json(json!({"errors": [{"status": "401", "detail": detail}]}))
}

#[tokio::test]
async fn car_01_sends_the_documented_flat_body_and_holds_the_token() {
    let server = answered(ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}))).await;
    let carium = Carium::new(config(&server)).unwrap();
    assert_eq!(carium.standing(), Standing::NeedsLogIn);
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!((request.method.as_str(), request.url.path()), ("POST", "/identity/v1/login/"));
    assert_eq!(header(request, "content-type"), ["application/json"]);
    assert_eq!(header(request, "accept"), ["application/vnd.api+json"]);
    assert!(header(request, "authorization").is_empty());
    assert_eq!(body(request), json!({"username": "clinic@example.com", "password": "pass-word"}));
    let Standing::LoggedIn { until, renews } = carium.standing() else { panic!("{:?}", carium.standing()) };
    assert!(!renews, "there is no refresh token");
    let left = until - Utc::now();
    assert!((3_590..=3_600).contains(&left.num_seconds()), "an hour at most: {left}");
}

#[tokio::test]
async fn car_01_asks_for_a_code_only_when_the_vendor_does_and_sends_it_then() {
    let server = MockServer::start().await;
    let granted = ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}));
    Mock::given(path(LOGIN))
        .and(body_partial_json(json!({"totp-code": "123456"})))
        .respond_with(granted)
        .mount(&server)
        .await;
    Mock::given(path(LOGIN)).respond_with(wants_a_code()).with_priority(9).mount(&server).await;
    let carium = Carium::new(config(&server)).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::NeedsTotp));
    assert_eq!(carium.standing(), Standing::NeedsTotp);
    assert!(matches!(carium.log_in(Some("123 456")).await, LogIn::Done));
    assert!(matches!(carium.standing(), Standing::LoggedIn { .. }));
}

#[tokio::test]
async fn car_01_a_wrong_code_is_a_refusal_and_a_code_is_still_wanted() {
    let server = answered(wants_a_code()).await;
    let carium = Carium::new(config(&server)).unwrap();
    let LogIn::Refused(error) = carium.log_in(Some("000000")).await else { panic!() };
    assert_eq!(error.kind(), CallErrorKind::Unauthorized);
    assert_eq!(error.vendor_message(), Some("A TOTP code is required for this user."));
    assert_eq!(carium.standing(), Standing::NeedsTotp);
}

#[tokio::test]
async fn car_01_does_not_send_what_cannot_be_a_code() {
    let server = answered(wants_a_code()).await;
    let carium = Carium::new(config(&server)).unwrap();
    for code in ["", "12345", "123456789", "12345a", "１２３４５６"] {
        let LogIn::Refused(error) = carium.log_in(Some(code)).await else { panic!("{code}") };
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "totp-code", .. }));
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn car_01_a_wrong_password_is_a_refusal_that_wants_no_code() {
    for answer in [
        ResponseTemplate::new(401).set_body_json(json!({"errors": [{"title": "Invalid credentials"}]})),
        ResponseTemplate::new(403).set_body_raw("<html>one-time MFA portal</html>", "text/html"),
        ResponseTemplate::new(200).set_body_json(json!({"access-token": ""})),
        ResponseTemplate::new(500),
    ] {
        let server = answered(answer).await;
        let carium = Carium::new(config(&server)).unwrap();
        assert!(matches!(carium.log_in(None).await, LogIn::Refused(_)));
        assert_eq!(carium.standing(), Standing::NeedsLogIn);
        assert_eq!(server.received_requests().await.unwrap().len(), 1, "a password is tried once");
    }
}

#[tokio::test]
async fn car_01_a_failed_log_in_leaves_the_session_that_stands() {
    let server = MockServer::start().await;
    let granted = ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}));
    Mock::given(path(LOGIN)).respond_with(granted).up_to_n_times(1).mount(&server).await;
    Mock::given(path(LOGIN)).respond_with(wants_a_code()).with_priority(9).mount(&server).await;
    let carium = Carium::new(config(&server)).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    assert!(matches!(carium.log_in(None).await, LogIn::NeedsTotp));
    assert!(matches!(carium.standing(), Standing::LoggedIn { .. }));
}

#[tokio::test]
async fn car_01_asks_for_a_shorter_life_and_never_believes_in_more_than_an_hour() {
    let long = json!({"access-token": TOKEN, "access-token-expiration-seconds": 86_400});
    let server = answered(ResponseTemplate::new(200).set_body_json(long)).await;
    let carium = Carium::new(CariumConfig { access_token_seconds: Some(600), ..config(&server) }).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(body(request)["access-token-expiration-seconds"], 600);
    let Standing::LoggedIn { until, .. } = carium.standing() else { panic!() };
    assert!(until - Utc::now() <= chrono::TimeDelta::seconds(3_600));
}

#[tokio::test]
async fn a_session_that_cannot_be_renewed_ends_with_its_token_and_nothing_is_sent_without_one() {
    let server = answered(ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}))).await;
    let carium = Carium::new(CariumConfig { access_token_seconds: Some(1), ..config(&server) }).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(carium.standing(), Standing::NeedsLogIn);
    let error = carium.appointments().delete(&"1".into()).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Unauthorized);
    assert_eq!(error.certainty(), carium::Certainty::NeverLeft);
    assert_eq!(server.received_requests().await.unwrap().len(), 1, "the log-in and nothing else");
}

#[tokio::test]
async fn a_log_out_forgets_the_session() {
    let server = answered(ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}))).await;
    let carium = Carium::new(config(&server)).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    carium.log_out().await;
    assert_eq!(carium.standing(), Standing::NeedsLogIn);
    carium.appointments().delete(&"1".into()).await.unwrap_err();
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[test]
fn a_password_never_crosses_a_network_in_the_clear() {
    let made = |base: &str| {
        let password = SecretString::from("p");
        Carium::new(CariumConfig::new(base.parse().unwrap(), "o".into(), "u".to_owned(), password)).is_ok()
    };
    assert!(made("https://api.carium.com"));
    assert!(!made("http://api.carium.com"));
}
