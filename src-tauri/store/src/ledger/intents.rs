//! Intents: changes at a vendor, kept before they are sent, and the steps that each took.
//!
//! The rules of their states are `domain::intent`; here a state only changes by compare-and-set, so that two tasks
//! never both take the same intent.

mod queue;
mod reads;
mod writes;

use chrono::{DateTime, Utc};
use domain::{Act, ConnectionId, IntentId, IntentState, PatientKey, Subject, VisitId};

use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[
    (
        1,
        "CREATE TABLE intents(
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        connection TEXT NOT NULL,
        visit TEXT NOT NULL,
        patient TEXT,
        act TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        not_before INTEGER NOT NULL,
        sent_at INTEGER,
        settled_at INTEGER,
        looks INTEGER NOT NULL,
        next_look_at INTEGER,
        vendor_id INTEGER,
        reason TEXT,
        vendor_message TEXT,
        correlation_id TEXT,
        http_status INTEGER
    ) STRICT;
    CREATE INDEX intents_by_visit ON intents(visit, seq);
    CREATE INDEX intents_by_state ON intents(state, seq);
    CREATE INDEX intents_settled ON intents(settled_at) WHERE settled_at IS NOT NULL;
    CREATE TABLE intent_steps(
        id INTEGER PRIMARY KEY,
        intent TEXT NOT NULL REFERENCES intents(id),
        at INTEGER NOT NULL,
        what TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX intent_steps_by_intent ON intent_steps(intent, id);",
    ),
    (
        // An intent can be about anything, and a vendor's id need not be a number.
        2,
        "CREATE TABLE intents_2(
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        connection TEXT NOT NULL,
        subject TEXT NOT NULL,
        visit TEXT,
        patient TEXT,
        act TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        not_before INTEGER NOT NULL,
        sent_at INTEGER,
        settled_at INTEGER,
        looks INTEGER NOT NULL,
        next_look_at INTEGER,
        vendor_id TEXT,
        reason TEXT,
        vendor_message TEXT,
        correlation_id TEXT,
        http_status INTEGER
    ) STRICT;
    INSERT INTO intents_2 SELECT seq, id, connection, 'visit:' || visit, visit, patient, act, state, created_at,
        created_by, not_before, sent_at, settled_at, looks, next_look_at, CAST(vendor_id AS TEXT), reason,
        vendor_message, correlation_id, http_status FROM intents;
    CREATE TABLE intent_steps_2(
        id INTEGER PRIMARY KEY,
        intent TEXT NOT NULL REFERENCES intents_2(id),
        at INTEGER NOT NULL,
        what TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT;
    INSERT INTO intent_steps_2 SELECT id, intent, at, what, detail FROM intent_steps;
    DROP TABLE intent_steps;
    DROP TABLE intents;
    ALTER TABLE intents_2 RENAME TO intents;
    ALTER TABLE intent_steps_2 RENAME TO intent_steps;
    CREATE INDEX intents_by_subject ON intents(subject, seq);
    CREATE INDEX intents_by_state ON intents(state, seq);
    CREATE INDEX intents_settled ON intents(settled_at) WHERE settled_at IS NOT NULL;
    CREATE INDEX intent_steps_by_intent ON intent_steps(intent, id);",
    ),
];

/// One kept intention to change something at a vendor.
#[derive(Clone, PartialEq, Eq)]
pub struct IntentRow {
    /// Its id.
    pub id: IntentId,
    /// Through which connection it is sent.
    pub connection: ConnectionId,
    /// What it changes or makes; it orders what is sent.
    pub subject: Subject,
    /// The visit that it concerns, for whoever wants to go there.
    pub visit: Option<VisitId>,
    /// Whom it concerns.
    pub patient: Option<PatientKey>,
    /// The whole change.
    pub act: Act,
    /// Where it stands.
    pub state: IntentState,
    /// When a person decided on it.
    pub created_at: DateTime<Utc>,
    /// Who that was.
    pub created_by: String,
    /// It is not sent earlier: until then it can be undone.
    pub not_before: DateTime<Utc>,
    /// When it was last given to the network.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was settled.
    pub settled_at: Option<DateTime<Utc>>,
    /// How often the landing probe has looked.
    pub looks: u32,
    /// When the landing probe looks next.
    pub next_look_at: Option<DateTime<Utc>>,
    /// The vendor's id of what it changed or made, once known.
    pub vendor_id: Option<String>,
    /// Why it stands where it stands: a word for programs.
    pub reason: Option<String>,
    /// The vendor's own words.
    pub vendor_message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// The HTTP status of the last answer.
    pub http_status: Option<u16>,
}
ids_only!(IntentRow { id, connection, state });

/// Something that happened to an intent.
#[derive(Clone, PartialEq)]
pub struct IntentStep {
    /// To which.
    pub intent: IntentId,
    /// When.
    pub at: DateTime<Utc>,
    /// What: a word for programs.
    pub what: String,
    /// More about it.
    pub detail: serde_json::Value,
}
ids_only!(IntentStep { intent, at, what });

/// Which intents are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IntentFilter {
    /// Only those that are not settled.
    pub open_only: bool,
    /// Of the settled ones, only those settled at or after this instant; all of them when absent.
    pub settled_since: Option<DateTime<Utc>>,
}
