use vendor_http::{FilePart, GivenAddress, HeaderName, HeaderValue, HttpError, Method, Multipart, Request};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::transport;

const QUERY: &str = "X-Signature=a%2Fb%2B+c~%3d&X-Expires=60&empty=&flag";

async fn store() -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string("content")).mount(&server).await;
    server
}

fn given(method: Method, address: &str) -> Request {
    Request::to_given("TEST-18", method, "{download-url}", GivenAddress::new(address).unwrap())
}

#[tokio::test]
async fn a_given_address_is_used_as_it_is_and_without_the_accounts_authorization() {
    let (vendor, store) = (store().await, store().await);
    let request = given(Method::GET, &format!("{}/bucket/a%20b?{QUERY}", store.uri()))
        .with_header(HeaderName::from_static("authorization"), HeaderValue::from_static("Bearer secret"));
    let answer = transport(&vendor.uri()).execute(&request).await.unwrap();
    assert_eq!(&answer.body[..], b"content");
    let seen = store.received_requests().await.unwrap();
    assert_eq!((seen[0].url.path(), seen[0].url.query()), ("/bucket/a%20b", Some(QUERY)));
    assert!(!seen[0].headers.contains_key("authorization"));
    assert!(vendor.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_redirect_from_a_given_address_is_refused() {
    let store = MockServer::start().await;
    let away = ResponseTemplate::new(302).insert_header("location", "/elsewhere");
    Mock::given(any()).respond_with(away).mount(&store).await;
    let error = transport(&store.uri()).execute(&given(Method::GET, &store.uri())).await.unwrap_err();
    assert!(matches!(&error, HttpError::Status { answer, .. } if answer.status.as_u16() == 302));
    assert_eq!(store.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_vendor_elsewhere_cannot_send_a_file_to_this_machine() {
    let store = store().await;
    let error = transport("https://api.example.com").execute(&given(Method::GET, &store.uri())).await.unwrap_err();
    assert!(matches!(error, HttpError::NeverLeft { .. }), "{error}");
    assert!(store.received_requests().await.unwrap().is_empty());
}

#[test]
fn only_https_and_this_machine_are_taken_and_nothing_is_shown() {
    for refused in
        ["http://files.example.com/a", "ftp://127.0.0.1/a", "/a", "", "https://me:secret@files.example.com/a"]
    {
        let why = GivenAddress::new(refused).unwrap_err().to_string();
        assert!(!why.contains("example") && !why.contains("secret"), "{why}");
    }
    let shown = GivenAddress::new("https://files.example.com/a?sig=s").unwrap();
    let request = Request::to_given("TEST-18", Method::GET, "{download-url}", shown.clone());
    assert!(!format!("{shown:?}{request:?}").contains("example"));
}

#[tokio::test]
async fn a_form_with_a_file_arrives_whole_with_its_length() {
    let store = store().await;
    let file = FilePart { name: "file", file_name: "letter.pdf", media_type: "application/pdf", bytes: b"%PDF-1.7" };
    let form = Multipart::new([("key", "uploads/1"), ("policy", "p")], file).unwrap();
    let request = given(Method::POST, &format!("{}/bucket", store.uri())).with_multipart(form, None);
    transport(&store.uri()).execute(&request).await.unwrap();
    let seen = &store.received_requests().await.unwrap()[0];
    let kind = seen.headers["content-type"].to_str().unwrap();
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(seen.headers["content-length"], seen.body.len().to_string().as_str());
    let body = String::from_utf8(seen.body.clone()).unwrap();
    let parts: Vec<_> = body.split(&format!("--{boundary}")).collect();
    assert_eq!(parts.len(), 5, "{body}");
    assert!(parts[1].contains("name=\"key\"") && parts[2].contains("name=\"policy\""));
    assert!(parts[3].contains("%PDF-1.7") && parts[4] == "--\r\n");
}
