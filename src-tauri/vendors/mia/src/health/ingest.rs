//! Handing health data in: MIA-04, MIA-09 and MIA-10. A success says that it is stored, not that it is normalised.

use serde_json::Value;
use vendor_http::{Body, HeaderName, HeaderValue, Method};

use super::HealthData;
use crate::ids::Created;
use crate::{CallError, HealthDataId, HealthKitSample, MedisanteDelivery};

/// What MIA-10 answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The records that were made.
    pub ids: Vec<HealthDataId>,
    /// Samples that were sent.
    pub sent: usize,
}

impl Ingested {
    /// Whether there is a record for each sample. The page does not say which one is missing otherwise.
    pub fn is_whole(&self) -> bool {
        self.ids.len() == self.sent
    }
}

/// What MIA-04 answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forwarded {
    /// The records that were made, where the backend passes on what the Device Manager told it (A-MIA-14).
    pub ids: Option<Vec<HealthDataId>>,
    /// Samples that were sent.
    pub sent: usize,
}

impl HealthData<'_> {
    /// MIA-04: sends HealthKit samples to the operator's backend, which vets them and passes them on.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when there is no sample, or one has no id.
    pub async fn forward(&self, samples: &[HealthKitSample]) -> Result<Forwarded, CallError> {
        const ID: &str = "MIA-04";
        let format = &self.wire.settings().bff_format;
        let request = self.wire.request(ID, Method::POST, "/health-data/{format}", &[format])?;
        let answer = self.wire.answer(request.with_body(body(ID, samples)?)).await?;
        let made: Option<Vec<Created<HealthDataId>>> = serde_json::from_slice(&answer.body).ok();
        Ok(Forwarded { ids: made.map(ids), sent: samples.len() })
    }

    /// MIA-09: hands in a Medisanté delivery, byte for byte as it was received.
    ///
    /// # Errors
    /// See [`CallError`]. Each success makes a new record: after [`Certainty::Unknown`](crate::Certainty) look (MIA-07)
    /// before you send.
    pub async fn ingest_medisante(&self, delivery: &MedisanteDelivery) -> Result<HealthDataId, CallError> {
        let format = &self.wire.settings().medisante_format;
        let template = "/health-data/medisante/{format}";
        let request = self
            .wire
            .request("MIA-09", Method::POST, template, &[format])?
            .with_header(HeaderName::from_static("content-type"), HeaderValue::from_static("application/json"))
            .with_body(Body::Raw { bytes: delivery.bytes().clone(), progress: None });
        let Created { id } = self.wire.json(request).await?;
        Ok(id)
    }

    /// MIA-10: hands in HealthKit samples.
    ///
    /// # Errors
    /// As for MIA-04, and as for MIA-09 after [`Certainty::Unknown`](crate::Certainty).
    pub async fn ingest_healthkit(&self, samples: &[HealthKitSample]) -> Result<Ingested, CallError> {
        const ID: &str = "MIA-10";
        let format = &self.wire.settings().healthkit_format;
        let request = self.wire.request(ID, Method::POST, "/health-data/healthkit/{format}", &[format])?;
        let made: Vec<Created<HealthDataId>> = self.wire.json(request.with_body(body(ID, samples)?)).await?;
        Ok(Ingested { ids: ids(made), sent: samples.len() })
    }
}

fn ids(made: Vec<Created<HealthDataId>>) -> Vec<HealthDataId> {
    made.into_iter().map(|one| one.id).collect()
}

/// Samples as an array, which is what is taken even for one.
fn body(operation: &'static str, samples: &[HealthKitSample]) -> Result<Body, CallError> {
    if samples.is_empty() {
        return Err(CallError::invalid(operation, "samples", "needs at least one"));
    }
    if samples.iter().any(|sample| sample.id.trim().is_empty()) {
        return Err(CallError::invalid(operation, "id", "is required"));
    }
    let samples: Result<Vec<Value>, _> = samples.iter().map(serde_json::to_value).collect();
    let samples = samples.map_err(|_| CallError::invalid(operation, "samples", "cannot be written as JSON"))?;
    Ok(Body::Json(Value::Array(samples)))
}
