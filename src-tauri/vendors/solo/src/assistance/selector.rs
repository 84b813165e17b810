//! Which device is meant by an assistance request.

use serde::Serialize;
use vendor_http::Body;

use crate::CallError;

/// Which device is meant: exactly one way of saying it. `Debug` names the way and shows none of its values, one of
/// which is a medical record number.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
#[allow(missing_docs)] // The fields are the document's own words.
pub enum AssistanceSelector {
    /// By building, floor and room.
    Building {
        building: String,
        floor: String,
        room: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        bed: Option<String>,
    },
    /// By department and room.
    Department {
        department: String,
        room: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        bed: Option<String>,
    },
    /// By the patient's MRN.
    Patient { patient_mrn: String },
    /// By the serial number of an FMS device.
    Device { device_serial_number: String },
}

impl std::fmt::Debug for AssistanceSelector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Building { .. } => "Building(..)",
            Self::Department { .. } => "Department(..)",
            Self::Patient { .. } => "Patient(..)",
            Self::Device { .. } => "Device(..)",
        })
    }
}

impl AssistanceSelector {
    /// The body of all three operations, with what the document calls required checked.
    pub(super) fn body(&self, operation: &'static str) -> Result<Body, CallError> {
        let required: &[(&'static str, &String)] = match self {
            Self::Building { building, floor, room, .. } => &[("building", building), ("floor", floor), ("room", room)],
            Self::Department { department, room, .. } => &[("department", department), ("room", room)],
            Self::Patient { patient_mrn } => &[("patientMrn", patient_mrn)],
            Self::Device { device_serial_number } => &[("deviceSerialNumber", device_serial_number)],
        };
        for (field, value) in required {
            if value.trim().is_empty() {
                return Err(CallError::invalid(operation, field, "is required"));
            }
        }
        let body = serde_json::to_value(self)
            .map_err(|_| CallError::invalid(operation, "body", "cannot be written as JSON"))?;
        Ok(Body::Json(body))
    }
}
