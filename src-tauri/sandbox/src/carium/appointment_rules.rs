//! What CAR-04 and CAR-06 ask of an appointment's attributes.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::attributes::{Attributes, Need::Optional, Need::Required};
use super::state::{Booking, Named, Organization};
use crate::server::Answer;

/// Judges a whole appointment: what a creation sends, or what an update would make of one.
pub(super) fn judge(organization: &Organization, sent: &Map<String, Value>) -> Result<Booking, Answer> {
    let mut attributes = Attributes::of(sent);
    let own = attributes.uuid("organization-id", Required);
    if own.is_some_and(|id| id != organization.id) {
        attributes.note("organization-id", "unknown", "This is not your organization.");
    }
    let individual = attributes.uuid("individual-id", Required);
    if individual.is_some_and(|id| organization.individuals.get(id).is_none()) {
        attributes.note("individual-id", "not-found", "There is no such patient.");
    }
    let practitioner = known(&mut attributes, "practitioner-id", &organization.practitioners);
    let status = known(&mut attributes, "status-id", &organization.statuses);
    let kind = known(&mut attributes, "type-id", &organization.types);
    let start = attributes.instant("start-time", Required);
    let end = attributes.instant("end-time", Required);
    if start.zip(end).is_some_and(|(start, end)| end <= start) {
        attributes.note("end-time", "invalid", "An appointment ends after it starts.");
    }
    let has_channel = attributes.flag("add-video-channel", Required);
    let (guest_url, host_url) = (attributes.link("guest-url"), attributes.link("host-url"));
    for name in ["guest-url", "host-url"] {
        match (has_channel, attributes.has(name)) {
            (Some(true), true) => attributes.note(name, "invalid", "A video channel leaves no place for a link."),
            (Some(false), false) => attributes.note(name, "required", "Without a video channel both links are wanted."),
            _ => {}
        }
    }
    let description = attributes.text("description", Optional);
    let patient_instruction = attributes.text("patient-instruction", Optional);
    let location = attributes.text("location", Optional);
    attributes.settle()?;
    // What `settle` lets pass has every required attribute.
    Ok(Booking {
        individual: individual.unwrap_or_default(),
        practitioner: practitioner.unwrap_or_default(),
        start: start.unwrap_or_default(),
        end: end.unwrap_or_default(),
        status: status.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        has_channel: has_channel.unwrap_or_default(),
        guest_url: guest_url.map(str::to_owned),
        host_url: host_url.map(str::to_owned),
        description: description.map(str::to_owned),
        patient_instruction: patient_instruction.map(str::to_owned),
        location: location.map(str::to_owned),
    })
}

/// An id that must be one of a look-up's.
fn known(attributes: &mut Attributes<'_>, name: &'static str, all: &[Named]) -> Option<Uuid> {
    let id = attributes.uuid(name, Required)?;
    if !all.iter().any(|one| one.id == id) {
        attributes.note(name, "not-found", "There is nothing of this id.");
    }
    Some(id)
}
