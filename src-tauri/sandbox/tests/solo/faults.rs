//! Every fault: what the client sees, and whether the vendor committed.

use std::time::{Duration, Instant};

use reqwest::Method;
use sandbox::{Fault, FaultRule};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::tenant::{Tenant, eventually, send, start};

const BOOK: &str = "/qapi/v1/patients/pt-1001/appointments";

fn order(tenant: &Tenant, operation: &str, fault: Fault) {
    tenant.control().add_fault(FaultRule { operation: operation.to_owned(), fault, count: 1, after: 0 });
}

/// Books under the external id `mine`, with little patience.
async fn book(tenant: &Tenant) -> Result<reqwest::Response, reqwest::Error> {
    let body = json!({ "waitingRoom": "Urgent Care", "date": start().timestamp() + 86_400, "externalId": "mine" });
    let request = tenant.request(Method::POST, BOOK).timeout(Duration::from_millis(400));
    request.body(body.to_string()).send().await
}

fn booked(tenant: &Tenant) -> usize {
    tenant.booked("pt-1001", "mine")
}

fn last_status(tenant: &Tenant) -> u16 {
    tenant.control().requests().last().unwrap().status
}

#[tokio::test]
async fn refuse_resets_a_new_connection_unread_and_commits_nothing() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::Refuse);
    let error = book(&tenant).await.unwrap_err();
    assert!(!error.is_timeout() && error.status().is_none(), "{error:?}");
    assert_eq!((booked(&tenant), last_status(&tenant)), (0, 0));
    assert_eq!(book(&tenant).await.unwrap().status(), 201, "the rule is used up");
}

#[tokio::test]
async fn refuse_leaves_the_request_unread_so_that_the_kernel_answers_with_a_reset() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-15", Fault::Refuse);
    let address = tenant.simulator.base_url().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let request = format!("GET /qapi/v1/waiting-rooms HTTP/1.1\r\nHost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let error = stream.read(&mut [0; 64]).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn refuse_meets_a_connection_that_was_kept_alive_too() {
    let tenant = Tenant::open().await;
    tenant.get("/qapi/v1/waiting-rooms").await;
    order(&tenant, "*", Fault::Refuse);
    assert!(book(&tenant).await.is_err());
    assert_eq!(booked(&tenant), 0);
    assert_eq!(book(&tenant).await.unwrap().status(), 201);
}

#[tokio::test]
async fn refuse_lets_other_operations_pass() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::Refuse);
    assert_eq!(tenant.get("/qapi/v1/waiting-rooms").await.status, 200);
    assert!(book(&tenant).await.is_err());
}

#[tokio::test]
async fn a_closed_port_refuses_to_connect_until_it_is_opened_again() {
    let tenant = Tenant::open().await;
    tenant.get("/qapi/v1/waiting-rooms").await;
    tenant.control().set_listening(false).await.unwrap();
    let error = book(&tenant).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    tenant.control().set_listening(true).await.unwrap();
    assert_eq!(book(&tenant).await.unwrap().status(), 201);
    assert_eq!(booked(&tenant), 1);
}

#[tokio::test]
async fn time_out_before_never_commits() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::TimeoutBefore);
    assert!(book(&tenant).await.unwrap_err().is_timeout());
    assert_eq!((booked(&tenant), last_status(&tenant)), (0, 0));
}

#[tokio::test]
async fn time_out_after_commit_has_committed() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::TimeoutAfterCommit);
    assert!(book(&tenant).await.unwrap_err().is_timeout());
    assert_eq!((booked(&tenant), last_status(&tenant)), (1, 0));
}

#[tokio::test]
async fn commit_late_commits_after_the_client_gave_up() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::CommitLate { millis: 700 });
    assert!(book(&tenant).await.unwrap_err().is_timeout());
    assert_eq!(booked(&tenant), 0);
    eventually("the late commit", || booked(&tenant) == 1).await;
}

#[tokio::test]
async fn cut_after_commit_drops_the_connection_without_a_byte_and_has_committed() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::CutAfterCommit);
    let began = Instant::now();
    let error = book(&tenant).await.unwrap_err();
    assert!(!error.is_timeout() && began.elapsed() < Duration::from_millis(390), "{error:?}");
    assert_eq!(booked(&tenant), 1);
}

