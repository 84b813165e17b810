//! What is asked of every request, before any operation.

use std::time::Duration;

use reqwest::Method;
use sandbox::{MiaOptions, mia_operations};
use serde_json::json;

use crate::tenant::{Tenant, send, small};

#[tokio::test]
async fn without_a_session_everything_but_logging_in_and_resetting_a_password_is_401() {
    let tenant = Tenant::open().await;
    for (id, method, template) in mia_operations() {
        let path = template.replace(['{', '}'], "");
        let reply = send(tenant.bare(method.parse().unwrap(), &path)).await;
        let seen = tenant.control().requests();
        assert_eq!(seen.last().map(|request| request.operation.as_str()), Some(*id));
        assert_eq!(reply.status == 401, !["MIA-01", "MIA-03"].contains(id), "{id}");
        assert!(!reply.refusal().is_empty());
    }
    assert_eq!(mia_operations().len(), 15);
}

#[tokio::test]
async fn a_session_that_was_changed_ended_or_sent_twice_is_none() {
    let tenant = Tenant::open().await;
    let with = |cookie: String| send(tenant.bare(Method::GET, "/profile").header("cookie", cookie));
    let sid = &tenant.sid;
    assert_eq!(with(format!("theme=dark; {sid}")).await.status, 200);
    let decoded = sid.replace("%3A", ":");
    for cookie in [decoded, format!("{sid}x"), format!("{sid}; {sid}"), sid.replace("sid=", "SID=")] {
        assert_eq!(with(cookie.clone()).await.status, 401, "{cookie}");
    }
    tenant.control().end_sessions();
    assert_eq!(tenant.get("/profile").await.status, 401);
}

#[tokio::test]
async fn a_session_ends_when_its_length_is_over_and_says_so_only_when_told_to() {
    let length = Some(Duration::from_millis(400));
    for tells in [false, true] {
        let tenant = Tenant::with(MiaOptions { session_length: length, tells_session_length: tells, ..small() }).await;
        let reply = tenant.log_in("demo-clinic", "demo-password").await;
        assert_eq!(reply.headers["set-cookie"].to_str().unwrap().contains("Max-Age"), tells);
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(tenant.get("/profile").await.status, 401);
    }
}

#[tokio::test]
async fn the_cookie_is_not_for_scripts_and_a_wrong_password_sets_none() {
    let tenant = Tenant::open().await;
    let reply = tenant.log_in("demo-clinic", "demo-password").await;
    assert!(reply.headers["set-cookie"].to_str().unwrap().contains("; HttpOnly"));
    let wrong = tenant.log_in("demo-clinic", "wrong").await;
    assert_eq!((wrong.status, wrong.headers.contains_key("set-cookie")), (401, false));
    let more = json!({"username": "demo-clinic", "password": "demo-password", "grant_type": "password"});
    assert_eq!(tenant.post("/oauth/token", &more).await.status, 400);
}

#[tokio::test]
async fn what_is_the_gateways_to_say_is_refused() {
    let tenant = Tenant::open().await;
    for name in ["miauserid", "miausergroups", "clienttype", "isbackoffice", "miauserproperties"] {
        let reply = send(tenant.request(Method::GET, "/profile").header(name, "1")).await;
        assert_eq!(reply.status, 400, "{name}");
    }
}

#[tokio::test]
async fn a_body_must_say_that_it_is_json_and_be_it() {
    let tenant = Tenant::open().await;
    let plain = tenant.request(Method::POST, "/devices/assign").header("content-type", "text/plain").body("{}");
    assert_eq!(send(plain).await.status, 415);
    let broken = tenant.request(Method::POST, "/devices/assign").header("content-type", "application/json").body("{");
    assert_eq!(send(broken).await.status, 400);
    let unwanted = tenant.post("/devices/x/unassign", &json!({})).await;
    assert_eq!(unwanted.refusal(), "body must be empty");
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_405_in_the_same_envelope() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/devices").await.status, 404);
    let wrong = tenant.post("/health-data", &json!([])).await;
    assert_eq!((wrong.status, &wrong.headers["allow"]), (405, &"GET".parse().unwrap()));
    assert!(!wrong.refusal().is_empty());
}
