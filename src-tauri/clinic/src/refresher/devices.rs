//! Devices of a Device Manager, and how far what they sent has come: both are listed whole.

use std::sync::Arc;

use chrono::Utc;

use crate::account::MiaAccount;
use crate::adapters::mia_calls;
use crate::problem::VendorFailure;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Lists the devices (MIA-15). False when the vendor did not answer.
pub(super) async fn list(clinic: &Arc<Clinic>, account: &MiaAccount) -> Result<bool> {
    let began = Utc::now();
    match mia_calls::devices(account).await {
        Ok((devices, drift)) => {
            clinic.store.mirror().put_devices(&account.row.id, &devices, began).await?;
            clinic.drift.note_all(&account.row.id, &drift);
            clinic.events.stale(&[Tag::Devices, Tag::Connections]);
            Ok(true)
        }
        Err(failure) => Ok(unread(clinic, &failure)),
    }
}

/// Looks through their data (MIA-07). False when the vendor did not answer.
pub(super) async fn data(clinic: &Arc<Clinic>, account: &MiaAccount) -> Result<bool> {
    let began = Utc::now();
    match mia_calls::device_data(account).await {
        Ok(read) => {
            clinic.store.mirror().put_device_data(&account.row.id, &read.data, began).await?;
            clinic.drift.note_all(&account.row.id, &read.drift);
            if read.readings.keep(clinic, &account.row.id).await? {
                clinic.events.stale(&[Tag::Metrics]);
            }
            clinic.events.stale(&[Tag::Devices]);
            Ok(true)
        }
        Err(failure) => Ok(unread(clinic, &failure)),
    }
}

fn unread(clinic: &Clinic, failure: &VendorFailure) -> bool {
    tracing::info!(operation = failure.operation, kind = ?failure.kind, "devices could not be read");
    clinic.events.stale(&[Tag::Devices, Tag::Connections]);
    false
}
