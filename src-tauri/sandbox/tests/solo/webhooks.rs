//! SOLO-35 to SOLO-39, and the deliveries themselves, received on a real socket and opened by hand.

use std::sync::Arc;
use std::time::Duration;

use aes::Aes256;
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use parking_lot::Mutex;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

use crate::tenant::{Tenant, eventually, start};

/// The document's PHP, by hand: the key is the registered text itself.
fn opened(key: &str, text: &str) -> Value {
    let salt = STANDARD.decode(&text[..12]).unwrap();
    let iv: [u8; 16] = STANDARD.decode(&text[12..36]).unwrap().try_into().unwrap();
    let key: [u8; 32] = Sha256::digest([key.as_bytes(), &salt].concat()).into();
    let plain = cbc::Decryptor::<Aes256>::new(&key.into(), &iv.into())
        .decrypt_padded_vec::<Pkcs7>(&STANDARD.decode(&text[36..]).unwrap())
        .unwrap();
    serde_json::from_slice(&plain).unwrap()
}

struct Receiver {
    endpoint: String,
    bodies: Arc<Mutex<Vec<String>>>,
    serving: tokio::task::JoinHandle<()>,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn receiver() -> Receiver {
    let bodies: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = Arc::clone(&bodies);
    let keep = move |body: String| async move { kept.lock().push(body) };
    let router = axum::Router::new().route("/hook", post(keep));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/hook", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    Receiver { endpoint, bodies, serving }
}

async fn register(tenant: &Tenant, endpoint: &str, events: Value) -> Value {
    let reply = tenant.post("/qapi/v1/webhooks", json!({ "endpoint": endpoint, "events": events })).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

const ALL: [&str; 12] = [
    "patient:created",
    "patient:updated",
    "patient:deactivated",
    "appointment:scheduled",
    "appointment:rescheduled",
    "appointment:cancelled",
    "appointment:completed",
    "appointment:incompleted",
    "appointment:no-show",
    "appointment:lwbs",
    "episode:created",
    "episode:updated",
];

#[tokio::test]
async fn sandbox_solo_35_registers_and_shows_the_key() {
    let tenant = Tenant::open().await;
    let hook = register(&tenant, "https://example.com/hook", json!(["appointment:scheduled"])).await;
    assert_eq!(STANDARD.decode(hook["encryptionKey"].as_str().unwrap()).unwrap().len(), 16);
    assert_eq!(hook["endpoint"], "https://example.com/hook");
    for wrong in [
        json!({ "endpoint": "nowhere", "events": ["patient:created"] }),
        json!({ "endpoint": "ftp://example.com", "events": ["patient:created"] }),
        json!({ "endpoint": "https://example.com", "events": [] }),
        json!({ "endpoint": "https://example.com", "events": ["appointment:arrived"] }),
        json!({ "events": ["patient:created"] }),
    ] {
        assert_eq!(tenant.post("/qapi/v1/webhooks", wrong.clone()).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn sandbox_solo_36_changes_endpoint_and_events_and_does_not_show_the_key() {
    let tenant = Tenant::open().await;
    let hook = register(&tenant, "https://example.com/a", json!(["patient:created"])).await;
    let path = format!("/qapi/v1/webhooks/{}", hook["id"].as_str().unwrap());
    let change = json!({ "endpoint": "https://example.com/b", "events": ["patient:updated"] });
    let reply = tenant.put(&path, change).await.json();
    assert_eq!(reply, json!({ "id": hook["id"], "endpoint": "https://example.com/b", "events": ["patient:updated"] }));
    assert_eq!(tenant.get(&path).await.json()["encryptionKey"], hook["encryptionKey"]);
}

#[tokio::test]
async fn sandbox_solo_37_lists_without_keys_and_sandbox_solo_39_reads_one_with_its_key() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/qapi/v1/webhooks").await.json(), json!([]));
    let hook = register(&tenant, "https://example.com/a", json!(["patient:created"])).await;
    let listed = tenant.get("/qapi/v1/webhooks").await.json();
    assert!(listed[0].get("encryptionKey").is_none());
    assert_eq!(listed[0]["id"], hook["id"]);
}

#[tokio::test]
async fn sandbox_solo_38_deactivates_and_nothing_is_delivered_afterwards() {
    let tenant = Tenant::open().await;
    let receiver = receiver().await;
    let hook = register(&tenant, &receiver.endpoint, json!(ALL)).await;
    let path = format!("/qapi/v1/webhooks/{}", hook["id"].as_str().unwrap());
    let reply = tenant.delete(&path).await;
    assert_eq!((reply.status, reply.body.len()), (200, 0));
    assert_eq!(tenant.delete(&path).await.status, 404);
    assert_eq!(tenant.get("/qapi/v1/webhooks").await.json(), json!([]));
    tenant.book("pt-1001", "x").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(receiver.bodies.lock().is_empty());
}

#[tokio::test]
async fn sandbox_solo_39_reads_one_webhook_with_its_key() {
    let tenant = Tenant::open().await;
    let hook = register(&tenant, "https://example.com/a", json!(["patient:created"])).await;
    assert_eq!(tenant.get(&format!("/qapi/v1/webhooks/{}", hook["id"].as_str().unwrap())).await.json(), hook);
    assert_eq!(tenant.get("/qapi/v1/webhooks/x").await.status, 404);
}

#[tokio::test]
async fn each_of_the_twelve_events_is_delivered_sealed_with_the_registered_key() {
    let tenant = Tenant::open().await;
    let receiver = receiver().await;
    let hook = register(&tenant, &receiver.endpoint, json!(ALL)).await;
    let control = tenant.control();
    tenant.post("/qapi/v1/patients", json!({ "id": "new" })).await;
    tenant.put("/qapi/v1/patients/new", json!({ "mrn": "M" })).await;
    tenant.put("/qapi/v1/patients/new", json!({ "active": false })).await;
    let visit = tenant.book("pt-1002", "a").await;
    let path = format!("/qapi/v1/appointments/{visit}");
    tenant.put(&path, json!({ "date": start().timestamp() + 90_000 })).await;
    tenant.put(&path, json!({ "status": "cancelled" })).await;
    control.set_status(tenant.book("pt-1002", "b").await, "completed");
    control.set_status(tenant.book("pt-1002", "c").await, "not showed up");
    let cut_off = tenant.book("pt-1002", "d").await;
    control.set_video_call(cut_off, Some("incomplete"));
    let left = tenant.book("pt-1002", "e").await;
    control.set_video_call(left, Some("LWBS"));
    let episode = json!({ "name": "n", "type": "t", "from": "2026-03-01", "status": "ACTIVE" });
    let made = tenant.post("/qapi/v1/patients/pt-1002/episodes", episode.clone()).await.json();
    tenant.put(&format!("/qapi/v1/episodes/{}", made["episodeId"].as_str().unwrap()), episode).await;
    // Five bookings, and one of each other event.
    eventually("16 deliveries", || receiver.bodies.lock().len() == 16).await;
    let key = hook["encryptionKey"].as_str().unwrap();
    let mut told: Vec<Value> = receiver.bodies.lock().iter().map(|body| opened(key, body)).collect();
    for (event, data) in [
        ("patient:created", json!({ "patientId": 500_041 })),
        ("patient:deactivated", json!({ "patientId": 500_041 })),
        ("appointment:rescheduled", json!({ "appointmentId": visit })),
        ("appointment:cancelled", json!({ "appointmentId": visit })),
        ("appointment:incompleted", json!({ "appointmentId": cut_off })),
        ("appointment:lwbs", json!({ "appointmentId": left })),
        ("episode:updated", json!({ "episodeId": made["episodeId"] })),
    ] {
        assert!(told.contains(&json!({ "event": event, "data": data })), "{event}");
    }
    told.sort_by_key(|told| told["event"].to_string());
    told.dedup_by_key(|told| told["event"].to_string());
    assert_eq!(told.len(), 12, "{told:?}");
    eventually("outcomes", || control.deliveries().len() == 16).await;
    assert!(control.deliveries().iter().all(|delivered| delivered.status == 200));
}

#[tokio::test]
async fn an_unreachable_endpoint_is_noted_and_one_beyond_loopback_is_never_contacted() {
    let tenant = Tenant::open().await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    // An address that leads here, but is not a loopback address: a delivery would arrive.
    let receiver = receiver().await;
    let beyond = receiver.endpoint.replace("127.0.0.1", "0.0.0.0");
    register(&tenant, &beyond, json!(ALL)).await;
    let unreachable = register(&tenant, &format!("http://{address}/hook"), json!(ALL)).await;
    tenant.book("pt-1001", "x").await;
    eventually("an outcome", || !tenant.control().deliveries().is_empty()).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(receiver.bodies.lock().is_empty());
    let outcomes = tenant.control().deliveries();
    assert_eq!(outcomes.len(), 1);
    assert_eq!((json!(outcomes[0].webhook), outcomes[0].status), (unreachable["id"].clone(), 0));
}
