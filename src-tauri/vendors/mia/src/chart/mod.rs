//! Series for charts: MIA-11 and MIA-12.

mod filter;
mod series;

use chrono::{DateTime, Utc};
use serde_json::Value;
use vendor_http::Method;

use crate::wire::Wire;
use crate::{CallError, PatientId, PlanId};

pub use filter::DetectionFilter;
pub use series::{Plot, Point, Series};

/// Series.
pub struct Charts<'a> {
    pub(crate) wire: &'a Wire,
}

impl Charts<'_> {
    /// MIA-11: the series of one kind of normalised data of one patient. By the public page it charts what came through
    /// Medisanté only: what came through HealthKit may be missing from it.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when no patient or no kind is named.
    pub async fn of_patient(
        &self,
        patient: &PatientId,
        normalised_type: &str,
        kind: Option<&str>,
    ) -> Result<Vec<Series>, CallError> {
        const ID: &str = "MIA-11";
        if patient.as_str().trim().is_empty() {
            return Err(CallError::invalid(ID, "_id", "is required: it names the patient"));
        }
        if normalised_type.trim().is_empty() {
            return Err(CallError::invalid(ID, "normalizedDataType", "is required"));
        }
        let mut request = self
            .wire
            .request(ID, Method::GET, "/chart-data", &[])?
            .with_query("normalizedDataType", normalised_type)
            .with_query("_id", patient.as_str());
        if let Some(kind) = kind {
            request = request.with_query("type", kind);
        }
        self.wire.json(request).await
    }

    /// MIA-12: the series of the detections of one monitoring plan, within a time if one is given, and by whatever else is
    /// asked. The plan is required here: series name no patient, and those of a time alone would be everyone's (A-MIA-16).
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when no plan is named, or the time ends before it begins.
    pub async fn of_detections(
        &self,
        plan: &PlanId,
        between: Option<(DateTime<Utc>, DateTime<Utc>)>,
        further: &[DetectionFilter],
    ) -> Result<Vec<Series>, CallError> {
        const ID: &str = "MIA-12";
        if plan.as_str().trim().is_empty() {
            return Err(CallError::invalid(ID, "planId", "is required"));
        }
        let mut filters = vec![DetectionFilter::equal("planId", plan.as_str()).json()];
        if let Some((from, to)) = between {
            if to < from {
                return Err(CallError::invalid(ID, "filters", "a time must not end before it begins"));
            }
            filters.push(DetectionFilter::between(&self.wire.settings().detection_time, from, to).json());
        }
        filters.extend(further.iter().map(DetectionFilter::json));
        let request = self
            .wire
            .request(ID, Method::GET, "/detections/chart-data", &[])?
            .with_query("filters", Value::Array(filters).to_string());
        self.wire.json(request).await
    }
}
