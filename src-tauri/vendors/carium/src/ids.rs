//! Carium's ids: uuids as text, opaque to us. They are kept apart by type, since two of them are easily exchanged.

use serde::{Deserialize, Deserializer, Serialize};
use vendor_http::lenient;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as Carium has it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
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
                lenient::text(deserializer).map(Self)
            }
        }
    )*};
}

ids! {
    /// A clinic.
    OrganizationId,
    /// A patient (`individual-id`), as CAR-02 gives it.
    IndividualId,
    /// A group of patients (`individual-group-ids`).
    GroupId,
    /// Someone who sees patients (CAR-09).
    PractitionerId,
    /// An appointment (CAR-04).
    AppointmentId,
    /// A status of the organisation (CAR-10).
    AppointmentStatusId,
    /// A type of the organisation (CAR-11).
    AppointmentTypeId,
    /// A class of documents (CAR-12).
    DocumentClassId,
    /// A document (CAR-13).
    DocumentReferenceId,
}
