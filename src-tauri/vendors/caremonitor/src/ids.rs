//! CareMonitor's ids. Nothing is published about them, so each is a text; a number is read as its digits.

use serde::{Deserialize, Deserializer, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as CareMonitor has it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                vendor_http::lenient::text(deserializer).map(Self)
            }
        }
    };
}

text_id! {
    /// The organisation that a patient or a provider belongs to: `org_id`.
    OrgId
}
text_id! {
    /// A patient of CareMonitor.
    PatientId
}
text_id! {
    /// Someone who sees patients.
    ProviderId
}
text_id! {
    /// A telehealth or patient appointment.
    AppointmentId
}
text_id! {
    /// An available slot.
    SlotId
}
text_id! {
    /// What CareMonitor calls a reading that it has stored: the acknowledgement (A-CM-22).
    RemoteId
}
