//! Sends what webhooks are owed: one sealed POST each, in parallel, once.
//!
//! The body is the sealed text itself; the document states neither an envelope nor retries nor a signature. Only
//! loopback endpoints come this far.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use serde::Serialize;
use tokio::sync::{Semaphore, mpsc};
use uuid::Uuid;

use super::sealed;
use super::surface::Account;
use crate::error::SandboxError;
use crate::server::Tenant;
use crate::solo::state::Delivery;

/// How long an endpoint may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many deliveries are under way at once.
const AT_ONCE: usize = 16;
/// How many outcomes are remembered.
const KEPT: usize = 1_000;

/// What became of one delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivered {
    /// The webhook's id (SOLO-35).
    pub webhook: Uuid,
    /// The event's name.
    pub event: String,
    /// The endpoint's HTTP status; 0 when it could not be reached in time.
    pub status: u16,
}

/// The client deliveries are made with: no proxy, no redirects.
pub(crate) fn client() -> Result<reqwest::Client, SandboxError> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .build()
        .map_err(SandboxError::Deliveries)
}

/// Delivers until the tenant stops.
pub(crate) async fn run(
    tenant: Arc<Tenant<Account>>,
    client: reqwest::Client,
    mut due: mpsc::UnboundedReceiver<Delivery>,
) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let delivery = tokio::select! {
            () = tenant.desk.stop.cancelled() => return,
            delivery = due.recv() => match delivery {
                Some(delivery) => delivery,
                None => return,
            },
        };
        let place = tokio::select! {
            () = tenant.desk.stop.cancelled() => return,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let (tenant, client) = (Arc::clone(&tenant), client.clone());
        tokio::spawn(async move {
            // A closed semaphore cannot happen: nobody closes it. The place is held until the delivery is done.
            let _place = place;
            tokio::select! {
                () = tenant.desk.stop.cancelled() => {}
                () = deliver(&tenant, &client, delivery) => {}
            }
        });
    }
}

async fn deliver(tenant: &Tenant<Account>, client: &reqwest::Client, delivery: Delivery) {
    let status = match sealed::seal(&delivery.encryption_key, &delivery.payload) {
        Ok(text) => {
            let sent = client.post(delivery.endpoint).header("content-type", "text/plain").body(text).send().await;
            match sent {
                Ok(response) => response.status().as_u16(),
                Err(error) => {
                    tracing::debug!(webhook = %delivery.webhook, timeout = error.is_timeout(), "a delivery failed");
                    0
                }
            }
        }
        Err(error) => {
            tracing::warn!(webhook = %delivery.webhook, %error, "a delivery could not be sealed");
            0
        }
    };
    let mut delivered = tenant.account.delivered.lock();
    if delivered.len() == KEPT {
        delivered.remove(0);
    }
    delivered.push(Delivered { webhook: delivery.webhook, event: delivery.event.to_owned(), status });
}
