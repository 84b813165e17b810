//! Setting and removing the ranges of one patient. What was set before stays, with who ended it, when and why.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::alert::{Limit, Limits, Patience, ReadingPart, Threshold, ThresholdFault};
use domain::audit::{AuditAction, AuditedKind};
use domain::observation::plausible::{Plausibility, plausibility, typed_number};
use domain::observation::{Known, Metric, Quantity, Unit};
use serde_json::json;
use store::{AuditEntry, LedgerTx, ThresholdRow};
use uuid::Uuid;

use crate::access::{Actor, Clinician};
use crate::metrics::{Whose, whose};
use crate::people::verify;
use crate::views::{LimitInput, RemoveRange, SetRange, Tag, TwoIdentifiers};
use crate::{Clinic, ClinicError, Result, text};

/// The longest reason.
const WHY: usize = 500;

impl Clinician {
    /// Sets a range for a person, in the place of the one that was on screen. It judges what arrives from now on.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field: a number that is none or cannot be, limits that do not follow on each
    /// other, a metric that has no range, an identifier that is missing. [`ClinicError::Conflict`] when another range was
    /// set meanwhile, or the patient is deceased.
    pub async fn set_range(&self, input: SetRange) -> Result<()> {
        let clinic = &*self.clinic;
        let (person, deceased) = checked(clinic, &input.patient, &input.checked).await?;
        if deceased {
            return Err(ClinicError::Conflict("deceased"));
        }
        let threshold = threshold(&input)?;
        let why = text::bounded("why", &input.why, WHY)?;
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let before = in_force(&mut tx, &person, (input.metric, input.part)).await?;
        let mut seen: Vec<&str> = input.replaces.iter().map(String::as_str).collect();
        let mut there: Vec<&str> = before.iter().map(|row| row.id.as_str()).collect();
        seen.sort_unstable();
        there.sort_unstable();
        if seen != there {
            return Err(ClinicError::Conflict("rangeChanged"));
        }
        for row in &before {
            tx.end_threshold(&row.id, now, &self.actor.name, &why).await?;
            tx.end_alerts_of(&row.id, now).await?;
        }
        let row = ThresholdRow {
            id: Uuid::new_v4().to_string(),
            patient: input.patient.clone(),
            threshold,
            set_at: now,
            set_by: self.actor.name.clone(),
            set_why: why,
            ended_at: None,
            ended_by: None,
            ended_why: None,
        };
        tx.add_threshold(&row).await?;
        let mut entry = entry(&self.actor, now, AuditAction::SetRange, &row);
        entry.detail["replaces"] = json!(there);
        tx.append_audit(&entry).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Alerts, Tag::Metrics]);
        Ok(())
    }

    /// Removes a range: from then on nothing is told of these readings. What it raised stays on the list until somebody
    /// acknowledges it.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when it is not in force any more, [`ClinicError::Invalid`] without a reason or an
    /// identifier.
    pub async fn remove_range(&self, input: RemoveRange) -> Result<()> {
        let clinic = &*self.clinic;
        let (person, _) = checked(clinic, &input.patient, &input.checked).await?;
        let why = text::required("why", &input.why, WHY)?;
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let rows = tx.thresholds_in_force_of(&person.keys).await?;
        let row = rows.into_iter().find(|row| row.id == input.range).ok_or(ClinicError::Conflict("rangeChanged"))?;
        end(&mut tx, &row, (&self.actor, now), &why).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Alerts, Tag::Metrics]);
        Ok(())
    }
}

/// Ends a range and what stands of it, with its audit entry.
pub(super) async fn end(
    tx: &mut LedgerTx,
    row: &ThresholdRow,
    (actor, now): (&Actor, DateTime<Utc>),
    why: &str,
) -> Result<()> {
    tx.end_threshold(&row.id, now, &actor.name, why).await?;
    tx.end_alerts_of(&row.id, now).await?;
    tx.append_audit(&entry(actor, now, AuditAction::RemoveRange, row)).await?;
    Ok(())
}

