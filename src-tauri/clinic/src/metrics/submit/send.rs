//! Sending one reading or recording, once, with the patient's consent as it stands in this moment.

use std::sync::Arc;

use domain::act::{SubmissionAct, Submitted};
use domain::intent::Event;
use store::IntentRow;
use vendor_http::{CallError, CallErrorKind, Certainty};

use super::recorded;
use crate::account::{Account, CareMonitorAccount};
use crate::adapters::calls;
use crate::adapters::caremonitor_metrics::Message;
use crate::outbox::{Settlement, sent_settlement, vendor_refused};
use crate::{Clinic, Result, consents};

/// Sends a reading, unless its consent is gone or its recording is not what was ticked. What the vendor's answer shows about
/// the consent is kept before this ends.
///
/// # Errors
/// When our own store or keyring cannot be read; nothing was sent then, or provably nothing was stored.
pub(crate) async fn send(
    clinic: &Arc<Clinic>,
    account: &CareMonitorAccount,
    row: &IntentRow,
    act: &SubmissionAct,
) -> Result<Settlement> {
    let Some(patient) = &row.patient else {
        return Ok(Settlement::new(Event::Refused, "consentEnded"));
    };
    let metric = act.measured.metric();
    if let Some(why) = consents::refusal(clinic, patient, metric).await? {
        return Ok(Settlement::new(Event::Refused, why));
    }
    let recorded = match &act.measured {
        Submitted::Electrocardiogram { recording, lead, sha256, .. } => {
            match recorded::still(clinic, patient, act, (recording.as_str(), *lead, sha256.as_str())).await? {
                Ok(ecg) => Some(ecg),
                Err(why) => return Ok(Settlement::new(Event::Refused, why)),
            }
        }
        _ => None,
    };
    let Some(message) = Message::of(act, recorded) else {
        return Ok(Settlement::new(Event::Refused, "recordingGone"));
    };
    let sending = consents::using(clinic, patient, async |consented| message.send(account, consented).await);
    let Some(answer) = sending.await? else {
        return Ok(Settlement::new(Event::Refused, "consentEnded"));
    };
    let error = match answer {
        Ok(acknowledged) => {
            clinic.drift.note_all(&row.connection, &acknowledged.drift());
            return Ok(settled(clinic, account.shared(), Ok(Some(acknowledged.remote_id.0))));
        }
        Err(error) => error,
    };
    if error.certainty() == Certainty::Unknown {
        return Ok(settled(clinic, account.shared(), Err(error)));
    }
    if let Some(why) = consents::refusal(clinic, patient, metric).await? {
        return Ok(Settlement::failed(Event::Refused, why, calls::failure(&error)));
    }
    // A patient's token that is refused says nothing about the clinic's own log-in.
    if matches!(error.kind(), CallErrorKind::Unauthorized | CallErrorKind::Forbidden) {
        return Ok(vendor_refused(calls::failure(&error)));
    }
    Ok(settled(clinic, account.shared(), Err(error)))
}

fn settled(
    clinic: &Clinic,
    account: &Arc<Account>,
    answer: std::result::Result<Option<String>, CallError>,
) -> Settlement {
    sent_settlement(clinic, account, calls::sent(account, answer))
}
