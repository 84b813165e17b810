//! What is looked at just before an act is sent. Solo holds nothing and tells nothing: a slot may be gone, a record may
//! have been changed by a colleague, what is wanted may stand there already. What cannot be looked at is not sent.

use chrono::{DateTime, Utc};
use domain::Act;
use domain::intent::Event;
use store::IntentRow;

use super::{Settlement, record};
use crate::account::Account;
use crate::adapters::solo_calls;
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result, care, episodes, notes};

/// How an intent is settled without being sent; none when it is to be sent.
///
/// # Errors
/// When our own store cannot be read.
pub(super) async fn before_sending(clinic: &Clinic, account: &Account, row: &IntentRow) -> Result<Option<Settlement>> {
    match &row.act {
        Act::Book { room, start, duration_s, .. } => Ok(slot_is_gone(account, room, *start, *duration_s).await),
        Act::Patient(act) => record::stands_otherwise(clinic, account, row, act).await,
        Act::Episode(act) => episodes::before_sending(clinic, account, row, act).await,
        Act::Note(act) => notes::instead_of_sending(clinic, account, row, act).await,
        Act::Assistance(_) | Act::Consult(_) => care::refused_now(clinic, account, row).await,
        // Nothing is looked at before these: the vendor's own answer decides.
        Act::Reschedule { .. }
        | Act::ChangeReasons { .. }
        | Act::Cancel { .. }
        | Act::Webhook(_)
        | Act::Report(_)
        | Act::Attachment(_)
        | Act::Document(_) => Ok(None),
    }
}

/// Two people may want one slot, and no vendor holds it: it is read again just before the booking is sent.
async fn slot_is_gone(
    account: &Account,
    room: &str,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Option<Settlement> {
    match solo_calls::slot_is_free(account, room, start, duration_s).await {
        Ok(true) => None,
        Ok(false) => Some(Settlement::seen(Event::Refused, "slotTaken", "SOLO-18")),
        Err(failure) => Some(unread(failure, "slotsNotRead")),
    }
}

/// Whether an intent was sent before without an answer, so that what is found at the vendor may be its own doing.
pub(crate) async fn may_have_arrived(clinic: &Clinic, row: &IntentRow) -> Result<bool> {
    let steps = clinic.store.ledger().steps(&row.id).await?;
    Ok(steps.iter().any(|step| matches!(step.what.as_str(), "noAnswer" | "endedWhileSending")))
}

/// What could not be looked at is tried again later, for the reason that is given, unless the vendor says no.
pub(crate) fn unread(failure: VendorFailure, why: &'static str) -> Settlement {
    match failure.kind {
        FailureKind::Refused | FailureKind::KeyRefused => vendor_refused(failure),
        _ => Settlement::failed(Event::NeverLeft, why, failure),
    }
}

/// The vendor said no.
pub(crate) fn vendor_refused(failure: VendorFailure) -> Settlement {
    Settlement::failed(Event::Refused, "vendorRefused", failure)
}