async fn in_force(
    tx: &mut LedgerTx,
    person: &Whose,
    (metric, part): (Metric, ReadingPart),
) -> Result<Vec<ThresholdRow>> {
    let rows = tx.thresholds_in_force_of(&person.keys).await?;
    Ok(rows.into_iter().filter(|row| row.threshold.metric == metric && row.threshold.part == part).collect())
}

/// The person of a record whose two identifiers were checked, and whether they are deceased.
async fn checked(clinic: &Clinic, key: &PatientKey, checked: &TwoIdentifiers) -> Result<(Whose, bool)> {
    let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
    verify(&patient, key, checked)?;
    Ok((whose(clinic, key).await?, patient.deceased))
}

fn threshold(input: &SetRange) -> Result<Threshold> {
    let unit = Unit::read(&input.unit).and_then(|unit| unit.known().filter(|known| known.code() == unit.as_received()));
    let unit = unit.ok_or(ClinicError::invalid("unit", "unknown"))?;
    let limit = |field, typed: &Option<LimitInput>| match typed {
        Some(typed) => limit(input.metric, unit, field, typed).map(Some),
        None => Ok(None),
    };
    let limits = Limits {
        unit,
        very_low: limit("veryLow", &input.very_low)?,
        low: limit("low", &input.low)?,
        high: limit("high", &input.high)?,
        very_high: limit("veryHigh", &input.very_high)?,
    };
    let patience = Patience {
        readings: u8::try_from(input.readings).map_err(|_| ClinicError::invalid("readings", "patience"))?,
        minutes: u16::try_from(input.minutes).map_err(|_| ClinicError::invalid("minutes", "patience"))?,
    };
    let threshold = Threshold { metric: input.metric, part: input.part, limits, patience };
    match threshold.fault() {
        None => Ok(threshold),
        Some(ThresholdFault::Metric) => Err(ClinicError::invalid("metric", "noRange")),
        Some(ThresholdFault::ReadingPart) => Err(ClinicError::invalid("part", "unknown")),
        Some(ThresholdFault::Unit) => Err(ClinicError::invalid("unit", "unknown")),
        Some(ThresholdFault::Empty) => Err(ClinicError::invalid("limits", "empty")),
        Some(ThresholdFault::Order) => Err(ClinicError::invalid("limits", "order")),
        Some(ThresholdFault::Clear) => Err(ClinicError::invalid("limits", "clear")),
        Some(ThresholdFault::Patience) => Err(ClinicError::invalid("readings", "patience")),
    }
}

/// A limit as it was typed; what no reading can be is refused, since it is a slip or another unit.
fn limit(metric: Metric, unit: Known, field: &'static str, typed: &LimitInput) -> Result<Limit> {
    let number = |text: &str| {
        let number = typed_number(text).ok_or(ClinicError::invalid(field, "noNumber"))?;
        match plausibility(metric, &Quantity::of(number, unit)) {
            Plausibility::Usual | Plausibility::Unusual => Ok(number),
            Plausibility::Impossible => Err(ClinicError::invalid(field, "impossible")),
            Plausibility::WrongUnit => Err(ClinicError::invalid("unit", "unknown")),
        }
    };
    let at = number(&typed.at)?;
    let clear = if typed.clear.trim().is_empty() { at } else { number(&typed.clear)? };
    Ok(Limit { at, clear })
}

fn entry(actor: &Actor, at: DateTime<Utc>, action: AuditAction, row: &ThresholdRow) -> AuditEntry {
    // The limits are clinical: they stand in the range, which keeps its own history.
    let what = json!({ "metric": row.threshold.metric.as_str(), "part": row.threshold.part.as_str() });
    actor.did(action, at).of(&row.patient).about(AuditedKind::Range, &row.id).with(what)
}
