//! A visit that somebody named by the vendor's number, and that this console does not know. It is read before it is
//! kept: only the vendor's own answer makes it known, and only that says whether it is one of our own bookings.

use std::sync::Arc;

use chrono::Utc;
use domain::{ConfirmedHow, IntentState, VisitId};
use store::{KnownAppointment, StoreError};

use super::read::{Batch, adopt};
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::FailureKind;
use crate::{Clinic, ClinicError, Result};

/// What came of it.
pub(crate) enum Learned {
    /// It is known from now on.
    New(VisitId),
    /// It is a booking of ours that had landed without its number, and has it now.
    Ours(VisitId),
    /// It is a booking of ours that is being sent at this moment: its own answer comes first.
    UnderWay,
    /// The vendor has no such appointment.
    NotFound,
    /// The vendor did not answer.
    Unread,
}

/// Reads the vendor's appointment of this number (SOLO-14) and makes it known.
pub(crate) async fn learn(clinic: &Arc<Clinic>, account: &SoloAccount, id: i64, how: ConfirmedHow) -> Result<Learned> {
    let ledger = clinic.store.ledger();
    let mut known = KnownAppointment {
        vendor_id: Some(id.into()),
        ..KnownAppointment::new(account.row.id.clone(), how, Utc::now())
    };
    let read = match solo_calls::visit(account, &known, id).await {
        Ok(read) => read,
        Err(failure) if failure.kind == FailureKind::NotFound => return Ok(Learned::NotFound),
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "a hint could not be followed");
            return Ok(Learned::Unread);
        }
    };
    if let Some(reference) = &read.appointment.external_id {
        match ledger.known_by_external_id(&account.row.id, reference).await? {
            Some(ours) if ours.vendor_id.is_none() => {
                let intents = ledger.intents_of_visit(&ours.visit).await?;
                if intents.iter().any(|intent| intent.state == IntentState::Sending) {
                    return Ok(Learned::UnderWay);
                }
                adopt(clinic, &known, reference).await?;
                clinic.refresher_wake.notify_one();
                return Ok(Learned::Ours(ours.visit));
            }
            // The vendor has our reference twice: the second is a visit like any other.
            Some(_) => {}
            None => known.external_id = Some(reference.clone()),
        }
    }
    let mut tx = ledger.begin().await?;
    match tx.put_known(&known).await {
        // Somebody else learned of it in this moment.
        Err(StoreError::Duplicate { .. }) => return Ok(Learned::UnderWay),
        put => put.map_err(ClinicError::from)?,
    }
    tx.commit().await?;
    let visit = known.visit.clone();
    let mut batch = Batch::default();
    batch.push(clinic, known, read, how);
    batch.apply(clinic).await?;
    Ok(Learned::New(visit))
}
