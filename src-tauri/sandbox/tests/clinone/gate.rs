//! The token endpoint, and what is asked of every request before any operation.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::tenant::{Tenant, send};

#[tokio::test]
async fn a_token_is_given_for_a_form_with_texts_for_numbers() {
    let tenant = Tenant::open().await;
    let reply = send(tenant.form(&tenant.good_form())).await;
    assert_eq!((reply.status, &reply.body["token_type"]), (200, &json!("Bearer")));
    assert_eq!(reply.body["expires_in"], "3600");
    assert!(reply.body["expires_on"].is_string());
}

#[tokio::test]
async fn the_token_endpoint_takes_nothing_but_the_right_form() {
    let tenant = Tenant::open().await;
    let url = tenant.simulator.token_url();
    let fields: serde_json::Map<_, _> =
        tenant.good_form().into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let reply = send(tenant.client.post(&url).json(&fields)).await;
    assert_eq!((reply.status, &reply.body["error"]), (400, &json!("invalid_request")));
    let with = |name: &'static str, value: &str| {
        let mut form = tenant.good_form();
        form.retain(|(known, _)| *known != name);
        form.push((name, value.to_owned()));
        form
    };
    let mut twice = tenant.good_form();
    twice.push(("client_id", "demo-client".to_owned()));
    let mut short = tenant.good_form();
    short.pop();
    for (form, error) in [
        (with("grant_type", "password"), "unsupported_grant_type"),
        (with("scope", "other"), "invalid_scope"),
        (with("client_id", "nobody"), "invalid_client"),
        (with("client_secret", "wrong"), "invalid_client"),
        (with("audience", "x"), "invalid_request"),
        (twice, "invalid_request"),
        (short, "invalid_request"),
    ] {
        let reply = send(tenant.form(&form)).await;
        assert_eq!((reply.status, &reply.body["error"]), (400, &json!(error)));
    }
    assert_eq!(send(tenant.form(&tenant.good_form()).basic_auth("demo-client", Some("x"))).await.status, 400);
}

#[tokio::test]
async fn a_token_that_is_missing_wrong_forged_or_run_out_is_401() {
    let tenant = Tenant::open().await;
    let path = "/api/v5/studies";
    assert_eq!(tenant.get(path).await.status, 200);
    assert_eq!(send(tenant.bare(Method::GET, path)).await.status, 401);
    // `{"alg":"none"}` with every scope: the signature is judged.
    let forged = "eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhcGkuc3R1ZHkucmVhZCJdLCJzdWIiOiJkZW1vLWNsaWVudCIsImV4cCI6OTk5OTk5OTk5OSwicm5kIjowfQ.";
    assert_eq!(send(tenant.bare(Method::GET, path).bearer_auth(forged)).await.status, 401);
    tenant.control().expire_tokens();
    let reply = tenant.get(path).await;
    assert_eq!((reply.status, &reply.headers["www-authenticate"]), (401, &"Bearer".parse().unwrap()));
    assert_eq!(reply.headers["content-type"], "application/problem+json");
}

#[tokio::test]
async fn a_token_runs_out_after_its_life() {
    let tenant = Tenant::open().await;
    tenant.control().set_token_life(Duration::from_secs(1));
    let token = send(tenant.form(&tenant.good_form())).await.body["access_token"].as_str().unwrap().to_owned();
    let ask = || send(tenant.bare(Method::GET, "/api/v5/studies").bearer_auth(&token));
    assert_eq!(ask().await.status, 200);
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(ask().await.status, 401);
}

#[tokio::test]
async fn an_unknown_path_is_404_and_patch_is_405() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/api/v4/studies").await.status, 404);
    let reply = tenant.json(Method::PATCH, "/api/v5/patients/007-001", &json!({})).await;
    assert_eq!((reply.status, &reply.headers["allow"]), (405, &"GET, PUT, DELETE".parse().unwrap()));
    assert_eq!(tenant.get("/api/v5/visits/V-4001").await.status, 405, "no read of a single visit");
}

#[tokio::test]
async fn a_write_is_json_and_a_read_carries_no_body() {
    let tenant = Tenant::open().await;
    let text = tenant.request(Method::POST, "/api/v5/visits").header("Content-Type", "text/plain").body("{}");
    assert_eq!(send(text).await.status, 415);
    assert_eq!(send(tenant.request(Method::GET, "/api/v5/studies").body("{}")).await.status, 400);
    for body in ["", "{", "[]", "7"] {
        let request = tenant.request(Method::POST, "/api/v5/visits").header("Content-Type", "application/json");
        assert_eq!(send(request.body(body)).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn the_table_lists_twelve_operations_once_each() {
    let tenant = Tenant::open().await;
    let ids: std::collections::BTreeSet<&str> = sandbox::clinone_operations().iter().map(|(id, ..)| *id).collect();
    assert_eq!(ids.len(), 12);
    for (id, method, template) in sandbox::clinone_operations() {
        let path = template.replace("{token-url}", "/a/b/oauth2/v2.0/token").replace(['{', '}'], "");
        send(tenant.bare(method.parse().unwrap(), &path)).await;
        assert_eq!(tenant.control().requests().last().map(|seen| seen.operation.clone()).as_deref(), Some(*id));
    }
}
