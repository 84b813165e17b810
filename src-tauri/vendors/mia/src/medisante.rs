//! A Medisanté delivery: what its portal sends to a webhook in the format Medisanté JSON.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;
use vendor_http::lenient;

use crate::extra::{Extra, ids_only};
use crate::{CallError, Moment};

/// A delivery, whole. Its `measurements` are defined by the device's type alone and described nowhere: they are kept as
/// they came and never interpreted.
#[derive(Clone, PartialEq)]
pub struct MedisanteDelivery {
    bytes: Bytes,
    read: Read,
}

#[derive(Clone, PartialEq, Deserialize)]
struct Read {
    #[serde(default, deserialize_with = "lenient::or_default")]
    metadata: MedisanteMetadata,
    #[serde(default, deserialize_with = "lenient::or_default")]
    device: MedisanteDevice,
    #[serde(default)]
    measurements: Value,
    #[serde(flatten)]
    extra: Extra,
}

/// About a delivery.
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MedisanteMetadata {
    /// Its uuid.
    #[serde(default)]
    pub correlation_id: Option<String>,
    /// When Medisanté received it, to the nanosecond.
    #[serde(default)]
    pub received_time: Option<Moment>,
    /// Groups that the device is in.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub device_groups: Vec<String>,
    /// What was measured, such as `BloodPressure`.
    #[serde(default)]
    pub measurement_type: Option<String>,
    #[serde(flatten)]
    extra: Extra,
}

/// Which device measured.
#[derive(Clone, PartialEq, Default, Deserialize)]
pub struct MedisanteDevice {
    /// Medisanté's id for it.
    #[serde(default)]
    pub id: Option<String>,
    /// Its maker's number.
    #[serde(default, rename = "serialNumber")]
    pub serial_number: Option<String>,
    /// The number of its modem.
    #[serde(default, rename = "IMEI")]
    pub imei: Option<String>,
    /// The number of its SIM card.
    #[serde(default, rename = "IMSI")]
    pub imsi: Option<String>,
    /// Its maker.
    #[serde(default)]
    pub manufacturer: Option<String>,
    /// Its model.
    #[serde(default)]
    pub model: Option<String>,
    /// The zone of its clock.
    #[serde(default)]
    pub timezone: Option<String>,
    #[serde(flatten)]
    extra: Extra,
}

ids_only! {
    MedisanteDelivery { }
    MedisanteMetadata { correlation_id }
    MedisanteDevice { id }
}

impl MedisanteDelivery {
    /// Reads a delivery as it was received.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when it is no JSON object, or metadata or device is none.
    pub fn read(bytes: Bytes) -> Result<Self, CallError> {
        const RULE: &str = "must be a JSON object with metadata, device and measurements";
        let refused = |_| CallError::invalid("MIA-09", "delivery", RULE);
        let read = serde_json::from_slice(&bytes).map_err(refused)?;
        Ok(Self { bytes, read })
    }

    /// As it was received.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// About the delivery.
    pub fn metadata(&self) -> &MedisanteMetadata {
        &self.read.metadata
    }

    /// Which device measured.
    pub fn device(&self) -> &MedisanteDevice {
        &self.read.device
    }

    /// What it measured, as it came.
    pub fn measurements(&self) -> &Value {
        &self.read.measurements
    }

    /// Where the delivery departs from the public page: places, never values.
    pub fn drift(&self) -> Vec<String> {
        const ID: &str = "MIA-09";
        let mut places = self.read.extra.places(ID);
        places.extend(self.read.metadata.extra.places("MIA-09 metadata"));
        places.extend(self.read.device.extra.places("MIA-09 device"));
        if self.read.metadata.received_time.as_ref().is_none_or(|time| time.instant().is_none()) {
            places.push(format!("{ID}: receivedTime is no instant"));
        }
        places
    }
}
