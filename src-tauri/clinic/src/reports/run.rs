//! The work on reports: one at a time, in the order in which they are due. What was under way when the console ended is
//! due at the next start: everything here only reads from the vendor.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{ReportKind, ReportState};
use store::ReportRow;
use tokio_util::sync::CancellationToken;

use super::desk::Step;
use super::follow;
use super::open::put_away;
use super::take::{self, Refused};
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::{FailureKind, VendorFailure};
use crate::views::{ReportStep, Tag};
use crate::{Clinic, Result};

const LONGEST_SLEEP: Duration = Duration::from_secs(60);
const AFTER_FAILURE: Duration = Duration::from_secs(2);
/// How often a vendor that does not answer is asked again before a person must.
const TRIES: u32 = 5;

/// Runs until it is told to stop.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    if let Err(error) = lost_tables(&clinic).await {
        tracing::error!(%error, "lost reports could not be found");
    }
    loop {
        let turn = async {
            match turn(&clinic).await {
                Ok(sleep) => sleep,
                Err(error) => {
                    tracing::error!(%error, "reports could not be worked on");
                    AFTER_FAILURE
                }
            }
        };
        let sleep = tokio::select! {
            () = stop.cancelled() => return,
            sleep = turn => sleep,
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.reports.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

async fn turn(clinic: &Arc<Clinic>) -> Result<Duration> {
    put_away(clinic).await;
    loop {
        let now = Utc::now();
        let due = clinic.store.ledger().reports_due().await?;
        let Some(next) = due.first() else { return Ok(LONGEST_SLEEP) };
        let wait = next.next_at.map_or(TimeDelta::zero(), |at| at - now);
        if wait > TimeDelta::zero() {
            return Ok(wait.to_std().unwrap_or_default().clamp(Duration::from_millis(10), LONGEST_SLEEP));
        }
        work(clinic, next.clone()).await?;
    }
}

async fn work(clinic: &Arc<Clinic>, row: ReportRow) -> Result<()> {
    let Some(account) = clinic.solo(&row.connection) else {
        return keep(clinic, &row, |row| {
            row.why = Some("connectionOff".to_owned());
            row.next_at = Some(Utc::now() + clinic.pace.scaled(TimeDelta::seconds(15)));
        })
        .await;
    };
    match row.state {
        ReportState::Reading => read_dump(clinic, &account, &row).await,
        ReportState::Pending => follow::ask(clinic, &account, &row).await,
        ReportState::Completed => follow::download(clinic, &account, &row).await,
        ReportState::Downloaded => follow::open(clinic, &account, &row).await,
        ReportState::Ordering | ReportState::Ready | ReportState::Failed => keep(clinic, &row, still).await,
    }
}

fn still(row: &mut ReportRow) {
    row.next_at = None;
}

/// SOLO-29.
async fn read_dump(clinic: &Arc<Clinic>, account: &SoloAccount, row: &ReportRow) -> Result<()> {
    let (Ok(from), Ok(to)) = (row.from.parse(), row.to.parse()) else {
        return failed(clinic, row, "rangeUnreadable").await;
    };
    let step = Step::begin(clinic, &row.id, ReportStep::Waiting);
    let answer = solo_calls::dump(account, from, to).await;
    drop(step);
    match answer {
        Ok(bytes) => into_table(clinic, account, row, bytes).await,
        Err(failure) => put_off(clinic, row, &failure).await,
    }
}

/// Makes the table, or keeps why there is none.
pub(super) async fn into_table(
    clinic: &Arc<Clinic>,
    account: &SoloAccount,
    row: &ReportRow,
    bytes: bytes::Bytes,
) -> Result<()> {
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    match take::take(clinic, account, row, bytes).await? {
        Ok(taken) => {
            keep(clinic, row, |row| {
                let now = Utc::now();
                row.state = ReportState::Ready;
                row.why = None;
                row.next_at = None;
                row.downloaded_at.get_or_insert(now);
                row.ready_at = Some(now);
                row.bytes.get_or_insert(size);
                row.rows = Some(taken.rows);
                row.faults = Some(taken.faults);
            })
            .await?;
            // The locked file is not needed any more: its table is here.
            clinic.store.mirror().put_report_file(&row.id, &row.connection, &[]).await?;
            Ok(())
        }
        // What was downloaded stays as it came; what was read is read again when somebody asks.
        Err(Refused(why)) if row.state == ReportState::Downloaded => {
            keep(clinic, row, |row| {
                row.why = Some(why.to_owned());
                row.next_at = None;
            })
            .await
        }
        Err(Refused(why)) => failed(clinic, row, why).await,
    }
}

/// The vendor did not give it: what time may mend is tried again, and not for ever.
pub(super) async fn put_off(clinic: &Clinic, row: &ReportRow, failure: &VendorFailure) -> Result<()> {
    tracing::info!(report = %row.id, operation = failure.operation, kind = ?failure.kind, "a report was not given");
    let why = why(failure);
    let mendable = matches!(
        failure.kind,
        FailureKind::Unreachable | FailureKind::NoAnswer | FailureKind::VendorError | FailureKind::Later
    );
    let tries = row.asks + 1;
    if !mendable || (tries >= TRIES && failure.kind != FailureKind::Unreachable) {
        return failed(clinic, row, why).await;
    }
    let wait = match failure.retry_after_s {
        Some(seconds) => TimeDelta::seconds(i64::try_from(seconds).unwrap_or(60).clamp(1, 3_600)),
        None => clinic.pace.retry_delay(tries.min(4)),
    };
    keep(clinic, row, |row| {
        row.asks = tries;
        row.why = Some(why.to_owned());
        row.next_at = Some(Utc::now() + wait);
    })
    .await
}

pub(super) fn why(failure: &VendorFailure) -> &'static str {
    match failure.kind {
        FailureKind::Unreachable => "unreachable",
        FailureKind::NoAnswer => "noAnswer",
        FailureKind::KeyRefused => "keyRefused",
        FailureKind::NotFound => "notFound",
        FailureKind::Refused => "refused",
        FailureKind::Later => "later",
        FailureKind::VendorError => "vendorError",
        FailureKind::NotSent => "notSent",
    }
}

pub(super) async fn failed(clinic: &Clinic, row: &ReportRow, why: &'static str) -> Result<()> {
    keep(clinic, row, |row| {
        row.state = ReportState::Failed;
        row.why = Some(why.to_owned());
        row.next_at = None;
    })
    .await
}

/// Keeps a change of a report, unless somebody changed or removed it meanwhile.
pub(super) async fn keep(clinic: &Clinic, row: &ReportRow, change: impl FnOnce(&mut ReportRow)) -> Result<()> {
    let mut after = row.clone();
    change(&mut after);
    if after.state != row.state {
        after.asks = 0;
    }
    let mut tx = clinic.store.ledger().begin().await?;
    let moved = tx.move_report(&after, row).await?;
    tx.commit().await?;
    if !moved && clinic.store.ledger().report(&row.id).await?.is_none() {
        // Removed while it was worked on: what was made of it goes too.
        clinic.store.mirror().forget_report(&row.id).await?;
    }
    clinic.events.stale(&[Tag::Reports]);
    Ok(())
}

/// Tables that the mirror has lost are fetched again, and what it has of reports that are gone is removed.
async fn lost_tables(clinic: &Clinic) -> Result<()> {
    let mirror = clinic.store.mirror();
    let rows = clinic.store.ledger().reports().await?;
    for row in &rows {
        if row.state == ReportState::Ready && mirror.report_table(&row.id).await?.is_none() {
            keep(clinic, row, |row| begin_again(row, Utc::now())).await?;
        }
    }
    for id in mirror.report_ids().await? {
        if rows.iter().all(|row| row.id != id) {
            mirror.forget_report(&id).await?;
        }
    }
    Ok(())
}

/// Puts a report back to where its table is fetched from.
pub(super) fn begin_again(row: &mut ReportRow, now: DateTime<Utc>) {
    row.state = match (row.kind, row.completed_at) {
        (ReportKind::Dump, _) => ReportState::Reading,
        (ReportKind::Encounter, Some(_)) => ReportState::Completed,
        (ReportKind::Encounter, None) => ReportState::Pending,
    };
    row.asks = 0;
    row.why = None;
    row.next_at = Some(now);
    row.downloaded_at = None;
    row.ready_at = None;
    row.bytes = None;
}
