//! Solo's ids. They are integers in bodies and text in paths, so they are read leniently: a number or a numeric text.

use serde::{Deserialize, Deserializer, Serialize};

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::lenient::integer(deserializer).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as Solo has it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::lenient::text(deserializer).map(Self)
            }
        }
    };
}

number_id! {
    /// Solo patient id (SPID): Solo's own number, given by SOLO-05.
    Spid
}
number_id! {
    /// Appointment id, as SOLO-06 gives it.
    AppointmentId
}
number_id! {
    /// Solo appointment id (SAID) of SOLO-12. `[assumed]` the same number as the appointment id.
    Said
}
text_id! {
    /// The integrator's id for a patient (SOLO-01).
    PatientId
}
text_id! {
    /// Health System ID: the EHR's patient id (SOLO-07).
    Hsid
}
text_id! {
    /// The integrator's reference for an appointment (SOLO-11).
    ExternalAppointmentId
}
text_id! {
    /// Episode id (SOLO-25).
    EpisodeId
}
text_id! {
    /// Webhook id (SOLO-39).
    WebhookId
}

impl From<AppointmentId> for Said {
    fn from(id: AppointmentId) -> Self {
        Self(id.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ids_are_read_from_numbers_and_from_text() {
        assert_eq!(serde_json::from_str::<Spid>("12345").unwrap(), Spid(12345));
        assert_eq!(serde_json::from_str::<Spid>("\"12345\"").unwrap(), Spid(12345));
        assert_eq!(serde_json::from_str::<PatientId>("7").unwrap(), PatientId("7".to_owned()));
        assert!(serde_json::from_str::<Spid>("\"x\"").is_err());
        assert!(serde_json::from_str::<Spid>("1.5").is_err());
    }
}
