//! An appointment as CAR-05, CAR-06 and CAR-08 give it. Anything but its id may be absent or null.

use serde::Deserialize;

use crate::moment::{self, Moment};
use crate::names::Names;
use crate::{
    AppointmentId, AppointmentStatusId, AppointmentTypeId, Attributes, IndividualId, OrganizationId, PractitionerId,
    Resource, tolerant,
};

/// An appointment.
pub type Appointment = Resource<AppointmentId, AppointmentAttributes>;

/// An appointment's attributes. `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs)] // The fields are the document's own words.
pub struct AppointmentAttributes {
    #[serde(deserialize_with = "tolerant::id")]
    pub organization_id: Option<OrganizationId>,
    /// The patient.
    #[serde(deserialize_with = "tolerant::id")]
    pub individual_id: Option<IndividualId>,
    #[serde(deserialize_with = "tolerant::id")]
    pub practitioner_id: Option<PractitionerId>,
    #[serde(deserialize_with = "moment::optional")]
    pub start_time: Option<Moment>,
    #[serde(deserialize_with = "moment::optional")]
    pub end_time: Option<Moment>,
    /// One of the organisation's statuses (CAR-10).
    #[serde(deserialize_with = "tolerant::id")]
    pub status_id: Option<AppointmentStatusId>,
    /// One of the organisation's types (CAR-11).
    #[serde(deserialize_with = "tolerant::id")]
    pub type_id: Option<AppointmentTypeId>,
    #[serde(deserialize_with = "tolerant::flag")]
    pub add_video_channel: Option<bool>,
    /// Whoever has it can enter: it belongs in no log.
    #[serde(deserialize_with = "tolerant::text")]
    pub guest_url: Option<String>,
    /// As `guest_url`.
    #[serde(deserialize_with = "tolerant::text")]
    pub host_url: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub patient_instruction: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub location: Option<String>,
    #[serde(flatten)]
    unknown: Names,
}

impl std::fmt::Debug for AppointmentAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppointmentAttributes").finish_non_exhaustive()
    }
}

impl Attributes for AppointmentAttributes {
    const TYPE: &'static str = "org-appointments";

    fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = self.unknown.drift(operation);
        for (name, time) in [("start-time", &self.start_time), ("end-time", &self.end_time)] {
            if matches!(time, Some(Moment::Unreadable(_))) {
                places.push(format!("{operation}: {name} is no instant"));
            }
        }
        places
    }
}

/// Which appointments to list (A-CAR-06).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AppointmentFilter {
    /// Of this patient.
    pub individual_id: Option<IndividualId>,
    /// Of this practitioner.
    pub practitioner_id: Option<PractitionerId>,
    /// In this status.
    pub status_id: Option<AppointmentStatusId>,
    /// Of this type.
    pub type_id: Option<AppointmentTypeId>,
}

impl AppointmentFilter {
    pub(super) fn query(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("filter[individual-id]", self.individual_id.as_ref().map(|id| id.0.clone())),
            ("filter[practitioner-id]", self.practitioner_id.as_ref().map(|id| id.0.clone())),
            ("filter[status-id]", self.status_id.as_ref().map(|id| id.0.clone())),
            ("filter[type-id]", self.type_id.as_ref().map(|id| id.0.clone())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
    }
}
