//! What is asked of every request, before any operation.

use reqwest::Method;

use crate::tenant::{APPOINTMENTS, INDIVIDUALS, JSON_API, REFERENCES, Tenant, send};

#[tokio::test]
async fn a_request_without_a_token_or_with_a_wrong_one_is_401() {
    let tenant = Tenant::open().await;
    let without = send(tenant.bare(Method::GET, INDIVIDUALS).header("Accept", JSON_API)).await;
    assert_eq!((without.status, without.code().as_str()), (401, "unauthenticated"));
    let wrong = tenant.bare(Method::GET, INDIVIDUALS).header("Accept", JSON_API).bearer_auth("wrong");
    assert_eq!(send(wrong).await.status, 401);
    let basic = tenant.bare(Method::GET, INDIVIDUALS).header("Accept", JSON_API);
    assert_eq!(send(basic.header("Authorization", &tenant.token)).await.status, 401, "it must say Bearer");
}

#[tokio::test]
async fn a_token_that_has_run_out_is_401_and_says_so() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
    tenant.control().expire_tokens();
    let expired = tenant.get(INDIVIDUALS).await;
    assert_eq!((expired.status, expired.code().as_str()), (401, "token-expired"));
    assert_eq!(tenant.log_in(serde_json::json!({})).await.status, 200);
}

#[tokio::test]
async fn accept_must_be_json_api_everywhere_the_log_in_included() {
    let tenant = Tenant::open().await;
    let any = tenant.bare(Method::GET, INDIVIDUALS).bearer_auth(&tenant.token);
    assert_eq!(send(any.header("Accept", "application/json")).await.status, 406);
    let login = tenant.bare(Method::POST, "/identity/v1/login/").json(&serde_json::json!({}));
    assert_eq!(send(login).await.status, 406);
}

#[tokio::test]
async fn a_body_must_say_that_it_is_json() {
    let tenant = Tenant::open().await;
    let body = tenant.booking(&tenant.individual(0)).to_string();
    for (kind, status) in [("text/plain", 415), ("application/json; charset=utf-8", 201), (JSON_API, 201)] {
        let request = tenant.request(Method::POST, APPOINTMENTS).header("Content-Type", kind);
        assert_eq!(send(request.body(body.clone())).await.status, status, "{kind}");
    }
}

#[tokio::test]
async fn a_path_without_its_trailing_slash_or_with_a_double_one_is_404() {
    let tenant = Tenant::open().await;
    let id = tenant.book(&tenant.individual(0)).await;
    assert_eq!(tenant.get(&format!("{APPOINTMENTS}{id}/")).await.status, 200);
    for path in
        [format!("{APPOINTMENTS}{id}"), format!("{APPOINTMENTS}/{id}/"), REFERENCES.trim_end_matches('/').into()]
    {
        let reply = tenant.get(&path).await;
        assert_eq!((reply.status, reply.code().as_str()), (404, "not-found"), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_405_and_names_the_right_ones() {
    let tenant = Tenant::open().await;
    let reply = send(tenant.request(Method::PUT, APPOINTMENTS)).await;
    assert_eq!((reply.status, &reply.headers["allow"]), (405, &"POST, GET".parse().unwrap()));
}

#[tokio::test]
async fn the_table_lists_nineteen_operations_and_none_is_left_unjudged() {
    let tenant = Tenant::open().await;
    let documented = sandbox::carium_operations().iter().filter(|(id, ..)| *id != "CAR-REFRESH");
    let ids: std::collections::BTreeSet<&str> = documented.map(|(id, ..)| *id).collect();
    assert_eq!(ids.len(), 19);
    for (id, method, template) in sandbox::carium_operations() {
        let path = match *template {
            "{upload-url}" => "/storage/uploads/".to_owned(),
            "{download-url}" => "/storage/downloads/key".to_owned(),
            template => template.replace(['{', '}'], ""),
        };
        send(tenant.bare(method.parse().unwrap(), &path)).await;
        let seen = tenant.control().requests();
        assert_eq!(seen.last().map(|request| request.operation.as_str()), Some(*id));
    }
}
