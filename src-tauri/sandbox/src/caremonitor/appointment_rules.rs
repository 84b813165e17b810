//! What a written appointment must be.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::call::Call;
use super::refusal;
use super::state::Records;
use super::times;
use crate::server::Answer;

/// FHIR R4's words, as far as they are assumed.
pub(super) const STATUSES: [&str; 8] =
    ["proposed", "pending", "booked", "arrived", "checked-in", "fulfilled", "cancelled", "noshow"];

/// An appointment as it was sent.
pub(super) struct Written {
    pub(super) patient: String,
    pub(super) provider: String,
    pub(super) start: DateTime<Utc>,
    pub(super) end: DateTime<Utc>,
    pub(super) zone: Tz,
    pub(super) kind: Option<String>,
    pub(super) status: Option<String>,
}

impl Written {
    /// Reads and judges the body.
    pub(super) fn read(records: &Records, call: &Call) -> Result<Self, Answer> {
        let organisation = call.organisation(records)?;
        let mut fields = call.fields()?;
        let (patient, provider) = (fields.text("patient_id")?, fields.text("provider_id")?);
        let (start, end, zone) = times::range(&mut fields)?;
        let (kind, status) = (fields.optional_text("type")?, fields.optional_text("status")?);
        if status.as_deref().is_some_and(|status| !STATUSES.contains(&status)) {
            return Err(fields.wrong("status", "is none of the known words"));
        }
        fields.end()?;
        let known = records.patient(&patient).ok_or_else(|| refusal::missing("Patient"))?;
        if known.organisation != organisation.id {
            return Err(refusal::with(StatusCode::FORBIDDEN, "The patient belongs to another organisation"));
        }
        match records.organisation_of(&provider) {
            None => return Err(refusal::missing("Provider")),
            Some(other) if other != organisation.id => {
                return Err(refusal::with(StatusCode::FORBIDDEN, "The provider belongs to another organisation"));
            }
            Some(_) => {}
        }
        Ok(Self { patient, provider, start, end, zone, kind, status })
    }
}
