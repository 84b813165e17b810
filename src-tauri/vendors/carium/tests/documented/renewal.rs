use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use carium::{CallErrorKind, Carium, CariumConfig, Certainty, LogIn, PageAt, Standing};
use serde_json::{Value, json};
use wiremock::matchers::{header as has_header, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::bodies;
use crate::exchange::{LOGIN, REFRESH, body, config};

const APPOINTMENTS: &str = "/caredb/v1/org-appointments/";

/// A server whose log-in gives `first` with a refresh token for `life` seconds, and whose refresh answers `refreshed`.
async fn renewing(life: u32, refreshed: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    let granted = json!({"access-token": "first", "refresh-token": "again", "access-token-expiration-seconds": life});
    Mock::given(path(LOGIN)).respond_with(ResponseTemplate::new(200).set_body_json(granted)).mount(&server).await;
    Mock::given(path(REFRESH)).respond_with(refreshed).mount(&server).await;
    server
}

fn second(life: u32) -> ResponseTemplate {
    let granted =
        json!({"access-token": "second", "refresh-token": "further", "access-token-expiration-seconds": life});
    ResponseTemplate::new(200).set_body_json(granted)
}

/// The list of appointments takes this token only.
async fn takes(server: &MockServer, token: &str) {
    let bearer = format!("Bearer {token}");
    let page = ResponseTemplate::new(200).set_body_json(bodies::page(Vec::new()));
    Mock::given(path(APPOINTMENTS))
        .and(has_header("authorization", bearer.as_str()))
        .respond_with(page)
        .mount(server)
        .await;
    let refusal = ResponseTemplate::new(401).set_body_json(json!({"errors": [{"detail": "Token expired"}]}));
    Mock::given(path(APPOINTMENTS)).respond_with(refusal).with_priority(9).mount(server).await;
}

async fn logged_in(server: &MockServer) -> Carium {
    let carium = Carium::new(config(server)).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    carium
}

async fn list(carium: &Carium) -> Result<(), carium::CallError> {
    carium.appointments().list(&Default::default(), PageAt::default()).await.map(drop)
}

async fn of_path(server: &MockServer, wanted: &str) -> Vec<Request> {
    server.received_requests().await.unwrap().into_iter().filter(|request| request.url.path() == wanted).collect()
}

#[tokio::test]
async fn a_token_is_renewed_after_four_fifths_of_its_life_and_not_before() {
    let server = renewing(2, second(3_600)).await;
    Mock::given(path(APPOINTMENTS))
        .respond_with(ResponseTemplate::new(200).set_body_json(bodies::page(Vec::new())))
        .mount(&server)
        .await;
    let carium = logged_in(&server).await;
    list(&carium).await.unwrap();
    assert!(of_path(&server, REFRESH).await.is_empty());
    tokio::time::sleep(Duration::from_millis(1_650)).await;
    list(&carium).await.unwrap();
    let refreshes = of_path(&server, REFRESH).await;
    assert_eq!(refreshes.len(), 1);
    assert_eq!(body(&refreshes[0]), json!({"refresh-token": "again"}));
    assert!(!refreshes[0].headers.contains_key("authorization"));
    let tokens: Vec<Value> = of_path(&server, APPOINTMENTS)
        .await
        .iter()
        .map(|r| json!(r.headers["authorization"].to_str().unwrap()))
        .collect();
    assert_eq!(tokens, ["Bearer first", "Bearer second"]);
}

#[tokio::test]
async fn many_calls_that_are_refused_at_once_make_one_renewal() {
    let server = renewing(3_600, second(3_600).set_delay(Duration::from_millis(50))).await;
    takes(&server, "second").await;
    let carium = logged_in(&server).await;
    let done = AtomicUsize::new(0);
    futures::future::join_all((0..12).map(|_| async {
        list(&carium).await.unwrap();
        done.fetch_add(1, Ordering::SeqCst);
    }))
    .await;
    assert_eq!(done.load(Ordering::SeqCst), 12);
    assert_eq!(of_path(&server, REFRESH).await.len(), 1, "one renewal in flight");
    let Standing::LoggedIn { renews, .. } = carium.standing() else { panic!() };
    assert!(renews);
}

#[tokio::test]
async fn a_write_that_a_401_refused_is_sent_again_with_the_fresh_token() {
    let server = renewing(3_600, second(3_600)).await;
    Mock::given(has_header("authorization", "Bearer first"))
        .respond_with(ResponseTemplate::new(401))
        .mount(&server)
        .await;
    Mock::given(has_header("authorization", "Bearer second"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    let carium = logged_in(&server).await;
    carium.appointments().delete(&"7".into()).await.unwrap();
    assert_eq!(of_path(&server, "/caredb/v1/org-appointments/7/").await.len(), 2);
}

#[tokio::test]
async fn a_refused_renewal_ends_the_session_and_a_person_has_to_log_in() {
    for (answer, standing) in [
        (json!({"errors": [{"detail": "Refresh token expired"}]}), Standing::NeedsLogIn),
        (json!({"errors": [{"detail": "TOTP required"}]}), Standing::NeedsTotp),
    ] {
        let server = renewing(3_600, ResponseTemplate::new(401).set_body_json(answer)).await;
        takes(&server, "second").await;
        let carium = logged_in(&server).await;
        let error = list(&carium).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (CallErrorKind::Unauthorized, Some(401)));
        assert_eq!((error.certainty(), error.vendor_message()), (Certainty::Rejected, Some("Token expired")));
        assert_eq!(carium.standing(), standing);
        let error = list(&carium).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Unauthorized, Certainty::NeverLeft));
        assert_eq!(of_path(&server, REFRESH).await.len(), 1, "what was refused is not tried again");
        assert_eq!(of_path(&server, LOGIN).await.len(), 1, "no password is tried by itself");
    }
}

