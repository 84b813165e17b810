//! Every fault meets Carium as it meets Solo: what the client sees, and whether the vendor committed.

use std::time::{Duration, Instant};

use reqwest::Method;
use sandbox::Fault;
use serde_json::Value;

use crate::tenant::{APPOINTMENTS, INDIVIDUALS, Tenant};

async fn book(tenant: &Tenant) -> Result<reqwest::Response, reqwest::Error> {
    let body = tenant.booking(&tenant.individual(0));
    tenant.request(Method::POST, APPOINTMENTS).timeout(Duration::from_millis(400)).json(&body).send().await
}

#[tokio::test]
async fn whether_a_lost_answer_was_a_lost_booking_depends_on_the_fault() {
    for (fault, commits, times_out) in [
        (Fault::Refuse, false, false),
        (Fault::TimeoutBefore, false, true),
        (Fault::TimeoutAfterCommit, true, true),
        (Fault::CutAfterCommit, true, false),
    ] {
        let tenant = Tenant::open().await;
        let before = tenant.control().appointments().len();
        tenant.control().meet_next(&["CAR-04"], &fault);
        let error = book(&tenant).await.unwrap_err();
        assert_eq!(error.is_timeout(), times_out, "{fault:?}: {error:?}");
        assert_eq!(tenant.control().appointments().len(), before + usize::from(commits), "{fault:?}");
        assert_eq!(book(&tenant).await.unwrap().status(), 201, "{fault:?} is used up");
    }
}

#[tokio::test]
async fn a_late_commit_books_after_the_client_has_given_up() {
    let tenant = Tenant::open().await;
    let before = tenant.control().appointments().len();
    tenant.control().meet_next(&["CAR-04"], &Fault::CommitLate { millis: 700 });
    assert!(book(&tenant).await.unwrap_err().is_timeout());
    assert_eq!(tenant.control().appointments().len(), before);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(tenant.control().appointments().len(), before + 1);
}

#[tokio::test]
async fn an_ordered_status_or_a_page_of_html_commits_nothing() {
    let tenant = Tenant::open().await;
    let before = tenant.control().appointments().len();
    let html = "<html><title>502 Bad Gateway</title></html>".to_owned();
    let fault =
        Fault::Status { code: 502, body: html.clone(), content_type: "text/html".to_owned(), retry_after: None };
    tenant.control().meet_next(&["CAR-04"], &fault);
    let reply = book(&tenant).await.unwrap();
    assert_eq!((reply.status().as_u16(), &reply.headers()["content-type"]), (502, &"text/html".parse().unwrap()));
    assert_eq!(reply.text().await.unwrap(), html);
    assert_eq!(tenant.control().appointments().len(), before);
}

#[tokio::test]
async fn answers_are_spoilt_after_the_booking_was_made() {
    for fault in [Fault::TruncatedJson, Fault::BrokenJson, Fault::EmptyBody, Fault::WrongContentType] {
        let tenant = Tenant::open().await;
        let before = tenant.control().appointments().len();
        tenant.control().meet_next(&["CAR-04"], &fault);
        let reply = book(&tenant).await.unwrap();
        assert_eq!(reply.status(), 201);
        let kind = reply.headers()["content-type"].to_str().unwrap().to_owned();
        let body = reply.bytes().await;
        match fault {
            Fault::TruncatedJson => assert!(body.is_err()),
            Fault::WrongContentType => assert_eq!(kind, "text/html; charset=utf-8"),
            _ => assert!(serde_json::from_slice::<Value>(&body.unwrap()).is_err()),
        }
        assert_eq!(tenant.control().appointments().len(), before + 1, "{fault:?}");
    }
}

#[tokio::test]
async fn drift_adds_unknown_words_and_fields() {
    let tenant = Tenant::open().await;
    tenant.control().meet_next(&["CAR-19"], &Fault::UnknownEnum);
    let page = tenant.get(INDIVIDUALS).await.json();
    assert_eq!(page["data"][0]["attributes"]["gender"], "unheard-of");
    tenant.control().meet_next(&["CAR-19"], &Fault::ExtraAndNullFields);
    let page = tenant.get(INDIVIDUALS).await.json();
    assert_eq!(page["data"][0]["attributes"]["email"], Value::Null);
    assert!(page["data"][0]["attributes"]["addedLater"].is_object());
}

#[tokio::test]
async fn latency_makes_every_answer_late_by_so_much() {
    let tenant = Tenant::open().await;
    tenant.control().set_latency(Duration::from_millis(50));
    for _ in 0..3 {
        let begun = Instant::now();
        assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
        assert!(begun.elapsed() >= Duration::from_millis(50));
    }
    let begun = Instant::now();
    let (one, other) = tokio::join!(tenant.get(INDIVIDUALS), tenant.get(INDIVIDUALS));
    assert_eq!((one.status, other.status), (200, 200));
    assert!(begun.elapsed() < Duration::from_millis(100), "two requests wait side by side");
    tenant.control().set_latency(Duration::ZERO);
    assert!(tenant.control().requests_of(&["CAR-19"]) == 5);
}

#[tokio::test]
async fn a_closed_port_refuses_and_opens_again() {
    let tenant = Tenant::open().await;
    tenant.control().set_listening(false).await.unwrap();
    let error = tenant.request(Method::GET, INDIVIDUALS).send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    tenant.control().set_listening(true).await.unwrap();
    assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
}
