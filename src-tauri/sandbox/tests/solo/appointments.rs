//! SOLO-06 to SOLO-08, SOLO-13 and SOLO-14.

use serde_json::{Value, json};

use crate::tenant::{Tenant, start};

fn body() -> Value {
    json!({
        "date": start().timestamp() + 3_600,
        "reasons": ["headache"],
        "duration": 900,
        "waitingRoom": "Urgent Care",
        "externalId": "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
        "accountNumber": "ABC123456789"
    })
}

#[tokio::test]
async fn sandbox_solo_06_books_what_the_document_prints_and_gives_an_id_and_a_link_to_itself() {
    let tenant = Tenant::open().await;
    let reply = tenant.post("/qapi/v1/patients/pt-1001/appointments", body()).await;
    assert_eq!(reply.status, 201);
    let id = reply.json()["id"].as_i64().unwrap();
    let link = reply.json()["visitUrl"].as_str().unwrap().to_owned();
    assert!(link.starts_with(&tenant.simulator.base_url()));
    let page = tenant.client.get(link).send().await.unwrap();
    assert!(page.text().await.unwrap().contains("demo visit"));
    let visit = tenant.control().appointment(id).unwrap();
    assert_eq!(visit["waitingRoom"], "Urgent Care");
    assert_eq!(visit["createdByExternalId"], "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56");
}

#[tokio::test]
async fn sandbox_solo_06_takes_the_duration_of_the_room_and_the_time_of_now_when_neither_is_sent() {
    let tenant = Tenant::open().await;
    let reply =
        tenant.post("/qapi/v1/patients/pt-1001/appointments", json!({ "waitingRoom": "Acute Neurology" })).await;
    let visit = tenant.control().appointment(reply.json()["id"].as_i64().unwrap()).unwrap();
    assert_eq!((&visit["duration"], &visit["reasons"]), (&json!(1_800), &json!([])));
    assert!((visit["date"].as_i64().unwrap() - start().timestamp()).abs() < 60);
}

#[tokio::test]
async fn sandbox_solo_06_refuses_what_the_contract_does_not_allow_and_books_nothing() {
    let tenant = Tenant::open().await;
    let before = tenant.control().known_appointment_ids();
    for (member, value) in [
        ("waitingRoom", json!("No such room")),
        ("waitingRoom", json!(7)),
        ("duration", json!(0)),
        ("duration", json!(86_401)),
        ("duration", json!("900")),
        ("date", json!("2026-03-04")),
        ("date", json!(1_772_636_400_000_i64)),
        ("reasons", json!("headache")),
        ("reasons", json!([1])),
        ("externalId", Value::Null),
        ("episodeOfCareId", json!("not a uuid")),
        ("episodeOfCareId", json!("4e96ed0e-0f80-4dc3-b2c1-42e65b789e56")),
        ("room", json!("Urgent Care")),
    ] {
        let mut body = body();
        body[member] = value.clone();
        let reply = tenant.post("/qapi/v1/patients/pt-1001/appointments", body).await;
        assert_eq!(reply.status, 400, "{member}: {value}");
        assert!(reply.error().contains(member), "{}", reply.error());
    }
    let mut without = body();
    without.as_object_mut().unwrap().remove("waitingRoom");
    assert_eq!(tenant.post("/qapi/v1/patients/pt-1001/appointments", without).await.status, 400);
    assert_eq!(tenant.post("/qapi/v1/patients/nobody/appointments", body()).await.status, 404);
    assert_eq!(tenant.control().known_appointment_ids(), before);
}

#[tokio::test]
async fn sandbox_solo_06_accepts_two_visits_in_one_slot_and_one_external_id_twice() {
    let tenant = Tenant::open().await;
    let first = tenant.book("pt-1001", "same").await;
    let second = tenant.book("pt-1001", "same").await;
    assert_ne!(first, second);
    assert_eq!(tenant.booked("pt-1001", "same"), 2);
}

