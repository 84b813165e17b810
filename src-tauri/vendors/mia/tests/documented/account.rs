//! Who is logged in: MIA-01 to MIA-03.

use mia::CallErrorKind;
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::exchange::{answering, body, client, header, paths, refused, sent_as, server};

#[tokio::test]
async fn mia_01_sends_user_name_and_password_as_json_and_no_cookie() {
    let server = server(ResponseTemplate::new(404)).await;
    client(&server).account().sign_in().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    assert_eq!((requests[0].method.as_str(), requests[0].url.path()), ("POST", "/oauth/token"));
    assert_eq!(body(&requests[0]), json!({"username": "desk@clinic.example", "password": "pass word"}));
    assert_eq!(header(&requests[0], "content-type"), ["application/json"]);
    assert!(header(&requests[0], "cookie").is_empty());
}

#[tokio::test]
async fn mia_01_is_no_success_without_a_session_that_can_be_used() {
    let without = [
        ResponseTemplate::new(200).set_body_json(json!({"access_token": "x"})),
        ResponseTemplate::new(200).insert_header("set-cookie", "session=x"),
        ResponseTemplate::new(200).insert_header("set-cookie", "sid=; Path=/"),
        ResponseTemplate::new(200).insert_header("set-cookie", "sid=x; Max-Age=0"),
        ResponseTemplate::new(200).insert_header("set-cookie", "sid=x; Path=/oauth"),
        ResponseTemplate::new(200).insert_header("set-cookie", "sid=x; Domain=elsewhere.example"),
    ];
    for answer in without {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let error = client(&server).account().sign_in().await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("MIA-01", CallErrorKind::Malformed));
    }
}

#[tokio::test]
async fn mia_01_tells_in_mias_words_that_the_password_is_not_accepted() {
    let server = MockServer::start().await;
    let refusal = json!({"statusCode": "401", "error": "Unauthorized", "message": "wrong user name or password"});
    let answer = ResponseTemplate::new(401).set_body_json(refusal);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let error = client(&server).account().sign_in().await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Unauthorized);
    assert_eq!(error.vendor_message(), Some("wrong user name or password"));
    assert_eq!(paths(&server).await.len(), 1, "and does not try again");
}

#[tokio::test]
async fn mia_02_reads_a_profile_as_openid_connect_has_it() {
    let server = answering(json!({
        "sub": "66f0c1", "name": "Ada Desk", "given_name": "Ada", "family_name": "Desk",
        "preferred_username": "ada", "email": "ada@clinic.example", "email_verified": true, "locale": "it-IT",
        "groups": ["front-desk"]
    }))
    .await;
    let profile = client(&server).account().profile().await.unwrap();
    let request = sent_as(&server, "GET /profile").await;
    assert!(request.body.is_empty());
    assert_eq!(profile.sub.as_deref(), Some("66f0c1"));
    assert_eq!(profile.name.as_deref(), Some("Ada Desk"));
    assert_eq!(profile.given_name.as_deref(), Some("Ada"));
    assert_eq!(profile.family_name.as_deref(), Some("Desk"));
    assert_eq!(profile.preferred_username.as_deref(), Some("ada"));
    assert_eq!(profile.email.as_deref(), Some("ada@clinic.example"));
    assert_eq!((profile.email_verified, profile.locale.as_deref()), (Some(true), Some("it-IT")));
    assert_eq!(profile.drift(), ["MIA-02: field groups"]);
    assert!(!format!("{profile:?}").contains("Ada"), "a name is not shown");
}

#[tokio::test]
async fn mia_02_reads_a_profile_that_tells_nothing_and_says_so() {
    let server = answering(json!({"name": null})).await;
    let profile = client(&server).account().profile().await.unwrap();
    assert_eq!((profile.sub.as_ref(), profile.name.as_ref()), (None, None));
    assert_eq!(profile.drift(), ["MIA-02: no sub"]);
}

#[tokio::test]
async fn mia_03_sends_the_address_without_logging_in_and_takes_204_for_done() {
    let server = server(ResponseTemplate::new(204)).await;
    client(&server).account().reset_password(" user@example.com ").await.unwrap();
    assert_eq!(paths(&server).await, ["/reset-password"]);
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].method.as_str(), "POST");
    assert_eq!(body(&requests[0]), json!({"email": "user@example.com"}));
    assert!(header(&requests[0], "cookie").is_empty());
}

#[tokio::test]
async fn mia_03_does_not_send_what_is_no_address_nor_the_session_it_has() {
    let server = server(ResponseTemplate::new(204)).await;
    for address in ["", "user", "@example.com", "user@"] {
        let error = client(&server).account().reset_password(address).await.unwrap_err();
        refused(&server, error, "MIA-03", "email").await;
    }
    let mia = client(&server);
    mia.account().sign_in().await.unwrap();
    mia.account().reset_password("user@example.com").await.unwrap();
    let last = server.received_requests().await.unwrap().pop().unwrap();
    assert!(header(&last, "cookie").is_empty());
}
