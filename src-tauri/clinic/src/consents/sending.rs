//! Sending with a consent: what stands in the way of it, and using it so that what the vendor shows is never missed.

use std::sync::Arc;

use caremonitor::Consented;
use chrono::Utc;
use domain::{ConsentEnd, ConsentMetric, PatientKey};

use super::held::{consented, note};
use super::record::nobody;
use super::view::metric_standing;
use crate::views::ConsentStanding;
use crate::{Clinic, Result};

/// Why a metric of a patient may not be sent, as far as is known here: a word that the page has a sentence for. None when
/// it may.
pub(crate) async fn refusal(
    clinic: &Clinic,
    patient: &PatientKey,
    metric: ConsentMetric,
) -> Result<Option<&'static str>> {
    let rows = clinic.store.ledger().consents_of(patient).await?;
    let standing = metric_standing(&rows, metric, Utc::now());
    Ok(match (standing.standing, standing.end) {
        (ConsentStanding::Granted, _) => None,
        (ConsentStanding::NeverAsked, _) => Some("consentNeverAsked"),
        (ConsentStanding::Declined, _) => Some("consentDeclined"),
        (ConsentStanding::NotKnown, _) => Some("consentNotKnown"),
        (ConsentStanding::Ended, Some(ConsentEnd::Revoked)) => Some("consentWithdrawn"),
        (ConsentStanding::Ended, _) => Some("consentEnded"),
    })
}

/// Sends something with a patient's consent, and notes what that showed about it. None when none stands: nothing was sent.
pub(crate) async fn using<T>(
    clinic: &Arc<Clinic>,
    patient: &PatientKey,
    send: impl AsyncFnOnce(&Consented) -> T,
) -> Result<Option<T>> {
    let actor = nobody();
    let Some(held) = consented(clinic, &actor, patient).await? else { return Ok(None) };
    let answer = send(&held.consented).await;
    // What was sent was sent: an answer is never lost because something beside it could not be kept. The vendor says it
    // again the next time.
    if let Err(error) = note(clinic, &actor, &held).await {
        tracing::error!(connection = %patient.connection(), %error, "what a consent's use has shown could not be kept");
    }
    Ok(Some(answer))
}
