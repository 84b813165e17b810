//! The vendor's list of webhooks (SOLO-37), and the key of each one whose key is not kept yet (SOLO-39). Read behind the
//! screen that shows it, after a change of it, and when a delivery does not open.

use std::sync::{Arc, PoisonError};

use chrono::{TimeDelta, Utc};
use domain::ConnectionId;

use super::keys;
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::VendorFailure;
use crate::views::Tag;
use crate::{Clinic, Result};

/// A delivery that does not open makes us ask for new keys at most this often.
const ASK_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// Deliveries that could not be opened are opened again when a key becomes known, this far back.
const REOPEN: TimeDelta = TimeDelta::days(2);

/// Reads a connection's list behind whatever asks for it; one reading at a time.
pub(crate) fn read_behind(clinic: &Arc<Clinic>, connection: &ConnectionId) {
    let Some(account) = clinic.solo(connection).filter(|account| account.may_read(Utc::now())) else {
        return;
    };
    let mut reading = clinic.webhooks.reading.lock().unwrap_or_else(PoisonError::into_inner);
    if !reading.insert(connection.clone()) {
        return;
    }
    drop(reading);
    let (clinic, connection) = (clinic.clone(), connection.clone());
    tokio::spawn(async move {
        if let Err(error) = read(&clinic, &account).await {
            tracing::error!(%error, "the list of webhooks could not be kept");
        }
        clinic.webhooks.reading.lock().unwrap_or_else(PoisonError::into_inner).remove(&connection);
        clinic.events.stale(&[Tag::Webhooks, Tag::Connections]);
    });
}

/// A delivery did not open: perhaps there is a key that we do not have.
pub(super) fn ask_for_keys(clinic: &Arc<Clinic>, connection: &ConnectionId) {
    let now = Utc::now();
    let mut asked = clinic.webhooks.asked.lock().unwrap_or_else(PoisonError::into_inner);
    let next = asked.get(connection).map_or(now, |last| now.max(*last + clinic.pace.scaled(ASK_AGAIN)));
    if asked.get(connection).is_some_and(|last| *last > now) {
        // It will be asked anyway.
        return;
    }
    asked.insert(connection.clone(), next);
    drop(asked);
    // Nothing holds the clinic open meanwhile.
    let (clinic, connection) = (Arc::downgrade(clinic), connection.clone());
    tokio::spawn(async move {
        tokio::time::sleep((next - now).to_std().unwrap_or_default()).await;
        if let Some(clinic) = clinic.upgrade() {
            read_behind(&clinic, &connection);
        }
    });
}

async fn read(clinic: &Clinic, account: &SoloAccount) -> Result<()> {
    let connection = &account.row.id;
    let listed = match solo_calls::webhooks(account).await {
        Ok(listed) => listed,
        Err(failure) => {
            unread(&failure);
            return Ok(());
        }
    };
    clinic.store.mirror().put_webhooks(connection, &listed, Utc::now()).await?;
    let known = keys::known(clinic).await?.remove(connection.as_str()).unwrap_or_default();
    let mut learned = false;
    for webhook in listed.iter().filter(|row| !known.contains(&row.webhook)) {
        match solo_calls::webhook_key(account, &webhook.webhook).await {
            Ok(key) => {
                keys::keep(clinic, connection, &webhook.webhook, key).await?;
                learned = true;
            }
            Err(failure) => unread(&failure),
        }
    }
    if learned {
        let mut tx = clinic.store.ledger().begin().await?;
        tx.reopen_unreadable(connection, Utc::now() - REOPEN).await?;
        tx.commit().await?;
        clinic.webhooks.wake.notify_one();
    }
    Ok(())
}

fn unread(failure: &VendorFailure) {
    tracing::info!(operation = failure.operation, kind = ?failure.kind, "webhooks could not be read");
}
