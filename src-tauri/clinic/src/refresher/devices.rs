//! Devices of a Device Manager, how far what they sent has come, and what measurements consist of: all are listed whole.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::Utc;

use crate::account::MiaAccount;
use crate::adapters::mia_calls;
use crate::adapters::mia_data::{self, ReadDeviceData, Sealed, SealedKind};
use crate::problem::VendorFailure;
use crate::views::Tag;
use crate::{Clinic, Result};

/// So many charts are asked for in one turn; the others follow in the next.
const CHARTS_AT_ONCE: usize = 20;

/// How the sealed records stood whose charts were read. What changed since is charted again.
pub(super) type Charted = HashMap<SealedKind, Sealed>;

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

/// Looks through their data (MIA-07), and at the charts of what is sealed there (MIA-11). False when the vendor did not
/// answer.
pub(super) async fn data(clinic: &Arc<Clinic>, account: &MiaAccount, charted: &mut Charted) -> Result<bool> {
    let began = Utc::now();
    match mia_data::device_data(account).await {
        Ok(mut read) => {
            clinic.store.mirror().put_device_data(&account.row.id, &read.data, began).await?;
            let seen = charts(account, &mut read, charted).await;
            clinic.drift.note_all(&account.row.id, &read.drift);
            if read.readings.keep(clinic, &account.row.id).await? {
                clinic.events.stale(&[Tag::Metrics]);
            }
            charted.extend(seen);
            clinic.events.stale(&[Tag::Devices]);
            Ok(true)
        }
        Err(failure) => Ok(unread(clinic, &failure)),
    }
}

/// Gathers what the charts of sealed records show. Gives those that were read; one that was not is asked for again.
async fn charts(account: &MiaAccount, read: &mut ReadDeviceData, charted: &Charted) -> Charted {
    let mut seen = Charted::new();
    let changed = read.sealed.iter().filter(|(kind, sealed)| charted.get(*kind) != Some(*sealed));
    for (kind, sealed) in changed.take(CHARTS_AT_ONCE) {
        match mia_data::chart(account, kind).await {
            Ok((readings, drift)) => {
                read.readings.add_chart(&kind.0, readings);
                read.drift.extend(drift);
                seen.insert(kind.clone(), *sealed);
            }
            Err(failure) => {
                tracing::info!(operation = failure.operation, kind = ?failure.kind, "a chart could not be read");
                break;
            }
        }
    }
    seen
}

/// Lists what measurements consist of (MIA-13). False when the vendor did not answer.
pub(super) async fn prototypes(clinic: &Arc<Clinic>, account: &MiaAccount) -> Result<bool> {
    let began = Utc::now();
    match mia_data::prototypes(account).await {
        Ok((prototypes, drift)) => {
            clinic.store.mirror().put_prototypes(&account.row.id, &prototypes, began).await?;
            clinic.drift.note_all(&account.row.id, &drift);
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
