//! Free slots (SOLO-18): shown as last read, read again behind the screen when older than half a minute.

use std::sync::{Arc, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConnectionId;
use store::SlotRow;

use crate::adapters::solo_calls;
use crate::views::Tag;
use crate::{Clinic, Result};

const FRESH: TimeDelta = TimeDelta::seconds(30);

/// Slots of one room in one range.
pub(super) struct Wanted {
    pub(super) connection: ConnectionId,
    pub(super) room: String,
    pub(super) duration_s: Option<u32>,
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
}

/// What is known of them.
pub(super) struct Read {
    pub(super) slots: Vec<SlotRow>,
    pub(super) read_at: Option<DateTime<Utc>>,
    pub(super) failed: Option<String>,
}

/// What was last read, and a new reading under way when that is old.
pub(super) async fn latest(clinic: &Arc<Clinic>, wanted: &Wanted) -> Result<Read> {
    let kept_under = kept_under(&wanted.room, wanted.duration_s);
    let view = clinic.store.mirror().slots(&wanted.connection, &kept_under, wanted.from, wanted.to).await?;
    let now = Utc::now();
    if view.read_at.is_none_or(|at| now - at > FRESH) {
        read_behind(clinic, wanted);
    }
    let failed = clinic
        .account(&wanted.connection)
        .filter(|account| account.next_try().is_some())
        .map(|_| "vendorSilent".to_owned());
    Ok(Read { slots: view.slots, read_at: view.read_at, failed })
}

/// Slots of another length than the room's own are kept apart from it.
fn kept_under(room: &str, duration_s: Option<u32>) -> String {
    match duration_s {
        Some(seconds) => format!("{room}\u{1f}{seconds}"),
        None => room.to_owned(),
    }
}

fn read_behind(clinic: &Arc<Clinic>, wanted: &Wanted) {
    let Some(account) = clinic.account(&wanted.connection) else {
        return;
    };
    if !account.may_read(Utc::now()) {
        return;
    }
    let kept_under = kept_under(&wanted.room, wanted.duration_s);
    let key = format!("{}/{kept_under}/{}", wanted.connection, wanted.from);
    let mut reading = clinic.reading_slots.lock().unwrap_or_else(PoisonError::into_inner);
    if !reading.insert(key.clone()) {
        return;
    }
    drop(reading);
    let clinic = clinic.clone();
    let (room, duration_s, from, to) = (wanted.room.clone(), wanted.duration_s, wanted.from, wanted.to);
    tokio::spawn(async move {
        match solo_calls::slots(&account, &room, from, to, duration_s).await {
            Ok(slots) => {
                let now = Utc::now();
                let rows: Vec<SlotRow> = slots
                    .into_iter()
                    .map(|(start, duration_s)| SlotRow {
                        connection: account.row.id.clone(),
                        room: kept_under.clone(),
                        start,
                        duration_s,
                        read_at: now,
                    })
                    .collect();
                let kept = clinic.store.mirror().put_slots(&account.row.id, &kept_under, from, to, &rows, now).await;
                if let Err(error) = kept {
                    tracing::error!(%error, "slots could not be kept");
                }
            }
            Err(failure) => {
                tracing::info!(operation = failure.operation, "slots could not be read")
            }
        }
        clinic.reading_slots.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
        clinic.events.stale(&[Tag::Booking]);
    });
}
