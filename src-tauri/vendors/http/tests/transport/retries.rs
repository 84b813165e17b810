use std::time::Duration;

use proptest::prelude::*;
use vendor_http::retry::{Outcome, Retry, decide};
use vendor_http::{Method, RetryPolicy, StatusCode};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::raw::{RawServer, Then};
use crate::{request, transport};

fn any_method() -> impl Strategy<Value = Method> {
    prop::sample::select(vec![Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        (100_u16..600).prop_map(|s| Outcome::Status(StatusCode::from_u16(s).unwrap())),
        Just(Outcome::NotConnected),
        Just(Outcome::Lost),
        Just(Outcome::Settled),
    ]
}

fn any_wait() -> impl Strategy<Value = Option<Duration>> {
    prop::option::of((0_u64..100_000).prop_map(Duration::from_millis))
}

proptest! {
    #[test]
    fn nothing_but_a_get_is_repeated(
        method in any_method(), outcome in any_outcome(), asked in any_wait(), attempt in 1_u32..5, jitter: f64
    ) {
        let decided = decide(&RetryPolicy::default(), &method, outcome, asked, attempt, jitter);
        prop_assert!(method == Method::GET || decided == Retry::Stop);
    }

    #[test]
    fn there_are_never_more_than_three_attempts(outcome in any_outcome(), asked in any_wait(), attempt in 3_u32.., jitter: f64) {
        let decided = decide(&RetryPolicy::default(), &Method::GET, outcome, asked, attempt, jitter);
        prop_assert_eq!(decided, Retry::Stop);
    }

    #[test]
    fn a_wait_the_vendor_asks_for_is_never_shortened(status in prop::sample::select(vec![429_u16, 503]), ms in 0_u64..100_000, jitter in 0.0..=1.0) {
        let outcome = Outcome::Status(StatusCode::from_u16(status).unwrap());
        let asked = Duration::from_millis(ms);
        match decide(&RetryPolicy::default(), &Method::GET, outcome, Some(asked), 1, jitter) {
            Retry::After(wait) => prop_assert!(wait >= asked && wait <= asked + Duration::from_millis(250)),
            Retry::Stop => prop_assert!(asked > RetryPolicy::default().longest_wait),
        }
    }

    #[test]
    fn the_wait_doubles_within_its_jitter(attempt in 1_u32..3, jitter in 0.0..=1.0) {
        let base = Duration::from_millis(500 * u64::from(attempt));
        let Retry::After(wait) = decide(&RetryPolicy::default(), &Method::GET, Outcome::Lost, None, attempt, jitter) else {
            return Err(TestCaseError::fail("a lost answer to a read is repeated"));
        };
        prop_assert!(wait >= base.mul_f64(0.5) && wait <= base.mul_f64(1.5), "{:?}", wait);
    }

    #[test]
    fn an_answer_that_a_repeat_cannot_change_is_final(status in prop::sample::select(vec![200_u16, 302, 400, 401, 403, 404, 409, 422, 501])) {
        let outcome = Outcome::Status(StatusCode::from_u16(status).unwrap());
        prop_assert_eq!(decide(&RetryPolicy::default(), &Method::GET, outcome, None, 1, 0.5), Retry::Stop);
    }

    #[test]
    fn deciding_never_panics(
        tries: u32, base_ms: u32, longest_ms: u32, outcome in any_outcome(), asked in any_wait(), attempt: u32, jitter: f64
    ) {
        let policy = RetryPolicy {
            tries,
            base: Duration::from_millis(u64::from(base_ms)),
            longest_wait: Duration::from_millis(u64::from(longest_ms)),
        };
        let _decided = decide(&policy, &Method::GET, outcome, asked, attempt, jitter);
    }
}

async fn requests_seen_for(method: Method, answer: ResponseTemplate) -> usize {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    transport(&server.uri()).execute(&request(method)).await.unwrap_err();
    server.received_requests().await.unwrap().len()
}

#[tokio::test]
async fn a_read_is_tried_three_times_on_a_server_error() {
    assert_eq!(requests_seen_for(Method::GET, ResponseTemplate::new(500)).await, 3);
}

#[tokio::test]
async fn a_write_is_tried_once_on_a_server_error_and_when_asked_to_wait() {
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        assert_eq!(requests_seen_for(method.clone(), ResponseTemplate::new(503)).await, 1);
        let busy = ResponseTemplate::new(429).insert_header("retry-after", "0");
        assert_eq!(requests_seen_for(method, busy).await, 1);
    }
}

#[tokio::test]
async fn a_read_is_not_kept_waiting_for_an_hour() {
    let busy = ResponseTemplate::new(429).insert_header("retry-after", "3600");
    assert_eq!(requests_seen_for(Method::GET, busy).await, 1);
}

#[tokio::test]
async fn a_read_recovers_when_the_second_answer_is_good() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(502)).up_to_n_times(1).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string("{}")).mount(&server).await;
    let answer = transport(&server.uri()).execute(&request(Method::GET)).await.unwrap();
    assert_eq!(&answer.body[..], b"{}");
}

#[tokio::test]
async fn a_read_whose_connection_is_cut_is_tried_three_times() {
    let server = RawServer::start(Then::Close(b"")).await;
    transport(&server.base).execute(&request(Method::GET)).await.unwrap_err();
    assert_eq!(server.requests(), 3);
}
