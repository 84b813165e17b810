//! Asking for a consult (SOLO-33): the vendor makes or updates the patient, makes a visit and prefills its note. A new
//! one for a patient who has a visit of the last 24 hours is refused there.

use chrono::{DateTime, NaiveDate, Utc};
use domain::act::ConsultAct;
use domain::{Act, Subject};

use super::connection;
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::views::{ConsultInput, Instant, Kept};
use crate::{ClinicError, Result, text};

const LONGEST: usize = 200;

impl Scheduling {
    /// Keeps the wish for a consult.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that is missing or wrong, or when birth date and number were not read back
    /// as they are typed.
    pub async fn ask_for_consult(&self, input: ConsultInput) -> Result<Kept> {
        let row = connection(&self.clinic, &input.connection).await?;
        let now = Utc::now();
        let birth_date: NaiveDate =
            input.birth_date.parse().map_err(|_| ClinicError::invalid("birthDate", "notADate"))?;
        if birth_date > now.date_naive() {
            return Err(ClinicError::invalid("birthDate", "future"));
        }
        let mrn = text::required("mrn", &input.mrn, LONGEST)?;
        let read_back = (input.checked.birth_date.as_deref(), input.checked.number.as_deref());
        if read_back != (Some(input.birth_date.as_str()), Some(mrn.as_str())) {
            return Err(ClinicError::invalid("checked", "twoIdentifiers"));
        }
        let act = ConsultAct {
            first_name: text::required("firstName", &input.first_name, LONGEST)?,
            last_name: text::required("lastName", &input.last_name, LONGEST)?,
            birth_date,
            mrn,
            location_id: text::required("locationId", &input.location_id, LONGEST)?,
            requesting_provider: text::required("requestingProvider", &input.requesting_provider, LONGEST)?,
            callback_number: optional("callbackNumber", input.callback_number)?,
            patient_location: optional("patientLocation", input.patient_location)?,
            caller: optional("caller", input.caller)?,
            call_center_notified: told("callCenterNotified", input.call_center_notified, now)?,
            physician_notified: told("physicianNotified", input.physician_notified, now)?,
            consult_type: input.consult_type,
            reason: input.reason,
            asked_at: now,
        };
        let intended = Intended {
            subject: Subject::of("consult", format!("{}:{}", row.id, act.mrn)),
            connection: row.id,
            visit: None,
            patient: None,
            act: Act::Consult(act),
            new_visit: None,
        };
        keep(&self.clinic, &self.actor, intended).await
    }
}

fn optional(field: &'static str, typed: Option<String>) -> Result<Option<String>> {
    let text = typed.map(|typed| text::bounded(field, &typed, LONGEST)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// When somebody was told: in the past.
fn told(field: &'static str, at: Option<Instant>, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let Some(at) = at else {
        return Ok(None);
    };
    let at = at.parse().ok_or(ClinicError::invalid(field, "notATime"))?;
    if at > now + chrono::TimeDelta::minutes(1) {
        return Err(ClinicError::invalid(field, "future"));
    }
    Ok(Some(at))
}
