//! The session: had when it is needed, had anew when it is refused, and told to nobody.

use std::time::Duration;

use mia::{CallErrorKind, Certainty, DeviceRecordId, Mia, MiaConfig, SecretString};
use serde_json::json;
use wiremock::matchers::{any, header as has, method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::exchange::{calls, client, config, header, logged_in, paths, server};

fn record() -> DeviceRecordId {
    DeviceRecordId("66f0".to_owned())
}

/// A server that logs in with `cookies`, one after the other, and takes only the last of them.
async fn server_that_takes_the_last(cookies: &'static [&'static str]) -> MockServer {
    let server = MockServer::start().await;
    for (index, cookie) in cookies.iter().enumerate() {
        let answer = ResponseTemplate::new(200).insert_header("set-cookie", format!("sid={cookie}; Path=/").as_str());
        let times = if index + 1 == cookies.len() { u64::MAX } else { 1 };
        let priority = u8::try_from(index + 1).unwrap();
        Mock::given(path("/oauth/token"))
            .respond_with(answer)
            .up_to_n_times(times)
            .with_priority(priority)
            .mount(&server)
            .await;
    }
    let last = format!("sid={}", cookies.last().unwrap());
    let taken = ResponseTemplate::new(204);
    Mock::given(has("cookie", last.as_str())).respond_with(taken).with_priority(6).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).with_priority(7).mount(&server).await;
    server
}

#[tokio::test]
async fn twenty_calls_at_once_log_in_once() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({"sub": "1"}))).await;
    let mia = client(&server);
    let asking: Vec<_> = (0..20)
        .map(|_| {
            let mia = mia.clone();
            tokio::spawn(async move { mia.account().profile().await.map(drop) })
        })
        .collect();
    for one in asking {
        one.await.unwrap().unwrap();
    }
    assert_eq!(paths(&server).await.iter().filter(|path| *path == "/oauth/token").count(), 1);
    assert_eq!(calls(&server).await.len(), 20);
}

#[tokio::test]
async fn a_write_that_a_session_that_ran_out_refuses_is_sent_again_with_a_fresh_one() {
    let server = server_that_takes_the_last(&["old", "new"]).await;
    client(&server).devices().unassign(&record()).await.unwrap();
    let unassign = "/devices/66f0/unassign";
    assert_eq!(paths(&server).await, ["/oauth/token", unassign, "/oauth/token", unassign]);
    let sent: Vec<_> = calls(&server).await.iter().map(|request| header(request, "cookie").join("|")).collect();
    assert_eq!(sent, ["sid=old", "sid=new"]);
}

#[tokio::test]
async fn a_fresh_session_that_is_refused_too_is_told_and_not_tried_for_ever() {
    let server = server(ResponseTemplate::new(401)).await;
    let error = client(&server).devices().unassign(&record()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("MIA-06", CallErrorKind::Unauthorized));
    assert_eq!(error.certainty(), Certainty::Rejected);
    assert_eq!(calls(&server).await.len(), 2);
    assert_eq!(paths(&server).await.len(), 4);
}

#[tokio::test]
async fn a_log_in_that_failed_proves_that_the_act_did_not_happen() {
    let cases = [
        (ResponseTemplate::new(500), "MIA-06", CallErrorKind::NeverLeft),
        (ResponseTemplate::new(503).insert_header("retry-after", "5"), "MIA-06", CallErrorKind::NeverLeft),
        (ResponseTemplate::new(404), "MIA-06", CallErrorKind::NeverLeft),
        (ResponseTemplate::new(200), "MIA-06", CallErrorKind::NeverLeft),
        (logged_in().set_delay(Duration::from_secs(5)), "MIA-06", CallErrorKind::NeverLeft),
        (ResponseTemplate::new(401), "MIA-01", CallErrorKind::Unauthorized),
        (ResponseTemplate::new(403), "MIA-01", CallErrorKind::Forbidden),
        (ResponseTemplate::new(429), "MIA-01", CallErrorKind::Deferred),
    ];
    for (answer, operation, kind) in cases {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let mut config = config(&server);
        config.transport.timeout = Duration::from_millis(200);
        let error = Mia::new(config).unwrap().devices().unassign(&record()).await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), (operation, kind));
        assert_ne!(error.certainty(), Certainty::Unknown, "{kind:?}");
        assert!(calls(&server).await.is_empty(), "the act was not sent");
    }
}

#[tokio::test]
async fn a_session_that_an_answer_renews_or_ends_is_renewed_or_ended() {
    let server = MockServer::start().await;
    Mock::given(path("/oauth/token")).respond_with(logged_in()).with_priority(1).mount(&server).await;
    let answer = |cookie: &str| {
        ResponseTemplate::new(200).set_body_json(json!({"sub": "1"})).insert_header("set-cookie", cookie)
    };
    Mock::given(has("cookie", "sid=slid"))
        .respond_with(answer("sid=; Max-Age=0; Path=/"))
        .with_priority(2)
        .mount(&server)
        .await;
    Mock::given(method("GET")).respond_with(answer("sid=slid; Path=/")).with_priority(3).mount(&server).await;
    let mia = client(&server);
    for _ in 0..3 {
        mia.account().profile().await.unwrap();
    }
    assert_eq!(paths(&server).await, ["/oauth/token", "/profile", "/profile", "/oauth/token", "/profile"]);
}

#[tokio::test]
async fn no_other_cookie_is_sent_back() {
    let server = MockServer::start().await;
    let answer = logged_in().append_header("set-cookie", "tracking=yes; Path=/");
    Mock::given(any()).respond_with(answer.set_body_json(json!({}))).mount(&server).await;
    let mia = client(&server);
    mia.account().profile().await.unwrap();
    mia.account().profile().await.unwrap();
    for request in calls(&server).await {
        assert_eq!(header(&request, "cookie").len(), 1);
        assert!(!sent_cookie(&request).contains("tracking"));
    }
}

fn sent_cookie(request: &Request) -> String {
    header(request, "cookie").join("|")
}

#[tokio::test]
async fn the_session_is_not_taken_along_to_another_address() {
    let elsewhere = server(ResponseTemplate::new(200).set_body_json(json!({"sub": "1"}))).await;
    let to = format!("{}/profile", elsewhere.uri());
    let server = server(ResponseTemplate::new(302).insert_header("location", to.as_str())).await;
    assert!(client(&server).account().profile().await.is_err());
    assert!(paths(&elsewhere).await.is_empty());
}

#[test]
fn a_configuration_shows_no_secret_and_must_be_whole_and_safe() {
    let made = |base: &str, user: &str, password: &str| {
        let config = MiaConfig::new(base.parse().unwrap(), user, SecretString::from(password));
        assert!(!format!("{config:?}").contains("secret"));
        Mia::new(config)
    };
    assert!(made("https://bff.clinic.example", "secret-user", "secret-word").is_ok());
    assert!(made("http://bff.clinic.example", "secret-user", "secret-word").is_err());
    assert!(made("https://bff.clinic.example", " ", "secret-word").is_err());
    assert!(made("https://bff.clinic.example", "secret-user", "").is_err());
    let mut config = MiaConfig::new("https://x.example".parse().unwrap(), "u", SecretString::from("p"));
    for path in ["devices", "/devices/{id}", "/devices?x=1"] {
        config.settings.devices_path = path.to_owned();
        assert!(Mia::new(config.clone()).is_err(), "{path}");
    }
}
