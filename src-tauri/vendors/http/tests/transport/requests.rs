use proptest::prelude::*;
use serde_json::json;
use vendor_http::{Body, HeaderName, HeaderValue, HttpError, Method, NotSent, Request, Transport};
use wiremock::matchers::{any, body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::{quick, request, transport};

fn refused(base: &str) -> String {
    match Transport::new(&base.parse().unwrap(), quick()) {
        Err(NotSent::Invalid(why)) => why,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("{base} was accepted"),
    }
}

#[test]
fn plain_http_is_refused_except_to_this_machine() {
    assert!(refused("http://demo.visitnow.org").contains("https"));
    assert!(refused("http://192.168.0.7").contains("https"));
    assert!(refused("ftp://demo.visitnow.org").contains("https"));
    for base in ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://demo.visitnow.org"] {
        assert!(Transport::new(&base.parse().unwrap(), quick()).is_ok(), "{base}");
    }
}

#[test]
fn a_base_address_with_a_password_or_a_query_is_refused() {
    refused("https://me:secret@demo.visitnow.org");
    refused("https://demo.visitnow.org/?a=b");
}

#[test]
fn an_id_that_would_address_something_else_is_refused() {
    for id in ["", ".", ".."] {
        let error = Request::new("TEST-01", Method::GET, "/things/{id}", &[id]).unwrap_err();
        assert!(matches!(error, HttpError::NeverLeft { reason: NotSent::Invalid(_), .. }));
    }
    assert!(Request::new("TEST-01", Method::GET, "/things/{id}", &[]).is_err());
    assert!(Request::new("TEST-01", Method::GET, "/things", &["7"]).is_err());
}

proptest! {
    #[test]
    fn an_id_stays_within_its_own_path_segment(id in "\\PC{1,20}") {
        prop_assume!(id != "." && id != "..");
        let request = Request::new("TEST-01", Method::GET, "/things/{id}/parts", &[&id]).unwrap();
        let base: url::Url = "https://example.org".parse().unwrap();
        let url = base.join(&request.path).unwrap();
        let segments: Vec<_> = url.path_segments().unwrap().collect();
        prop_assert_eq!(segments.len(), 3);
        let decoded = percent_encoding::percent_decode_str(segments[1]).decode_utf8().unwrap().into_owned();
        prop_assert_eq!(decoded, id);
        prop_assert!(url.query().is_none() && url.fragment().is_none());
    }
}

#[tokio::test]
async fn path_query_headers_and_body_arrive_as_they_were_given() {
    let server = MockServer::start().await;
    Mock::given(method("DELETE"))
        .and(path("/root/things/a%2Fb%20c"))
        .and(query_param("room", "Ça va & more+"))
        .and(header("x-key", "k"))
        .and(header("content-type", "application/json"))
        .and(body_json(json!({"a": 1})))
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&server)
        .await;
    let request = Request::new("TEST-01", Method::DELETE, "/things/{id}", &["a/b c"])
        .unwrap()
        .with_query("room", "Ça va & more+")
        .with_header(HeaderName::from_static("x-key"), HeaderValue::from_static("k"))
        .with_body(Body::Json(json!({"a": 1})));
    let base = format!("{}/root/", server.uri());
    let answer = transport(&base).execute(&request).await.unwrap();
    assert_eq!(answer.status.as_u16(), 204);
    assert!(answer.body.is_empty());
}

#[tokio::test]
async fn a_get_may_carry_a_json_body() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let request = request(Method::GET).with_body(Body::Json(json!({"a": 1})));
    transport(&server.uri()).execute(&request).await.unwrap();
    let seen = server.received_requests().await.unwrap();
    assert_eq!(seen[0].body, br#"{"a":1}"#);
}

#[test]
fn a_request_shows_no_content_when_formatted() {
    let request = Request::new("TEST-01", Method::POST, "/patients/{id}", &["MRN-4711"])
        .unwrap()
        .with_query("q", "Ngozi")
        .with_header(HeaderName::from_static("x-key"), HeaderValue::from_static("hunter2"))
        .with_body(Body::Json(json!({"name": "Adébáyò"})));
    let shown = format!("{request:?}");
    for private in ["4711", "Ngozi", "hunter2", "Adébáyò"] {
        assert!(!shown.contains(private), "{shown}");
    }
    assert!(shown.contains("/patients/{id}"));
}

#[tokio::test]
async fn a_form_is_encoded_as_a_token_endpoint_reads_it() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(header("content-type", "application/x-www-form-urlencoded"))
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    let fields = [("grant_type", "client_credentials"), ("scope", "https://x/.default"), ("client_secret", "a&b=c +é")];
    let body = Body::Form(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    assert!(!format!("{body:?}").contains("a&b"), "a secret shows in Debug");
    let request = request(Method::POST).with_body(body);
    transport(&server.uri()).execute(&request).await.unwrap();
    let sent = server.received_requests().await.unwrap().remove(0);
    let read: Vec<_> = url::form_urlencoded::parse(&sent.body).into_owned().collect();
    assert_eq!(read, fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
}
