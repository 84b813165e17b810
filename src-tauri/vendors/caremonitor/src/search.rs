//! What a list is narrowed to (A-CM-18).

use chrono::{DateTime, Utc};
use vendor_http::{CallError, Request};

use crate::time::written;
use crate::wire::Wire;
use crate::{DEFAULT_ZONE, PatientId, ProviderId};

/// A range of time and whom it is about. The vendor may ignore any of it, so whoever asks must look at what comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Left end, included.
    pub from: DateTime<Utc>,
    /// Right end, not included.
    pub to: DateTime<Utc>,
    /// Only this patient's.
    pub patient_id: Option<PatientId>,
    /// Only this provider's.
    pub provider_id: Option<ProviderId>,
}

impl Search {
    /// A range of time.
    pub fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        Self { from, to, patient_id: None, provider_id: None }
    }

    pub(crate) fn put(&self, wire: &Wire, request: Request) -> Result<Request, CallError> {
        if self.to <= self.from {
            return Err(CallError::invalid(request.operation, "to", "must be later than from"));
        }
        let names = wire.profile().fields("search");
        let mut request = request
            .with_query(names.wire("from"), written(self.from, DEFAULT_ZONE))
            .with_query(names.wire("to"), written(self.to, DEFAULT_ZONE));
        if let Some(patient) = &self.patient_id {
            request = request.with_query(names.wire("patient_id"), patient.as_str());
        }
        if let Some(provider) = &self.provider_id {
            request = request.with_query(names.wire("provider_id"), provider.as_str());
        }
        Ok(request)
    }
}
