//! A reading that a person types in.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use domain::observation::plausible::{Plausibility, plausibility, typed_number};
use domain::observation::{
    Effective, Instrument, Known, Metric, Quantity, Reading, ReadingDay, Taken, Unit, Value, Way, Zone, mark,
};
use serde_json::json;

use super::keep::keep_day;
use super::whose::whose;
use crate::access::Clinician;
use crate::views::{EnterReading, EnteredReading, Tag};
use crate::{ClinicError, Result};

impl Clinician {
    /// Keeps a reading that was typed in, under the record that is on screen. What is unusual is asked about first; what
    /// cannot be is refused.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field: a number that is none or cannot be, a unit that measures something else, a
    /// metric that nobody types in, a time in the future or before birth. [`ClinicError::NotFound`] when the record is not
    /// known here.
    pub async fn enter_reading(&self, input: EnterReading) -> Result<EnteredReading> {
        let clinic = &*self.clinic;
        let person = whose(clinic, &input.patient).await?;
        let now = Utc::now();
        let at = input.at.parse().ok_or(ClinicError::invalid("time", "unreadable"))?;
        if mark::in_future(at, now) {
            return Err(ClinicError::invalid("time", "inFuture"));
        }
        if person.born.is_some_and(|born| mark::before_birth(at, born)) {
            return Err(ClinicError::invalid("time", "beforeBirth"));
        }
        let (value, asks) = value(&input)?;
        if let Some(ask) = asks.filter(|_| !input.meant) {
            return Ok(ask);
        }
        let told = input.device.as_deref().map(str::trim).filter(|device| !device.is_empty());
        let reading = Reading {
            metric: input.metric,
            value,
            effective: Effective { start: at, end: None, zone: person.zone.parse().ok().map(Zone::Named) },
            taken: Taken::Typed,
            instrument: Instrument { device: told.map(str::to_owned), source: None },
            id: None,
        };
        let way = Way::Entered { by: self.actor.name.clone() };
        let day = ReadingDay::of(at);
        let mut tx = clinic.store.ledger().begin().await?;
        let origin = tx.reading_origin(&input.patient, &way, now, true).await?;
        if !keep_day(&mut tx, &origin, (input.metric, day), vec![reading], now).await?.changes() {
            return Ok(EnteredReading::Known);
        }
        tx.append_audit(
            &self
                .actor
                .did(AuditAction::EnterReading, now)
                .of(&input.patient)
                // Where it is kept; a number of its own it has not.
                .about(AuditedKind::Reading, format!("{}/{}/{day}", origin.id, input.metric.as_str()))
                .with(json!({ "metric": input.metric.as_str(), "unusual": input.meant })),
        )
        .await?;
        tx.commit().await?;
        crate::alerts::look_again(clinic);
        clinic.events.stale(&[Tag::Metrics]);
        Ok(EnteredReading::Kept)
    }
}

/// The value that was typed, and what has to be asked about it.
fn value(input: &EnterReading) -> Result<(Value, Option<EnteredReading>)> {
    match input.metric {
        Metric::BloodPressure => {
            let (systolic, first) = part(input, "value", &input.value)?;
            let (diastolic, second) = part(input, "second", input.second.as_deref().unwrap_or_default())?;
            let reversed = diastolic.value >= systolic.value;
            let ask = match (reversed, first || second) {
                (true, _) => Some(EnteredReading::AskReversed),
                (false, true) => Some(EnteredReading::AskUnusual),
                (false, false) => None,
            };
            Ok((Value::Pressure { systolic: Some(systolic), diastolic: Some(diastolic) }, ask))
        }
        // A stretch, a sensor's own and a signal are nobody's to type in.
        Metric::Steps | Metric::SensorGlucose | Metric::RestingHeartRate | Metric::Electrocardiogram => {
            Err(ClinicError::invalid("metric", "notTyped"))
        }
        Metric::HeartRate
        | Metric::MeterGlucose
        | Metric::BloodGlucose
        | Metric::BodyWeight
        | Metric::OxygenSaturation
        | Metric::BodyTemperature => {
            let (quantity, unusual) = part(input, "value", &input.value)?;
            Ok((Value::One { quantity }, unusual.then_some(EnteredReading::AskUnusual)))
        }
    }
}

/// A number with its unit, and whether it is unusual.
fn part(input: &EnterReading, field: &'static str, typed: &str) -> Result<(Quantity, bool)> {
    let number = typed_number(typed).ok_or(ClinicError::invalid(field, "noNumber"))?;
    let unit = Unit::read(&input.unit).filter(|unit| unit.known().map(Known::code) == Some(unit.as_received()));
    let quantity =
        Quantity { value: number, comparator: None, unit: Some(unit.ok_or(ClinicError::invalid("unit", "unknown"))?) };
    match plausibility(input.metric, &quantity) {
        Plausibility::Usual => Ok((quantity, false)),
        Plausibility::Unusual => Ok((quantity, true)),
        Plausibility::Impossible => Err(ClinicError::invalid(field, "impossible")),
        Plausibility::WrongUnit => Err(ClinicError::invalid("unit", "unknown")),
    }
}
