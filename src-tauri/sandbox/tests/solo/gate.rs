//! What is asked of every request, before any operation.

use reqwest::Method;

use crate::tenant::{Tenant, send};

#[tokio::test]
async fn a_request_without_a_key_or_with_a_wrong_one_is_401_with_an_empty_message() {
    let tenant = Tenant::open().await;
    let without = tenant.bare(Method::GET, "/qapi/v1/waiting-rooms").header("Content-Type", "application/json");
    let wrong = tenant
        .bare(Method::GET, "/qapi/v1/waiting-rooms")
        .header("Content-Type", "application/json")
        .header("Api-Key", "wrong");
    for request in [without, wrong] {
        let reply = send(request).await;
        assert_eq!((reply.status, reply.text().as_str()), (401, r#"{"error":{"message":""}}"#));
    }
}

#[tokio::test]
async fn a_read_without_the_json_content_type_is_415() {
    let tenant = Tenant::open().await;
    let key = tenant.simulator.api_key().to_owned();
    let none = tenant.bare(Method::GET, "/qapi/v1/waiting-rooms").header("Api-Key", &key);
    assert_eq!(send(none).await.status, 415);
    let text = tenant.bare(Method::POST, "/qapi/v1/patients").header("Api-Key", &key);
    assert_eq!(send(text.header("Content-Type", "text/plain").body("{}")).await.status, 415);
    let charset = tenant.bare(Method::GET, "/qapi/v1/waiting-rooms").header("Api-Key", &key);
    assert_eq!(send(charset.header("Content-Type", "application/json; charset=utf-8")).await.status, 200);
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_405_that_names_the_right_ones() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/qapi/v1/appointments").await.status, 404);
    assert_eq!(tenant.get("/qapi/v2/waiting-rooms").await.status, 404);
    let wrong = tenant.delete("/qapi/v1/patients/pt-1001").await;
    assert_eq!((wrong.status, &wrong.headers["allow"]), (405, &"GET, PUT".parse().unwrap()));
}

#[tokio::test]
async fn a_body_that_is_no_json_or_no_object_is_400() {
    let tenant = Tenant::open().await;
    for body in ["", "{", "[]", "12", "{'id':1}"] {
        let reply = send(tenant.request(Method::POST, "/qapi/v1/patients").body(body)).await;
        assert_eq!(reply.status, 400, "{body}");
        assert!(!reply.error().is_empty());
    }
}

#[tokio::test]
async fn the_table_lists_forty_two_operations_once_each_and_none_is_left_unjudged() {
    let tenant = Tenant::open().await;
    let ids: std::collections::BTreeSet<&str> = sandbox::operations().iter().map(|(id, ..)| *id).collect();
    assert_eq!(ids.len(), 42);
    for (id, method, template) in sandbox::operations() {
        let path = template.replace(['{', '}'], "");
        send(tenant.bare(method.parse().unwrap(), &path)).await;
        let seen = tenant.control().requests();
        assert_eq!(seen.last().map(|request| request.operation.as_str()), Some(*id));
    }
}

#[tokio::test]
async fn requests_are_seen_without_their_query() {
    let tenant = Tenant::open().await;
    tenant.get("/qapi/v1/reports/csv-data-dump?from=2026-03-01&to=2026-03-02").await;
    let seen = tenant.control().requests();
    let last = seen.last().unwrap();
    assert_eq!((last.operation.as_str(), last.method.as_str(), last.status), ("SOLO-29", "GET", 200));
    assert_eq!(last.path, "/qapi/v1/reports/csv-data-dump");
    tenant.control().clear_requests();
    assert!(tenant.control().requests().is_empty());
}
