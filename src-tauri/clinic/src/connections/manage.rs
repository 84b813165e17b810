//! Turning connections off and on, and removing them.

use chrono::Utc;
use domain::ConnectionId;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{AuditEntry, IntentFilter};
use vault::{ConnectionSecret, SecretName};

use super::client::{self, secret};
use super::connect;
use crate::access::Administrator;
use crate::account::Account;
use crate::views::{OnlyHere, Tag, count};
use crate::{Clinic, ClinicError, Result, consents};

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
        if !enabled {
            consents::stop_questions(clinic, &mut tx, id, &self.actor).await?;
        }
        let action = if enabled { AuditAction::TurnOnConnection } else { AuditAction::TurnOffConnection };
        tx.append_audit(&self.entry(action, id)).await?;
        tx.commit().await?;
        if enabled {
            let client = client::of(clinic, &row).await?;
            connect(&self.clinic, Account::new(row, client));
            clinic.refresher_wake.notify_one();
            clinic.outbox_wake.notify_one();
        } else {
            clinic.drop_account(id);
        }
        stale_everything(clinic);
        Ok(())
    }

    /// Removes a connection, its secrets, what was read through it, and what of its visits and records is nowhere but on
    /// this device: `told` is how much of that the person was told of.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] while something of it is not settled in the outbox: a write of unknown outcome must
    /// not lose the account that could settle it. The same when there is more than the person knows of: what somebody
    /// typed is never lost unsaid.
    pub async fn remove_connection(&self, id: &ConnectionId, told: OnlyHere) -> Result<()> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let row = ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        let open = IntentFilter { open_only: true, settled_since: None };
        let unsettled = ledger
            .intents(open)
            .await?
            .into_iter()
            .any(|intent| &intent.connection == id && !intent.state.is_settled());
        if unsettled {
            return Err(ClinicError::Conflict("outboxNotEmpty"));
        }
        let mut tx = ledger.begin().await?;
        let drafted = tx.discard_note_drafts_of(id).await?;
        if count(drafted.len()) > told.note_drafts {
            clinic.events.stale(&[Tag::Connections]);
            return Err(ClinicError::Conflict("moreDrafts"));
        }
        let readings = tx.forget_readings_of(id).await?;
        if readings > u64::from(told.readings) {
            clinic.events.stale(&[Tag::Connections]);
            return Err(ClinicError::Conflict("moreReadings"));
        }
        tx.drop_typed_drafts_about(id).await?;
        clinic.drop_account(id);
        clinic.reading_imports.stop_of(id);
        tx.delete_connection(id).await?;
        clinic.drift.forget(id);
        tx.forget_drift(id).await?;
        tx.forget_contract(id).await?;
        super::link_hosts::forget(&mut tx, id).await?;
        tx.delete_reports_of(id).await?;
        crate::alerts::end_ranges_of(&mut tx, id, &self.actor).await?;
        crate::links::end_links_of(&mut tx, id, &self.actor).await?;
        let ended = consents::end_all_of(&mut tx, id, &self.actor).await?;
        for note in &drafted {
            let entry = self.entry(AuditAction::DiscardNoteDraft, id).of_known(note.patient.as_ref());
            tx.append_audit(&entry.about(AuditedKind::Note, &note.visit).with(json!({ "by": note.by }))).await?;
        }
        let detail = json!({ "noteDrafts": drafted.len(), "readings": readings });
        tx.append_audit(&self.entry(AuditAction::RemoveConnection, id).with(detail)).await?;
        tx.commit().await?;
        clinic.store.mirror().forget_connection(id).await?;
        crate::webhooks::forget_keys(clinic, id).await?;
        consents::forget_tokens(clinic, id, &ended).await?;
        let names = row.secrets.iter().map(|kind| secret(id, *kind));
        let address = SecretName::connection(id.as_str(), ConnectionSecret::WebhookAddress);
        for name in names.chain([address]) {
            let vault = clinic.vault.clone();
            tokio::task::spawn_blocking(move || vault.delete(&name)).await.map_err(|_| ClinicError::Closing)??;
        }
        crate::alerts::look_again(clinic);
        stale_everything(clinic);
        Ok(())
    }

    pub(super) fn entry(&self, action: AuditAction, id: &ConnectionId) -> AuditEntry {
        self.actor.did(action, Utc::now()).through(id)
    }
}

fn stale_everything(clinic: &Clinic) {
    clinic.events.stale(&[
        Tag::Connections,
        Tag::Board,
        Tag::Booking,
        Tag::Notes,
        Tag::Patients,
        Tag::Links,
        Tag::Metrics,
        Tag::ReadingImports,
        Tag::Reports,
        Tag::Startup,
        Tag::Alerts,
    ]);
}
