//! A token endpoint and an API of other origins, which keep what they are sent.

use clinone::{ClinOne, ClinOneConfig, SecretString};
use serde_json::{Value, json};
use vendor_http::{RetryPolicy, TransportOptions};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// Payload `{"roles":["api.patient.manage","api.visit.read"]}`.
pub const JWT: &str = "eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhcGkucGF0aWVudC5tYW5hZ2UiLCJhcGkudmlzaXQucmVhZCJdfQ.c2ln";
pub const SECRET: &str = "s3cret/+ &=";

pub struct Vendor {
    pub tokens: MockServer,
    pub api: MockServer,
}

impl Vendor {
    /// An API that answers everything with `answer`.
    pub async fn answering(answer: ResponseTemplate) -> Self {
        Self::with_token(json!({"access_token": JWT, "token_type": "Bearer", "expires_in": "3600"}), answer).await
    }

    /// An API that answers everything with 200 and `body`.
    pub async fn saying(body: Value) -> Self {
        Self::answering(ResponseTemplate::new(200).set_body_json(body)).await
    }

    pub async fn with_token(token: Value, answer: ResponseTemplate) -> Self {
        Self::with_token_answer(ResponseTemplate::new(200).set_body_json(token), answer).await
    }

    pub async fn with_token_answer(token: ResponseTemplate, answer: ResponseTemplate) -> Self {
        let (tokens, api) = (MockServer::start().await, MockServer::start().await);
        Mock::given(any()).respond_with(token).mount(&tokens).await;
        Mock::given(any()).respond_with(answer).mount(&api).await;
        Self { tokens, api }
    }

    /// Without repeats: what is counted are the client's own decisions.
    pub fn config(&self) -> ClinOneConfig {
        let token_url = format!("{}/tenant.example/b2c_1/oauth2/v2.0/token", self.tokens.uri()).parse().unwrap();
        let secret = SecretString::from(SECRET);
        let mut config = ClinOneConfig::new(
            self.api.uri().parse().unwrap(),
            token_url,
            "https://x.example/.default",
            "id-1",
            secret,
        );
        let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
        config.transport = TransportOptions { retry, ..TransportOptions::default() };
        config
    }

    pub fn client(&self) -> ClinOne {
        ClinOne::new(&self.config()).unwrap()
    }

    /// The one request that the API was sent, which is `line` ("GET /path?query") and carries the token.
    pub async fn sent_as(&self, line: &str) -> Request {
        let mut requests = self.api.received_requests().await.unwrap();
        assert_eq!(requests.len(), 1, "exactly one request");
        let request = requests.remove(0);
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        assert_eq!(format!("{} {}{query}", request.method, request.url.path()), line);
        assert_eq!(header(&request, "authorization"), [format!("Bearer {JWT}")]);
        assert_eq!(header(&request, "accept"), ["application/json"]);
        for unsupported in ["hmacAuthHeader", "cookie", "x-api-key"] {
            assert!(header(&request, unsupported).is_empty());
        }
        request
    }

    /// How many requests token endpoint and API were sent.
    pub async fn counts(&self) -> (usize, usize) {
        let count = async |server: &MockServer| server.received_requests().await.unwrap().len();
        (count(&self.tokens).await, count(&self.api).await)
    }
}

/// All values of a header.
pub fn header<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    request.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

pub fn body(request: &Request) -> Value {
    assert_eq!(header(request, "content-type"), ["application/json"]);
    serde_json::from_slice(&request.body).unwrap()
}
