//! One exchange with a server that gives a prepared answer and keeps what it was sent.

use serde_json::Value;
use solo::{SecretString, Solo, SoloConfig, TransportOptions};
use vendor_http::RetryPolicy;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const KEY: &str = "YourApiKey";

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

/// The configuration for `server`, without repeats: what is counted are the client's own decisions.
pub fn config(server: &MockServer) -> SoloConfig {
    let mut config = SoloConfig::new(server.uri().parse().unwrap(), SecretString::from(KEY));
    let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
    config.transport = TransportOptions { retry, ..TransportOptions::default() };
    config
}

pub fn client(server: &MockServer) -> Solo {
    Solo::new(config(server)).unwrap()
}

/// The one request that `server` was sent.
pub async fn sent(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1, "exactly one request");
    requests.remove(0)
}

/// The one request that `server` was sent, which is `line` ("GET /path?query") and carries Solo's two headers.
pub async fn sent_as(server: &MockServer, line: &str) -> Request {
    let request = sent(server).await;
    let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
    assert_eq!(format!("{} {}{query}", request.method, request.url.path()), line);
    assert_eq!(header(&request, "api-key"), [KEY]);
    assert_eq!(header(&request, "content-type"), ["application/json"]);
    request
}

/// All values of a header.
pub fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

pub fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

/// How many requests `server` was sent.
pub async fn count(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}
