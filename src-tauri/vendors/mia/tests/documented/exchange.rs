//! One exchange with a server that logs anyone in, gives a prepared answer to anything else and keeps what it was sent.

use mia::{CallError, CallErrorKind, Certainty, Mia, MiaConfig, SecretString, TransportOptions};
use serde_json::Value;
use vendor_http::RetryPolicy;
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const SID: &str = "s%3Aq8Kx2.invented";

/// What the log-in answers.
pub fn logged_in() -> ResponseTemplate {
    ResponseTemplate::new(200).insert_header("set-cookie", format!("sid={SID}; Path=/; HttpOnly").as_str())
}

/// A server that logs anyone in and answers everything else with `answer`.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path("/oauth/token")).respond_with(logged_in()).mount(&server).await;
    Mock::given(any()).respond_with(answer).with_priority(6).mount(&server).await;
    server
}

/// A server that answers everything but the log-in with 200 and `body`.
pub async fn answering(body: Value) -> MockServer {
    server(ResponseTemplate::new(200).set_body_json(body)).await
}

/// The configuration for `server`, without repeats: what is counted are the client's own decisions.
pub fn config(server: &MockServer) -> MiaConfig {
    let mut config =
        MiaConfig::new(server.uri().parse().unwrap(), "desk@clinic.example", SecretString::from("pass word"));
    let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
    config.transport = TransportOptions { retry, ..TransportOptions::default() };
    config
}

pub fn client(server: &MockServer) -> Mia {
    Mia::new(config(server)).unwrap()
}

/// What `server` was sent but for log-ins.
pub async fn calls(server: &MockServer) -> Vec<Request> {
    let all = server.received_requests().await.unwrap();
    all.into_iter().filter(|request| request.url.path() != "/oauth/token").collect()
}

/// Paths of everything that `server` was sent, in order.
pub async fn paths(server: &MockServer) -> Vec<String> {
    server.received_requests().await.unwrap().iter().map(|request| request.url.path().to_owned()).collect()
}

/// The one call that `server` was sent beside a log-in, which is `line` ("GET /path") and carries the session and no
/// header of the gateway's own.
pub async fn sent_as(server: &MockServer, line: &str) -> Request {
    let mut calls = calls(server).await;
    assert_eq!(calls.len(), 1, "exactly one call");
    let request = calls.remove(0);
    assert_eq!(format!("{} {}", request.method, request.url.path()), line);
    assert_eq!(header(&request, "cookie"), [format!("sid={SID}")]);
    for name in ["miauserid", "miausergroups", "clienttype", "isbackoffice", "miauserproperties"] {
        assert!(header(&request, name).is_empty(), "{name}");
    }
    request
}

/// All values of a header.
pub fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

/// The query, decoded, in the order it was sent.
pub fn query(request: &Request) -> Vec<(String, String)> {
    request.url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// One value of the query.
pub fn asked(request: &Request, name: &str) -> Option<String> {
    query(request).into_iter().find(|(one, _)| one == name).map(|(_, value)| value)
}

pub fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

/// Asserts that `error` refuses `field` of `operation` and that `server` was sent nothing, not even a log-in.
pub async fn refused(server: &MockServer, error: CallError, operation: &str, field: &str) {
    match error.kind() {
        CallErrorKind::InvalidInput { field: named, rule } => {
            assert_eq!(named, field);
            assert!(!rule.is_empty());
        }
        other => panic!("{other:?} instead of a refusal of {field}"),
    }
    assert_eq!((error.operation(), error.certainty()), (operation, Certainty::NeverLeft));
    assert!(paths(server).await.is_empty(), "nothing was sent");
}
