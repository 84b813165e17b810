//! Booking: rooms side by side on one day, and what is sent.

use domain::{ConnectionId, IntentId, PatientKey, Vendor, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Offer, TwoIdentifiers};

/// One day of every room.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BookingDay {
    /// ISO date in the clinic's zone.
    pub day: String,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// Midnight to midnight of the clinic's zone, as instants: 23 to 25 hours apart.
    pub from: Instant,
    /// End of the day.
    pub to: Instant,
    /// The rooms, in the vendor's order.
    pub rooms: Vec<RoomDay>,
}

/// One room on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomDay {
    /// The room's name.
    pub name: String,
    /// Whose room.
    pub connection: ConnectionId,
    /// Which vendor.
    pub vendor: Vendor,
    /// Service line, when the vendor tells it.
    pub service_line: Option<String>,
    /// Another room has the same name.
    pub name_collides: bool,
    /// When the slots were read; absent when they never were: the page then says that they are being read.
    pub slots_read_at: Option<Instant>,
    /// Why the last reading failed, in the vendor's or our words.
    pub slots_failed: Option<String>,
    /// Free slots.
    pub slots: Vec<SlotView>,
    /// What is known to stand in the way. Other people's visits carry no name.
    pub busy: Vec<BusyView>,
    /// Whether the room can be booked at all.
    pub book: Offer,
}

/// A free slot.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// Start.
    pub start: Instant,
    /// Length in seconds.
    pub duration_s: u32,
}

/// A known visit in a room.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BusyView {
    /// The visit.
    pub visit: VisitId,
    /// Start.
    pub start: Instant,
    /// Length in seconds, when known.
    pub duration_s: Option<u32>,
    /// It is our own booking that the vendor has not confirmed yet.
    pub unconfirmed: bool,
    /// It belongs to the patient that is being booked.
    pub own: bool,
}

/// What the page asks for a day.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BookingDayQuery {
    /// ISO date in the clinic's zone.
    pub day: String,
    /// Slots of another length than the room's own, in seconds (1 to 86,400).
    pub duration_s: Option<u32>,
    /// The patient being booked, to mark their own visits.
    pub patient: Option<PatientKey>,
}

/// A booking, complete. The patient's identifiers must have been ticked.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BookInput {
    /// Whom for.
    pub patient: PatientKey,
    /// Which connection's room.
    pub connection: ConnectionId,
    /// The room's name.
    pub room: String,
    /// Start.
    pub start: Instant,
    /// Length in seconds; the room's own when absent.
    pub duration_s: Option<u32>,
    /// Why the patient comes; may be empty.
    pub reasons: Vec<String>,
    /// Episode of care id, when there is one.
    pub episode: Option<String>,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
    /// Book although the patient already has a visit that overlaps, with the reason given.
    pub overlap_reason: Option<String>,
}

/// A change of time or length.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RescheduleInput {
    /// Which visit.
    pub visit: VisitId,
    /// New start.
    pub start: Instant,
    /// New length in seconds; unchanged when absent.
    pub duration_s: Option<u32>,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
}

/// A cancellation.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CancelInput {
    /// Which visit.
    pub visit: VisitId,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
}

/// A change of reasons.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonsInput {
    /// Which visit.
    pub visit: VisitId,
    /// All reasons after the change.
    pub reasons: Vec<String>,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
}

/// What was kept: the intent, and until when it can be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// The intent.
    pub intent: IntentId,
    /// The visit that it is about, where it is about one.
    pub visit: Option<VisitId>,
    /// It will not be sent before this instant, so it can be withdrawn until then.
    pub sends_at: Instant,
}

/// How to look a person up at the vendor who is not known here yet.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum LookUp {
    /// By the integrator's id (SOLO-01).
    ExternalId(String),
    /// By Solo's own number (SOLO-02).
    Spid(String),
}
