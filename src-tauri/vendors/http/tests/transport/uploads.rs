use std::sync::{Arc, Mutex};

use bytes::Bytes;
use vendor_http::{Body, Method};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::{request, transport};

#[tokio::test]
async fn an_upload_arrives_whole_with_its_length_and_tells_its_progress() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(201)).mount(&server).await;
    let content: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
    let told = Arc::new(Mutex::new(Vec::new()));
    let record = told.clone();
    let body = Body::Raw {
        bytes: Bytes::from(content.clone()),
        progress: Some(Arc::new(move |sent, total| record.lock().unwrap().push((sent, total)))),
    };
    transport(&server.uri()).execute(&request(Method::POST).with_body(body)).await.unwrap();
    let seen = server.received_requests().await.unwrap();
    assert_eq!(seen[0].body, content);
    assert_eq!(seen[0].headers["content-length"], "200000");
    assert!(!seen[0].headers.contains_key("transfer-encoding"));
    let told = told.lock().unwrap();
    assert!(told.len() > 2, "told in steps: {told:?}");
    assert!(told.is_sorted());
    assert_eq!(told.last(), Some(&(200_000, 200_000)));
}
