//! What is looked at just before an act is sent. Solo holds nothing and tells nothing: a slot may be gone, a record may
//! have been changed by a colleague, what is wanted may stand there already. What cannot be looked at is not sent.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Act;
use domain::intent::Event;
use store::IntentRow;

use super::{Settlement, record};
use crate::account::{Account, At, SoloAccount};
use crate::adapters::calls::{self, Before};
use crate::adapters::solo_calls;
use crate::booking::overlap;
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result, care, episodes, notes};

/// Why an act waits that only a person's log-in lets go.
pub(super) const LOG_IN_NEEDED: &str = "logInNeeded";

/// How an intent is settled without being sent; none when it is to be sent.
///
/// # Errors
/// When our own store cannot be read.
pub(super) async fn before_sending(
    clinic: &Clinic,
    account: &Arc<Account>,
    row: &IntentRow,
) -> Result<Option<Settlement>> {
    // What overlaps by now and did not when it was kept is asked about: two visits at once help nobody.
    if overlap::emerged(clinic, row).await? && !may_have_arrived(clinic, row).await? {
        return Ok(Some(Settlement::new(Event::Refused, "overlapSince")));
    }
    match account.clone().at() {
        At::Solo(account) => at_solo(clinic, &account, row).await,
        // What stands in the way there is looked at by the adapter, which knows what can be read.
        _ => Ok(match calls::before_sending(account, &row.act).await {
            Before::Clear => None,
            Before::Blocked { why, operation } => Some(Settlement::seen(Event::Refused, why, operation)),
            Before::StandsThere { ours, why, operation, vendor_id } => {
                Some(if ours || may_have_arrived(clinic, row).await? {
                    Settlement { vendor_id, ..Settlement::seen(Event::Acknowledged, "alreadyThere", operation) }
                } else {
                    Settlement::seen(Event::Refused, why, operation)
                })
            }
            Before::Unread(failure) if calls::needs_log_in(account) => Some(waits_for_log_in(failure)),
            Before::Unread(failure) => Some(unread(failure, "notLookedAt")),
        }),
    }
}

async fn at_solo(clinic: &Clinic, account: &SoloAccount, row: &IntentRow) -> Result<Option<Settlement>> {
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
        | Act::Document(_)
        | Act::Device(_)
        | Act::OfferSlot(_)
        | Act::Submission(_)
        | Act::CariumDocument(_)
        | Act::CariumPatient(_)
        | Act::TrialSubject(_) => Ok(None),
    }
}

/// Two people may want one slot, and no vendor holds it: it is read again just before the booking is sent.
async fn slot_is_gone(
    account: &SoloAccount,
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

/// Nothing can be sent until a person logs the account in; what waits for that is not refused.
pub(crate) fn waits_for_log_in(failure: VendorFailure) -> Settlement {
    Settlement::failed(Event::NeverLeft, LOG_IN_NEEDED, failure)
}

/// The vendor said no.
pub(crate) fn vendor_refused(failure: VendorFailure) -> Settlement {
    Settlement::failed(Event::Refused, "vendorRefused", failure)
}
