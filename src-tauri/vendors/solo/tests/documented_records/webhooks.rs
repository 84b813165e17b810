//! Webhooks: SOLO-35 to SOLO-39.

use serde_json::{Value, json};
use solo::{CallErrorKind, ExposeSecret, Webhook, WebhookEvent, WebhookId, WebhookSubject, crypto, decode_delivery};
use url::Url;
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const ID: &str = "b20be9ce-eb93-48be-ad56-271ec4b2973c";
const KEY: &str = "39VNjjSpgoUWMbUhVCjAoQ==";
const EVENTS: [WebhookEvent; 2] = [WebhookEvent::AppointmentScheduled, WebhookEvent::AppointmentRescheduled];

fn id() -> WebhookId {
    WebhookId(ID.to_owned())
}

fn endpoint() -> Url {
    "https://webhook.site/8a1f".parse().unwrap()
}

fn asked() -> Value {
    json!({
        "endpoint": "https://webhook.site/8a1f", "events": ["appointment:scheduled", "appointment:rescheduled"]
    })
}

fn told() -> Value {
    let mut webhook = asked();
    webhook["id"] = json!(ID);
    webhook
}

fn told_with_key() -> Value {
    let mut webhook = told();
    webhook["encryptionKey"] = json!(KEY);
    webhook
}

fn key(webhook: &Webhook) -> Option<&str> {
    webhook.encryption_key.as_ref().map(ExposeSecret::expose_secret)
}

fn assert_told(webhook: &Webhook) {
    assert_eq!((webhook.id.as_str(), webhook.endpoint.as_str()), (ID, "https://webhook.site/8a1f"));
    assert_eq!(webhook.events, EVENTS);
}

#[tokio::test]
async fn solo_35_registers_the_documented_webhook_and_keeps_its_key() {
    let server = answering(told_with_key()).await;
    let webhook = client(&server).webhooks().create(&endpoint(), &EVENTS).await.unwrap();
    assert_eq!(body(&sent_as(&server, "POST /qapi/v1/webhooks").await), asked());
    assert_told(&webhook);
    assert_eq!(key(&webhook), Some(KEY));
}

#[tokio::test]
async fn solo_35_makes_a_key_that_opens_the_deliveries_made_with_it() {
    let server = answering(told_with_key()).await;
    let webhook = client(&server).webhooks().create(&endpoint(), &EVENTS).await.unwrap();
    let plain = br#"{"event":"patient:created","data":{"patientId":12345}}"#;
    let delivery = crypto::seal(KEY.as_bytes(), plain).unwrap();
    let payload = decode_delivery(&webhook.encryption_key.unwrap(), &delivery).unwrap();
    assert_eq!(payload.event, WebhookEvent::PatientCreated);
    assert_eq!(payload.subject, WebhookSubject::Patient(solo::Spid(12_345)));
}

#[tokio::test]
async fn solo_35_writes_the_twelve_events_as_the_document_does() {
    let server = answering(told_with_key()).await;
    client(&server).webhooks().create(&endpoint(), WebhookEvent::DOCUMENTED).await.unwrap();
    let sent = body(&sent_as(&server, "POST /qapi/v1/webhooks").await);
    assert_eq!(
        sent["events"],
        json!([
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
            "episode:updated"
        ])
    );
}

#[tokio::test]
async fn solo_35_refuses_a_webhook_without_events_or_with_an_endpoint_nothing_can_be_posted_to() {
    let server = answering(told_with_key()).await;
    let error = client(&server).webhooks().create(&endpoint(), &[]).await.unwrap_err();
    refused(&server, error, "SOLO-35", "events").await;
    let mail = "mailto:clinic@example.org".parse().unwrap();
    let error = client(&server).webhooks().create(&mail, &EVENTS).await.unwrap_err();
    refused(&server, error, "SOLO-35", "endpoint").await;
}

#[tokio::test]
async fn solo_35_shows_neither_key_nor_endpoint_in_debug() {
    let server = answering(told_with_key()).await;
    let webhook = client(&server).webhooks().create(&endpoint(), &EVENTS).await.unwrap();
    let shown = format!("{webhook:?}");
    assert!(!shown.contains(KEY) && !shown.contains("8a1f"), "{shown}");
}

#[tokio::test]
async fn solo_36_changes_a_webhook_whose_key_is_not_told() {
    let server = answering(told()).await;
    let webhook = client(&server).webhooks().update(&id(), &endpoint(), &EVENTS).await.unwrap();
    assert_eq!(body(&sent_as(&server, &format!("PUT /qapi/v1/webhooks/{ID}")).await), asked());
    assert_told(&webhook);
    assert_eq!(key(&webhook), None);
}

#[tokio::test]
async fn solo_36_refuses_to_leave_a_webhook_without_events() {
    let server = answering(told()).await;
    let error = client(&server).webhooks().update(&id(), &endpoint(), &[]).await.unwrap_err();
    refused(&server, error, "SOLO-36", "events").await;
}

#[tokio::test]
async fn solo_37_reads_the_documented_list_and_keeps_events_it_does_not_know() {
    let other = json!({
        "id": "a52da597-f7ea-40a2-812e-2f118bda2434", "endpoint": "https://webhook.site/other",
        "events": ["appointment:lwbs", "intake:completed"]
    });
    let bare = json!({"id": "c", "endpoint": "https://webhook.site/bare", "events": null, "encryptionKey": null});
    let server = answering(json!([told(), other, bare])).await;
    let webhooks = client(&server).webhooks().list().await.unwrap();
    assert!(sent_as(&server, "GET /qapi/v1/webhooks").await.body.is_empty());
    assert_told(&webhooks[0]);
    assert_eq!(
        webhooks[1].events,
        [WebhookEvent::AppointmentLwbs, WebhookEvent::Unknown("intake:completed".to_owned())]
    );
    assert!(webhooks[2].events.is_empty());
    assert!(webhooks.iter().all(|webhook| webhook.encryption_key.is_none()));
}

#[tokio::test]
async fn solo_38_deactivates_a_webhook_and_takes_any_success() {
    for answer in [ResponseTemplate::new(204), ResponseTemplate::new(200).set_body_json(json!([]))] {
        let server = server(answer).await;
        client(&server).webhooks().delete(&id()).await.unwrap();
        assert!(sent_as(&server, &format!("DELETE /qapi/v1/webhooks/{ID}")).await.body.is_empty());
    }
}

#[tokio::test]
async fn solo_38_never_deletes_by_an_empty_id() {
    let server = answering(json!([])).await;
    let error = client(&server).webhooks().delete(&WebhookId(String::new())).await.unwrap_err();
    refused(&server, error, "SOLO-38", "id").await;
}

#[tokio::test]
async fn solo_39_reads_one_webhook_with_its_key() {
    let server = answering(told_with_key()).await;
    let webhook = client(&server).webhooks().get(&id()).await.unwrap();
    assert!(sent_as(&server, &format!("GET /qapi/v1/webhooks/{ID}")).await.body.is_empty());
    assert_told(&webhook);
    assert_eq!(key(&webhook), Some(KEY));
}

#[tokio::test]
async fn solo_39_reports_a_webhook_that_solo_does_not_know() {
    let server = server(ResponseTemplate::new(404)).await;
    let error = client(&server).webhooks().get(&id()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-39", CallErrorKind::NotFound));
}
