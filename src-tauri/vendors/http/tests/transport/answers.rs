use std::time::Duration;

use serde_json::Value;
use vendor_http::{HttpError, Malformation, Method};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::{request, transport};

async fn execute(answer: ResponseTemplate) -> Result<vendor_http::Answer, HttpError> {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    transport(&server.uri()).execute(&request(Method::GET)).await
}

#[tokio::test]
async fn the_correlation_id_is_kept_on_success_and_on_failure() {
    let id = "5f3c9d1e-0000-4000-8000-000000000001";
    let good = ResponseTemplate::new(200).insert_header("x-correlation-id", id);
    assert_eq!(execute(good).await.unwrap().correlation_id.as_deref(), Some(id));
    let bad = ResponseTemplate::new(404).insert_header("x-correlation-id", id).set_body_string("gone");
    let HttpError::Status { answer, .. } = execute(bad).await.unwrap_err() else {
        panic!("a 404 is a status");
    };
    assert_eq!(answer.correlation_id.as_deref(), Some(id));
    assert_eq!(&answer.body[..], b"gone");
}

#[tokio::test]
async fn a_correlation_id_that_could_hold_words_is_left_out() {
    let odd = ResponseTemplate::new(200).insert_header("x-correlation-id", "patient Ngozi Okafor");
    assert_eq!(execute(odd).await.unwrap().correlation_id, None);
}

#[tokio::test]
async fn a_body_that_is_not_the_expected_json_is_told_without_being_quoted() {
    let answer = execute(ResponseTemplate::new(200).set_body_string("{\"id\": \"Ngozi\"}")).await.unwrap();
    let error = answer.json::<std::collections::HashMap<String, i64>>("TEST-01").unwrap_err();
    let HttpError::Malformed { problem, .. } = &error else {
        panic!("{error}");
    };
    assert!(matches!(problem, Malformation::Json { line: 1, .. }));
    assert!(!format!("{error} {error:?}").contains("Ngozi"));
}

#[tokio::test]
async fn an_empty_body_is_told_apart_from_a_broken_one() {
    let error = execute(ResponseTemplate::new(200)).await.unwrap().json::<Value>("TEST-01").unwrap_err();
    assert!(matches!(error, HttpError::Malformed { problem: Malformation::Empty, .. }));
}

#[tokio::test]
async fn the_content_type_is_read_without_its_parameters() {
    let html = ResponseTemplate::new(200).set_body_raw("<p>", "Text/HTML; charset=utf-8");
    let answer = execute(html).await.unwrap();
    assert_eq!(answer.content_type().as_deref(), Some("text/html"));
}

#[tokio::test]
async fn the_time_an_answer_took_is_measured() {
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_millis(60));
    assert!(execute(slow).await.unwrap().elapsed >= Duration::from_millis(60));
}
