//! Sending one intent, once.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::intent::Event;
use store::IntentRow;

use super::before_sending::{before_sending, vendor_refused};
use super::{Settlement, settle};
use crate::adapters::solo_calls::{self, Sent};
use crate::attachments::Upload;
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result};

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
    // If this fails the intent stays at "sending", and the next start makes it "unknown": never sent twice.
    if let Err(error) = settle(&clinic, &row, settlement).await {
        tracing::error!(intent = %row.id, %error, "what came of the intent could not be kept");
    }
}

async fn outcome(clinic: &Arc<Clinic>, row: &IntentRow) -> Result<Settlement> {
    let Some(account) = clinic.account(&row.connection) else {
        return Ok(Settlement::new(Event::NeverLeft, "connectionOff"));
    };
    let row = &crate::reports::with_password(clinic, row).await?;
    if let Some(settlement) = before_sending(clinic, &account, row).await? {
        return Ok(settlement);
    }
    let now = Utc::now();
    let Some(upload) = Upload::of(clinic, row).await? else {
        return Ok(Settlement::new(Event::Refused, "copyUnreadable"));
    };
    let sending = solo_calls::send(&account, &row.act, upload.payload());
    let Some(sent) = upload.or_stopped(sending).await else {
        return Ok(upload.stopped(clinic.pace.probe_delay(0)));
    };
    Ok(match sent {
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
        Sent::Refused(failure) => vendor_refused(failure),
        Sent::Unknown(failure) => {
            let mut settlement = Settlement::failed(Event::NoAnswer, "noAnswer", failure);
            settlement.looks = Some(0);
            settlement.next_look_at = clinic.pace.probe_delay(0).map(|delay| now + delay);
            settlement
        }
    })
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
