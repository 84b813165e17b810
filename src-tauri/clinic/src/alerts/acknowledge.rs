//! Acknowledging an alert, and saying later what came of it. Neither hides anything: both are added to the alert's story.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{AlertAct, AlertEnd, AlertRow, LedgerTx, ThresholdRow};

use crate::access::Clinician;
use crate::views::{AcknowledgedAlert, AlertActInput, Instant, Tag};
use crate::{Clinic, ClinicError, Result, text};

/// The longest note.
const NOTE: usize = 1_000;

impl Clinician {
    /// Acknowledges an alert: this person has seen it. Where somebody was faster, nothing is kept and they are named.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such alert; [`ClinicError::Conflict`] when it is another patient's than
    /// was on screen, or has gone further meanwhile: then the newer one has to be looked at.
    pub async fn acknowledge_alert(&self, input: AlertActInput) -> Result<AcknowledgedAlert> {
        let clinic = &*self.clinic;
        let note = text::bounded("note", &input.note, NOTE)?;
        let range = range_of(clinic, &input).await?;
        let mut tx = clinic.store.ledger().begin().await?;
        // As it is now that nobody else can write: it may have gone further since it was read.
        let alert = found(&mut tx, &input, &range).await?;
        if let Some(earlier) = tx.alert_acknowledged(&alert.id).await? {
            return Ok(AcknowledgedAlert::Earlier { by: earlier.by, at: Instant::from(earlier.at) });
        }
        if alert.ended == Some(AlertEnd::Renewed) {
            return Err(ClinicError::Conflict("alertRenewed"));
        }
        self.say(&mut tx, &input, (&alert, &range), (true, note)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Alerts]);
        Ok(AcknowledgedAlert::Kept)
    }

    /// Adds what came of an alert that was acknowledged.
    ///
    /// # Errors
    /// As [`Clinician::acknowledge_alert`]; [`ClinicError::Conflict`] when nobody has acknowledged it,
    /// [`ClinicError::Invalid`] when nothing is said.
    pub async fn remark_alert(&self, input: AlertActInput) -> Result<()> {
        let clinic = &*self.clinic;
        let note = text::bounded("note", &input.note, NOTE)?;
        if note.is_empty() && input.outcome.is_none() {
            return Err(ClinicError::invalid("note", "required"));
        }
        let range = range_of(clinic, &input).await?;
        let mut tx = clinic.store.ledger().begin().await?;
        let alert = found(&mut tx, &input, &range).await?;
        if tx.alert_acknowledged(&alert.id).await?.is_none() {
            return Err(ClinicError::Conflict("notAcknowledged"));
        }
        self.say(&mut tx, &input, (&alert, &range), (false, note)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Alerts]);
        Ok(())
    }

    async fn say(
        &self,
        tx: &mut LedgerTx,
        input: &AlertActInput,
        (alert, range): (&AlertRow, &ThresholdRow),
        (acknowledges, note): (bool, String),
    ) -> Result<()> {
        let (now, by) = (Utc::now(), self.actor.name.clone());
        let action = if acknowledges { AuditAction::AcknowledgeAlert } else { AuditAction::RemarkAlert };
        tx.append_audit(
            &self
                .actor
                .did(action, now)
                .of(&range.patient)
                .about(AuditedKind::Alert, &alert.id)
                .with(json!({ "metric": range.threshold.metric.as_str(), "range": range.id })),
        )
        .await?;
        let outcome = input.outcome;
        tx.add_alert_act(&AlertAct { alert: alert.id.clone(), at: now, by, acknowledges, outcome, note }).await?;
        Ok(())
    }
}

/// The alert that was on screen.
async fn found(tx: &mut LedgerTx, input: &AlertActInput, range: &ThresholdRow) -> Result<AlertRow> {
    let alerts = tx.alerts_of_threshold(&range.id).await?;
    alerts.into_iter().find(|alert| alert.id == input.alert).ok_or(ClinicError::NotFound("alert"))
}

/// The range of the alert that was on screen, which is that of the patient who was.
async fn range_of(clinic: &Clinic, input: &AlertActInput) -> Result<ThresholdRow> {
    let ledger = clinic.store.ledger();
    let alert = ledger.alert(&input.alert).await?.ok_or(ClinicError::NotFound("alert"))?;
    let range = ledger.thresholds_by_id(&[alert.threshold.as_str()]).await?.pop();
    let range = range.ok_or(ClinicError::NotFound("alert"))?;
    if range.patient != input.patient {
        return Err(ClinicError::Conflict("otherPatient"));
    }
    Ok(range)
}
