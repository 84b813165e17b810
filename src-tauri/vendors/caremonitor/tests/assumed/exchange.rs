//! Servers that give prepared answers and keep what they were sent.

use std::collections::BTreeMap;

use caremonitor::{
    Access, CareMonitor, CareMonitorConfig, OAuth, OrgId, SecretString, TransportOptions, default_profile,
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use url::form_urlencoded;
use vendor_http::RetryPolicy;
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const KEY: &str = "one-api-key";
pub const PASSWORD: &str = "correct horse";

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A server that answers everything with `answer`.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// A server that answers everything with 200 and `body`.
pub async fn answering(body: Value) -> MockServer {
    server(ResponseTemplate::new(200).set_body_json(body)).await
}

/// A server that gives tokens `token-1`, `token-2`, … to those who log in, and `answers` in turn to all else; the last one
/// again and again.
pub async fn with_log_in(answers: Vec<ResponseTemplate>) -> MockServer {
    let server = MockServer::start().await;
    for number in 1..=3_u32 {
        let token = ResponseTemplate::new(200).set_body_json(json!({ "token": format!("token-{number}") }));
        let times = if number == 3 { u64::MAX } else { 1 };
        Mock::given(path("/login")).respond_with(token).up_to_n_times(times).mount(&server).await;
    }
    let last = answers.len() - 1;
    for (number, answer) in answers.into_iter().enumerate() {
        let times = if number == last { u64::MAX } else { 1 };
        Mock::given(any()).respond_with(answer).up_to_n_times(times).mount(&server).await;
    }
    server
}

fn transport() -> TransportOptions {
    let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
    TransportOptions { retry, ..TransportOptions::default() }
}

/// The configuration for `server`, without repeats: what is counted are the client's own decisions.
pub fn config(server: &MockServer) -> CareMonitorConfig {
    CareMonitorConfig {
        base_url: server.uri().parse().unwrap(),
        org_id: OrgId::from("org-7"),
        access: Access::ApiKey(SecretString::from(KEY)),
        oauth: Some(OAuth {
            portal: server.uri().parse().unwrap(),
            client_id: "anteroom".to_owned(),
            client_secret: None,
        }),
        profile: default_profile().unwrap(),
        transport: transport(),
    }
}

/// A client that uses the API key.
pub fn client(server: &MockServer) -> CareMonitor {
    CareMonitor::new(config(server)).unwrap()
}

/// A client that logs in.
pub fn with_password(server: &MockServer) -> CareMonitor {
    let access = Access::Password { user_id: "nina".to_owned(), password: SecretString::from(PASSWORD) };
    CareMonitor::new(CareMonitorConfig { access, ..config(server) }).unwrap()
}

pub async fn all(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap()
}

/// The one request that `server` was sent.
pub async fn sent(server: &MockServer) -> Request {
    let mut requests = all(server).await;
    assert_eq!(requests.len(), 1, "exactly one request");
    requests.remove(0)
}

/// The one request that `server` was sent, which is `line` ("GET /path?query") and carries org_id and the key.
pub async fn sent_as(server: &MockServer, line: &str) -> Request {
    let request = sent(server).await;
    assert_eq!(written(&request), line);
    assert_eq!(header(&request, "org_id"), ["org-7"]);
    assert_eq!(header(&request, "x-api-key"), [KEY]);
    assert!(header(&request, "x-access-token").is_empty(), "never both");
    request
}

/// Method, path and query.
pub fn written(request: &Request) -> String {
    let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{} {}{query}", request.method, request.url.path())
}

/// All values of a header.
pub fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

pub fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

/// The fields of a form.
pub fn form(request: &Request) -> BTreeMap<String, String> {
    form_urlencoded::parse(&request.body).into_owned().collect()
}

/// How many requests `server` was sent.
pub async fn count(server: &MockServer) -> usize {
    all(server).await.len()
}
