//! What administrators do about receiving: turn it on and off, make a new address, open a delivery once more.

use chrono::Utc;
use domain::ConnectionId;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::AuditEntry;
use vault::{ExposeSecret, SecretString};

use super::door::{self, Kept};
use super::listed;
use crate::access::Administrator;
use crate::views::{NewAddress, Tag};
use crate::{ClinicError, Result};

/// Ports below this belong to the system.
const FIRST_PORT: u16 = 1_024;

impl Administrator {
    /// Turns receiving on, on a port of this machine, and gives the addresses that were made for it: they are shown this
    /// once. `make` gives a new secret path; it belongs to whoever runs the receiver, as the receiver itself.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a port of the system's; a failure of the keyring.
    pub async fn turn_on_receiver(
        &self,
        port: u32,
        make: impl Fn() -> Option<SecretString> + Send,
    ) -> Result<Vec<NewAddress>> {
        let port = u16::try_from(port)
            .ok()
            .filter(|port| *port >= FIRST_PORT)
            .ok_or(ClinicError::invalid("port", "notAPort"))?;
        let clinic = &*self.clinic;
        let mut made = Vec::new();
        for row in clinic.store.ledger().connections().await?.into_iter().filter(|row| row.enabled) {
            if door::path(clinic, &row.id).await?.is_none() {
                made.push(self.make_address(&row.id, &row.name, &make).await?);
            }
            listed::read_behind(&self.clinic, &row.id);
        }
        door::keep(clinic, Kept { on: true, port }).await?;
        self.audit_receiver(AuditAction::TurnOnReceiver, None, json!({ "port": port })).await?;
        Ok(made)
    }

    /// Turns receiving off. The addresses stay, so that the vendor's list stays right.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn turn_off_receiver(&self) -> Result<()> {
        let kept = door::kept(&self.clinic).await?;
        door::keep(&self.clinic, Kept { on: false, ..kept }).await?;
        self.audit_receiver(AuditAction::TurnOffReceiver, None, json!({})).await
    }

    /// Makes a new address for a connection. The old one is refused from then on: the vendor's list has to be changed.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; a failure of the keyring.
    pub async fn new_webhook_address(
        &self,
        connection: &ConnectionId,
        make: impl Fn() -> Option<SecretString> + Send,
    ) -> Result<NewAddress> {
        let row = self.clinic.store.ledger().connection(connection).await?;
        let row = row.ok_or(ClinicError::NotFound("connection"))?;
        let made = self.make_address(connection, &row.name, &make).await?;
        self.audit_receiver(AuditAction::NewWebhookAddress, Some(connection), json!({})).await?;
        Ok(made)
    }

    /// Puts a connection's address on the clipboard; it does not pass through the page.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when it has none; a failure of the keyring or the clipboard.
    pub async fn copy_webhook_address(&self, connection: &ConnectionId) -> Result<()> {
        let path = door::path(&self.clinic, connection).await?.ok_or(ClinicError::NotFound("webhookAddress"))?;
        self.audit_receiver(AuditAction::CopyWebhookAddress, Some(connection), json!({})).await?;
        Ok(self.clinic.clipboard.put(&self.clinic.door, path.expose_secret())?)
    }

    /// Opens a delivery once more and reads what it names.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when it is no longer kept.
    pub async fn run_delivery_again(&self, id: &str) -> Result<()> {
        let number: i64 = id.parse().map_err(|_| ClinicError::NotFound("delivery"))?;
        let mut tx = self.clinic.store.ledger().begin().await?;
        if !tx.reopen_delivery(number).await? {
            return Err(ClinicError::NotFound("delivery"));
        }
        tx.append_audit(
            &self.webhook_entry(AuditAction::RunDeliveryAgain, None, json!({})).about(AuditedKind::Delivery, number),
        )
        .await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Webhooks]);
        self.clinic.deliveries_arrived();
        Ok(())
    }

    async fn make_address(
        &self,
        connection: &ConnectionId,
        name: &str,
        make: &(impl Fn() -> Option<SecretString> + Send),
    ) -> Result<NewAddress> {
        // The system gave no random bytes: without them there is no secret.
        let path = make().ok_or(ClinicError::Conflict("noRandom"))?;
        let (vault, kept_as, kept) = (self.clinic.vault.clone(), door::name(connection), path.clone());
        tokio::task::spawn_blocking(move || vault.set(&kept_as, &kept)).await.map_err(|_| ClinicError::Closing)??;
        Ok(NewAddress {
            connection: connection.clone(),
            connection_name: name.to_owned(),
            path: path.expose_secret().to_owned(),
        })
    }

    async fn audit_receiver(
        &self,
        action: AuditAction,
        connection: Option<&ConnectionId>,
        detail: serde_json::Value,
    ) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(&self.webhook_entry(action, connection, detail)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Webhooks]);
        Ok(())
    }

    pub(super) fn webhook_entry(
        &self,
        action: AuditAction,
        connection: Option<&ConnectionId>,
        detail: serde_json::Value,
    ) -> AuditEntry {
        self.actor.did(action, Utc::now()).through_known(connection).with(detail)
    }
}
