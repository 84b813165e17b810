//! The webhook inbox: deliveries as they were received, still encrypted, and what became of each.
//!
//! A delivery is kept before its sender is answered, so that none is lost between the answer and the reading. What
//! repeats, byte for byte, is counted and not kept again. Bounds on age, count and bytes hold at all times: whoever
//! knows the address can fill the inbox and not the disk.

mod bounds;
mod field_change;
mod reads;
mod writes;

use chrono::{DateTime, Utc};
use domain::{ConnectionId, DeliveryOutcome, VisitId};

use crate::migration::Migration;

pub use bounds::InboxBounds;
pub use field_change::FieldChange;
pub use reads::InboxCounts;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE webhook_inbox(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        digest BLOB NOT NULL,
        bytes INTEGER NOT NULL,
        body BLOB NOT NULL,
        outcome TEXT NOT NULL,
        event TEXT,
        subject TEXT,
        appointment INTEGER,
        visit TEXT,
        changed TEXT NOT NULL,
        detail TEXT,
        tries INTEGER NOT NULL,
        next_try_at INTEGER,
        applied_at INTEGER,
        repeats INTEGER NOT NULL,
        last_repeat_at INTEGER,
        UNIQUE(connection, digest)
    ) STRICT;
    CREATE INDEX webhook_inbox_open ON webhook_inbox(id) WHERE outcome IN ('waiting', 'waits-for-vendor');",
)];

/// A delivery as it arrives.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDelivery {
    /// At whose address it arrived.
    pub connection: ConnectionId,
    /// When.
    pub received_at: DateTime<Utc>,
    /// SHA-256 of the body.
    pub digest: [u8; 32],
    /// The body as it was sent: ciphertext, or whatever somebody sent instead.
    pub body: Vec<u8>,
}
ids_only!(NewDelivery { connection, received_at });

/// A kept delivery, without its body.
#[derive(Clone, PartialEq, Eq)]
pub struct DeliveryRow {
    /// Its number here, in the order of arrival.
    pub id: i64,
    /// At whose address it arrived.
    pub connection: ConnectionId,
    /// When.
    pub received_at: DateTime<Utc>,
    /// SHA-256 of the body.
    pub digest: [u8; 32],
    /// Length of the body.
    pub bytes: u32,
    /// What became of it.
    pub outcome: DeliveryOutcome,
    /// The event that it names; a word of the contract, or of another like it.
    pub event: Option<String>,
    /// What the event is about: `appointment`, `patient` or `other`.
    pub subject: Option<String>,
    /// The vendor's number of what it is about.
    pub appointment: Option<i64>,
    /// The visit that was read for it.
    pub visit: Option<VisitId>,
    /// What reading changed here.
    pub changed: Vec<FieldChange>,
    /// Why it stands where it stands: a word for programs.
    pub detail: Option<String>,
    /// How often the vendor was asked for it.
    pub tries: u32,
    /// When the vendor is asked again.
    pub next_try_at: Option<DateTime<Utc>>,
    /// When what it names was read.
    pub applied_at: Option<DateTime<Utc>>,
    /// How often the same bytes came again.
    pub repeats: u32,
    /// When they last did.
    pub last_repeat_at: Option<DateTime<Utc>>,
}
ids_only!(DeliveryRow { id, connection, outcome });
