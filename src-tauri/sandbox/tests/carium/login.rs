//! CAR-01 and the renewal of tokens.

use serde_json::{Value, json};

use crate::tenant::{INDIVIDUALS, Reply, Tenant, small};

const LOGIN: &str = "/identity/v1/login/";
const REFRESH: &str = "/identity/v1/refresh/";

async fn careful(tenant: &Tenant, code: Option<&str>) -> Reply {
    let mut body = json!({ "username": tenant.simulator.totp_username(), "password": tenant.simulator.password() });
    if let Some(code) = code {
        body["totp-code"] = json!(code);
    }
    tenant.post_bare(LOGIN, body).await
}

#[tokio::test]
async fn sandbox_car_01_answers_a_token_that_opens_the_door() {
    let tenant = Tenant::open().await;
    let login = tenant.log_in(json!({ "access-token-expiration-seconds": 60, "interactive": false })).await;
    assert_eq!(login.status, 200);
    assert_eq!(login.json()["access-token-expiration-seconds"], 60);
    assert!(login.json()["refresh-token"].is_string());
    assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
}

#[tokio::test]
async fn sandbox_car_01_refuses_a_wrong_password_without_saying_which_part_was_wrong() {
    let tenant = Tenant::open().await;
    let wrong_password = tenant.log_in(json!({ "password": "wrong" })).await;
    let wrong_name = tenant.log_in(json!({ "username": "nobody@example.com" })).await;
    assert_eq!((wrong_password.status, &wrong_password.body), (401, &wrong_name.body));
}

#[tokio::test]
async fn sandbox_car_01_asks_the_careful_user_for_a_code_and_takes_the_right_one() {
    let tenant = Tenant::open().await;
    let asked = careful(&tenant, None).await;
    assert_eq!((asked.status, asked.code().as_str()), (401, "totp-required"));
    assert!(asked.text().contains("TOTP"));
    let code = tenant.control().totp_code();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for wrong in [wrong, "12345", "abcdef", ""] {
        let refused = careful(&tenant, Some(wrong)).await;
        assert_eq!((refused.status, refused.code().as_str()), (401, "totp-invalid"), "{wrong}");
    }
    assert_eq!(code.len(), 6);
    assert_eq!(careful(&tenant, Some(&code)).await.status, 200);
}

#[tokio::test]
async fn sandbox_car_01_gives_the_code_of_rfc_6238_for_its_secret() {
    // The RFC's own vector: at 59 s the secret 12345678901234567890 gives 94287082, of which six digits remain.
    let options = sandbox::CariumOptions {
        totp_secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned(),
        start: Some("1970-01-01T00:00:59Z".parse().unwrap()),
        ..small()
    };
    let tenant = Tenant::with(options).await;
    let code = tenant.control().totp_code();
    assert!(["287082", "359152"].contains(&code.as_str()), "{code}: of second 59, or of 60 when the machine is slow");
}

#[tokio::test]
async fn sandbox_car_01_refuses_what_the_reference_does_not_allow() {
    let tenant = Tenant::open().await;
    for (name, value) in [
        ("access-token-expiration-seconds", json!(3_601)),
        ("access-token-expiration-seconds", json!(0)),
        ("refresh-token-expiration-seconds", json!(0)),
        ("interactive", json!("yes")),
        ("mfa_token", json!("123456")),
        ("totp-code", json!(123_456)),
        ("password", Value::Null),
    ] {
        let reply = tenant.log_in(json!({ name: value })).await;
        assert_eq!(reply.refusal(), (400, vec![format!("/{name}")]));
    }
}

#[tokio::test]
async fn a_token_lasts_as_long_as_was_asked_for_and_no_longer_than_the_setting() {
    let tenant = Tenant::with(sandbox::CariumOptions { access_seconds: 1, ..small() }).await;
    assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert_eq!(tenant.get(INDIVIDUALS).await.code(), "token-expired");
}

#[tokio::test]
async fn a_refresh_token_is_good_for_one_renewal_which_gives_the_next() {
    let mut tenant = Tenant::open().await;
    let login = tenant.log_in(json!({})).await.json();
    tenant.control().expire_tokens();
    let body = json!({ "refresh-token": login["refresh-token"] });
    let renewed = tenant.post_bare(REFRESH, body.clone()).await;
    assert_eq!(renewed.status, 200);
    assert_ne!(renewed.json()["refresh-token"], login["refresh-token"]);
    let again = tenant.post_bare(REFRESH, body).await;
    assert_eq!((again.status, again.code().as_str()), (401, "refresh-token"));
    tenant.token = renewed.json()["access-token"].as_str().unwrap().to_owned();
    assert_eq!(tenant.get(INDIVIDUALS).await.status, 200);
    tenant.control().end_sessions();
    let body = json!({ "refresh-token": renewed.json()["refresh-token"] });
    assert_eq!(tenant.post_bare(REFRESH, body).await.status, 401);
}

#[tokio::test]
async fn an_organisation_may_give_no_refresh_tokens() {
    let tenant = Tenant::with(sandbox::CariumOptions { gives_refresh_tokens: false, ..small() }).await;
    assert_eq!(tenant.log_in(json!({})).await.json().get("refresh-token"), None);
}
