//! Records are judged by hand: what is required, of which form, and that nothing else came.

use reqwest::Method;
use serde_json::{Value, json};

use crate::tenant::Tenant;

fn patient() -> Value {
    json!({"studyIdentifier": "HF-301", "siteIdentifier": "007", "patientIdentifier": "n-1"})
}

fn visit() -> Value {
    json!({
        "patientIdentifier": "007-001", "studyIdentifier": "HF-301", "siteIdentifier": "007", "type": "televisit",
        "scheduledStart": "2026-03-08T09:00:00-04:00", "scheduledEnd": "2026-03-08T09:30:00-04:00"
    })
}

fn with(mut base: Value, member: &str, value: Value) -> Value {
    base[member] = value;
    base
}

fn without(mut base: Value, member: &str) -> Value {
    base.as_object_mut().unwrap().remove(member);
    base
}

#[tokio::test]
async fn every_complaint_about_a_patient_is_told_by_member() {
    let tenant = Tenant::open().await;
    let body = json!({
        "studyIdentifier": "HF-301", "siteIdentifier": 7, "patientIdentifier": " n", "email": "x", "mobilePhone": "555",
        "dateOfBirth": "15/08/1983", "preferredLanguage": "", "timeZone": "EST9", "status": "Enrolled", "arm": "B"
    });
    let reply = tenant.json(Method::POST, "/api/v5/patients", &body).await;
    let mut members: Vec<_> = reply.body["errors"].as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    let wanted = [
        "arm",
        "dateOfBirth",
        "email",
        "mobilePhone",
        "patientIdentifier",
        "preferredLanguage",
        "siteIdentifier",
        "status",
        "timeZone",
    ];
    assert_eq!((reply.status, members), (400, wanted.to_vec()));
}

#[tokio::test]
async fn a_patient_is_refused_null_another_site_and_a_number_that_is_taken() {
    let tenant = Tenant::open().await;
    let post = async |body: Value| tenant.json(Method::POST, "/api/v5/patients", &body).await.status;
    assert_eq!(post(with(patient(), "email", Value::Null)).await, 400);
    assert_eq!(post(without(patient(), "siteIdentifier")).await, 400);
    assert_eq!(post(with(patient(), "studyIdentifier", json!("hf-301"))).await, 404);
    assert_eq!(post(with(patient(), "siteIdentifier", json!("07"))).await, 422);
    assert_eq!(post(patient()).await, 201);
    assert_eq!(post(patient()).await, 409);
    assert_eq!(post(with(patient(), "studyIdentifier", json!("DERM 2/B"))).await, 201, "another study's number");
}

#[tokio::test]
async fn a_number_of_two_studies_needs_the_study() {
    let tenant = Tenant::open().await;
    let reply = tenant.get("/api/v5/patients/007-001").await;
    assert_eq!(reply.status, 400);
    assert!(reply.body["errors"]["studyIdentifier"].is_array());
    let reply = tenant.get("/api/v5/patients/007-001?studyIdentifier=DERM%202%2FB").await;
    assert_eq!((reply.status, &reply.body["lastName"]), (200, &Value::Null));
    assert_eq!(tenant.get("/api/v5/patients/007%2F007").await.status, 200, "of one study only");
    assert_eq!(tenant.get("/api/v5/patients/7-1?studyIdentifier=HF-301").await.status, 404);
}

#[tokio::test]
async fn put_replaces_the_whole_record_and_keeps_who_it_is() {
    let tenant = Tenant::open().await;
    let path = "/api/v5/patients/007-001?studyIdentifier=HF-301";
    let before = tenant.get(path).await.body;
    assert!(before["email"].is_string());
    let after = json!({
        "studyIdentifier": "HF-301", "siteIdentifier": "007", "patientIdentifier": "007-001", "lastName": null, "arm": 1
    });
    let reply = tenant.json(Method::PUT, path, &after).await;
    assert_eq!((reply.status, &reply.body["email"], &reply.body["status"]), (200, &Value::Null, &json!("enrolled")));
    let other = with(after, "patientIdentifier", json!("007-002"));
    assert_eq!(tenant.json(Method::PUT, path, &other).await.status, 400);
}

#[tokio::test]
async fn a_visit_needs_times_with_an_offset_in_order_and_a_subject_of_the_study() {
    let tenant = Tenant::open().await;
    let post = async |body: Value| tenant.json(Method::POST, "/api/v5/visits", &body).await;
    assert_eq!(post(with(visit(), "scheduledStart", json!("2026-03-08T09:00:00"))).await.status, 400);
    assert_eq!(post(with(visit(), "scheduledEnd", json!("2026-03-08T13:00:00Z"))).await.status, 400);
    assert_eq!(post(with(visit(), "type", json!("video"))).await.status, 400);
    assert_eq!(post(with(visit(), "visitIdentifier", json!("mine"))).await.status, 400);
    assert_eq!(post(with(visit(), "patientIdentifier", json!("007-999"))).await.status, 422);
    let made = post(visit()).await;
    let id = made.body["visitIdentifier"].as_str().unwrap();
    assert_eq!((made.status, &made.body["status"]), (201, &json!("scheduled")));
    assert_eq!(made.headers["location"].to_str().unwrap(), format!("/api/v5/visits/{id}"));
    let again = post(visit()).await;
    assert_ne!(again.body["visitIdentifier"], made.body["visitIdentifier"], "there is no idempotency key");
}

#[tokio::test]
async fn a_subject_who_is_taken_out_is_gone_and_what_was_planned_is_cancelled() {
    let tenant = Tenant::open().await;
    let made = tenant.json(Method::POST, "/api/v5/visits", &visit()).await;
    let path = "/api/v5/patients/007-001?studyIdentifier=HF-301";
    assert_eq!(tenant.json(Method::PUT, path, &json!([])).await.status, 400);
    let removed = crate::tenant::send(tenant.request(Method::DELETE, path)).await;
    assert_eq!((removed.status, tenant.get(path).await.status), (204, 404));
    let id = made.body["visitIdentifier"].as_str().unwrap();
    assert_eq!(tenant.control().visit(id).unwrap()["status"], "cancelled");
    let other = "/api/v5/patients/007-001?studyIdentifier=DERM%202%2FB";
    assert_eq!(tenant.get(other).await.status, 200, "the other study's subject stays");
}

#[tokio::test]
async fn unknown_and_repeated_parameters_are_refused() {
    let tenant = Tenant::open().await;
    for path in [
        "/api/v5/studies?page=1",
        "/api/v5/sites",
        "/api/v5/sites?studyId=HF-301",
        "/api/v5/patients?studyIdentifier=HF-301&studyIdentifier=HF-301",
        "/api/v5/visits?from=2026-01-01",
    ] {
        assert_eq!(tenant.get(path).await.status, 400, "{path}");
    }
    assert_eq!(tenant.get("/api/v5/sites?studyIdentifier=nothing").await.status, 404);
}
