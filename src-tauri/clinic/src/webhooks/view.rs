//! Webhooks as administrators see them.

use std::collections::HashMap;
use std::sync::PoisonError;

use chrono::{TimeDelta, Utc};
use domain::audit::{AuditAction, AuditedKind};
use domain::{ConnectionId, Vendor};
use serde_json::json;
use store::DeliveryRow;

use super::{changes, door, endpoints, keys, listed};
use crate::access::Administrator;
use crate::views::{
    AddressView, DeliveryCounts, DeliveryDetail, DeliveryView, Fact, Instant, ReceiverState, ReceiverView,
    WebhooksView, count,
};
use crate::{ClinicError, Result, audit, settings};

/// Deliveries on the screen; older ones are kept and counted.
const SHOWN: u32 = 500;
/// The vendor's list is read again behind the screen when it is older than this.
const FRESH: TimeDelta = TimeDelta::minutes(1);
/// How much of a body is shown.
const SHOWN_BYTES: usize = 4_096;

impl Administrator {
    /// The receiver, the newest deliveries, and numbers over those of today.
    ///
    /// # Errors
    /// When the store or the keyring cannot be read.
    pub async fn webhooks(&self) -> Result<WebhooksView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let now = Utc::now();
        let connections = ledger.connections().await?;
        let names: HashMap<_, _> =
            connections.iter().map(|row| (row.id.clone(), (row.name.clone(), row.vendor()))).collect();
        let read = clinic.store.mirror().webhooks().await?;
        let fresh = clinic.pace.scaled(FRESH);
        for row in connections.iter().filter(|row| row.enabled) {
            if read.read_at.get(&row.id).is_none_or(|at| now - *at > fresh) {
                listed::read_behind(&self.clinic, &row.id);
            }
        }
        let zone = settings::zone_of(&settings::read(clinic).await?.zone);
        let midnight = domain::wall_time::day_begins(now.with_timezone(&zone).date_naive(), zone);
        let today = ledger.delivery_counts(midnight).await?;
        let deliveries = ledger.deliveries(SHOWN).await?;
        let lists = endpoints::lists(&self.clinic, &read, &connections).await?;
        Ok(WebhooksView {
            as_of: Instant::from(now),
            receiver: self.receiver().await?,
            today: DeliveryCounts {
                received: today.received,
                repeats: today.repeats,
                unreadable: today.unreadable,
                read_back: today.read_back,
                open: today.open,
            },
            lists,
            last_at: deliveries.first().map(|row| Instant::from(row.last_repeat_at.unwrap_or(row.received_at))),
            deliveries: deliveries.into_iter().map(|row| delivery_view(row, &names)).collect(),
        })
    }

    /// One delivery: as it was received, and what it says.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when it is no longer kept.
    pub async fn delivery(&self, id: &str) -> Result<DeliveryDetail> {
        let ledger = self.clinic.store.ledger();
        let number: i64 = id.parse().map_err(|_| ClinicError::NotFound("delivery"))?;
        let (row, body) = ledger.delivery(number).await?.ok_or(ClinicError::NotFound("delivery"))?;
        let entry = self.webhook_entry(AuditAction::OpenDelivery, Some(&row.connection), json!({}));
        audit::opened(&self.clinic, entry.about(AuditedKind::Delivery, number)).await?;
        let names = ledger
            .connections()
            .await?
            .into_iter()
            .map(|row| (row.id.clone(), (row.name.clone(), row.vendor())))
            .collect();
        let decoded = self.decode_kept(&row.connection, &body).await?;
        let shown = &body[..body.len().min(SHOWN_BYTES)];
        Ok(DeliveryDetail {
            digest: row.digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            as_received: String::from_utf8_lossy(shown).into_owned(),
            cut: shown.len() < body.len(),
            decoded,
            changes: changes::views(&self.clinic, &row.changed).await?,
            delivery: delivery_view(row, &names),
        })
    }

    async fn receiver(&self) -> Result<ReceiverView> {
        let clinic = &*self.clinic;
        let kept = door::kept(clinic).await?;
        let standing = clinic.webhooks.standing.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let with_keys = keys::known(clinic).await?;
        let mut addresses = Vec::new();
        for row in clinic.store.ledger().connections().await?.into_iter().filter(|row| row.enabled) {
            addresses.push(AddressView {
                has_address: door::path(clinic, &row.id).await?.is_some(),
                keys: with_keys.get(row.id.as_str()).map_or(0, |keys| count(keys.len())),
                connection: row.id.clone(),
                connection_name: row.name.clone(),
                vendor: row.vendor(),
            });
        }
        let state = match (&standing, kept.on) {
            (_, false) => ReceiverState::Off,
            (Some(standing), true) if standing.listens_on.is_some() => ReceiverState::Listening,
            (Some(_), true) => ReceiverState::Failed,
            (None, true) => ReceiverState::Starting,
        };
        let refused = standing.as_ref().map(|standing| (standing.refused)()).unwrap_or_default();
        Ok(ReceiverView {
            state,
            port: standing.as_ref().and_then(|standing| standing.listens_on).unwrap_or(kept.port).into(),
            why: standing.and_then(|standing| standing.why).map(str::to_owned),
            refused: refused
                .into_iter()
                .filter(|(_, times)| *times > 0)
                .map(|(name, times)| Fact { name: name.to_owned(), value: times.to_string() })
                .collect(),
            addresses,
        })
    }
}

fn delivery_view(row: DeliveryRow, names: &HashMap<ConnectionId, (String, Vendor)>) -> DeliveryView {
    let (connection_name, vendor) = names.get(&row.connection).cloned().unwrap_or((String::new(), Vendor::Solo));
    DeliveryView {
        id: row.id.to_string(),
        connection: row.connection,
        connection_name,
        vendor,
        received_at: Instant::from(row.received_at),
        bytes: row.bytes,
        outcome: row.outcome,
        event: row.event,
        subject: row.subject,
        number: row.appointment.map(|number| number.to_string()),
        visit: row.visit,
        changed: row.changed.into_iter().map(|change| change.field).collect(),
        why: row.detail,
        tries: row.tries,
        next_try: row.next_try_at.map(Instant::from),
        applied_at: row.applied_at.map(Instant::from),
        repeats: row.repeats,
        last_repeat_at: row.last_repeat_at.map(Instant::from),
    }
}
