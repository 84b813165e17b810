//! One exchange with a server that gives prepared answers and keeps what it was sent.

use carium::{CallError, CallErrorKind, Carium, CariumConfig, Certainty, LogIn, SecretString, TransportOptions};
use serde_json::{Value, json};
use vendor_http::RetryPolicy;
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const LOGIN: &str = "/identity/v1/login/";
pub const REFRESH: &str = "/identity/v1/refresh/";
pub const TOKEN: &str = "access-one";
pub const ORGANIZATION: &str = "8d25a2a6-8219-40d1-a34f-c24ec69f4f72";

/// A server that grants [`TOKEN`] and answers everything else with `answer`.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = empty_server().await;
    Mock::given(any()).respond_with(answer).with_priority(9).mount(&server).await;
    server
}

/// A server that grants [`TOKEN`] and knows nothing else.
pub async fn empty_server() -> MockServer {
    let server = MockServer::start().await;
    let granted = ResponseTemplate::new(200).set_body_json(json!({"access-token": TOKEN}));
    Mock::given(path(LOGIN)).respond_with(granted).mount(&server).await;
    server
}

/// A server that answers everything but the log-in with 200 and `body`.
pub async fn answering(body: Value) -> MockServer {
    server(ResponseTemplate::new(200).set_body_json(body)).await
}

/// The configuration for `server`, without repeats: what is counted are the client's own decisions.
pub fn config(server: &MockServer) -> CariumConfig {
    let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
    CariumConfig {
        transport: TransportOptions { retry, ..TransportOptions::default() },
        ..CariumConfig::new(
            server.uri().parse().unwrap(),
            ORGANIZATION.into(),
            "clinic@example.com".to_owned(),
            SecretString::from("pass-word"),
        )
    }
}

/// A client that is logged in.
pub async fn client(server: &MockServer) -> Carium {
    logged_in(config(server)).await
}

pub async fn logged_in(config: CariumConfig) -> Carium {
    let carium = Carium::new(config).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::Done));
    carium
}

/// What `server` was sent after the log-in.
pub async fn all_sent(server: &MockServer) -> Vec<Request> {
    let mut requests = server.received_requests().await.unwrap();
    requests.retain(|request| request.url.path() != LOGIN);
    requests
}

/// The one request that `server` was sent after the log-in, which is `line` ("GET /path?query", decoded) and carries
/// Carium's two headers.
pub async fn sent_as(server: &MockServer, line: &str) -> Request {
    let mut requests = all_sent(server).await;
    assert_eq!(requests.len(), 1, "exactly one request");
    let request = requests.remove(0);
    assert_eq!(line_of(&request), line);
    assert_eq!(header(&request, "authorization"), [format!("Bearer {TOKEN}")]);
    assert_eq!(header(&request, "accept"), ["application/vnd.api+json"]);
    request
}

/// `METHOD /path?query`, the query decoded.
pub fn line_of(request: &Request) -> String {
    let query: Vec<_> = request.url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    format!("{} {}{query}", request.method, request.url.path())
}

/// All values of a header.
pub fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

pub fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

/// Asserts that `error` names `operation` and `field`, and that `server` was sent nothing.
pub async fn refused(server: &MockServer, error: CallError, operation: &str, field: &str) {
    match error.kind() {
        CallErrorKind::InvalidInput { field: named, rule } => {
            assert_eq!(named, field);
            assert!(!rule.is_empty());
        }
        other => panic!("{other:?} instead of a refusal of {field}"),
    }
    assert_eq!((error.operation(), error.certainty()), (operation, Certainty::NeverLeft));
    assert!(all_sent(server).await.is_empty(), "nothing was sent");
}