#[tokio::test]
async fn a_status_is_answered_word_by_word_and_commits_nothing() {
    let tenant = Tenant::open().await;
    for (code, body, content_type, retry_after) in [
        (401, r#"{"error":{"message":""}}"#, "application/json", None),
        (403, "<html><title>Attention Required!</title></html>", "text/html", None),
        (404, r#"{"message":"gone"}"#, "application/json", None),
        (409, "", "application/json", None),
        (422, r#"{"error":{"message":"no"}}"#, "application/json", None),
        (429, "", "text/plain", Some("7")),
        (500, "Internal Server Error", "text/plain", None),
        (503, "", "text/plain", Some("Wed, 04 Mar 2026 15:00:10 GMT")),
    ] {
        let fault = Fault::Status {
            code,
            body: body.to_owned(),
            content_type: content_type.to_owned(),
            retry_after: retry_after.map(str::to_owned),
        };
        order(&tenant, "SOLO-06", fault);
        let response = book(&tenant).await.unwrap();
        assert_eq!(response.status(), code);
        assert_eq!(response.headers()["content-type"], content_type);
        assert_eq!(response.headers().get("retry-after").map(|value| value.to_str().unwrap()), retry_after);
        assert!(response.headers().contains_key("x-correlation-id"));
        assert_eq!(response.text().await.unwrap(), body);
        assert_eq!((booked(&tenant), last_status(&tenant)), (0, code));
    }
}

#[tokio::test]
async fn truncated_json_ends_before_its_announced_length_and_has_committed() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::TruncatedJson);
    let mut response = book(&tenant).await.unwrap();
    assert_eq!(response.status(), 201);
    let announced = response.content_length().unwrap();
    let first = response.chunk().await.unwrap().unwrap();
    assert!(!first.is_empty() && (first.len() as u64) < announced);
    assert!(response.chunk().await.is_err(), "the connection breaks");
    assert_eq!(booked(&tenant), 1);
}

#[tokio::test]
async fn broken_json_is_well_framed_and_does_not_parse() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::BrokenJson);
    let text = book(&tenant).await.unwrap().text().await.unwrap();
    assert!(serde_json::from_str::<Value>(&text).is_err());
    assert_eq!(booked(&tenant), 1);
}

#[tokio::test]
async fn an_empty_body_keeps_the_status_and_has_committed() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::EmptyBody);
    let response = book(&tenant).await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.text().await.unwrap(), "");
    assert_eq!(booked(&tenant), 1);
}

#[tokio::test]
async fn a_wrong_content_type_keeps_the_body() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-15", Fault::WrongContentType);
    let reply = tenant.get("/qapi/v1/waiting-rooms").await;
    assert_eq!(reply.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(reply.json().as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn an_unknown_enumeration_value_stands_where_a_documented_one_was() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    tenant.control().set_status(id, "arrived");
    order(&tenant, "SOLO-14", Fault::UnknownEnum);
    let visit = tenant.get(&format!("/qapi/v1/appointments/{id}")).await.json();
    assert_eq!((&visit["status"], &visit["videoCall"]["status"]), (&json!("unheard-of"), &json!("unheard-of")));
    assert_eq!(visit["patient"]["demographics"]["gender"], "unheard-of");
    assert_eq!(tenant.get(&format!("/qapi/v1/appointments/{id}")).await.json()["status"], "arrived");
}

#[tokio::test]
async fn extra_fields_are_added_to_every_object_and_optional_ones_are_null() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-01", Fault::ExtraAndNullFields);
    let patient = tenant.get("/qapi/v1/patients/pt-1001").await.json();
    assert!(patient["addedLater"].is_object() && patient["name"][0]["addedLater"].is_object());
    assert!(patient["race"].is_null() && patient["name"][0]["middleName"].is_null());
    assert_eq!(patient["name"][0]["lastName"], "Ní Dhomhnaill");
}

#[tokio::test]
async fn every_link_of_an_answer_leads_where_the_fault_says_and_nothing_else_changes() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    order(&tenant, "SOLO-09", Fault::LinksLead { to: "javascript:alert(1)".to_owned() });
    let link = tenant.get(&format!("/qapi/v1/appointments/{id}/provider-link")).await.json();
    assert_eq!((&link["id"], &link["providerVisitUrl"]), (&json!(id), &json!("javascript:alert(1)")));
}

#[tokio::test]
async fn a_slow_answer_has_committed_before_it_arrives() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::Slow { millis: 200 });
    let began = Instant::now();
    let answer = async {
        let response = book(&tenant).await.unwrap();
        (response.status().as_u16(), began.elapsed())
    };
    let early = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        booked(&tenant)
    };
    let ((status, took), early) = tokio::join!(answer, early);
    assert_eq!((status, early), (201, 1));
    assert!(took >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_rule_skips_as_many_requests_as_it_says_and_clearing_ends_it() {
    let tenant = Tenant::open().await;
    let fault = Fault::EmptyBody;
    tenant.control().add_fault(FaultRule { operation: "SOLO-15".to_owned(), fault, count: 2, after: 1 });
    let mut lengths = Vec::new();
    for _ in 0..2 {
        lengths.push(tenant.get("/qapi/v1/waiting-rooms").await.body.is_empty());
    }
    assert_eq!(lengths, [false, true]);
    tenant.control().clear_faults();
    assert!(!tenant.get("/qapi/v1/waiting-rooms").await.body.is_empty());
}

#[tokio::test]
async fn a_refused_request_is_not_committed_late_either() {
    let tenant = Tenant::open().await;
    order(&tenant, "SOLO-06", Fault::CommitLate { millis: 50 });
    let request = tenant.request(Method::POST, BOOK).timeout(Duration::from_millis(200));
    let body = json!({ "waitingRoom": "Nowhere", "externalId": "mine" });
    assert!(request.body(body.to_string()).send().await.unwrap_err().is_timeout());
    assert_eq!(booked(&tenant), 0);
}

#[tokio::test]
async fn faults_meet_unknown_paths_and_leave_the_control_interface_alone() {
    let tenant = Tenant::open().await;
    order(&tenant, "*", Fault::EmptyBody);
    let control = tenant.bare(Method::GET, "/_control/known-ids");
    assert!(!send(control).await.body.is_empty());
    assert!(tenant.get("/qapi/v1/nothing").await.body.is_empty());
}
