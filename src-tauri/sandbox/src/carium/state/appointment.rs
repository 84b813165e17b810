//! An appointment, as CAR-04 makes it and CAR-06 changes it.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::Role;
use crate::carium::time;

/// One thing that will happen to a visit by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    /// Unix seconds of the movement clock.
    pub(crate) due: i64,
    pub(crate) role: Role,
}

/// What a client may say about an appointment, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Booking {
    pub(crate) individual: Uuid,
    pub(crate) practitioner: Uuid,
    pub(crate) start: DateTime<Utc>,
    pub(crate) end: DateTime<Utc>,
    pub(crate) status: Uuid,
    pub(crate) kind: Uuid,
    pub(crate) has_channel: bool,
    pub(crate) guest_url: Option<String>,
    pub(crate) host_url: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) patient_instruction: Option<String>,
    pub(crate) location: Option<String>,
}

impl Booking {
    /// The attributes as a client would write them, absent ones left out.
    pub(crate) fn attributes(&self, organization: Uuid) -> Map<String, Value> {
        let Value::Object(mut attributes) = json!({
            "organization-id": organization,
            "individual-id": self.individual,
            "practitioner-id": self.practitioner,
            "start-time": time::told(self.start),
            "end-time": time::told(self.end),
            "status-id": self.status,
            "type-id": self.kind,
            "add-video-channel": self.has_channel,
            "guest-url": self.guest_url,
            "host-url": self.host_url,
            "description": self.description,
            "patient-instruction": self.patient_instruction,
            "location": self.location,
        }) else {
            return Map::new();
        };
        attributes.retain(|_, value| !value.is_null());
        attributes
    }
}

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appointment {
    pub(crate) id: Uuid,
    pub(crate) is: Booking,
    /// The video channel; it keeps its id as long as the appointment has one.
    pub(crate) channel: Option<Uuid>,
    pub(crate) created: DateTime<Utc>,
    pub(crate) updated: DateTime<Utc>,
    /// What will happen to it by itself; empty when nothing is planned yet.
    pub(crate) plan: VecDeque<Step>,
    /// Whether somebody took its status into their own hands, so that it moves no more.
    pub(crate) is_held: bool,
}

impl Appointment {
    /// The resource as it is answered.
    pub(crate) fn view(&self, organization: Uuid) -> Value {
        let mut attributes = self.is.attributes(organization);
        if let Some(channel) = self.channel {
            attributes.insert("video-channel-id".to_owned(), json!(channel));
        }
        attributes.insert("created".to_owned(), json!(time::told(self.created)));
        attributes.insert("updated".to_owned(), json!(time::told(self.updated)));
        json!({ "id": self.id, "type": "org-appointments", "attributes": attributes })
    }

    /// Takes over a judged change.
    pub(crate) fn change(&mut self, booking: Booking, fresh: Uuid, now: DateTime<Utc>) {
        let moved = booking.start != self.is.start;
        let restated = booking.status != self.is.status;
        self.channel = booking.has_channel.then(|| self.channel.unwrap_or(fresh));
        self.is = booking;
        self.updated = now;
        if moved || restated {
            self.plan.clear();
        }
        self.is_held |= restated;
    }
}
