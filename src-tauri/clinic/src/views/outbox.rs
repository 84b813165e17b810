//! The outbox: every intent, and why it stands where it stands.

use domain::act::{ActKind, BookTerms};
use domain::{IntentId, IntentState, Role, Vendor, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, PersonView};

/// Every intent of note, grouped by who must act.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutboxView {
    /// When it was put together.
    pub as_of: Instant,
    /// A person must decide.
    pub needs_person: Vec<IntentView>,
    /// Queued, sending, being looked for, landed without an id.
    pub under_way: Vec<IntentView>,
    /// The vendor said no.
    pub refused: Vec<IntentView>,
    /// Settled in the last day.
    pub settled: Vec<IntentView>,
    /// Numbers for the rail and the status line.
    pub counts: OutboxCounts,
}

/// Numbers for the rail and the status line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutboxCounts {
    /// Waiting to be sent.
    pub queued: u32,
    /// Being sent.
    pub sending: u32,
    /// May or may not have arrived.
    pub unknown: u32,
    /// A person must decide.
    pub needs_person: u32,
    /// Landed without an id.
    pub id_unknown: u32,
    /// Refused and not yet dealt with.
    pub refused: u32,
}

/// One intent.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IntentView {
    /// The intent.
    pub id: IntentId,
    /// What it would change.
    pub act: ActKind,
    /// The vendor's operation that carries it, for example `SOLO-08`.
    pub operation: String,
    /// Where it stands.
    pub state: IntentState,
    /// Why it stands there, as a word that the page has a sentence for.
    pub why: String,
    /// The visit that it concerns, where it concerns one.
    pub visit: Option<VisitId>,
    /// Whom it concerns.
    pub person: PersonView,
    /// Which vendor.
    pub vendor: Vendor,
    /// The connection's name.
    pub connection_name: String,
    /// Waiting room or, where visits are booked with people, with whom: when it is a booking or known.
    pub room: Option<String>,
    /// What else the vendor is told of a booking; absent at Solo.
    pub terms: Option<BookTerms>,
    /// The start that it books or moves to, or the start of the visit that it cancels.
    pub start: Option<Instant>,
    /// The start before a move.
    pub from_start: Option<Instant>,
    /// Length in seconds, when it says one.
    pub duration_s: Option<u32>,
    /// Reasons, for a booking or a change of reasons.
    pub reasons: Vec<String>,
    /// What the act says that has no field of its own, under names that the page has words for.
    pub facts: Vec<Fact>,
    /// Our reference.
    pub external_id: Option<String>,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Instant,
    /// It is not sent before this.
    pub sends_at: Instant,
    /// When it left, or may have.
    pub sent_at: Option<Instant>,
    /// When it was settled.
    pub settled_at: Option<Instant>,
    /// How often the landing probe has looked.
    pub looks: u32,
    /// When it looks next.
    pub next_look: Option<Instant>,
    /// The vendor's own words, as data.
    pub vendor_message: Option<String>,
    /// HTTP status of the answer.
    pub http_status: Option<u32>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// What a person can do now.
    pub choices: Vec<IntentChoice>,
    /// The roles that may choose: those that may make such an intent.
    pub decided_by: Vec<Role>,
}

/// What a person can do about an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IntentChoice {
    /// Take it back before it is sent, or give it up.
    Withdraw,
    /// Look again, in the rhythm of the probe.
    KeepLooking,
    /// It did not arrive: send it once more.
    SendAgain,
    /// It did arrive: stop asking.
    MarkLanded,
    /// Enter the vendor's appointment id by hand.
    EnterId,
    /// Change it and send it.
    Correct,
}

/// One intent with its story.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IntentStory {
    /// The intent.
    pub intent: IntentView,
    /// What happened, oldest first.
    pub steps: Vec<StepView>,
}

/// One step of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// When.
    pub at: Instant,
    /// What, as a word that the page has a sentence for.
    pub what: String,
    /// Facts about it: no patient data.
    pub detail: Vec<Fact>,
}

/// A named fact of a step.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// A person's decision.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "choice", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Decision {
    /// Take it back or give it up.
    Withdraw {
        /// Which.
        intent: IntentId,
    },
    /// Look again.
    KeepLooking {
        /// Which.
        intent: IntentId,
    },
    /// It did not arrive: send it once more.
    SendAgain {
        /// Which.
        intent: IntentId,
    },
    /// It did arrive.
    MarkLanded {
        /// Which.
        intent: IntentId,
    },
    /// The vendor's appointment id, entered by hand; it is read and compared before it counts.
    EnterId {
        /// Which.
        intent: IntentId,
        /// The id as typed.
        vendor_id: String,
    },
}
