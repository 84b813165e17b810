//! The log-in: CM-01, and the credentials of the Clinical API.

use std::sync::Arc;
use std::time::Duration;

use caremonitor::{Access, CareMonitor, CareMonitorConfig, OrgId, Search, SecretString};
use serde_json::json;
use vendor_http::{CallErrorKind, Certainty};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::exchange::{
    all, answering, at, body, client, config, count, header, sent, sent_as, server, with_log_in, with_password, written,
};

fn search() -> Search {
    Search::between(at("2026-11-21T00:00:00Z"), at("2026-11-22T00:00:00Z"))
}

fn ok() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!([]))
}

#[tokio::test]
async fn cm_01_sends_user_and_password_and_no_other_credential() {
    let server = answering(json!({ "token": "t" })).await;
    with_password(&server).log_in().await.unwrap();
    let request = sent(&server).await;
    assert_eq!(written(&request), "POST /login");
    assert_eq!(body(&request), json!({ "user_id": "nina", "password": "correct horse" }));
    assert_eq!(header(&request, "content-type"), ["application/json"]);
    for name in ["authorization", "x-api-key", "x-access-token"] {
        assert!(header(&request, name).is_empty(), "{name}");
    }
}

#[tokio::test]
async fn cm_01_finds_the_token_in_the_header_and_in_every_assumed_place_of_the_body() {
    let bodies = [
        json!({ "x-access-token": "secret-1" }),
        json!({ "x_access_token": "secret-1" }),
        json!({ "token": "secret-1", "user": {} }),
        json!({ "data": { "token": "secret-1" } }),
    ];
    let in_header = ResponseTemplate::new(200).insert_header("x-access-token", "secret-1");
    let mut answers = vec![in_header.clone(), in_header.set_body_json(json!({ "token": "another" }))];
    answers.extend(bodies.map(|body| ResponseTemplate::new(200).set_body_json(body)));
    for answer in answers {
        let server = MockServer::start().await;
        Mock::given(path("/login")).respond_with(answer).mount(&server).await;
        Mock::given(any()).respond_with(ok()).mount(&server).await;
        with_password(&server).slots().list(&search()).await.unwrap();
        assert_eq!(header(&all(&server).await[1], "x-access-token"), ["secret-1"]);
    }
}

#[tokio::test]
async fn a_log_in_without_a_token_is_unreadable_and_proves_that_a_write_was_not_sent() {
    for answer in [json!({}), json!({ "token": "" }), json!({ "token": null }), json!({ "data": [] }), json!("t")] {
        let server = answering(answer).await;
        let caremonitor = with_password(&server);
        assert_eq!(caremonitor.log_in().await.unwrap_err().kind(), CallErrorKind::Malformed);
        let error = caremonitor.patient_appointments().cancel(&"a".into()).await.unwrap_err();
        assert_eq!((error.operation(), error.certainty()), ("CM-13", Certainty::NeverLeft));
    }
}

#[tokio::test]
async fn one_log_in_serves_many_and_goes_with_org_id_and_without_a_key() {
    let server = with_log_in(vec![ok().set_delay(Duration::from_millis(20))]).await;
    let caremonitor = Arc::new(with_password(&server));
    let asking: Vec<_> = (0..6)
        .map(|_| {
            let caremonitor = Arc::clone(&caremonitor);
            tokio::spawn(async move { caremonitor.slots().list(&search()).await })
        })
        .collect();
    for one in asking {
        one.await.unwrap().unwrap();
    }
    let requests = all(&server).await;
    let (log_ins, others): (Vec<_>, Vec<_>) = requests.iter().partition(|request| request.url.path() == "/login");
    assert_eq!((log_ins.len(), others.len()), (1, 6));
    for request in others {
        assert_eq!(header(request, "x-access-token"), ["token-1"]);
        assert_eq!(header(request, "org_id"), ["org-7"]);
        assert!(header(request, "x-api-key").is_empty(), "never both");
    }
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_and_the_request_sent_once_more_also_a_write() {
    let refused = ResponseTemplate::new(401);
    let server = with_log_in(vec![refused, ResponseTemplate::new(204)]).await;
    with_password(&server).patient_appointments().cancel(&"a".into()).await.unwrap();
    let requests = all(&server).await;
    let lines: Vec<_> = requests.iter().map(written).collect();
    assert_eq!(
        lines,
        ["POST /login", "DELETE /patient-appointments/a", "POST /login", "DELETE /patient-appointments/a"]
    );
    assert_eq!(header(&requests[3], "x-access-token"), ["token-2"]);
}

#[tokio::test]
async fn a_second_refusal_is_the_end_of_it() {
    let server = with_log_in(vec![ResponseTemplate::new(401).set_body_json(json!({ "message": "No" }))]).await;
    let error = with_password(&server).slots().list(&search()).await.unwrap_err();
    assert_eq!(
        (error.operation(), error.kind(), error.vendor_message()),
        ("CM-04", CallErrorKind::Unauthorized, Some("No"))
    );
    assert_eq!(count(&server).await, 4);
}

#[tokio::test]
async fn a_refused_log_in_is_not_tried_again_until_a_person_does() {
    let server = server(ResponseTemplate::new(401).set_body_json(json!({ "error": "Bad password" }))).await;
    let caremonitor = with_password(&server);
    for _ in 0..5 {
        let error = caremonitor.slots().list(&search()).await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("CM-01", CallErrorKind::Unauthorized));
        assert_eq!(error.certainty(), Certainty::Rejected);
    }
    assert_eq!(count(&server).await, 1, "an account is not locked by a refresher");
    caremonitor.log_in().await.unwrap_err();
    assert_eq!(count(&server).await, 2);
    server.reset().await;
    Mock::given(path("/login")).respond_with(ok().set_body_json(json!({ "token": "t" }))).mount(&server).await;
    Mock::given(any()).respond_with(ok()).mount(&server).await;
    caremonitor.log_in().await.unwrap();
    caremonitor.slots().list(&search()).await.unwrap();
}

