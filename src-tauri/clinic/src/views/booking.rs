//! Booking: schedules side by side on one day, and what is sent. A schedule (FHIR Schedule) is what a visit is booked
//! into: a waiting room at Solo, a practitioner at Carium and CareMonitor.

use domain::act::BookTerms;
use domain::{ConnectionId, HumanName, IntentId, PatientKey, Vendor, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Offer, TwoIdentifiers};

/// One day of every schedule.
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
    /// The schedules, in the vendor's order.
    pub rooms: Vec<RoomDay>,
    /// The visits of the patient who is being booked that touch the day, at whichever account, earliest first.
    pub own: Vec<OtherVisit>,
    /// The records of the patient who is being booked: the one that was asked about, then those that are linked to it. A
    /// visit at another account is booked for the linked record there.
    pub records: Vec<PatientKey>,
}

/// Whose visit stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Whose {
    /// The patient's own, by this record or one that is linked to it.
    Patient,
    /// Another patient's, seen by the same clinician. It carries no name.
    Clinician,
}

/// A visit that overlaps what is being planned.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherVisit {
    /// The visit.
    pub visit: VisitId,
    /// Whose it is.
    pub whose: Whose,
    /// At which vendor.
    pub vendor: Vendor,
    /// The connection's name.
    pub connection_name: String,
    /// Where, when the vendor has rooms.
    pub room: Option<String>,
    /// Who sees the patient.
    pub clinicians: Vec<HumanName>,
    /// Start.
    pub start: Instant,
    /// Length in seconds, when known.
    pub duration_s: Option<u32>,
    /// It is our own booking that the vendor has not confirmed yet.
    pub unconfirmed: bool,
    /// It belongs to a record that people linked to the patient's.
    pub other_record: bool,
}

/// What a visit would overlap at another time.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OverlapQuery {
    /// Which visit.
    pub visit: VisitId,
    /// Its new start.
    pub start: Instant,
    /// Its new length in seconds; unchanged when absent.
    pub duration_s: Option<u32>,
}

/// What a time on the clinic's clock means (rule X-04).
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum WallTime {
    /// The clocks skip it.
    None {
        /// The last minute before they jump.
        before: Instant,
        /// The moment at which they have jumped.
        after: Instant,
    },
    /// One instant.
    One {
        /// It.
        at: Instant,
    },
    /// The clocks show it twice.
    Two {
        /// The first time.
        earlier: Instant,
        /// The second time.
        later: Instant,
    },
}

/// One schedule on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomDay {
    /// Its name; where the vendor tells no name, its id.
    pub name: String,
    /// What it is booked by: a room's name, a practitioner's id.
    pub id: String,
    /// What it is.
    pub kind: ScheduleKind,
    /// Whether its times are listed or free to choose.
    pub times: ScheduleTimes,
    /// What else has to be chosen, where the vendor lists it.
    pub terms: Option<TermChoices>,
    /// Whose it is.
    pub connection: ConnectionId,
    /// Which vendor.
    pub vendor: Vendor,
    /// Service line, when the vendor tells it.
    pub service_line: Option<String>,
    /// Another room has the same name, and the vendor books by name.
    pub name_collides: bool,
    /// When the slots were read; absent when they never were: the page then says that they are being read.
    pub slots_read_at: Option<Instant>,
    /// Why the last reading failed, in the vendor's or our words.
    pub slots_failed: Option<String>,
    /// Free slots.
    pub slots: Vec<SlotView>,
    /// What is known to stand in the way. Other people's visits carry no name.
    pub busy: Vec<BusyView>,
    /// Whether it can be booked at all.
    pub book: Offer,
    /// Whether a time can be offered in it (CM-05).
    pub offer_slot: Offer,
}

/// What a schedule is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScheduleKind {
    /// A waiting room (SOLO-15).
    Room,
    /// A person who sees patients (CAR-09; CM-04 by id).
    Practitioner,
}

/// Where the times of a schedule come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScheduleTimes {
    /// The vendor lists free slots (SOLO-18, CM-04).
    Listed,
    /// The vendor lists none and takes any time.
    Free,
}

/// What an organisation lets one choose from to book (CAR-10, CAR-11).
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TermChoices {
    /// Appointment types.
    pub kinds: Vec<ChoiceView>,
    /// Statuses that a new appointment may have.
    pub statuses: Vec<ChoiceView>,
    /// The id of the one status that means scheduled, when there is exactly one.
    pub scheduled: Option<String>,
}

/// One of what a vendor lets one choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceView {
    /// The vendor's id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
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

/// A known visit of a schedule.
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
    /// Which connection's schedule.
    pub connection: ConnectionId,
    /// The schedule, by what it is booked by: a room's name, a practitioner's id.
    pub room: String,
    /// Start.
    pub start: Instant,
    /// Length in seconds; the slot's own when absent. Where no slots are listed it has to be given.
    pub duration_s: Option<u32>,
    /// Why the patient comes; may be empty.
    pub reasons: Vec<String>,
    /// Episode of care id, when there is one.
    pub episode: Option<String>,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
    /// Book although the patient already has a visit that overlaps, with the reason given.
    pub overlap_reason: Option<String>,
    /// What else the vendor wants to be told; absent at Solo.
    pub terms: Option<BookTerms>,
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
    /// Move it although a visit of the patient or of a clinician overlaps, with the reason given.
    pub overlap_reason: Option<String>,
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

/// A time to offer.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferSlotInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Whose time, by the schedule's id.
    pub provider: String,
    /// When it begins.
    pub start: Instant,
    /// How long it is, in seconds: 300 to 28,800.
    pub duration_s: u32,
}
