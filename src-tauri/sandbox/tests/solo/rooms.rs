//! SOLO-15 and SOLO-18.

use serde_json::json;

use crate::tenant::{Tenant, start};

fn slots(after: i64, before: i64, rest: &str) -> String {
    format!("/qapi/v1/appointment-slots?after={after}&before={before}{rest}")
}

#[tokio::test]
async fn sandbox_solo_15_lists_the_rooms_with_id_name_line_and_type() {
    let tenant = Tenant::open().await;
    let rooms = tenant.get("/qapi/v1/waiting-rooms").await.json();
    assert_eq!(rooms.as_array().unwrap().len(), 10);
    let members: Vec<&str> = rooms[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, ["id", "name", "serviceLine", "serviceType"]);
    assert_eq!(rooms[0]["name"], "Urgent Care");
}

#[tokio::test]
async fn sandbox_solo_18_offers_free_times_and_no_longer_what_is_booked_until_it_is_cancelled() {
    let tenant = Tenant::open().await;
    let tomorrow = start().timestamp() + 86_400;
    let path = slots(tomorrow - 7_200, tomorrow + 14_400, "&waitingRoom=Urgent%20Care");
    let before = tenant.get(&path).await.json();
    let slot = before[0].clone();
    assert_eq!(slot["duration"], 900);
    let body = json!({ "waitingRoom": "Urgent Care", "date": slot["date"], "duration": slot["duration"] });
    let id = tenant.post("/qapi/v1/patients/pt-1001/appointments", body).await.json()["id"].as_i64().unwrap();
    let during = tenant.get(&path).await.json();
    assert!(!during.as_array().unwrap().contains(&slot));
    assert_eq!(during.as_array().unwrap().len() + 1, before.as_array().unwrap().len());
    tenant.put(&format!("/qapi/v1/appointments/{id}"), json!({ "status": "cancelled" })).await;
    assert_eq!(tenant.get(&path).await.json(), before);
}

#[tokio::test]
async fn sandbox_solo_18_keeps_within_the_search_the_opening_hours_and_the_asked_duration() {
    let tenant = Tenant::open().await;
    let tomorrow = start().timestamp() + 86_400;
    let found = tenant.get(&slots(tomorrow, tomorrow + 10_000, "&waitingRoom=Urgent+Care&duration=3600")).await;
    for slot in found.json().as_array().unwrap() {
        let date = slot["date"].as_i64().unwrap();
        assert!(date >= tomorrow && date + 3_600 <= tomorrow + 10_000 && slot["duration"] == 3_600, "{slot}");
    }
    // Two in the morning in New York: closed there, open in the afternoon room of Sydney.
    let night = tomorrow - 8 * 3_600;
    let closed = tenant.get(&slots(night, night + 3_600, "&waitingRoom=Urgent+Care")).await;
    assert_eq!(closed.json(), json!([]));
    let sydney = tenant.get(&slots(night - 4 * 3_600, night, "&waitingRoom=Sydney+Telehealth")).await;
    assert!(!sydney.json().as_array().unwrap().is_empty());
}

#[tokio::test]
async fn sandbox_solo_18_offers_nothing_that_has_begun() {
    let tenant = Tenant::open().await;
    let now = start().timestamp();
    let found = tenant.get(&slots(now - 86_400, now + 14_400, "&waitingRoom=Behavioral+Health")).await.json();
    assert!(found.as_array().unwrap().iter().all(|slot| slot["date"].as_i64().unwrap() >= now));
    assert!(!found.as_array().unwrap().is_empty());
}

#[tokio::test]
async fn sandbox_solo_18_refuses_missing_wrong_and_backward_searches() {
    let tenant = Tenant::open().await;
    let now = start().timestamp();
    for path in [
        slots(now, now + 3_600, ""),
        slots(now, now + 3_600, "&waitingRoom=Nowhere"),
        slots(now, now + 3_600, "&waitingRoom=Urgent+Care&duration=0"),
        slots(now, now + 3_600, "&waitingRoom=Urgent+Care&room=1"),
        slots(now, now, "&waitingRoom=Urgent+Care"),
        slots(now + 1, now, "&waitingRoom=Urgent+Care"),
        slots(now * 1_000, now * 1_000 + 1, "&waitingRoom=Urgent+Care"),
        format!("/qapi/v1/appointment-slots?before={now}&waitingRoom=Urgent+Care"),
    ] {
        assert_eq!(tenant.get(&path).await.status, 400, "{path}");
    }
}
