//! The consult request that makes a patient, an appointment and a prefilled note in one call: SOLO-33.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{CallError, dates};

/// The consult request.
pub struct PerfectAnswer<'a> {
    pub(crate) wire: &'a Wire,
}

/// A new consult or an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ConsultType {
    New,
    Update,
}

/// Why. The words are sensitive to case and spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub enum ConsultReason {
    Stroke,
    #[serde(rename = "EEG Stat")]
    EegStat,
    #[serde(rename = "EEG Routine")]
    EegRoutine,
}

/// What is asked for.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // The fields are the document's own words.
pub struct PerfectAnswerInput {
    pub first_name: String,
    pub last_name: String,
    pub dob: NaiveDate,
    /// Id of a geolocation in FMS. The sample is `123`, the error speaks of a UUID: any text is sent.
    pub location_id: String,
    pub mrn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physician_callback_number: Option<String>,
    pub requesting_provider: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "zulu")]
    pub call_center_notified: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "zulu")]
    pub physician_notified: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patient_location: Option<String>,
    pub consult_type: ConsultType,
    pub reason: ConsultReason,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<String>,
}

fn zulu<S: serde::Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.serialize_str(&dates::format_zulu(*at)),
        None => serializer.serialize_none(),
    }
}

/// What was made: uuids that no other operation takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PerfectAnswerResult {
    /// The patient's uuid.
    pub patient_id: String,
    /// The encounter's uuid.
    pub encounter_id: String,
}

impl PerfectAnswer<'_> {
    /// SOLO-33: creates or updates the patient, books a visit and prefills its note.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when a required field is empty; 400 "Bad parameters";
    /// 422 when a visit was made for the patient within 24 hours.
    pub async fn send(&self, input: &PerfectAnswerInput) -> Result<PerfectAnswerResult, CallError> {
        const ID: &str = "SOLO-33";
        let required = [
            ("firstName", &input.first_name),
            ("lastName", &input.last_name),
            ("locationId", &input.location_id),
            ("mrn", &input.mrn),
            ("requestingProvider", &input.requesting_provider),
        ];
        for (field, value) in required {
            if value.trim().is_empty() {
                return Err(CallError::invalid(ID, field, "is required"));
            }
        }
        let body = serde_json::to_value(input).map_err(|_| CallError::invalid(ID, "body", "cannot be written"))?;
        let request = self.wire.request(ID, Method::POST, "/qapi/v1/perfect-answer", &[])?;
        self.wire.json(request.with_body(Body::Json(body))).await
    }
}
