//! What somebody else does at the vendor, in process and over `/_control`.

use reqwest::Method;
use serde_json::{Value, json};

use crate::tenant::{APPOINTMENTS, Tenant, send, start};

#[tokio::test]
async fn an_appointment_booked_elsewhere_is_there_for_everybody() {
    let tenant = Tenant::open().await;
    let individual = tenant.individual(4);
    let before = tenant.control().appointments_of(&individual).len();
    let id = tenant.control().book_elsewhere(&individual, start()).unwrap();
    assert_eq!(tenant.get(&format!("{APPOINTMENTS}{id}/")).await.status, 200);
    assert_eq!(tenant.control().appointments_of(&individual).len(), before + 1);
    tenant.control().set_status(&id, "Cancelled");
    assert_eq!(tenant.control().appointment(&id).unwrap()["status"], "Cancelled");
    tenant.control().set_status(&id, "No such status");
    assert_eq!(tenant.control().appointment(&id).unwrap()["status"], "Cancelled");
    assert_eq!(tenant.control().book_elsewhere("8d25a2a6-8219-40d1-a34f-c24ec69f4f72", start()), None);
}

#[tokio::test]
async fn the_control_over_http_says_the_same() {
    let tenant = Tenant::open().await;
    let get = async |path: &str| send(tenant.bare(Method::GET, &format!("/_control/{path}"))).await.json();
    let post = async |path: &str, body: Value| {
        send(tenant.bare(Method::POST, &format!("/_control/{path}")).json(&body)).await.status
    };
    assert_eq!(get("totp").await["code"], tenant.control().totp_code());
    assert_eq!(get("individuals?limit=3").await, json!(tenant.control().individuals(3)));
    assert_eq!(get("documents").await, json!(tenant.control().documents()));
    let booking = json!({ "individualId": tenant.individual(1), "at": start() });
    let booked = send(tenant.bare(Method::POST, "/_control/book-elsewhere").json(&booking)).await.json();
    let id = booked["id"].as_str().unwrap();
    assert_eq!(post("status", json!({ "id": id, "status": "Completed" })).await, 204);
    assert_eq!(post("status", json!({ "id": id, "status": "Unheard of" })).await, 404);
    assert_eq!(tenant.control().appointment(id).unwrap()["status"], "Completed");
    let rule = json!({ "operation": "CAR-04", "fault": "emptyBody" });
    assert_eq!(post("faults", rule).await, 204);
    assert_eq!(post("faults", json!({ "operation": "SOLO-06", "fault": "emptyBody" })).await, 400);
    assert_eq!(tenant.control().faults().len(), 1);
    assert_eq!(post("latency", json!({ "millis": 5 })).await, 204);
    assert_eq!(post("expire-tokens", json!({})).await, 204);
    assert_eq!(tenant.get(APPOINTMENTS).await.code(), "token-expired");
}

#[tokio::test]
async fn links_of_a_visit_lead_to_a_page_that_says_it_is_the_demo() {
    let tenant = Tenant::open().await;
    let all = tenant.control().appointments();
    let link = all.iter().find_map(|one| one["attributes"]["guest-url"].as_str()).expect("some have links");
    let page = send(tenant.client.get(link)).await;
    assert!(page.status == 200 && page.text().contains("demo visit"));
}
