//! Following an order: asked after (SOLO-31), downloaded (SOLO-32), opened. Solo tells no progress and no reason of a
//! failure, and how long it takes is not documented: it is asked at 2 s, then more and more slowly.

use std::sync::Arc;

use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use domain::ReportState;
use solo::ReportStatus;
use store::ReportRow;

use super::desk::Step;
use super::run::{failed, into_table, keep, put_off, why};
use super::unzip::{self, Unopened};
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::FailureKind;
use crate::views::ReportStep;
use crate::{Clinic, ClinicError, Result};

/// Questions at 2, 4, 8, 16 and then every 30 s, for about ten minutes; then every ten minutes, for a day.
const CLOSE_ASKS: u32 = 24;
const MOST_ASKS: u32 = CLOSE_ASKS + 144;

/// Asks how far the vendor is (SOLO-31).
pub(super) async fn ask(clinic: &Clinic, account: &SoloAccount, row: &ReportRow) -> Result<()> {
    let Some(id) = &row.vendor_id else { return failed(clinic, row, "orderLost").await };
    match solo_calls::report_status(account, id).await {
        Ok(ReportStatus::Completed) => {
            keep(clinic, row, |row| {
                let now = Utc::now();
                row.state = ReportState::Completed;
                row.why = None;
                row.completed_at = Some(now);
                row.next_at = Some(now);
            })
            .await
        }
        Ok(ReportStatus::Failed) => failed(clinic, row, "vendorFailed").await,
        Ok(ReportStatus::Pending) => wait(clinic, row, None).await,
        Ok(other) => {
            clinic.drift.note_all(&row.connection, &[format!("SOLO-31: status {}", other.as_str())]);
            wait(clinic, row, Some("unknownWord")).await
        }
        // What answers at all says something; silence is no reason to give up an order that may be made meanwhile.
        Err(failure) => match failure.kind {
            FailureKind::NotFound | FailureKind::KeyRefused | FailureKind::Refused | FailureKind::NotSent => {
                put_off(clinic, row, &failure).await
            }
            _ => wait(clinic, row, Some(why(&failure))).await,
        },
    }
}

async fn wait(clinic: &Clinic, row: &ReportRow, why: Option<&'static str>) -> Result<()> {
    let asks = row.asks + 1;
    let seconds = match asks {
        0..=CLOSE_ASKS => (2_i64 << asks.min(4)).min(30),
        _ => 600,
    };
    keep(clinic, row, |row| {
        row.asks = asks;
        row.why = match why {
            None if asks > MOST_ASKS => Some("stalled"),
            None if asks > CLOSE_ASKS => Some("slow"),
            other => other,
        }
        .map(str::to_owned);
        row.next_at = (asks <= MOST_ASKS).then(|| Utc::now() + clinic.pace.scaled(TimeDelta::seconds(seconds)));
    })
    .await
}

/// Downloads the file (SOLO-32) and keeps it, so that it need not be asked for again when it does not open.
pub(super) async fn download(clinic: &Clinic, account: &SoloAccount, row: &ReportRow) -> Result<()> {
    let Some(id) = &row.vendor_id else { return failed(clinic, row, "orderLost").await };
    let step = Step::begin(clinic, &row.id, ReportStep::Waiting);
    let answer = solo_calls::report_file(account, id).await;
    drop(step);
    match answer {
        Ok(bytes) => {
            clinic.store.mirror().put_report_file(&row.id, &row.connection, &bytes).await?;
            keep(clinic, row, |row| {
                let now = Utc::now();
                row.state = ReportState::Downloaded;
                row.why = None;
                row.downloaded_at = Some(now);
                row.bytes = Some(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
                row.next_at = Some(now);
            })
            .await
        }
        Err(failure) => put_off(clinic, row, &failure).await,
    }
}

/// Opens the file with the password that is kept. What does not open stays, for another password.
pub(super) async fn open(clinic: &Arc<Clinic>, account: &SoloAccount, row: &ReportRow) -> Result<()> {
    let Some(file) = clinic.store.mirror().report_file(&row.id).await? else {
        // The mirror has lost it: it is downloaded again.
        return keep(clinic, row, |row| {
            row.state = ReportState::Completed;
            row.next_at = Some(Utc::now());
        })
        .await;
    };
    let step = Step::begin(clinic, &row.id, ReportStep::Unlocking);
    let password = row.password.clone().unwrap_or_default();
    let opening = tokio::task::spawn_blocking(move || unzip::open(file, &password));
    let opened = opening.await.map_err(|_| ClinicError::Closing)?;
    drop(step);
    match opened {
        Ok(csv) => into_table(clinic, account, row, Bytes::from(csv)).await,
        Err(why) => stays_locked(clinic, row, why).await,
    }
}

async fn stays_locked(clinic: &Clinic, row: &ReportRow, why: Unopened) -> Result<()> {
    keep(clinic, row, |row| {
        row.why = Some(why.as_str().to_owned());
        row.next_at = None;
    })
    .await
}
