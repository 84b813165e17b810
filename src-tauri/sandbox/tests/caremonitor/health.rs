//! The Health metrics API: whose token, for which metric, and what a reading must be.

use reqwest::Method;
use serde_json::{Value, json};

use crate::account::{Account, KEY, send};
use crate::portal::{VERIFIER, code, exchange};

async fn token(account: &Account) -> String {
    let tokens = exchange(account, &code(account).await, VERIFIER).await;
    tokens.body["access_token"].as_str().unwrap().to_owned()
}

fn steps() -> Value {
    json!({
        "id": "6f1c0a52-9d1e-4f7a-8a4e-0d5c2f1077aa", "patient_id": "cm-pt-1", "code": "55423-8", "unit": "{steps}",
        "value": 100, "start": "2026-11-20T08:00:00+11:00", "end": "2026-11-20T09:00:00+11:00",
    })
}

#[tokio::test]
async fn a_metric_needs_a_token_of_its_patient_with_its_scope_and_no_other_credential() {
    let account = Account::open().await;
    let token = token(&account).await;
    let post = |path: &str| account.bare(Method::POST, path).json(&steps());
    assert_eq!(send(post("/metrics/steps")).await.status, 401);
    assert_eq!(send(post("/metrics/steps").bearer_auth("wrong")).await.status, 401);
    assert_eq!(send(post("/metrics/steps").bearer_auth(&token).header("x-api-key", KEY)).await.status, 400);
    let other = send(post("/metrics/heart-rate").bearer_auth(&token)).await;
    assert_eq!((other.status, other.body["error"].as_str()), (403, Some("insufficient_scope")));
    assert!(other.headers["www-authenticate"].to_str().unwrap().contains("heart_rate:write"));
    let mut stranger = steps();
    stranger["patient_id"] = json!("cm-pt-2");
    let request = account.bare(Method::POST, "/metrics/steps").json(&stranger).bearer_auth(&token);
    assert_eq!(send(request).await.status, 403);
    assert!(account.control.readings().is_empty());
    let stored = send(post("/metrics/steps").bearer_auth(&token)).await;
    assert_eq!((stored.status, account.control.readings()[0]["id"].clone()), (201, stored.body["id"].clone()));
}

#[tokio::test]
async fn a_reading_is_judged_field_by_field() {
    let account = Account::open().await;
    let token = token(&account).await;
    let wrong = [
        ("id", json!("not-a-uuid")),
        ("code", json!("41950-7")),
        ("unit", json!("steps")),
        ("value", json!(-1)),
        ("value", json!(1.5)),
        ("end", json!("2026-11-20T08:00:00+11:00")),
        ("start", json!("2026-11-20T08:00:00")),
        ("device", json!({ "colour": "red" })),
        ("effective", json!("2026-11-20T08:00:00+11:00")),
    ];
    for (field, value) in wrong {
        let mut body = steps();
        body[field] = value;
        let request = account.bare(Method::POST, "/metrics/steps").json(&body).bearer_auth(&token);
        assert_eq!(send(request).await.status, 400, "{body}");
    }
    assert!(account.control.readings().is_empty());
}

#[tokio::test]
async fn a_withdrawn_consent_and_an_expired_token_are_401() {
    let account = Account::open().await;
    let first = token(&account).await;
    let post = |token: &str| send(account.bare(Method::POST, "/metrics/steps").json(&steps()).bearer_auth(token));
    account.control.expire_access_tokens();
    assert_eq!(post(&first).await.status, 401);
    let second = token(&account).await;
    account.control.revoke("cm-pt-1");
    assert_eq!(post(&second).await.status, 401);
}
