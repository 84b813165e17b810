//! Health data: MIA-04, MIA-07 to MIA-10 and MIA-14.

mod acquisition;
mod ingest;
mod normalised;
mod record;

use serde_json::Value;
use vendor_http::Method;

use crate::ids::Created;
use crate::wire::Wire;
use crate::{CallError, CrudQuery, DetectionId, HealthDataId, Page};

pub use acquisition::Acquisition;
pub use ingest::{Forwarded, Ingested};
pub use normalised::{Normalised, NormalisedData, Observation};
pub use record::HealthRecord;

/// The fields of a record that are encrypted in the collection.
const HIDDEN: &[&str] = &["rawData", "normalizedData"];

/// Health data.
pub struct HealthData<'a> {
    pub(crate) wire: &'a Wire,
}

/// What MIA-08 answers.
#[derive(Clone, PartialEq)]
pub struct NormalisedAgain {
    /// The record, when that is what came. The public page shows the raw data instead (A-MIA-10): look for the record with
    /// MIA-07 then.
    pub record: Option<HealthRecord>,
}

crate::extra::ids_only! { NormalisedAgain { record } }

impl HealthData<'_> {
    /// MIA-07: records, raw and normalised.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) for a page of none or more than 200, and for a filter on a
    /// field that is encrypted; malformed when one patient's records were asked for and others came too, or such that name
    /// no patient: the filter was not applied then.
    pub async fn list(&self, query: &CrudQuery) -> Result<Page<HealthRecord>, CallError> {
        const ID: &str = "MIA-07";
        let request = self.wire.request(ID, Method::GET, "/health-data", &[])?;
        let answer = self.wire.answer(query.on(request, "patientId", HIDDEN)?).await?;
        let records: Vec<HealthRecord> = answer.read(ID)?;
        if records.iter().any(|record| !query.wants(record.patient_id.as_ref())) {
            return Err(CallError::unreadable(ID, &answer));
        }
        Ok(query.page(records))
    }

    /// MIA-08: has a record normalised again. Doing so twice does no more than doing so once.
    ///
    /// # Errors
    /// 404 when there is no such record, or no health data type for it; 500 when normalising failed, which leaves the
    /// record stored as it was.
    pub async fn normalise_again(&self, id: &HealthDataId) -> Result<NormalisedAgain, CallError> {
        const ID: &str = "MIA-08";
        let template = "/health-data/normalize-data/{id}";
        let answer = self.wire.answer(self.wire.request(ID, Method::PATCH, template, &[id.as_str()])?).await?;
        let body: serde_json::Map<String, Value> = answer.read(ID)?;
        let record = serde_json::from_value(Value::Object(body)).ok().filter(|record: &HealthRecord| record.id == *id);
        Ok(NormalisedAgain { record })
    }

    /// MIA-14: submits the detections that a normalised record gives to the patient's monitoring plans. What it came to is
    /// told by [`Acquisition::of_detections`].
    ///
    /// # Errors
    /// 404 when there is no such record or it is not normalised yet; 500 when submitting failed.
    pub async fn submit_detections(&self, id: &HealthDataId) -> Result<Vec<DetectionId>, CallError> {
        let request = self.wire.request("MIA-14", Method::POST, "/health-data/{id}/detections", &[id.as_str()])?;
        let made: Vec<Created<DetectionId>> = self.wire.json(request).await?;
        Ok(made.into_iter().map(|one| one.id).collect())
    }
}
