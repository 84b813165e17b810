//! Webhooks: SOLO-35 to SOLO-39, and what their deliveries carry.

mod delivery;
mod event;

use serde::Deserialize;
use serde_json::json;
use url::Url;
use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{CallError, SecretString, WebhookId, lenient};

pub use delivery::{WebhookPayload, WebhookSubject, decode_delivery};
pub use event::WebhookEvent;

/// Webhooks.
pub struct Webhooks<'a> {
    pub(crate) wire: &'a Wire,
}

/// A registered webhook. A list leaves the key out. `Debug` shows its id and events: an endpoint's address may itself be
/// a secret.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where deliveries go.
    pub endpoint: String,
    /// What it tells of.
    #[serde(default, deserialize_with = "lenient::list")]
    pub events: Vec<WebhookEvent>,
    /// What deliveries are encrypted with; only when made (SOLO-35) and read alone (SOLO-39).
    #[serde(default)]
    pub encryption_key: Option<SecretString>,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook").field("id", &self.id).field("events", &self.events).finish_non_exhaustive()
    }
}

const ALL: &str = "/qapi/v1/webhooks";
const ONE: &str = "/qapi/v1/webhooks/{id}";

fn body(operation: &'static str, endpoint: &Url, events: &[WebhookEvent]) -> Result<Body, CallError> {
    if !matches!(endpoint.scheme(), "https" | "http") {
        return Err(CallError::invalid(operation, "endpoint", "must be an http or https address"));
    }
    if events.is_empty() {
        return Err(CallError::invalid(operation, "events", "needs at least one"));
    }
    Ok(Body::Json(json!({ "endpoint": endpoint.as_str(), "events": events })))
}

impl Webhooks<'_> {
    /// SOLO-35: registers a webhook. Keep the key, which also SOLO-39 tells: deliveries cannot be read without it.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) without an event or with an endpoint that is no address.
    pub async fn create(&self, endpoint: &Url, events: &[WebhookEvent]) -> Result<Webhook, CallError> {
        let body = body("SOLO-35", endpoint, events)?;
        self.wire.json(self.wire.request("SOLO-35", Method::POST, ALL, &[])?.with_body(body)).await
    }

    /// SOLO-36: changes a webhook. The key stays and is not told.
    ///
    /// # Errors
    /// As for SOLO-35.
    pub async fn update(&self, id: &WebhookId, endpoint: &Url, events: &[WebhookEvent]) -> Result<Webhook, CallError> {
        let body = body("SOLO-36", endpoint, events)?;
        self.wire.json(self.wire.request("SOLO-36", Method::PUT, ONE, &[id.as_str()])?.with_body(body)).await
    }

    /// SOLO-37: every webhook, without keys.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self) -> Result<Vec<Webhook>, CallError> {
        self.wire.json(self.wire.request("SOLO-37", Method::GET, ALL, &[])?).await
    }

    /// SOLO-38: deactivates a webhook. The document shows no answer: any 2xx is a success (`[assumed]` A-SO-01).
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn delete(&self, id: &WebhookId) -> Result<(), CallError> {
        self.wire.done(self.wire.request("SOLO-38", Method::DELETE, ONE, &[id.as_str()])?).await
    }

    /// SOLO-39: one webhook with its key.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn get(&self, id: &WebhookId) -> Result<Webhook, CallError> {
        self.wire.json(self.wire.request("SOLO-39", Method::GET, ONE, &[id.as_str()])?).await
    }
}
