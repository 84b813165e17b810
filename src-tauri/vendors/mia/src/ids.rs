//! Mia's ids: text, most of them MongoDB's object ids. Read leniently: a number is taken for its digits.

use serde::{Deserialize, Deserializer, Serialize};

macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as Mia has it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                vendor_http::lenient::text(deserializer).map(Self)
            }
        }
    )*};
}

text_id! {
    /// The record of a device (`_id`). A device that changes hands may have more than one.
    DeviceRecordId
    /// The device itself, as its maker or the phone names it (`deviceId`).
    DeviceId
    /// A patient, by the id that the installation has for them.
    PatientId
    /// A record of health data (`_id`).
    HealthDataId
    /// A detection: normalised data within a monitoring plan.
    DetectionId
    /// A monitoring plan.
    PlanId
}

/// The `{"_id": …}` that Mia answers a creation with.
#[derive(Deserialize)]
pub(crate) struct Created<T> {
    #[serde(rename = "_id")]
    pub(crate) id: T,
}
