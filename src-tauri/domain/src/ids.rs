//! Names for things, as newtypes, so that a visit is never passed where a patient is meant.
//!
//! These are Anteroom's own ids. A vendor's ids live in the vendor crates and reach the store as plain columns.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text, as it is stored and as the page sees it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// One account at one vendor. Eight hexadecimal digits: it is repeated in every patient key.
    ConnectionId
}
text_id! {
    /// A visit as this console knows it. It exists before the vendor has given an id, and outlives the mirror.
    VisitId
}
text_id! {
    /// One kept intention to change something at a vendor.
    IntentId
}
text_id! {
    /// One patient record at one vendor: `connection:kind:value`, for example `3fa0c1d2:ext:1204`.
    PatientKey
}

impl ConnectionId {
    /// A fresh random id.
    pub fn random() -> Self {
        let text = Uuid::new_v4().simple().to_string();
        Self(text.chars().take(8).collect())
    }
}

impl VisitId {
    /// A fresh random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }
}

impl IntentId {
    /// A fresh random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }
}

impl PatientKey {
    /// Key of a record that the vendor addresses by the integrator's id (SOLO-01).
    pub fn external(connection: &ConnectionId, value: &str) -> Self {
        Self(format!("{connection}:ext:{value}"))
    }

    /// Key of a record known only by the vendor's own number (SOLO-02).
    pub fn spid(connection: &ConnectionId, value: i64) -> Self {
        Self(format!("{connection}:spid:{value}"))
    }

    /// Key of a record known only by the health system's number (SOLO-07).
    pub fn hsid(connection: &ConnectionId, value: &str) -> Self {
        Self(format!("{connection}:hsid:{value}"))
    }

    /// The connection that the record belongs to.
    pub fn connection(&self) -> ConnectionId {
        let head = self.0.split(':').next().unwrap_or_default();
        ConnectionId(head.to_owned())
    }
}
