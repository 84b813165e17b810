//! SOLO-23 to SOLO-28.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn body() -> Value {
    json!({
        "name": "covid care", "type": "covid", "from": "2026-03-01", "to": "2026-04-01",
        "status": "PLANNING", "objective": "care covid patient", "reasonIncomplete": "unknown"
    })
}

async fn create(tenant: &Tenant, patient: &str) -> String {
    let reply = tenant.post(&format!("/qapi/v1/patients/{patient}/episodes"), body()).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["episodeId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn sandbox_solo_23_creates_an_episode_and_refuses_missing_and_unknown_values() {
    let tenant = Tenant::open().await;
    create(&tenant, "pt-1002").await;
    for (member, value) in [
        ("status", json!("planning")),
        ("status", json!("CANCELLED")),
        ("from", json!("2026-3-1")),
        ("to", json!("2026-02-28")),
        ("name", json!("")),
    ] {
        let mut wrong = body();
        wrong[member] = value.clone();
        assert_eq!(tenant.post("/qapi/v1/patients/pt-1002/episodes", wrong).await.status, 400, "{member}: {value}");
    }
    for member in ["name", "type", "from", "status"] {
        let mut less = body();
        less.as_object_mut().unwrap().remove(member);
        assert_eq!(tenant.post("/qapi/v1/patients/pt-1002/episodes", less).await.status, 400, "{member}");
    }
}

#[tokio::test]
async fn sandbox_solo_24_lists_a_patients_episodes_under_an_opaque_patient_id_in_lower_case() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/qapi/v1/patients/pt-1002/episodes").await.json(), json!({ "episodes": [] }));
    let id = create(&tenant, "pt-1002").await;
    let listed = tenant.get("/qapi/v1/patients/pt-1002/episodes").await.json();
    let episode = &listed["episodes"][0];
    assert_eq!((&episode["id"], &episode["status"]), (&json!(id), &json!("planning")));
    assert!(episode["patientId"].as_str().unwrap().parse::<uuid::Uuid>().is_ok());
    assert!(episode.get("soloPatientId").is_none());
}

#[tokio::test]
async fn sandbox_solo_25_reads_one_with_both_patient_ids() {
    let tenant = Tenant::open().await;
    let id = create(&tenant, "pt-1002").await;
    let episode = tenant.get(&format!("/qapi/v1/episodes/{id}")).await.json();
    assert_eq!((&episode["soloPatientId"], &episode["externalPatientId"]), (&json!(500_002), &json!("pt-1002")));
    assert!(episode.get("patientId").is_none());
    assert_eq!(tenant.get("/qapi/v1/episodes/x").await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_26_replaces_an_episode_and_still_requires_what_creating_requires() {
    let tenant = Tenant::open().await;
    let path = format!("/qapi/v1/episodes/{}", create(&tenant, "pt-1002").await);
    assert_eq!(tenant.put(&path, json!({ "status": "ACTIVE" })).await.status, 400);
    let change = json!({ "name": "new", "type": "covid", "from": "2026-03-02", "status": "ONHOLD" });
    assert_eq!(tenant.put(&path, change).await.text(), "[]");
    let after = tenant.get(&path).await.json();
    assert_eq!((&after["name"], &after["status"], &after["to"]), (&json!("new"), &json!("onhold"), &Value::Null));
}

#[tokio::test]
async fn sandbox_solo_27_lists_the_visits_of_an_episode_after_sandbox_solo_28_assigned_them() {
    let tenant = Tenant::open().await;
    let episode = create(&tenant, "pt-1002").await;
    let visit = tenant.book("pt-1002", "x").await;
    let list = format!("/qapi/v1/episodes/{episode}/appointments");
    assert_eq!(tenant.get(&list).await.json()["appointments"], json!([]));
    let assign = format!("/qapi/v1/appointments/{visit}/episode/assign");
    assert_eq!(tenant.put(&assign, json!({ "episodeId": episode })).await.text(), "[]");
    let listed = tenant.get(&list).await.json();
    assert_eq!(listed["episode"]["id"], json!(episode));
    let found = &listed["appointments"][0];
    assert_eq!((&found["appointmentId"], &found["hasNotes"]), (&json!(visit), &json!(false)));
    assert_eq!(found["episodeOfCareId"], json!(episode));
}

#[tokio::test]
async fn sandbox_solo_28_takes_a_visit_out_without_an_id_and_refuses_another_patients_episode() {
    let tenant = Tenant::open().await;
    let (own, other) = (create(&tenant, "pt-1002").await, create(&tenant, "pt-1003").await);
    let visit = tenant.book("pt-1002", "x").await;
    let path = format!("/qapi/v1/appointments/{visit}/episode/assign");
    assert_eq!(tenant.put(&path, json!({ "episodeId": other })).await.status, 422);
    assert_eq!(tenant.put(&path, json!({ "episodeId": "x" })).await.status, 400);
    assert_eq!(tenant.put(&path, json!({ "episodeId": "4e96ed0e-0f80-4dc3-b2c1-42e65b789e56" })).await.status, 404);
    for empty in [json!({}), json!({ "episodeId": null })] {
        tenant.put(&path, json!({ "episodeId": own })).await;
        assert_eq!(tenant.put(&path, empty).await.status, 200);
        let listed = tenant.get(&format!("/qapi/v1/episodes/{own}/appointments")).await.json();
        assert_eq!(listed["appointments"], json!([]));
    }
}