#[tokio::test]
async fn sandbox_solo_07_books_by_hsid() {
    let tenant = Tenant::open().await;
    let reply = tenant.post("/qapi/v1/patients/HSID/70000002/appointments", body()).await;
    assert_eq!(reply.status, 201);
    assert_eq!(tenant.control().appointment(reply.json()["id"].as_i64().unwrap()).unwrap()["patient"]["id"], "pt-1002");
    assert_eq!(tenant.post("/qapi/v1/patients/HSID/1/appointments", body()).await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_08_books_by_spid() {
    let tenant = Tenant::open().await;
    let reply = tenant.post("/qapi/v1/patients/id/type/SPID/value/500003/appointments", body()).await;
    assert_eq!(reply.status, 201);
    assert_eq!(tenant.control().appointment(reply.json()["id"].as_i64().unwrap()).unwrap()["patient"]["id"], "pt-1003");
    assert_eq!(tenant.post("/qapi/v1/patients/id/type/SPID/value/x/appointments", body()).await.status, 400);
}

#[tokio::test]
async fn sandbox_solo_13_moves_renames_and_cancels_a_visit() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "before").await;
    let path = format!("/qapi/v1/appointments/{id}");
    let date = start().timestamp() + 172_800;
    let change =
        json!({ "date": date, "duration": 1_200, "externalId": "after", "reasons": ["vomit"], "accountNumber": "E" });
    let reply = tenant.put(&path, change).await;
    assert_eq!((reply.status, &reply.json()["id"]), (200, &json!(id)));
    let visit = tenant.get(&path).await.json();
    assert_eq!(
        (&visit["date"], &visit["duration"], &visit["externalId"]),
        (&json!(date), &json!(1_200), &json!("after"))
    );
    assert_eq!((&visit["reasons"], &visit["status"]), (&json!(["vomit"]), &json!("scheduled")));
    assert_eq!(tenant.get("/qapi/v1/appointments/before/video-call-links").await.status, 404);
    assert_eq!(tenant.get("/qapi/v1/appointments/after/video-call-links").await.status, 200);
    assert_eq!(tenant.put(&path, json!({ "status": "cancelled" })).await.status, 200);
    assert_eq!(tenant.get(&path).await.json()["status"], "cancelled");
    assert_eq!(tenant.booked("pt-1001", "before"), 1, "who created it is remembered");
}

#[tokio::test]
async fn sandbox_solo_13_allows_no_other_status_and_does_not_change_what_is_over() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    let path = format!("/qapi/v1/appointments/{id}");
    for status in ["scheduled", "Cancelled", "canceled", "completed"] {
        assert_eq!(tenant.put(&path, json!({ "status": status })).await.status, 400, "{status}");
    }
    tenant.put(&path, json!({ "status": "cancelled" })).await;
    assert_eq!(tenant.put(&path, json!({ "status": "cancelled" })).await.status, 200);
    assert_eq!(tenant.put(&path, json!({ "date": start().timestamp() })).await.status, 422);
    assert_eq!(tenant.put("/qapi/v1/appointments/1", json!({})).await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_14_reads_the_documented_shape() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "mine").await;
    let visit = tenant.get(&format!("/qapi/v1/appointments/{id}")).await.json();
    let members: Vec<&str> = visit.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        members,
        ["date", "duration", "externalId", "id", "patient", "providers", "reasons", "status", "videoCall"]
    );
    assert_eq!((&visit["videoCall"], &visit["externalId"]), (&Value::Null, &json!("mine")));
    assert_eq!(visit["patient"]["demographics"], tenant.get("/qapi/v1/patients/pt-1001").await.json());
    let provider: Vec<&str> = visit["providers"][0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(provider, ["email", "firstName", "id", "lastName", "middleName"]);
    tenant.control().set_status(id, "arrived");
    let call = tenant.get(&format!("/qapi/v1/appointments/{id}")).await.json()["videoCall"].clone();
    assert_eq!(call["status"], "waiting");
    assert!(call["id"].as_str().unwrap().parse::<uuid::Uuid>().is_ok());
    for unknown in ["1", "abc", "9999999999999999999999"] {
        assert_eq!(tenant.get(&format!("/qapi/v1/appointments/{unknown}")).await.status, 404);
    }
}
