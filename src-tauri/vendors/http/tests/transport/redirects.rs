use vendor_http::{HttpError, Method, Redirects, Request};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::transport;

fn to(location: &str) -> ResponseTemplate {
    ResponseTemplate::new(302).insert_header("location", location)
}

fn start(redirects: Redirects) -> Request {
    Request::new("TEST-01", Method::GET, "/start", &[]).unwrap().with_redirects(redirects)
}

#[tokio::test]
async fn a_redirect_nobody_asked_for_is_an_error_and_is_not_followed() {
    let server = MockServer::start().await;
    Mock::given(path("/start")).respond_with(to("/end")).mount(&server).await;
    let error = transport(&server.uri()).execute(&start(Redirects::Refused)).await.unwrap_err();
    assert!(matches!(&error, HttpError::Status { answer, .. } if answer.status.as_u16() == 302));
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_redirect_that_is_asked_for_as_an_answer_is_returned_and_not_followed() {
    let server = MockServer::start().await;
    Mock::given(path("/start")).respond_with(to("/end")).mount(&server).await;
    let answer = transport(&server.uri()).execute(&start(Redirects::Returned)).await.unwrap();
    assert_eq!(answer.headers["location"], "/end");
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_redirect_is_followed_within_its_origin_only() {
    let server = MockServer::start().await;
    let foreign = MockServer::start().await;
    Mock::given(path("/start")).respond_with(to("/next")).mount(&server).await;
    Mock::given(path("/next")).respond_with(to(&format!("{}/end", foreign.uri()))).mount(&server).await;
    let error = transport(&server.uri()).execute(&start(Redirects::Followed)).await.unwrap_err();
    assert!(matches!(&error, HttpError::Status { answer, .. } if answer.status.as_u16() == 302));
    assert_eq!(server.received_requests().await.unwrap().len(), 2);
    assert!(foreign.received_requests().await.unwrap().is_empty(), "no key reaches another host");
}

#[tokio::test]
async fn a_circle_of_redirects_ends() {
    let server = MockServer::start().await;
    Mock::given(path("/start")).respond_with(to("/start")).mount(&server).await;
    transport(&server.uri()).execute(&start(Redirects::Followed)).await.unwrap_err();
    assert_eq!(server.received_requests().await.unwrap().len(), 6);
}
