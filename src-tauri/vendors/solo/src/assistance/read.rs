//! An assistance request as Solo shows it. The document prints no list of its words (`availability`, `status`, the
//! kind of video), so they are kept as received.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::{dates, lenient};

/// A request for assistance.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssistanceRequest {
    /// Its id.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// Serial number of the FMS device.
    #[serde(default, deserialize_with = "text")]
    pub device: Option<String>,
    /// Where the device stands.
    #[serde(default)]
    pub care_location: Option<CareLocation>,
    /// The practice's id in IWA.
    #[serde(default, deserialize_with = "text")]
    pub practice: Option<String>,
    /// The patient.
    #[serde(default)]
    pub patient: Option<AssistancePatient>,
    /// Who took it over; only null is documented.
    #[serde(default)]
    pub assigned_to: Value,
    /// The room's name.
    #[serde(default, deserialize_with = "text")]
    pub room: Option<String>,
    /// Where the request stands; `incomplete` is the one word shown.
    #[serde(default)]
    pub status: Option<String>,
    /// When it was made.
    #[serde(default, with = "dates::offset_option")]
    pub created_at: Option<DateTime<FixedOffset>>,
    /// When it ended.
    #[serde(default, with = "dates::offset_option")]
    pub finished_at: Option<DateTime<FixedOffset>>,
    /// The site.
    #[serde(default)]
    pub location: Option<AssistanceSite>,
    /// Sessions; only an empty list is documented.
    #[serde(default, deserialize_with = "lenient::list")]
    pub av_sessions: Vec<Value>,
    /// Whether it was made by this API.
    #[serde(default)]
    pub created_from_external_api: Option<bool>,
}

impl std::fmt::Debug for AssistanceRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AssistanceRequest").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

/// Where the device stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CareLocation {
    /// Its id.
    #[serde(default, deserialize_with = "text")]
    pub id: Option<String>,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether the device can be reached; `offline` is the one word shown.
    #[serde(default)]
    pub availability: Option<String>,
    /// Its state; `active` is the one word shown.
    #[serde(default)]
    pub status: Option<String>,
    /// The device's video.
    #[serde(default)]
    pub video: Option<CareVideo>,
}

/// The device's video.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CareVideo {
    /// The kind of device; `robot` is the one word shown.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// Not explained; only null is documented.
    #[serde(default, deserialize_with = "text")]
    pub client_id: Option<String>,
    /// Serial number of the device.
    #[serde(default, deserialize_with = "text")]
    pub serial_number: Option<String>,
    /// A number in text, unlike the care location's own id.
    #[serde(default, deserialize_with = "text")]
    pub care_location_id: Option<String>,
    /// Not explained.
    #[serde(default)]
    pub skip_activation: Option<bool>,
}

/// The patient, under ids of another system (IWA).
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssistancePatient {
    /// The id in IWA: no other operation takes it.
    #[serde(default, deserialize_with = "text")]
    pub id: Option<String>,
    /// Age in years. The sample says 0 for a birth date of the same day.
    #[serde(default)]
    pub age: Option<i64>,
    /// First name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Middle name.
    #[serde(default)]
    pub middle_name: Option<String>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Birth date as received, `YYYY-MM-DD`.
    #[serde(default)]
    pub dob: Option<String>,
    /// Medical record number.
    #[serde(default, deserialize_with = "text")]
    pub mrn: Option<String>,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AssistanceSite {
    /// Its id.
    #[serde(default, deserialize_with = "text")]
    pub id: Option<String>,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
}

/// Ids and numbers that may be null: as text, also when sent as a number.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    struct Text(#[serde(deserialize_with = "lenient::text")] String);
    Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
}
