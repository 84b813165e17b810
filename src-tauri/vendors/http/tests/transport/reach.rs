use std::time::Duration;

use serde_json::json;
use tokio::net::TcpListener;
use vendor_http::{Body, HttpError, Loss, Malformation, Method, NotSent, Reach, Transport, TransportOptions};

use crate::raw::{RawServer, Then};
use crate::{quick, request, transport};

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
const OK_THEN_CLOSE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\n{}";

fn post() -> vendor_http::Request {
    request(Method::POST).with_body(Body::Json(json!({"room": "A"})))
}

/// An address at which nothing listens.
async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_refused_connection_proves_that_a_write_never_left() {
    let error = transport(&closed_port().await).execute(&post()).await.unwrap_err();
    assert!(matches!(&error, HttpError::NeverLeft { reason: NotSent::ConnectionRefused, .. }), "{error}");
    assert_eq!(error.reach(), Reach::NeverLeft);
    assert!(!error.left());
}

#[tokio::test]
async fn a_host_that_speaks_no_tls_proves_that_a_write_never_left() {
    let server = RawServer::start(Then::Close(OK)).await;
    let base = server.base.replace("http://", "https://");
    let error = transport(&base).execute(&post()).await.unwrap_err();
    assert_eq!(error.reach(), Reach::NeverLeft, "{error}");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn a_silent_vendor_leaves_the_outcome_unknown_and_the_write_is_sent_once() {
    let server = RawServer::start(Then::Silence).await;
    let error = transport(&server.base).execute(&post()).await.unwrap_err();
    assert!(matches!(error, HttpError::NoAnswer { loss: Loss::Timeout, .. }), "{error}");
    assert_eq!(error.reach(), Reach::Unknown);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_connection_cut_after_the_request_leaves_the_outcome_unknown_and_the_write_is_sent_once() {
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let server = RawServer::start(Then::Close(b"")).await;
        let request = request(method).with_body(Body::Json(json!({})));
        let error = transport(&server.base).execute(&request).await.unwrap_err();
        assert!(matches!(error, HttpError::NoAnswer { loss: Loss::Cut(_), .. }), "{error}");
        assert_eq!(server.requests(), 1);
    }
}

#[tokio::test]
async fn a_write_never_goes_over_a_connection_that_was_used_before() {
    let server = RawServer::start(Then::Keep(OK)).await;
    let transport = transport(&server.base);
    transport.execute(&request(Method::GET)).await.unwrap();
    transport.execute(&request(Method::GET)).await.unwrap();
    assert_eq!(server.connections(), 1, "reads share a connection");
    for _ in 0..3 {
        transport.execute(&post()).await.unwrap();
    }
    assert_eq!(server.connections(), 4, "each write has its own");
    assert_eq!(server.requests(), 5);
}

#[tokio::test]
async fn a_connection_closed_while_kept_alive_costs_no_write_and_doubles_none() {
    let server = RawServer::start(Then::Close(OK_THEN_CLOSE)).await;
    let transport = transport(&server.base);
    transport.execute(&request(Method::GET)).await.unwrap();
    for sent in 2..=20 {
        transport.execute(&post()).await.unwrap();
        assert_eq!(server.requests(), sent);
    }
}

#[tokio::test]
async fn a_vendor_that_swallows_a_connections_second_request_swallows_no_write() {
    let server = RawServer::start(Then::KeepOnce(OK)).await;
    let transport = transport(&server.base);
    for sent in 1..=10 {
        transport.execute(&post()).await.unwrap();
        assert_eq!(server.requests(), sent, "each write was read once");
    }
}

#[tokio::test]
async fn a_connection_closed_before_a_byte_was_read_proves_nothing_and_the_write_is_not_repeated() {
    // The server read nothing, but on this side of the wire that cannot be told from a request it acted on.
    let server = RawServer::start(Then::Slam).await;
    let error = transport(&server.base).execute(&post()).await.unwrap_err();
    assert_eq!(error.reach(), Reach::Unknown, "{error}");
    assert!(error.left());
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_answer_cut_within_its_body_is_malformed_and_its_outcome_unknown() {
    let server = RawServer::start(Then::Close(b"HTTP/1.1 201 Created\r\ncontent-length: 50\r\n\r\n{\"id\":")).await;
    let error = transport(&server.base).execute(&post()).await.unwrap_err();
    let HttpError::Malformed { problem, answer, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(*problem, Malformation::Cut);
    assert_eq!(answer.status.as_u16(), 201);
    assert_eq!(error.reach(), Reach::Unknown);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn an_answer_longer_than_allowed_is_malformed() {
    let server = RawServer::start(Then::Close(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n0123456789")).await;
    let options = TransportOptions { max_answer: 9, ..quick() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    let error = transport.execute(&request(Method::GET)).await.unwrap_err();
    assert!(matches!(error, HttpError::Malformed { problem: Malformation::TooLarge, .. }), "{error}");
    assert_eq!(server.requests(), 1, "a repeat would end the same way");
}

#[tokio::test]
async fn a_connect_that_takes_too_long_proves_that_a_write_never_left() {
    // A TLS handshake that is never answered counts as connecting.
    let server = RawServer::start(Then::Silence).await;
    let options = TransportOptions { connect_timeout: Duration::from_millis(50), ..quick() };
    let base = server.base.replace("http://", "https://").parse().unwrap();
    let error = Transport::new(&base, options).unwrap().execute(&post()).await.unwrap_err();
    assert!(matches!(error, HttpError::NeverLeft { reason: NotSent::ConnectTimeout, .. }), "{error}");
}
