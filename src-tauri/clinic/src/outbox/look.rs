//! The landing probe: looks whether a write of unknown outcome arrived. It only ever reads.

use std::sync::{Arc, PoisonError};

use chrono::{TimeDelta, Utc};
use domain::intent::Event;
use domain::{Act, IntentState};
use serde_json::json;
use store::IntentRow;

use super::{Settlement, identify, settle};
use crate::account::{At, CariumAccount};
use crate::adapters::calls::{self, Found};
use crate::record_documents::{self, Looked};
use crate::{Clinic, Result};

/// Looks once and keeps what was found.
pub(super) async fn look(clinic: Arc<Clinic>, row: IntentRow) {
    if let Err(error) = look_once(&clinic, &row).await {
        tracing::error!(intent = %row.id, %error, "what the probe found could not be kept");
    }
    clinic.looking.lock().unwrap_or_else(PoisonError::into_inner).remove(&row.id);
    clinic.outbox_wake.notify_one();
}

async fn look_once(clinic: &Clinic, row: &IntentRow) -> Result<()> {
    let Some(account) = clinic.account(&row.connection) else {
        let delay = clinic.pace.scaled(TimeDelta::seconds(15));
        return postpone(clinic, row, row.looks, delay, "connectionOff").await;
    };
    if row.state == IntentState::LandedIdUnknown {
        // Only Solo confirms a booking without telling its number.
        return match account.clone().at() {
            At::Solo(account) => identify::identify(clinic, &account, row).await,
            _ => missed(clinic, row).await,
        };
    }
    if let (Act::CariumDocument(_), At::Carium(account)) = (&row.act, account.clone().at()) {
        return look_at_upload(clinic, &account, row).await;
    }
    match calls::find(&account, &row.act).await {
        Ok(Found::WithId(id)) => {
            let mut settlement = Settlement::new(Event::ProbeFound, "probeFound");
            settlement.vendor_id = Some(id);
            settle(clinic, row, settlement).await?;
        }
        Ok(Found::WithoutId) => {
            let mut settlement = Settlement::new(Event::ProbeFoundWithoutId, "probeFoundWithoutId");
            settlement.looks = Some(0);
            settlement.next_look_at = Some(Utc::now());
            settle(clinic, row, settlement).await?;
        }
        Ok(Found::Nothing) => missed(clinic, row).await?,
        Ok(Found::NoWayToLook) => {
            let mut settlement = Settlement::new(Event::ProbeMissed { last: true }, "cannotBeLookedFor");
            settlement.looks = Some(row.looks + 1);
            settle(clinic, row, settlement).await?;
        }
        // A look that got no answer proves nothing and does not count.
        Err(failure) => {
            let delay = clinic.pace.retry_delay(1);
            tracing::info!(intent = %row.id, operation = failure.operation, "the probe got no answer");
            postpone(clinic, row, row.looks, delay, "probeGotNoAnswer").await?;
        }
    }
    Ok(())
}

/// An upload of several steps: what was found settles the step, and the rest is sent.
async fn look_at_upload(clinic: &Clinic, account: &CariumAccount, row: &IntentRow) -> Result<()> {
    match record_documents::look(clinic, account, row).await? {
        Ok(Looked::Finished(id)) => {
            let mut settlement = Settlement::new(Event::ProbeFound, "probeFound");
            settlement.vendor_id = Some(id);
            settle(clinic, row, settlement).await?;
        }
        Ok(Looked::GoesOn(why)) => {
            let mut settlement = Settlement::new(Event::GoesOn, why);
            settlement.not_before = Some(Utc::now());
            settlement.looks = Some(0);
            settle(clinic, row, settlement).await?;
        }
        Ok(Looked::Nothing) => missed(clinic, row).await?,
        Ok(Looked::GaveUp) => {
            let mut settlement = Settlement::new(Event::ProbeMissed { last: true }, "probeGaveUp");
            settlement.looks = Some(row.looks + 1);
            settle(clinic, row, settlement).await?;
        }
        Err(failure) => {
            tracing::info!(intent = %row.id, operation = failure.operation, "the probe got no answer");
            postpone(clinic, row, row.looks, clinic.pace.retry_delay(1), "probeGotNoAnswer").await?;
        }
    }
    Ok(())
}

async fn missed(clinic: &Clinic, row: &IntentRow) -> Result<()> {
    let looks = row.looks + 1;
    let delay = clinic.pace.probe_delay(looks);
    let why = if delay.is_some() { "probeMissed" } else { "probeGaveUp" };
    let mut settlement = Settlement::new(Event::ProbeMissed { last: delay.is_none() }, why);
    settlement.looks = Some(looks);
    settlement.next_look_at = delay.map(|delay| Utc::now() + delay);
    settlement.detail = json!({ "look": looks });
    settle(clinic, row, settlement).await?;
    Ok(())
}

/// Looks again later, without a step in the story.
pub(super) async fn postpone(
    clinic: &Clinic,
    row: &IntentRow,
    looks: u32,
    delay: TimeDelta,
    why: &'static str,
) -> Result<()> {
    let mut after = row.clone();
    after.looks = looks;
    after.next_look_at = Some(Utc::now() + delay);
    after.reason = Some(why.to_owned());
    let mut tx = clinic.store.ledger().begin().await?;
    tx.update_intent(&after, row.state).await?;
    tx.commit().await?;
    clinic.events.stale(&[crate::views::Tag::Outbox]);
    Ok(())
}
