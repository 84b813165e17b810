//! What the receiver needs to know, and how it stands. It is run by whoever opens the clinic: this crate knows no socket.

use std::sync::{Arc, PoisonError};

use domain::ConnectionId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Ledger;
use vault::{ConnectionSecret, SecretName, SecretString};

use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

const SETTING: &str = "receiver";

/// Whether deliveries are received, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) on: bool,
    pub(super) port: u16,
}

impl Default for Kept {
    fn default() -> Self {
        Self { on: false, port: 47_300 }
    }
}

/// What a receiver is started with.
pub struct ReceiverPlan {
    /// Where deliveries are kept.
    pub ledger: Ledger,
    /// Port on loopback.
    pub port: u16,
    /// The secret path of each connection that is on.
    pub addresses: Vec<(ConnectionId, SecretString)>,
}

/// How the receiver stands.
#[derive(Clone)]
pub struct ReceiverStanding {
    /// The port that it listens on; none when it could not.
    pub listens_on: Option<u16>,
    /// Why it does not listen, as a word for the page.
    pub why: Option<&'static str>,
    /// Requests that were refused, by a word for the page.
    pub refused: Arc<dyn Fn() -> Vec<(&'static str, u64)> + Send + Sync>,
}

pub(super) async fn kept(clinic: &Clinic) -> Result<Kept> {
    let kept = clinic.store.ledger().setting(SETTING).await?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

pub(super) async fn keep(clinic: &Clinic, kept: Kept) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_setting(SETTING, &json!(kept)).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) fn name(connection: &ConnectionId) -> SecretName {
    SecretName::connection(connection.as_str(), ConnectionSecret::WebhookAddress)
}

/// The secret path of a connection; none when it has none.
pub(super) async fn path(clinic: &Clinic, connection: &ConnectionId) -> Result<Option<SecretString>> {
    let (vault, name) = (clinic.vault.clone(), name(connection));
    Ok(tokio::task::spawn_blocking(move || vault.get(&name)).await.map_err(|_| ClinicError::Closing)??)
}

impl Clinic {
    /// What the receiver is to be started with; none when it is off.
    ///
    /// # Errors
    /// When the store or the keyring cannot be read.
    pub async fn receiver_plan(&self) -> Result<Option<ReceiverPlan>> {
        let kept = kept(self).await?;
        if !kept.on {
            return Ok(None);
        }
        let ledger = self.store.ledger().clone();
        let mut addresses = Vec::new();
        for row in ledger.connections().await?.into_iter().filter(|row| row.enabled) {
            if let Some(path) = path(self, &row.id).await? {
                addresses.push((row.id, path));
            }
        }
        Ok(Some(ReceiverPlan { ledger, port: kept.port, addresses }))
    }

    /// Whoever runs the receiver tells how it stands; none when it does not run.
    pub fn receiver_is(&self, standing: Option<ReceiverStanding>) {
        *self.webhooks.standing.lock().unwrap_or_else(PoisonError::into_inner) = standing;
        self.events.stale(&[Tag::Webhooks]);
    }

    /// Deliveries were kept: they are opened at once.
    pub fn deliveries_arrived(&self) {
        self.webhooks.wake.notify_one();
    }
}
