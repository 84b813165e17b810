//! Assistance requests of virtual nursing: SOLO-40 to SOLO-42. One path, three methods, each with a JSON body, also GET
//! and DELETE. Answers are not to be cached.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vendor_http::{Body, Method, Request};

use crate::wire::Wire;
use crate::{SoloError, dates, lenient};

const PATH: &str = "/qapi/v1/request-assistance";

/// Assistance requests.
pub struct Assistance<'a> {
    pub(crate) wire: &'a Wire,
}

/// Which device is meant: exactly one way of saying it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

impl AssistanceSelector {
    fn body(&self, operation: &'static str) -> Result<Body, SoloError> {
        let required: &[(&'static str, &String)] = match self {
            Self::Building {
                building,
                floor,
                room,
                ..
            } => &[("building", building), ("floor", floor), ("room", room)],
            Self::Department {
                department, room, ..
            } => &[("department", department), ("room", room)],
            Self::Patient { patient_mrn } => &[("patientMrn", patient_mrn)],
            Self::Device {
                device_serial_number,
            } => &[("deviceSerialNumber", device_serial_number)],
        };
        for (field, value) in required {
            if value.trim().is_empty() {
                return Err(SoloError::invalid(operation, field, "is required"));
            }
        }
        let body = serde_json::to_value(self)
            .map_err(|_| SoloError::invalid(operation, "body", "cannot be written as JSON"))?;
        Ok(Body::Json(body))
    }
}

/// A request for assistance. Words without a printed list are kept as received.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AssistanceRequest {
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    #[serde(default)]
    pub device: Option<String>,
    #[serde(default)]
    pub care_location: Option<CareLocation>,
    #[serde(default)]
    pub practice: Option<String>,
    #[serde(default)]
    pub patient: Option<AssistancePatient>,
    #[serde(default)]
    pub assigned_to: Value,
    #[serde(default)]
    pub room: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default, with = "dates::offset_option")]
    pub created_at: Option<DateTime<FixedOffset>>,
    #[serde(default, with = "dates::offset_option")]
    pub finished_at: Option<DateTime<FixedOffset>>,
    #[serde(default)]
    pub location: Option<AssistanceSite>,
    #[serde(default, deserialize_with = "lenient::list")]
    pub av_sessions: Vec<Value>,
    #[serde(default)]
    pub created_from_external_api: Option<bool>,
}

/// Where the device stands.
#[derive(Clone, PartialEq, Deserialize)]
#[allow(missing_docs)]
pub struct CareLocation {
    #[serde(default)]
    pub availability: Option<String>,
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default)]
    pub video: Option<CareVideo>,
}

/// The device's video.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct CareVideo {
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    #[serde(default)]
    pub client_id: Option<String>,
    #[serde(default)]
    pub serial_number: Option<String>,
    #[serde(default)]
    pub care_location_id: Option<String>,
    #[serde(default)]
    pub skip_activation: Option<bool>,
}

/// The patient, under ids of another system (IWA).
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AssistancePatient {
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub age: Option<i64>,
    #[serde(default)]
    pub first_name: Option<String>,
    #[serde(default)]
    pub middle_name: Option<String>,
    #[serde(default)]
    pub last_name: Option<String>,
    #[serde(default)]
    pub dob: Option<String>,
    #[serde(default)]
    pub mrn: Option<String>,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub struct AssistanceSite {
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
}

impl Assistance<'_> {
    fn request(
        &self,
        id: &'static str,
        method: Method,
        selector: &AssistanceSelector,
    ) -> Result<Request, SoloError> {
        Ok(self
            .wire
            .request(id, method, PATH, &[])?
            .with_body(selector.body(id)?))
    }

    /// SOLO-40: asks for assistance.
    ///
    /// # Errors
    /// [`SoloErrorKind::InvalidInput`](crate::SoloErrorKind) when a part of the selector is empty; Solo's "Device could
    /// not be found from the data submitted".
    pub async fn create(
        &self,
        selector: &AssistanceSelector,
    ) -> Result<AssistanceRequest, SoloError> {
        self.wire
            .json(self.request("SOLO-40", Method::POST, selector)?)
            .await
    }

    /// SOLO-41: the current request; a GET with a body.
    ///
    /// # Errors
    /// Solo's "Request not found".
    pub async fn current(
        &self,
        selector: &AssistanceSelector,
    ) -> Result<AssistanceRequest, SoloError> {
        self.wire
            .json(self.request("SOLO-41", Method::GET, selector)?)
            .await
    }

    /// SOLO-42: cancels the current request; a DELETE with a body. Any 2xx is a success.
    ///
    /// # Errors
    /// Solo's "Request not found".
    pub async fn cancel(&self, selector: &AssistanceSelector) -> Result<(), SoloError> {
        self.wire
            .done(self.request("SOLO-42", Method::DELETE, selector)?)
            .await
    }
}
