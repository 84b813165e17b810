use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use vendor_http::{Body, GivenAddress, HeaderName, HeaderValue, Method, Request};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::transport;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Captured;
    fn make_writer(&'a self) -> Captured {
        self.clone()
    }
}

/// Everything that anything in the process logs, down to the finest level, while a request with private content in
/// every part is executed.
async fn logged(answer: ResponseTemplate) -> String {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(captured.clone())
        .finish();
    let mut key = HeaderValue::from_static("hunter2");
    key.set_sensitive(true);
    let request = Request::new("TEST-09", Method::POST, "/patients/{id}/visits", &["MRN-4711"])
        .unwrap()
        .with_query("room", "Okafor-Lounge")
        .with_header(HeaderName::from_static("api-key"), key)
        .with_body(Body::Json(json!({"name": "Ngozi"})));
    let transport = transport(&server.uri());
    let guard = tracing::subscriber::set_default(subscriber);
    let _outcome = transport.execute(&request).await;
    drop(guard);
    captured.text()
}

fn assert_private(log: &str) {
    for private in ["hunter2", "MRN-4711", "Okafor", "Ngozi", "Adaeze"] {
        assert!(!log.contains(private), "{private} is in the log:\n{log}");
    }
}

#[tokio::test]
async fn an_answered_request_is_logged_by_template_and_nothing_private_is() {
    let id = "5f3c9d1e-0000-4000-8000-000000000002";
    let answer = ResponseTemplate::new(201)
        .insert_header("x-correlation-id", id)
        .insert_header("x-echo", "Adaeze")
        .set_body_string("Adaeze");
    let log = logged(answer).await;
    let line = log.lines().find(|line| line.contains("vendor_http")).unwrap();
    for part in ["TEST-09", "POST", "/patients/{id}/visits", "201", "duration_ms", id] {
        assert!(line.contains(part), "{part} is missing in: {line}");
    }
    assert_private(&log);
}

#[tokio::test]
async fn a_failed_request_is_logged_by_template_and_nothing_private_is() {
    let answer = ResponseTemplate::new(422).set_body_string("Adaeze was born in 1983");
    let log = logged(answer).await;
    let line = log.lines().find(|line| line.contains("vendor_http")).unwrap();
    for part in ["WARN", "TEST-09", "/patients/{id}/visits", "422"] {
        assert!(line.contains(part), "{part} is missing in: {line}");
    }
    assert_private(&log);
}

#[tokio::test]
async fn a_given_address_is_logged_by_its_name_only() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(403)).mount(&server).await;
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(captured.clone())
        .finish();
    let address = GivenAddress::new(&format!("{}/bucket/Okafor?X-Signature=hunter2", server.uri())).unwrap();
    let request = Request::to_given("TEST-18", Method::POST, "{upload-url}", address);
    let transport = transport(&server.uri());
    let guard = tracing::subscriber::set_default(subscriber);
    let _outcome = transport.execute(&request).await;
    drop(guard);
    let log = captured.text();
    let line = log.lines().find(|line| line.contains("vendor_http")).unwrap();
    assert!(line.contains("{upload-url}") && line.contains("403"), "{line}");
    assert!(!line.contains("bucket") && !line.contains("127.0.0.1"), "{line}");
    assert!(!log.contains("bucket"));
    assert_private(&log);
}
