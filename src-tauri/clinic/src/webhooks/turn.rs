//! The inbox's turn: open what waits, follow what it hints at, keep what came of it, sleep until there is more.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{ConnectionId, DeliveryOutcome, IdentifierKind, PatientKey};
use store::{DeliveryRow, InboxBounds};
use tokio_util::sync::CancellationToken;

use super::follow::{Followed, follow, not_now};
use super::{endpoints, keys, listed};
use crate::adapters::solo_hint::{self, Opened};
use crate::views::Tag;
use crate::{Clinic, Result};

/// Deliveries in one round, and the bytes that their bodies may take.
const ROUND: (u32, u64) = (256, 16 << 20);
const LONGEST_SLEEP: Duration = Duration::from_secs(600);
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);
const AFTER_FAILURE: Duration = Duration::from_secs(2);
const PRUNE_EVERY: TimeDelta = TimeDelta::hours(1);
/// A booking of our own that is under way is settled in this time, or its outcome is unknown.
const UNDER_WAY: TimeDelta = TimeDelta::seconds(3);

/// Runs until it is told to stop.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    let mut pruned = None;
    loop {
        let sleep = match turn(&clinic, &mut pruned).await {
            Ok(sleep) => sleep,
            Err(error) => {
                tracing::error!(%error, "the webhook inbox could not take its turn");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.webhooks.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

async fn turn(clinic: &Arc<Clinic>, pruned: &mut Option<DateTime<Utc>>) -> Result<Duration> {
    let ledger = clinic.store.ledger();
    let now = Utc::now();
    if pruned.is_none_or(|last| now - last >= PRUNE_EVERY) {
        let mut tx = ledger.begin().await?;
        tx.prune_deliveries(&InboxBounds::default(), now).await?;
        tx.commit().await?;
        *pruned = Some(now);
    }
    endpoints::read_changed(clinic);
    loop {
        let waiting = ledger.open_deliveries(Utc::now(), ROUND.0, ROUND.1).await?;
        if waiting.is_empty() {
            break;
        }
        round(clinic, waiting).await?;
    }
    Ok(match ledger.next_delivery_at().await? {
        Some(at) => (at - Utc::now()).to_std().unwrap_or(SHORTEST_SLEEP).clamp(SHORTEST_SLEEP, LONGEST_SLEEP),
        None => LONGEST_SLEEP,
    })
}

/// Opens and follows one round of deliveries, and keeps what came of all of them at once.
async fn round(clinic: &Arc<Clinic>, waiting: Vec<(DeliveryRow, Vec<u8>)>) -> Result<()> {
    let now = Utc::now();
    let mut hints: HashMap<ConnectionId, BTreeSet<i64>> = HashMap::new();
    let mut people: Vec<PatientKey> = Vec::new();
    let mut rows = Vec::with_capacity(waiting.len());
    for (mut row, body) in waiting {
        let keys = keys::of(clinic, &row.connection).await?;
        people.extend(open(clinic, &mut row, solo_hint::open(&keys, &body)).await?);
        match (row.outcome, row.appointment) {
            (DeliveryOutcome::WaitsForVendor, Some(number)) => {
                hints.entry(row.connection.clone()).or_default().insert(number);
            }
            (DeliveryOutcome::NoKey | DeliveryOutcome::WrongKey, _) => listed::ask_for_keys(clinic, &row.connection),
            _ => {}
        }
        rows.push(row);
    }
    for (connection, numbers) in hints {
        let numbers: Vec<i64> = numbers.into_iter().collect();
        let followed = match (not_now(clinic, &connection), clinic.solo(&connection)) {
            (None, Some(account)) => follow(clinic, &account, &numbers).await?,
            (why, _) => {
                let why = why.unwrap_or("connectionOff");
                numbers.into_iter().map(|number| (number, Followed::Later(why))).collect()
            }
        };
        let now = Utc::now();
        for row in rows.iter_mut().filter(|row| row.connection == connection) {
            let Some(outcome) = row.appointment.and_then(|number| followed.get(&number)) else { continue };
            if row.outcome == DeliveryOutcome::WaitsForVendor {
                settle(clinic, row, outcome, now);
            }
        }
    }
    let mut tx = clinic.store.ledger().begin().await?;
    tx.settle_deliveries(&rows).await?;
    tx.people_are_due(&people, now, now, true).await?;
    tx.commit().await?;
    if !people.is_empty() {
        clinic.refresher_wake.notify_one();
    }
    clinic.events.stale(&[Tag::Webhooks]);
    Ok(())
}

/// What a delivery is, once somebody tried to open it; the person whose record it names, when they are known here.
async fn open(clinic: &Clinic, row: &mut DeliveryRow, opened: Opened) -> Result<Option<PatientKey>> {
    row.detail = None;
    row.next_try_at = None;
    let mut person = None;
    row.outcome = match opened {
        Opened::Visit { event, appointment } => {
            row.event = Some(event);
            row.subject = Some("appointment".to_owned());
            row.appointment = Some(appointment);
            DeliveryOutcome::WaitsForVendor
        }
        Opened::Patient { event, spid } => {
            row.event = Some(event);
            row.subject = Some("patient".to_owned());
            let number = spid.to_string();
            let known =
                clinic.store.mirror().patient_by_identifier(&row.connection, IdentifierKind::Spid, &number).await?;
            person = known.map(|patient| patient.key);
            if person.is_some() { DeliveryOutcome::RecordDue } else { DeliveryOutcome::NothingToRead }
        }
        Opened::Other { event, subject } => {
            row.event = Some(event);
            row.subject = Some(subject.to_owned());
            DeliveryOutcome::NothingToRead
        }
        Opened::NotInContract { event, why } => {
            row.event = event;
            row.detail = Some(why.to_owned());
            DeliveryOutcome::NotInContract
        }
        Opened::NoKey => DeliveryOutcome::NoKey,
        Opened::WrongKey => DeliveryOutcome::WrongKey,
        Opened::NotSealed => DeliveryOutcome::NotSealed,
    };
    Ok(person)
}

/// What came of following it.
fn settle(clinic: &Clinic, row: &mut DeliveryRow, followed: &Followed, now: DateTime<Utc>) {
    match followed {
        Followed::Read { visit, changed } => {
            row.outcome = DeliveryOutcome::ReadBack;
            row.visit = Some(visit.clone());
            row.changed = changed.clone();
            row.applied_at = Some(now);
        }
        Followed::NotFound { visit } => {
            row.outcome = DeliveryOutcome::NotFound;
            row.visit = visit.clone();
            row.changed = Vec::new();
            row.applied_at = Some(now);
        }
        Followed::Later(why) => {
            let delay = match *why {
                "ownBookingUnderWay" => clinic.pace.scaled(UNDER_WAY),
                _ => clinic.pace.retry_delay(row.tries),
            };
            row.detail = Some((*why).to_owned());
            row.next_try_at = Some(now + delay.max(TimeDelta::milliseconds(50)));
        }
    }
    row.tries += 1;
}
