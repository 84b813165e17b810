//! CAR-04 to CAR-08.

use reqwest::Method;
use serde_json::{Value, json};

use crate::tenant::{APPOINTMENTS, Tenant, send, small};

fn places(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("/data/attributes/{name}")).collect()
}

fn changed(mut body: Value, name: &str, value: Value) -> Value {
    match value {
        Value::Null => body["data"]["attributes"].as_object_mut().unwrap().remove(name),
        value => body["data"]["attributes"].as_object_mut().unwrap().insert(name.to_owned(), value),
    };
    body
}

fn change(attributes: Value) -> Value {
    json!({ "data": { "type": "org-appointments", "attributes": attributes } })
}

#[tokio::test]
async fn sandbox_car_04_books_and_tells_times_in_the_plain_form() {
    let tenant = Tenant::open().await;
    let reply = tenant.post(APPOINTMENTS, tenant.booking(&tenant.individual(0))).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let data = &reply.json()["data"];
    assert_eq!(
        (&data["type"], &data["attributes"]["start-time"]),
        (&json!("org-appointments"), &json!("2026-03-06 14:00:00"))
    );
    assert!(data["attributes"]["video-channel-id"].is_string());
    let read = tenant.get(&format!("{APPOINTMENTS}{}/", data["id"].as_str().unwrap())).await;
    assert_eq!((read.status, &read.json()["data"]), (200, data));
}

#[tokio::test]
async fn sandbox_car_04_takes_times_in_both_forms_and_refuses_any_other() {
    let tenant = Tenant::open().await;
    let body = tenant.booking(&tenant.individual(0));
    for (start, status) in [
        ("2026-03-06 14:10:00", 201),
        ("2026-03-06T09:10:00-05:00", 201),
        ("2026-03-06T14:10:00", 400),
        ("2026-03-06", 400),
    ] {
        let reply = tenant.post(APPOINTMENTS, changed(body.clone(), "start-time", json!(start))).await;
        assert_eq!(reply.status, status, "{start}");
    }
}

#[tokio::test]
async fn sandbox_car_04_wants_either_a_video_channel_or_both_links() {
    let tenant = Tenant::open().await;
    let body = tenant.booking(&tenant.individual(0));
    let both = changed(body.clone(), "guest-url", json!("https://example.com/guest"));
    assert_eq!(tenant.post(APPOINTMENTS, both).await.refusal(), (400, places(&["guest-url"])));
    let without = changed(body, "add-video-channel", json!(false));
    assert_eq!(tenant.post(APPOINTMENTS, without.clone()).await.refusal(), (400, places(&["guest-url", "host-url"])));
    let linked = changed(without, "guest-url", json!("https://example.com/guest"));
    let wrong = changed(linked.clone(), "host-url", json!("javascript:alert(1)"));
    assert_eq!(tenant.post(APPOINTMENTS, wrong).await.refusal(), (400, places(&["host-url"])));
    let linked = tenant.post(APPOINTMENTS, changed(linked, "host-url", json!("https://example.com/host"))).await;
    assert_eq!(linked.status, 201);
    assert_eq!(linked.json()["data"]["attributes"].get("video-channel-id"), None);
}

#[tokio::test]
async fn sandbox_car_04_refuses_what_the_contract_does_not_allow_and_books_nothing() {
    let tenant = Tenant::open().await;
    let individual = tenant.individual(0);
    let before = tenant.control().appointments().len();
    let body = tenant.booking(&individual);
    let stranger = json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72");
    for (name, value) in [
        ("organization-id", Value::Null),
        ("organization-id", stranger.clone()),
        ("individual-id", stranger.clone()),
        ("practitioner-id", stranger.clone()),
        ("status-id", json!("Scheduled")),
        ("type-id", stranger),
        ("end-time", json!("2026-03-06T14:00:00Z")),
        ("add-video-channel", Value::Null),
        ("add-video-channel", json!("true")),
        ("description", json!(1)),
        ("start_time", json!("2026-03-06T14:00:00Z")),
    ] {
        let reply = tenant.post(APPOINTMENTS, changed(body.clone(), name, value)).await;
        assert_eq!(reply.refusal(), (400, places(&[name])), "{name}");
    }
    let mut untyped = body;
    untyped["data"].as_object_mut().unwrap().remove("type");
    assert_eq!(tenant.post(APPOINTMENTS, untyped).await.refusal(), (400, vec!["/data/type".to_owned()]));
    assert_eq!(tenant.control().appointments().len(), before);
}

#[tokio::test]
async fn sandbox_car_05_does_not_find_what_is_not_there() {
    let tenant = Tenant::open().await;
    for id in ["8d25a2a6-8219-40d1-a34f-c24ec69f4f72", "1", "%2e%2e"] {
        assert_eq!(tenant.get(&format!("{APPOINTMENTS}{id}/")).await.status, 404, "{id}");
    }
}

