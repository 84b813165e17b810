//! Reading people by number whose record is due: changed or registered here, imported, or lost with the mirror. People
//! with visits are read with them. A long list takes less than half of what we allow ourselves at a vendor (assumption
//! A-SO-02), so that visits keep their rhythm.

use std::sync::Arc;

use chrono::{TimeDelta, Utc};
use domain::{PatientKey, RecordAddress};
use futures::StreamExt;
use store::ReadBatch;

use crate::account::Account;
use crate::adapters::calls;
use crate::problem::FailureKind;
use crate::views::Tag;
use crate::{Clinic, Result};

const BATCH: usize = 16;
const AT_ONCE: usize = 4;
/// Between two batches: 240 people a minute.
pub(super) const PAUSE: TimeDelta = TimeDelta::seconds(4);
const AFTER_FAILURE: TimeDelta = TimeDelta::seconds(15);

/// Reads the next of them (SOLO-01, SOLO-02). True when more may be due.
pub(super) async fn read(clinic: &Arc<Clinic>, account: &Account) -> Result<bool> {
    let began = Utc::now();
    if !account.may_read(began) {
        return Ok(false);
    }
    let ledger = clinic.store.ledger();
    let due = ledger.people_due(began, std::slice::from_ref(&account.row.id), BATCH).await?;
    if due.is_empty() {
        return Ok(false);
    }
    let full = due.len() == BATCH;
    let mut answers = futures::stream::iter(due.into_iter().map(|key| async move {
        let answer = one(clinic, &key).await;
        (key, answer)
    }))
    .buffer_unordered(AT_ONCE);
    let (mut batch, mut read, mut unread) = (ReadBatch::default(), Vec::new(), Vec::new());
    while let Some((key, answer)) = answers.next().await {
        match answer {
            One::Read(patient) => {
                batch.patients.push(*patient);
                read.push(key);
            }
            One::Unknown => read.push(key),
            One::Later => unread.push(key),
        }
    }
    clinic.store.mirror().apply(&batch).await?;
    let mut tx = ledger.begin().await?;
    tx.people_were_read(&read, began).await?;
    // An urgent one stays urgent.
    tx.people_are_due(&unread, began, Utc::now() + clinic.pace.scaled(AFTER_FAILURE), false).await?;
    tx.commit().await?;
    if !batch.patients.is_empty() {
        clinic.events.stale(&[Tag::Patients, Tag::Board]);
    }
    Ok(full && unread.is_empty())
}

enum One {
    Read(Box<domain::Patient>),
    /// The vendor does not know the number, or no record is read by it.
    Unknown,
    Later,
}

async fn one(clinic: &Clinic, key: &PatientKey) -> One {
    let Some(address) = RecordAddress::of_key(key) else {
        return One::Unknown;
    };
    let Some(account) = clinic.account(&key.connection()) else {
        return One::Later;
    };
    match calls::record(&account, key, &address).await {
        Ok((patient, drift)) => {
            clinic.drift.note_all(&account.row.id, &drift);
            One::Read(Box::new(patient))
        }
        Err(failure) if failure.kind == FailureKind::NotFound => One::Unknown,
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "a person could not be read");
            One::Later
        }
    }
}