#[tokio::test]
async fn an_early_renewal_that_fails_leaves_the_token_that_still_serves() {
    for (status, renews) in [(500, true), (401, false)] {
        let server = renewing(2, ResponseTemplate::new(status)).await;
        takes(&server, "first").await;
        let carium = logged_in(&server).await;
        tokio::time::sleep(Duration::from_millis(1_650)).await;
        list(&carium).await.unwrap();
        list(&carium).await.unwrap();
        assert_eq!(of_path(&server, REFRESH).await.len(), 1, "not again at once: {status}");
        assert!(matches!(carium.standing(), Standing::LoggedIn { renews: said, .. } if said == renews), "{status}");
    }
}

#[tokio::test]
async fn a_renewal_that_reaches_nobody_ends_no_session_and_says_that_nothing_was_sent() {
    let server = renewing(3_600, ResponseTemplate::new(503)).await;
    takes(&server, "second").await;
    let carium = logged_in(&server).await;
    for _ in 0..3 {
        let error = list(&carium).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NeverLeft, Certainty::NeverLeft));
    }
    assert_eq!(of_path(&server, REFRESH).await.len(), 1, "callers do not each wait in vain");
    assert!(matches!(carium.standing(), Standing::LoggedIn { renews: true, .. }));
}

#[tokio::test]
async fn a_fresh_token_that_is_refused_as_well_ends_the_session() {
    let server = renewing(3_600, second(3_600)).await;
    takes(&server, "no other").await;
    let carium = logged_in(&server).await;
    assert_eq!(list(&carium).await.unwrap_err().kind(), CallErrorKind::Unauthorized);
    assert_eq!(of_path(&server, APPOINTMENTS).await.len(), 2, "once more, and not again");
    assert_eq!(carium.standing(), Standing::NeedsLogIn);
}

#[tokio::test]
async fn the_refresh_path_is_configurable_and_a_refresh_token_that_is_not_replaced_stays() {
    let server = MockServer::start().await;
    let granted = json!({"access-token": "first", "refresh-token": "again"});
    Mock::given(path(LOGIN)).respond_with(ResponseTemplate::new(200).set_body_json(granted)).mount(&server).await;
    let renewed = ResponseTemplate::new(200).set_body_json(json!({"access-token": "second"}));
    Mock::given(path("/identity/v1/token/")).respond_with(renewed).mount(&server).await;
    takes(&server, "second").await;
    let carium = Carium::new(CariumConfig { refresh_path: "/identity/v1/token/".into(), ..config(&server) }).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    list(&carium).await.unwrap();
    assert!(matches!(carium.standing(), Standing::LoggedIn { renews: true, .. }));
    for path in ["identity/", "/a?b", "/{id}/"] {
        assert!(Carium::new(CariumConfig { refresh_path: path.into(), ..config(&server) }).is_err(), "{path}");
    }
}
