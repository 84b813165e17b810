//! Names for things, as newtypes, so that a visit is never passed where a patient is meant.
//!
//! These are Anteroom's own ids, and the one vendor's id that every use case meets: an appointment's. All other ids of
//! vendors live in the vendor crates and reach the store as plain columns.

use serde::{Deserialize, Deserializer, Serialize, de};
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
    /// One time that a patient was asked for consent.
    ConsentId
}
text_id! {
    /// A person who signs in here. Random: it outlives a change of their name, and says nothing about them.
    UserId
}
text_id! {
    /// One patient record at one vendor: `connection:kind:value`, for example `3fa0c1d2:ext:1204`.
    PatientKey
}

/// What a vendor calls one of its appointments: a number at Solo (SOLO-14), a UUID at others. Never a patient's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(transparent)]
pub struct VendorId(pub String);

impl VendorId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as the number that Solo gives; none for an id of another vendor.
    pub fn number(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl From<i64> for VendorId {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl std::fmt::Display for VendorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text, or a number as intents of an older console hold it.
impl<'de> Deserialize<'de> for VendorId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl de::Visitor<'_> for Either {
            type Value = VendorId;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an appointment's id")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<VendorId, E> {
                Ok(VendorId(text.to_owned()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<VendorId, E> {
                Ok(number.into())
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<VendorId, E> {
                Ok(VendorId(number.to_string()))
            }
        }
        deserializer.deserialize_any(Either)
    }
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

impl ConsentId {
    /// A fresh random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }
}

impl UserId {
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

    /// Key of a record that the vendor addresses by its own id (CAR-19 and its kin).
    pub fn vendor(connection: &ConnectionId, value: &str) -> Self {
        Self(format!("{connection}:id:{value}"))
    }

    /// Key of a trial's subject (C1-04), whose number counts within its study and site.
    pub fn subject(connection: &ConnectionId, study: &str, site: &str, number: &str) -> Self {
        Self(format!("{connection}:subject:{study}/{site}/{number}"))
    }

    /// The vendor's own id, where the record is addressed by one.
    pub fn vendor_id(&self) -> Option<&str> {
        let mut parts = self.0.splitn(3, ':').skip(1);
        match (parts.next(), parts.next()) {
            (Some("id"), Some(value)) if !value.is_empty() => Some(value),
            _ => None,
        }
    }

    /// The connection that the record belongs to.
    pub fn connection(&self) -> ConnectionId {
        let head = self.0.split(':').next().unwrap_or_default();
        ConnectionId(head.to_owned())
    }
}
