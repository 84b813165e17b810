//! Devices: MIA-05, MIA-06 and MIA-15.

use serde::Deserialize;
use serde_json::json;
use vendor_http::{Body, Method, drift, lenient};

use crate::extra::{Extra, ids_only};
use crate::ids::Created;
use crate::wire::Wire;
use crate::words::words;
use crate::{CallError, CrudQuery, DeviceId, DeviceRecordId, Moment, Page, PatientId, RecordState};

/// Devices.
pub struct Devices<'a> {
    pub(crate) wire: &'a Wire,
}

words! {
    /// Whether a device is in use.
    DeviceStatus {
        /// In use.
        Active = "Active",
        /// Not in use.
        NotActive = "Not Active",
    }
}

/// A device (MIA-15). Anything but the record's own id may be absent; a device that no patient has can be assigned.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// The record, by which it is unassigned.
    #[serde(rename = "_id")]
    pub id: DeviceRecordId,
    /// The device itself.
    #[serde(default)]
    pub device_id: Option<DeviceId>,
    /// Whose it is: `medisante`, `apple-healthkit`, or what the installation calls them.
    #[serde(default)]
    pub device_provider: Option<String>,
    /// Its kind, such as `Wearable`.
    #[serde(default)]
    pub device_type: Option<String>,
    /// What it can do.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub features: Vec<String>,
    /// Whether it is in use.
    #[serde(default)]
    pub status: Option<DeviceStatus>,
    /// What people call it. May name the patient.
    #[serde(default)]
    pub name: Option<String>,
    /// Who has it.
    #[serde(default)]
    pub assigned_patient_id: Option<PatientId>,
    /// Its maker's number.
    #[serde(default)]
    pub serial_number: Option<String>,
    /// When the record was made.
    #[serde(default)]
    pub created_at: Option<Moment>,
    /// When it was last changed.
    #[serde(default)]
    pub updated_at: Option<Moment>,
    /// By whom it was made.
    #[serde(default)]
    pub creator_id: Option<String>,
    /// By whom it was last changed.
    #[serde(default)]
    pub updater_id: Option<String>,
    /// Where the record stands.
    #[serde(default, rename = "__STATE__")]
    pub state: Option<RecordState>,
    #[serde(flatten)]
    extra: Extra,
}

ids_only! { Device { id, status, state } }

impl Device {
    /// Where the reply departs from the public pages: places, never values.
    pub fn drift(&self) -> Vec<String> {
        const ID: &str = "MIA-15";
        let mut places = self.extra.places(ID);
        if self.status.as_ref().is_some_and(|status| !status.is_documented()) {
            places.push(drift::unknown_value(ID, "status"));
        }
        if self.state.as_ref().is_some_and(|state| !state.is_documented()) {
            places.push(drift::unknown_value(ID, "__STATE__"));
        }
        places
    }
}

/// A device that a patient is given (MIA-05).
#[derive(Clone, PartialEq)]
pub struct Assignment {
    /// The device itself.
    pub device_id: DeviceId,
    /// Its kind, such as `Wearable`.
    pub device_type: String,
    /// What people call it.
    pub name: String,
    /// Whose it is; the setting `device_provider` when absent.
    pub provider: Option<String>,
    /// Who gets it.
    pub patient: PatientId,
}

ids_only! { Assignment { device_id, patient } }

/// What MIA-05 answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The new record of the device.
    pub id: DeviceRecordId,
}

impl Devices<'_> {
    /// MIA-05: gives a device to a patient. Each success makes a new record: after
    /// [`Certainty::Unknown`](crate::Certainty) look (MIA-15) before you send.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when anything is blank.
    pub async fn assign(&self, new: &Assignment) -> Result<Assigned, CallError> {
        const ID: &str = "MIA-05";
        let provider = new.provider.as_deref().unwrap_or(&self.wire.settings().device_provider);
        for (field, value) in [
            ("deviceId", new.device_id.as_str()),
            ("deviceType", &new.device_type),
            ("name", &new.name),
            ("deviceProvider", provider),
            ("assignedPatientId", new.patient.as_str()),
        ] {
            if value.trim().is_empty() {
                return Err(CallError::invalid(ID, field, "is required"));
            }
        }
        let body = json!({
            "deviceId": new.device_id,
            "deviceType": new.device_type,
            "name": new.name,
            "deviceProvider": provider,
            "assignedPatientId": new.patient,
        });
        let request = self.wire.request(ID, Method::POST, "/devices/assign", &[])?.with_body(Body::Json(body));
        let Created { id } = self.wire.json(request).await?;
        Ok(Assigned { id })
    }

    /// MIA-06: takes a device from whoever has it. The id is the record's (A-MIA-06).
    ///
    /// # Errors
    /// 404 when there is no such record.
    pub async fn unassign(&self, id: &DeviceRecordId) -> Result<(), CallError> {
        let request = self.wire.request("MIA-06", Method::POST, "/devices/{id}/unassign", &[id.as_str()])?;
        self.wire.answer(request).await.map(drop)
    }

    /// MIA-15: devices. That there is such a list, and where, is assumed (A-MIA-03).
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) for a page of none or more than 200; malformed when one
    /// patient's devices were asked for and others came too: the filter was not applied then.
    pub async fn list(&self, query: &CrudQuery) -> Result<Page<Device>, CallError> {
        const ID: &str = "MIA-15";
        let request = self.wire.request(ID, Method::GET, self.wire.settings().devices_path.clone(), &[])?;
        let answer = self.wire.answer(query.on(request, "assignedPatientId", &[])?).await?;
        let devices: Vec<Device> = answer.read(ID)?;
        if devices.iter().any(|device| !query.wants(device.assigned_patient_id.as_ref())) {
            return Err(CallError::unreadable(ID, &answer));
        }
        Ok(query.page(devices))
    }
}
