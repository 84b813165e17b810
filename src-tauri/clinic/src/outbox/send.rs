//! Sending one intent, once.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::Act;
use domain::intent::Event;
use store::IntentRow;

use super::before_sending::{LOG_IN_NEEDED, before_sending, vendor_refused, waits_for_log_in};
use super::{Settlement, due_after_log_in, settle};
use crate::account::{Account, At};
use crate::adapters::calls::{self, Sent};
use crate::attachments::Upload;
use crate::metrics::submit;
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result, record_documents};

/// Sends what was taken and keeps what came of it.
pub(super) async fn send(clinic: Arc<Clinic>, row: IntentRow) {
    let settlement = match outcome(&clinic, &row).await {
        Ok(settlement) => settlement,
        Err(error) => {
            // Reading our own store failed before the request was made.
            tracing::error!(intent = %row.id, %error, "the intent could not be prepared");
            Settlement::new(Event::NeverLeft, "notPrepared")
        }
    };
    let settlement = match backed_off(&clinic, &row, settlement).await {
        Ok(settlement) => settlement,
        Err((settlement, error)) => {
            tracing::error!(intent = %row.id, %error, "the story could not be read");
            settlement
        }
    };
    let waits = settlement.why == LOG_IN_NEEDED;
    // If this fails the intent stays at "sending", and the next start makes it "unknown": never sent twice.
    if let Err(error) = settle(&clinic, &row, settlement).await {
        tracing::error!(intent = %row.id, %error, "what came of the intent could not be kept");
    }
    // Somebody may have logged in just before this was kept, and found nothing that waited.
    if waits && clinic.account(&row.connection).is_some_and(|account| !calls::needs_log_in(&account)) {
        if let Err(error) = due_after_log_in(&clinic, &row.connection).await {
            tracing::error!(intent = %row.id, %error, "what waits for the log-in could not be made due");
        }
        clinic.outbox_wake.notify_one();
    }
}

async fn outcome(clinic: &Arc<Clinic>, row: &IntentRow) -> Result<Settlement> {
    let Some(account) = clinic.account(&row.connection) else {
        return Ok(Settlement::new(Event::NeverLeft, "connectionOff"));
    };
    // A client that logs nobody in by itself would be refused in the first moment after a start too.
    if calls::needs_log_in(&account) {
        return Ok(Settlement::new(Event::NeverLeft, LOG_IN_NEEDED));
    }
    let row = &crate::reports::with_password(clinic, row).await?;
    if let Some(settlement) = before_sending(clinic, &account, row).await? {
        return Ok(settlement);
    }
    let Some(upload) = Upload::of(clinic, row).await? else {
        return Ok(Settlement::new(Event::Refused, "copyUnreadable"));
    };
    if let (Act::CariumDocument(act), At::Carium(account)) = (&row.act, account.clone().at()) {
        return record_documents::send(clinic, &account, row, act, &upload).await;
    }
    if let (Act::Submission(act), At::CareMonitor(account)) = (&row.act, account.clone().at()) {
        return submit::send(clinic, &account, row, act).await;
    }
    let sending = calls::send(&account, &row.act, upload.payload());
    let Some(sent) = upload.or_stopped(sending).await else {
        return Ok(upload.stopped(clinic.pace.probe_delay(0)));
    };
    Ok(sent_settlement(clinic, &account, sent))
}

/// Where an intent stands after what came of its write.
pub(crate) fn sent_settlement(clinic: &Clinic, account: &Arc<Account>, sent: Sent) -> Settlement {
    let now = Utc::now();
    match sent {
        Sent::Done { vendor_id } => {
            let mut settlement = Settlement::new(Event::Acknowledged, "acknowledged");
            settlement.vendor_id = vendor_id;
            settlement
        }
        Sent::NeverLeft(failure) => Settlement::failed(Event::NeverLeft, never_left_why(&failure), failure),
        Sent::Later(failure) => {
            let wait = i64::try_from(failure.retry_after_s.unwrap_or(30)).unwrap_or(30).clamp(1, 3_600);
            let mut settlement = Settlement::failed(Event::NeverLeft, "vendorAskedToWait", failure);
            settlement.not_before = Some(now + TimeDelta::seconds(wait));
            settlement
        }
        // A refused token proves that nothing was done, and only a person can bring another.
        Sent::Refused(failure) if failure.kind == FailureKind::KeyRefused && calls::needs_log_in(account) => {
            waits_for_log_in(failure)
        }
        Sent::Refused(failure) => vendor_refused(failure),
        Sent::Unknown(failure) => {
            let mut settlement = Settlement::failed(Event::NoAnswer, "noAnswer", failure);
            settlement.looks = Some(0);
            settlement.next_look_at = clinic.pace.probe_delay(0).map(|delay| now + delay);
            settlement
        }
    }
}

fn never_left_why(failure: &VendorFailure) -> &'static str {
    match failure.kind {
        FailureKind::NotSent => "breaksRule",
        _ => "noConnection",
    }
}

/// What never left is tried again later and later; what breaks a rule of the vendor is refused at once, since time will
/// not mend it.
async fn backed_off(
    clinic: &Clinic,
    row: &IntentRow,
    mut settlement: Settlement,
) -> std::result::Result<Settlement, (Settlement, crate::ClinicError)> {
    if settlement.event != Event::NeverLeft {
        return Ok(settlement);
    }
    if settlement.why == "breaksRule" {
        settlement.event = Event::Refused;
        return Ok(settlement);
    }
    if settlement.not_before.is_none() {
        let now: DateTime<Utc> = Utc::now();
        let steps = match clinic.store.ledger().steps(&row.id).await {
            Ok(steps) => steps,
            Err(error) => {
                settlement.not_before = Some(now + clinic.pace.retry_delay(3));
                return Err((settlement, error.into()));
            }
        };
        let tries = steps.iter().filter(|step| step.what == "sending").count();
        let tries = u32::try_from(tries.saturating_sub(1)).unwrap_or(6);
        settlement.not_before = Some(now + clinic.pace.retry_delay(tries));
    }
    Ok(settlement)
}
