//! A record of health data, as MIA-07 lists it.

use serde::Deserialize;
use serde_json::Value;
use vendor_http::drift;

use super::{Acquisition, Normalised};
use crate::extra::{Extra, ids_only};
use crate::{DeviceId, HealthDataId, Moment, PatientId, RecordState};

/// What a device sent, and what was made of it. Anything but its own id may be absent.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HealthRecord {
    /// The record.
    #[serde(rename = "_id")]
    pub id: HealthDataId,
    /// Which device sent it.
    #[serde(default)]
    pub device_id: Option<DeviceId>,
    /// Whose it is.
    #[serde(default)]
    pub patient_id: Option<PatientId>,
    /// Through whom it came: `medisante`, `healthkit`, or what the installation calls them.
    #[serde(default)]
    pub provider_id: Option<String>,
    /// What was sent, as it came. Not a measurement: see [`HealthRecord::acquisition`].
    #[serde(default)]
    pub raw_data: Option<Value>,
    /// What kind of data was sent.
    #[serde(default)]
    pub raw_data_type: Option<String>,
    /// In which format.
    #[serde(default)]
    pub raw_data_format: Option<String>,
    /// What was made of it; none until then.
    #[serde(default, rename = "normalizedData")]
    pub normalised: Option<Normalised>,
    /// What kind of data that is.
    #[serde(default, rename = "normalizedDataType")]
    pub normalised_type: Option<String>,
    /// When the provider, or else the Device Manager, received it.
    #[serde(default)]
    pub received_at: Option<Moment>,
    /// When the device measured it.
    #[serde(default)]
    pub recorded_at: Option<Moment>,
    /// In the collection's schema, and described nowhere.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
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

ids_only! { HealthRecord { id, device_id, patient_id, state } }

impl HealthRecord {
    /// How far it has come, as far as the record tells.
    pub fn acquisition(&self) -> Acquisition {
        match &self.normalised {
            None => Acquisition::Stored,
            Some(Normalised::Read(_)) => Acquisition::Normalised,
            Some(Normalised::Unreadable(_)) => Acquisition::Unreadable,
        }
    }

    /// Where the reply departs from the public pages: places, never values.
    pub fn drift(&self) -> Vec<String> {
        const ID: &str = "MIA-07";
        let mut places = self.extra.places(ID);
        if self.state.as_ref().is_some_and(|state| !state.is_documented()) {
            places.push(drift::unknown_value(ID, "__STATE__"));
        }
        for (field, moment) in [("receivedAt", &self.received_at), ("recordedAt", &self.recorded_at)] {
            if moment.as_ref().is_some_and(|moment| moment.instant().is_none()) {
                places.push(format!("{ID}: {field} is no instant"));
            }
        }
        match &self.normalised {
            Some(Normalised::Read(data)) => {
                places.extend(data.extra.places("MIA-07 normalizedData"));
                for observation in &data.observations {
                    places.extend(observation.extra.places("MIA-07 observation"));
                }
            }
            Some(Normalised::Unreadable(_)) => places.push(format!("{ID}: normalizedData has another shape")),
            None => {}
        }
        places.dedup();
        places
    }
}