#[tokio::test]
async fn sandbox_car_06_changes_what_is_sent_and_leaves_the_rest() {
    let tenant = Tenant::open().await;
    let id = tenant.book(&tenant.individual(0)).await;
    let path = format!("{APPOINTMENTS}{id}/");
    let before = tenant.get(&path).await.json();
    let moved = change(json!({ "start-time": "2026-03-07T10:00:00Z", "end-time": "2026-03-07T10:30:00Z" }));
    let reply = tenant.patch(&path, moved).await;
    assert_eq!((reply.status, &reply.json()["data"]["attributes"]["start-time"]), (200, &json!("2026-03-07 10:00:00")));
    let mut expected = before["data"]["attributes"].clone();
    for name in ["start-time", "end-time", "updated"] {
        expected[name] = reply.json()["data"]["attributes"][name].clone();
    }
    assert_eq!(reply.json()["data"]["attributes"], expected);
}

#[tokio::test]
async fn sandbox_car_06_judges_the_whole_that_a_change_would_make() {
    let tenant = Tenant::open().await;
    let path = format!("{APPOINTMENTS}{}/", tenant.book(&tenant.individual(0)).await);
    let late = tenant.patch(&path, change(json!({ "start-time": "2026-03-06T15:00:00Z" }))).await;
    assert_eq!(late.refusal(), (400, places(&["end-time"])));
    let links = json!({ "add-video-channel": false, "guest-url": "https://a.example.com/", "host-url": "https://b.example.com/" });
    let linked = tenant.patch(&path, change(links)).await;
    assert_eq!((linked.status, linked.json()["data"]["attributes"].get("video-channel-id")), (200, None));
    let back = json!({ "add-video-channel": true, "guest-url": null, "host-url": null });
    assert_eq!(tenant.patch(&path, change(back)).await.status, 200);
    let other = tenant.individual(1);
    assert_eq!(tenant.patch(&path, change(json!({ "individual-id": other }))).await.status, 422);
    for name in ["start-time", "startTime"] {
        let gone = tenant.patch(&path, change(json!({ name: null }))).await;
        assert_eq!(gone.refusal(), (400, places(&[name])), "what is needed or unknown cannot be taken away");
    }
}

#[tokio::test]
async fn sandbox_car_06_takes_the_id_of_the_path_and_no_other() {
    let tenant = Tenant::open().await;
    let id = tenant.book(&tenant.individual(0)).await;
    let path = format!("{APPOINTMENTS}{id}/");
    let mut body = change(json!({ "location": "Room 2" }));
    body["data"]["id"] = json!(id);
    assert_eq!(tenant.patch(&path, body.clone()).await.status, 200);
    body["data"]["id"] = json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72");
    assert_eq!(tenant.patch(&path, body).await.status, 409);
}

#[tokio::test]
async fn sandbox_car_06_may_refuse_any_id_as_some_endpoints_do() {
    let tenant = Tenant::with(sandbox::CariumOptions { refuses_id_in_patch: true, ..small() }).await;
    let id = tenant.book(&tenant.individual(0)).await;
    let path = format!("{APPOINTMENTS}{id}/");
    let without = change(json!({ "location": "Room 2" }));
    let mut with = without.clone();
    with["data"]["id"] = json!(id);
    assert_eq!(tenant.patch(&path, with).await.refusal(), (400, vec!["/data/id".to_owned()]));
    assert_eq!(tenant.patch(&path, without).await.status, 200);
}

#[tokio::test]
async fn sandbox_car_07_deletes_once() {
    let tenant = Tenant::open().await;
    let path = format!("{APPOINTMENTS}{}/", tenant.book(&tenant.individual(0)).await);
    let deleted = send(tenant.request(Method::DELETE, &path)).await;
    assert_eq!((deleted.status, deleted.body.len()), (204, 0));
    assert_eq!(tenant.get(&path).await.status, 404);
    assert_eq!(send(tenant.request(Method::DELETE, &path)).await.status, 404);
}

#[tokio::test]
async fn sandbox_car_08_lists_in_order_of_time_by_filters_that_are_ids() {
    let tenant = Tenant::open().await;
    let individual = tenant.individual(3);
    let id = tenant.book(&individual).await;
    let mine = tenant.get(&format!("{APPOINTMENTS}?filter[individual-id]={individual}&page[limit]=500")).await.json();
    let mine = mine["data"].as_array().unwrap();
    assert!(mine.iter().any(|one| one["id"] == json!(id)));
    assert!(mine.iter().all(|one| one["attributes"]["individual-id"] == json!(individual)));
    let all = tenant.get(&format!("{APPOINTMENTS}?page[limit]=500")).await.json();
    let starts: Vec<&str> =
        all["data"].as_array().unwrap().iter().map(|one| one["attributes"]["start-time"].as_str().unwrap()).collect();
    assert!(starts.is_sorted() && starts.len() > mine.len());
    let plain = tenant.get(&format!("{APPOINTMENTS}?organization-id={}", tenant.organization)).await;
    assert_eq!(plain.code(), "parameter", "this endpoint filters by it");
}
