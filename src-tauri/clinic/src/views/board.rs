//! The board: who waits, and today.

use domain::act::ActKind;
use domain::waiting::{Band, Thresholds};
use domain::{ConfirmedHow, ConnectionId, HumanName, IntentId, IntentState, Vendor, VisitId, VisitState};
use serde::Serialize;
use specta::Type;

use super::{Differs, Instant, Offer, PersonView};

/// Everything the board and Today show, at one instant.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardView {
    /// When the rows were put together.
    pub as_of: Instant,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// Whose list it is.
    pub clinic: String,
    /// The day shown, as an ISO date in the clinic's zone.
    pub day: String,
    /// When waiting becomes too long.
    pub thresholds: Thresholds,
    /// The room strip, empty rooms included; visits whose room Solo has not told are not in it.
    pub rooms: Vec<RoomSummary>,
    /// Those who wait, longest wait first.
    pub waiting: Vec<BoardRow>,
    /// Everyone else of the day, by time.
    pub today: Vec<BoardRow>,
    /// Counts over the whole day.
    pub counts: BoardCounts,
    /// Each connection's condition.
    pub connections: Vec<ConnectionAge>,
}

/// One room of the strip.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomSummary {
    /// The room's name, its only handle at Solo.
    pub name: String,
    /// Which connection it belongs to.
    pub connection: ConnectionId,
    /// Which vendor.
    pub vendor: Vendor,
    /// Another room of the connection has the same name: bookings cannot tell them apart.
    pub name_collides: bool,
    /// How many wait.
    pub waiting: u32,
    /// Since when the longest of them waits.
    pub longest_since: Option<Instant>,
    /// Visits of the day.
    pub today: u32,
}

/// How the day stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardCounts {
    /// All visits of the day.
    pub total: u32,
    /// Waiting.
    pub waiting: u32,
    /// Being seen.
    pub in_visit: u32,
    /// Still to come.
    pub to_come: u32,
    /// Completed and signed off.
    pub done: u32,
    /// Cancelled.
    pub cancelled: u32,
    /// Did not come.
    pub no_show: u32,
    /// In a state whose word we do not know: counted nowhere else.
    pub unknown: u32,
    /// One count per state, in the order of a visit's life; zero counts left out.
    pub by_state: Vec<StateCount>,
}

/// How many visits are in one state.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StateCount {
    /// The state.
    pub state: VisitState,
    /// How many.
    pub count: u32,
}

/// One visit on a list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardRow {
    /// The visit.
    pub visit: VisitId,
    /// Which connection it belongs to.
    pub connection: ConnectionId,
    /// Which vendor.
    pub vendor: Vendor,
    /// The vendor publishes no contract: what the row says rests on an assumed one.
    pub assumed_contract: bool,
    /// Who comes.
    pub person: PersonView,
    /// Set when another visit of the list has a patient of the same family name.
    pub same_name: Option<Differs>,
    /// Waiting room, when known: Solo does not tell it for visits that were not booked here.
    pub room: Option<String>,
    /// Why, as the vendor has it.
    pub reasons: Vec<String>,
    /// With whom.
    pub clinicians: Vec<HumanName>,
    /// Planned start.
    pub start: Option<Instant>,
    /// Planned length in minutes, rounded up.
    pub minutes: Option<u32>,
    /// Where it stands.
    pub state: VisitState,
    /// The vendor's own word for it, exactly as received.
    pub status_word: String,
    /// The vendor's word for the call (`waiting`, `on call`, `on hold`, …).
    pub call_word: Option<String>,
    /// When the present state was first seen.
    pub since: Option<Instant>,
    /// The beginning was not seen: the wait is at least this long.
    pub at_least: bool,
    /// How the wait compares with the thresholds; absent when nobody waits.
    pub band: Option<Band>,
    /// When and how the row was last confirmed.
    pub confirmed: Confirmed,
    /// What of ours is under way for this visit, the most pressing first.
    pub intent: Option<RowIntent>,
    /// The front desk's own note, which stays here.
    pub note: Option<String>,
    /// Another booking overlaps it in the same room.
    pub collides: bool,
    /// Whether it can be joined now, and why not.
    pub join: Offer,
}

/// When and how something was last confirmed.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Confirmed {
    /// When; absent while the vendor has not confirmed it at all.
    pub at: Option<Instant>,
    /// How.
    pub how: ConfirmedHow,
    /// Older than the rhythm allows: what was true then is shown.
    pub stale: bool,
}

/// An intent, as a row mentions it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowIntent {
    /// The intent.
    pub id: IntentId,
    /// What it would change.
    pub act: ActKind,
    /// Where it stands.
    pub state: IntentState,
    /// When it came to stand there.
    pub at: Instant,
}

/// How a connection is doing, for the status line and the note bar.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionAge {
    /// The connection.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// Which vendor.
    pub vendor: Vendor,
    /// When it last answered.
    pub answered_at: Option<Instant>,
    /// Since when it has not answered, when it does not.
    pub silent_since: Option<Instant>,
    /// When it will be asked next.
    pub next_try: Option<Instant>,
    /// True when not even a connection could be made: the network, rather than the vendor.
    pub unreachable: bool,
    /// The vendor refuses our key: nothing will be read until an administrator replaces it.
    pub refused: bool,
}
