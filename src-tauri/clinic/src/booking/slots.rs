//! Free slots (SOLO-18, CM-04): shown as last read, read again behind the screen when older than half a minute.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConnectionId;
use store::{SlotRow, SlotsView};

use crate::account::Account;
use crate::adapters::calls::{self, FreeSlot, SlotsOf};
use crate::views::Tag;
use crate::{Clinic, Result};

const FRESH: TimeDelta = TimeDelta::seconds(30);
/// Under this it is kept when everyone's slots were read; no schedule is called so.
const EVERYONE: &str = "\u{1f}everyone";

/// Slots in one range.
pub(super) struct Wanted {
    pub(super) connection: ConnectionId,
    pub(super) of: SlotsOf,
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
}

/// What is known of them.
pub(super) struct Read {
    pub(super) slots: Vec<SlotRow>,
    pub(super) read_at: Option<DateTime<Utc>>,
    pub(super) failed: Option<String>,
}

/// What was last read of a room, and a new reading under way when that is old.
pub(super) async fn latest(clinic: &Arc<Clinic>, wanted: Wanted) -> Result<Read> {
    let view = kept(clinic, &wanted, &kept_under(&wanted.of)).await?;
    let read = Read { slots: view.slots, read_at: view.read_at, failed: failed(clinic, &wanted.connection) };
    refreshed(clinic, wanted, read.read_at);
    Ok(read)
}

/// What was last read of everyone, by schedule: those that are named and those that have or had a slot.
pub(super) async fn latest_of_everyone(
    clinic: &Arc<Clinic>,
    wanted: Wanted,
    named: BTreeSet<String>,
) -> Result<Vec<(String, Read)>> {
    let read_at = kept(clinic, &wanted, EVERYONE).await?.read_at;
    let failed = failed(clinic, &wanted.connection);
    let mut schedules = named;
    schedules.extend(clinic.store.mirror().rooms_with_slots(&wanted.connection).await?);
    let mut all = Vec::with_capacity(schedules.len());
    for schedule in schedules {
        let slots = kept(clinic, &wanted, &schedule).await?.slots;
        all.push((schedule, Read { slots, read_at, failed: failed.clone() }));
    }
    refreshed(clinic, wanted, read_at);
    Ok(all)
}

async fn kept(clinic: &Clinic, wanted: &Wanted, kept_under: &str) -> Result<SlotsView> {
    Ok(clinic.store.mirror().slots(&wanted.connection, kept_under, wanted.from, wanted.to).await?)
}

fn failed(clinic: &Clinic, connection: &ConnectionId) -> Option<String> {
    clinic.account(connection).filter(|account| account.next_try().is_some()).map(|_| "vendorSilent".to_owned())
}

/// Slots of another length than the room's own are kept apart from it.
fn kept_under(of: &SlotsOf) -> String {
    match of {
        SlotsOf::Room { room, duration_s: Some(seconds) } => format!("{room}\u{1f}{seconds}"),
        SlotsOf::Room { room, duration_s: None } => room.clone(),
        SlotsOf::Everyone => EVERYONE.to_owned(),
    }
}

fn refreshed(clinic: &Arc<Clinic>, wanted: Wanted, read_at: Option<DateTime<Utc>>) {
    if read_at.is_none_or(|at| Utc::now() - at > FRESH) {
        read_behind(clinic, wanted);
    }
}

fn read_behind(clinic: &Arc<Clinic>, wanted: Wanted) {
    let Some(account) = clinic.account(&wanted.connection) else {
        return;
    };
    if !account.may_read(Utc::now()) {
        return;
    }
    let key = format!("{}/{}/{}", wanted.connection, kept_under(&wanted.of), wanted.from);
    let mut reading = clinic.reading_slots.lock().unwrap_or_else(PoisonError::into_inner);
    if !reading.insert(key.clone()) {
        return;
    }
    drop(reading);
    let clinic = clinic.clone();
    tokio::spawn(async move {
        match calls::slots(&account, &wanted.of, wanted.from, wanted.to).await {
            Ok((slots, drift)) => {
                clinic.drift.note_all(&account.row.id, &drift);
                if let Err(error) = keep(&clinic, &account, &wanted, slots).await {
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

/// Keeps what was read. A schedule that had slots and was not named in an answer about everyone has none any more.
async fn keep(clinic: &Clinic, account: &Account, wanted: &Wanted, slots: Vec<FreeSlot>) -> Result<()> {
    let mirror = clinic.store.mirror();
    let id = &account.row.id;
    let now = Utc::now();
    let mut by_schedule: BTreeMap<String, Vec<SlotRow>> = BTreeMap::new();
    if let SlotsOf::Everyone = wanted.of {
        by_schedule.extend(mirror.rooms_with_slots(id).await?.into_iter().map(|room| (room, Vec::new())));
    }
    by_schedule.entry(kept_under(&wanted.of)).or_default();
    for slot in slots {
        let room = match &wanted.of {
            SlotsOf::Room { .. } => kept_under(&wanted.of),
            SlotsOf::Everyone => slot.schedule,
        };
        let FreeSlot { start, duration_s, .. } = slot;
        let row = SlotRow { connection: id.clone(), room: room.clone(), start, duration_s, read_at: now };
        by_schedule.entry(room).or_default().push(row);
    }
    // The mark that everyone was read sorts first and is kept last: a keeping that fails half way is no whole reading.
    for (schedule, rows) in by_schedule.into_iter().rev() {
        mirror.put_slots(id, &schedule, wanted.from, wanted.to, &rows, now).await?;
    }
    Ok(())
}
