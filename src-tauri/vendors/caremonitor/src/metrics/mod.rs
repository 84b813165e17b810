//! The five metrics: CM-14 to CM-18. They are sent on behalf of a patient who consented, and can be sent only.
//!
//! A reading is refused before it is sent when its scope was not granted, when it is another patient's than the consent,
//! or when it cannot be true. There is no reading back: what became of a reading whose answer was lost, only a person at
//! CareMonitor can say.

mod blood_glucose;
mod blood_pressure;
mod ecg;
mod finding;
mod heart_rate;
mod observation;
mod steps;

pub use blood_glucose::{BloodGlucose, Glucose, GlucoseContext, MG_PER_DL_IN_MMOL_PER_L};
pub use blood_pressure::{BloodPressure, MmHg};
pub use ecg::{EcgUnit, Electrocardiogram, Hertz, NotEquallySpaced, Waveform};
pub use finding::{Finding, Findings};
pub use heart_rate::{HeartRate, PerMinute};
pub use observation::{Device, Observation};
pub use steps::{Period, Steps};

use chrono::Utc;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;
use vendor_http::{Answer, Body, CallError, CallErrorKind, HttpError, Method, Request, drift};

use crate::wire::{Wire, bearer, usable};
use crate::{Consented, RemoteId, envelope};
use observation::Measured;

/// Metrics of one patient.
pub struct Metrics<'a> {
    pub(crate) wire: &'a Wire,
    pub(crate) consented: &'a Consented,
}

/// That CareMonitor has stored a reading (A-CM-22).
#[derive(Debug, Clone, PartialEq)]
pub struct Acknowledgement {
    /// Our id of the reading.
    pub id: Uuid,
    /// CareMonitor's id of it.
    pub remote_id: RemoteId,
    extra: Map<String, Value>,
    operation: &'static str,
}

impl Acknowledgement {
    /// Where the reply departs from what is assumed: places, never values.
    pub fn drift(&self) -> Vec<String> {
        drift::extra_fields(self.operation, &self.extra)
    }
}

#[derive(Deserialize)]
struct Acknowledged {
    id: RemoteId,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Metrics<'_> {
    /// CM-14: sends an electrocardiogram.
    ///
    /// # Errors
    /// As [`Metrics::send_blood_pressure`].
    pub async fn send_ecg(&self, ecg: &Observation<Electrocardiogram>) -> Result<Acknowledgement, CallError> {
        self.send(ecg).await
    }

    /// CM-15: sends a blood pressure.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`] of `scope` when the patient has not granted this metric, of `patient_id` when the
    /// consent is another patient's, of another field when the reading cannot be true; [`CallErrorKind::Unauthorized`]
    /// when the consent has ended (see [`Consented::standing`]); [`CallErrorKind::Malformed`] when the answer does not
    /// name the stored reading: then it is not known whether it is stored.
    pub async fn send_blood_pressure(
        &self,
        pressure: &Observation<BloodPressure>,
    ) -> Result<Acknowledgement, CallError> {
        self.send(pressure).await
    }

    /// CM-16: sends a heart rate.
    ///
    /// # Errors
    /// As [`Metrics::send_blood_pressure`].
    pub async fn send_heart_rate(&self, rate: &Observation<HeartRate>) -> Result<Acknowledgement, CallError> {
        self.send(rate).await
    }

    /// CM-17: sends a blood glucose level.
    ///
    /// # Errors
    /// As [`Metrics::send_blood_pressure`].
    pub async fn send_blood_glucose(&self, glucose: &Observation<BloodGlucose>) -> Result<Acknowledgement, CallError> {
        self.send(glucose).await
    }

    /// CM-18: sends steps.
    ///
    /// # Errors
    /// As [`Metrics::send_blood_pressure`].
    pub async fn send_steps(&self, steps: &Observation<Steps>) -> Result<Acknowledgement, CallError> {
        self.send(steps).await
    }

    async fn send<M: Measured>(&self, reading: &Observation<M>) -> Result<Acknowledgement, CallError> {
        let operation = M::OPERATION;
        if reading.patient != *self.consented.patient() {
            return Err(CallError::invalid(operation, "patient_id", "the consent is another patient's"));
        }
        if let Some(finding) = reading.findings(Utc::now()).refused.first() {
            return Err(CallError::invalid(operation, finding.field, finding.rule));
        }
        let body = self.wire.profile().fields(M::NAME).to_wire(reading.fields());
        let request = self.wire.request(operation, M::NAME, Method::POST, &[])?.with_body(Body::Json(body));
        let answer = self.authorised::<M>(request).await?;
        let record = self.wire.record(operation, "acknowledgement", &answer)?;
        let Acknowledged { id, extra } =
            serde_json::from_value(record).map_err(|_| CallError::unreadable(operation, &answer))?;
        if id.as_str().trim().is_empty() {
            return Err(CallError::unreadable(operation, &answer));
        }
        Ok(Acknowledgement { id: reading.id, remote_id: id, extra, operation })
    }

    /// Executes with the patient's access token. On a 401 it is renewed and the request sent once more, since a 401
    /// proves that nothing was stored (A-CM-04).
    async fn authorised<M: Measured>(&self, mut request: Request) -> Result<Answer, CallError> {
        let token = self.consented.token(self.wire, M::OPERATION, M::METRIC).await?;
        match self.once::<M>(&mut request, &token).await {
            Err(error) if error.kind() == CallErrorKind::Unauthorized => {
                self.consented.refused(&token).await;
                let fresh = self.consented.token(self.wire, M::OPERATION, M::METRIC).await?;
                self.once::<M>(&mut request, &fresh).await
            }
            other => other,
        }
    }

    async fn once<M: Measured>(&self, request: &mut Request, token: &SecretString) -> Result<Answer, CallError> {
        let (name, value) = bearer(token)?;
        request.headers.insert(name, value);
        match self.wire.raw(request).await {
            Ok(answer) => usable(M::OPERATION, answer),
            Err(error) => {
                if let HttpError::Status { answer, .. } = &error
                    && answer.status.as_u16() == 403
                    && envelope::is_error(answer, "insufficient_scope")
                {
                    self.consented.withdrawn(M::METRIC).await;
                }
                Err(CallError::of(error, envelope::message))
            }
        }
    }
}
