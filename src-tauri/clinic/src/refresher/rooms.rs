//! Waiting rooms (SOLO-15).

use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Reads the rooms of a connection. False when the vendor did not answer.
pub(super) async fn read(clinic: &Clinic, account: &SoloAccount) -> Result<bool> {
    match solo_calls::rooms(account).await {
        Ok(rooms) => {
            clinic.store.mirror().put_rooms(&account.row.id, &rooms).await?;
            clinic.events.stale(&[Tag::Board, Tag::Booking, Tag::Connections]);
            Ok(true)
        }
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "rooms could not be read");
            clinic.events.stale(&[Tag::Board, Tag::Connections]);
            Ok(false)
        }
    }
}
