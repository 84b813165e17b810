//! Turning connections off and on, and removing them.

use chrono::Utc;
use domain::ConnectionId;
use serde_json::json;
use store::{AuditEntry, IntentFilter};
use vault::ConnectionSecret;

use super::client::{self, secret};
use crate::access::Administrator;
use crate::account::Account;
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

impl Administrator {
    /// Turns a connection on or off. Off, nothing is read or sent; what waits stays in the outbox.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`], or a failure of the keyring.
    pub async fn set_connection_enabled(&self, id: &ConnectionId, enabled: bool) -> Result<()> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let mut row = ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        row.enabled = enabled;
        let mut tx = ledger.begin().await?;
        tx.put_connection(&row).await?;
        tx.append_audit(&self.entry(if enabled { "turn-on-connection" } else { "turn-off-connection" }, id)).await?;
        tx.commit().await?;
        if enabled {
            let solo = client::of(clinic, &row).await?;
            clinic.put_account(Account::new(row, solo));
            clinic.refresher_wake.notify_one();
            clinic.outbox_wake.notify_one();
        } else {
            clinic.drop_account(id);
        }
        stale_everything(clinic);
        Ok(())
    }

    /// Removes a connection, its secrets and what was read through it.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] while something of it is not settled in the outbox: a write of unknown outcome must
    /// not lose the account that could settle it.
    pub async fn remove_connection(&self, id: &ConnectionId) -> Result<()> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        let open = IntentFilter { open_only: true, settled_since: None };
        let unsettled = ledger
            .intents(open)
            .await?
            .into_iter()
            .any(|intent| &intent.connection == id && !intent.state.is_settled());
        if unsettled {
            return Err(ClinicError::Conflict("outboxNotEmpty"));
        }
        clinic.drop_account(id);
        let mut tx = ledger.begin().await?;
        tx.delete_connection(id).await?;
        clinic.drift.forget(id);
        tx.forget_drift(id).await?;
        tx.delete_reports_of(id).await?;
        tx.append_audit(&self.entry("remove-connection", id)).await?;
        tx.commit().await?;
        clinic.store.mirror().forget_connection(id).await?;
        crate::webhooks::forget_keys(clinic, id).await?;
        for kind in [
            ConnectionSecret::ApiKey,
            ConnectionSecret::LinkingSecret,
            ConnectionSecret::TeamsToken,
            ConnectionSecret::WebhookAddress,
        ] {
            let (vault, name) = (clinic.vault.clone(), secret(id, kind));
            tokio::task::spawn_blocking(move || vault.delete(&name)).await.map_err(|_| ClinicError::Closing)??;
        }
        stale_everything(clinic);
        Ok(())
    }

    fn entry(&self, action: &str, id: &ConnectionId) -> AuditEntry {
        AuditEntry {
            at: Utc::now(),
            user: self.actor.name.clone(),
            roles: self.actor.roles.clone(),
            action: action.to_owned(),
            connection: Some(id.clone()),
            patient: None,
            entity: None,
            detail: json!({}),
        }
    }
}

fn stale_everything(clinic: &Clinic) {
    clinic.events.stale(&[Tag::Connections, Tag::Board, Tag::Booking, Tag::Patients, Tag::Reports, Tag::Startup]);
}
