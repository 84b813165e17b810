//! Records of health data, and what they are made of.

use chrono::{DateTime, SecondsFormat, Utc};
use fastrand::Rng;
use serde_json::{Value, json};
use uuid::Uuid;

use super::MEDISANTE;
use super::manager::written;

/// One record.
pub(crate) struct Record {
    pub(in super::super) document: Value,
    /// When its job runs; `None` when it has run.
    pub(in super::super) due: Option<DateTime<Utc>>,
}

/// What a device sent, judged.
pub(crate) struct Delivery {
    pub(in super::super) provider: &'static str,
    pub(in super::super) device: String,
    /// The type of the raw data, where it is told.
    pub(in super::super) kind: Option<String>,
    pub(in super::super) format: &'static str,
    pub(in super::super) received: Option<DateTime<Utc>>,
    pub(in super::super) recorded: Option<DateTime<Utc>>,
    pub(in super::super) raw: Value,
}

impl Delivery {
    /// A cuff's delivery: a plausible blood pressure.
    pub(in super::super) fn blood_pressure(rng: &mut Rng, cuff: &str, at: DateTime<Utc>) -> Self {
        let data = json!({"systolic": rng.u16(105..165), "diastolic": rng.u16(62..98), "pulse": rng.u16(55..96)});
        Self::medisante(rng, cuff, "BloodPressure", data, at)
    }

    /// A Medisanté delivery.
    pub(in super::super) fn medisante(rng: &mut Rng, device: &str, kind: &str, data: Value, at: DateTime<Utc>) -> Self {
        let correlation = Uuid::from_u128(rng.u128(..));
        let raw = json!({
            "metadata": {
                "correlationId": correlation,
                "receivedTime": at.to_rfc3339_opts(SecondsFormat::Nanos, true),
                "deviceGroups": ["home"],
                "measurementType": kind,
            },
            "device": {
                "id": device,
                "serialNumber": format!("SN-{device}"),
                "IMEI": "350000000000000",
                "IMSI": "228000000000000",
                "manufacturer": "Medisanté",
                "model": "BP800",
                "timezone": "America/New_York",
            },
            "measurements": {"data": data},
        });
        Self {
            provider: MEDISANTE,
            device: device.to_owned(),
            kind: Some(kind.to_owned()),
            format: "medisantestandard-json",
            received: Some(at),
            recorded: Some(at),
            raw,
        }
    }

    /// The record that it makes.
    pub(super) fn document(self, patient: Option<String>, now: DateTime<Utc>) -> Value {
        let mut document = json!({
            "deviceId": self.device,
            "providerId": self.provider,
            "rawData": self.raw,
            "rawDataFormat": self.format,
            "receivedAt": written(self.received.unwrap_or(now)),
        });
        if let Some(kind) = self.kind {
            document["rawDataType"] = json!(kind);
        }
        if let Some(recorded) = self.recorded {
            document["recordedAt"] = json!(written(recorded));
        }
        if let Some(patient) = patient {
            document["patientId"] = json!(patient);
        }
        document
    }
}
