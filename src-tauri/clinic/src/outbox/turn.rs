//! The sender's turn: take what may be sent, look for what may have landed, sleep until the next of either.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::Utc;
use domain::intent::Event;
use tokio_util::sync::CancellationToken;

use super::{Settlement, look, send, settle};
use crate::{Clinic, Result};

const LONGEST_SLEEP: Duration = Duration::from_secs(60);
const AFTER_FAILURE: Duration = Duration::from_secs(2);

/// Whatever stood at "sending" when the last process ended may or may not have arrived.
pub(crate) async fn recover(clinic: &Clinic) -> Result<()> {
    let now = Utc::now();
    let first_look = clinic.pace.probe_delay(0).map(|delay| now + delay);
    for row in clinic.store.ledger().sending().await? {
        let mut settlement = Settlement::new(Event::NoAnswer, "endedWhileSending");
        settlement.next_look_at = first_look;
        settlement.looks = Some(0);
        settle(clinic, &row, settlement).await?;
    }
    Ok(())
}

/// Runs until it is told to stop. A write that was begun is never interrupted by this: it is its own task.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    loop {
        let sleep = match turn(&clinic, &stop).await {
            Ok(sleep) => sleep,
            Err(error) => {
                tracing::error!(%error, "the outbox could not take its turn");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.outbox_wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

async fn turn(clinic: &Arc<Clinic>, stop: &CancellationToken) -> Result<Duration> {
    let ledger = clinic.store.ledger();
    let _taking = clinic.outbox_taking.lock().await;
    // It may have ended while the outbox was kept at rest.
    if stop.is_cancelled() {
        return Ok(LONGEST_SLEEP);
    }
    while let Some(row) = ledger.next_queued(Utc::now()).await? {
        // Keeping "sending" before a byte is written is what makes a crash here visible afterwards.
        let Some(taken) = settle(clinic, &row, Settlement::new(Event::Taken, "sending")).await? else {
            continue;
        };
        tokio::spawn(send::send(clinic.clone(), taken));
    }
    for row in ledger.due_looks(Utc::now()).await? {
        let mut looking = clinic.looking.lock().unwrap_or_else(PoisonError::into_inner);
        if looking.insert(row.id.clone()) {
            drop(looking);
            tokio::spawn(look::look(clinic.clone(), row));
        }
    }
    let wait = match ledger.intent_wakeup().await? {
        Some(at) => (at - Utc::now()).to_std().unwrap_or(Duration::from_millis(20)),
        None => LONGEST_SLEEP,
    };
    Ok(wait.clamp(Duration::from_millis(20), LONGEST_SLEEP))
}
