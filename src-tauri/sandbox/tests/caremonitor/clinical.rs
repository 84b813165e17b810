//! The Clinical API: who enters, and what is refused.

use reqwest::Method;
use serde_json::{Value, json};

use crate::account::{Account, KEY, send};

const SLOTS: &str = "/available-slots?from=2026-11-21T00:00:00%2B11:00&to=2026-11-22T00:00:00%2B11:00";

#[tokio::test]
async fn one_credential_is_asked_for_and_an_organisation_that_exists() {
    let account = Account::open().await;
    let bare = || account.bare(Method::GET, SLOTS);
    let requests = [
        (bare().header("org_id", "org-harbour"), 401),
        (bare().header("org_id", "org-harbour").header("x-api-key", "wrong"), 401),
        (bare().header("org_id", "org-harbour").header("x-access-token", "wrong"), 401),
        (bare().header("org_id", "org-harbour").header("x-access-token", "wrong").header("x-api-key", KEY), 400),
        (bare().header("x-api-key", KEY), 400),
        (bare().header("x-api-key", KEY).header("org_id", "org-nowhere"), 403),
        (account.keyed(Method::GET, SLOTS), 200),
    ];
    for (number, (request, status)) in requests.into_iter().enumerate() {
        assert_eq!(send(request).await.status, status, "request {number}");
    }
}

#[tokio::test]
async fn a_log_in_gives_a_token_that_runs_out() {
    let account = Account::open().await;
    let log_in = |body: Value| send(account.bare(Method::POST, "/login").json(&body));
    assert_eq!(log_in(json!({ "user_id": "demo-clinic", "password": "x" })).await.status, 401);
    assert_eq!(log_in(json!({ "user_id": "demo-clinic" })).await.status, 400);
    let more = json!({ "user_id": "demo-clinic", "password": "demo-password", "remember": true });
    assert_eq!(log_in(more).await.status, 400);
    let reply = log_in(json!({ "user_id": "demo-clinic", "password": "demo-password" })).await;
    let token = reply.headers["x-access-token"].clone();
    let list = || account.bare(Method::GET, SLOTS).header("org_id", "org-harbour").header("x-access-token", &token);
    assert_eq!(send(list()).await.status, 200);
    account.control.expire_tokens();
    assert_eq!(send(list()).await.status, 401);
}

#[tokio::test]
async fn a_booking_is_judged_field_by_field() {
    let account = Account::open().await;
    let right = json!({
        "patient_id": "cm-pt-1", "provider_id": "cm-dr-1", "timezone": "Australia/Sydney",
        "start": "2026-11-21T16:30:00+11:00", "end": "2026-11-21T16:50:00+11:00",
    });
    let with = |field: &str, value: Value| {
        let mut changed = right.clone();
        changed[field] = value;
        changed
    };
    let wrong = [
        (with("patient_id", Value::Null), 400),
        (with("patient_id", json!("cm-pt-999")), 404),
        (with("patient_id", json!("cm-pt-4")), 403),
        (with("provider_id", json!("cm-dr-4")), 403),
        (with("timezone", json!("AEST")), 400),
        (with("timezone", json!("Australia/Brisbane")), 400),
        (with("start", json!("2026-11-21T16:30:00")), 400),
        (with("start", json!("2026-11-21T16:30:00+10:00")), 400),
        (with("end", json!("2026-11-21T16:30:00+11:00")), 400),
        (with("status", json!("maybe")), 400),
        (with("notes", json!("x")), 400),
    ];
    for (body, status) in wrong {
        let reply = send(account.keyed(Method::POST, "/telehealth-appointments").json(&body)).await;
        assert_eq!(reply.status, status, "{body}");
        assert!(reply.body["message"].is_string());
    }
    let before = account.control.telehealth_appointments().len();
    let reply = send(account.keyed(Method::POST, "/telehealth-appointments").json(&right)).await;
    assert_eq!((reply.status, reply.body["status"].as_str()), (201, Some("booked")));
    assert_eq!(account.control.telehealth_appointments().len(), before + 1);
}

#[tokio::test]
async fn a_replacement_names_the_whole_appointment_and_the_same_patient() {
    let account = Account::open().await;
    let one = account.control.patient_appointments()[0].clone();
    let path = format!("/patient-appointments/{}", one["id"].as_str().unwrap());
    assert_eq!(send(account.keyed(Method::PUT, &path).json(&json!({ "status": "arrived" }))).await.status, 400);
    let mut other = json!({
        "patient_id": "cm-pt-3", "provider_id": one["provider_id"], "timezone": one["timezone"],
        "start": one["start"], "end": one["end"],
    });
    if one["patient_id"] == "cm-pt-3" {
        other["patient_id"] = json!("cm-pt-1");
    }
    assert_eq!(send(account.keyed(Method::PUT, &path).json(&other)).await.status, 422);
    assert_eq!(send(account.keyed(Method::DELETE, "/patient-appointments/none")).await.status, 404);
    assert_eq!(send(account.keyed(Method::GET, &path)).await.status, 405);
}