#[tokio::test]
async fn a_log_in_that_was_lost_proves_that_the_write_behind_it_was_not_sent_and_is_tried_again() {
    let server = MockServer::start().await;
    Mock::given(path("/login")).respond_with(ResponseTemplate::new(500)).up_to_n_times(1).mount(&server).await;
    Mock::given(path("/login")).respond_with(ok().set_body_json(json!({ "token": "t" }))).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let caremonitor = with_password(&server);
    let error = caremonitor.telehealth_appointments().cancel(&"a".into()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("CM-09", CallErrorKind::NeverLeft));
    caremonitor.telehealth_appointments().cancel(&"a".into()).await.unwrap();
}

#[tokio::test]
async fn an_api_key_is_sent_alone_and_its_refusal_stands() {
    let server = server(ResponseTemplate::new(401)).await;
    let caremonitor = client(&server);
    assert_eq!(caremonitor.slots().list(&search()).await.unwrap_err().kind(), CallErrorKind::Unauthorized);
    let line = "GET /available-slots?from=2026-11-21T11%3A00%3A00%2B11%3A00&to=2026-11-22T11%3A00%3A00%2B11%3A00";
    sent_as(&server, line).await;
    let error = caremonitor.log_in().await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { .. }));
    assert_eq!(count(&server).await, 1);
}

#[tokio::test]
async fn a_client_for_another_organisation_shares_the_log_in_and_names_its_own() {
    let server = with_log_in(vec![ok()]).await;
    let first = with_password(&server);
    let second = first.at(&OrgId::from("org-8")).unwrap();
    first.slots().list(&search()).await.unwrap();
    second.slots().list(&search()).await.unwrap();
    let requests = all(&server).await;
    let orgs: Vec<_> = requests[1..].iter().flat_map(|request| header(request, "org_id")).collect();
    assert_eq!(orgs, ["org-7", "org-8"]);
    assert!(first.at(&OrgId::from(" ")).is_err());
}

#[tokio::test]
async fn secrets_stay_out_of_the_clear_out_of_debug_and_out_of_errors() {
    let server = server(ResponseTemplate::new(401)).await;
    let made = |base: &str, key: &str| {
        let access = Access::ApiKey(SecretString::from(key));
        CareMonitor::new(CareMonitorConfig { base_url: base.parse().unwrap(), access, ..config(&server) }).is_ok()
    };
    assert!(made("https://api.example", "k"));
    assert!(!made("http://api.example", "k"));
    assert!(!made("https://api.example", "k\nX-Other: 1"));
    let mut config = config(&server);
    config.access = Access::Password { user_id: "nina".to_owned(), password: SecretString::from("hunter2") };
    if let Some(oauth) = &mut config.oauth {
        oauth.client_secret = Some(SecretString::from("hunter3"));
    }
    assert!(!format!("{config:?}").contains("hunter"));
    let error = CareMonitor::new(config).unwrap().log_in().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter"));
}
