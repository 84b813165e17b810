//! The index of known visits. Solo has no list of appointments, so an id that is lost here is lost from the board.

mod lists;
mod reads;
mod writes;

use chrono::{DateTime, Utc};
use domain::{ConfirmedHow, ConnectionId, PatientKey, VendorId, VisitId, VisitState};

use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[
    (
        1,
        "CREATE TABLE known_appointments(
        visit TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        vendor_id INTEGER,
        external_id TEXT,
        patient TEXT,
        room TEXT,
        start INTEGER,
        duration_s INTEGER,
        source TEXT NOT NULL,
        known_at INTEGER NOT NULL,
        last_read_at INTEGER,
        next_read_at INTEGER NOT NULL,
        state TEXT,
        status_word TEXT,
        gone INTEGER NOT NULL DEFAULT 0,
        UNIQUE(connection, vendor_id),
        UNIQUE(connection, external_id)
    ) STRICT;
    CREATE INDEX known_appointments_by_next_read ON known_appointments(next_read_at) WHERE gone = 0;
    CREATE INDEX known_appointments_by_start ON known_appointments(start);",
    ),
    // Solo's ids are numbers, those of other vendors are text. A column's type cannot be changed in place.
    (
        4,
        "ALTER TABLE known_appointments RENAME TO known_appointments_by_number;
    CREATE TABLE known_appointments(
        visit TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        vendor_id TEXT,
        external_id TEXT,
        patient TEXT,
        room TEXT,
        start INTEGER,
        duration_s INTEGER,
        source TEXT NOT NULL,
        known_at INTEGER NOT NULL,
        last_read_at INTEGER,
        next_read_at INTEGER NOT NULL,
        state TEXT,
        status_word TEXT,
        gone INTEGER NOT NULL DEFAULT 0,
        UNIQUE(connection, vendor_id),
        UNIQUE(connection, external_id)
    ) STRICT;
    INSERT INTO known_appointments SELECT visit, connection, CAST(vendor_id AS TEXT), external_id, patient, room, start,
        duration_s, source, known_at, last_read_at, next_read_at, state, status_word, gone
        FROM known_appointments_by_number;
    DROP TABLE known_appointments_by_number;
    CREATE INDEX known_appointments_by_next_read ON known_appointments(next_read_at) WHERE gone = 0;
    CREATE INDEX known_appointments_by_start ON known_appointments(start);",
    ),
];

/// A visit that this console knows of.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownAppointment {
    /// Its id here.
    pub visit: VisitId,
    /// Through which connection it is known.
    pub connection: ConnectionId,
    /// The vendor's id, once it is known. Unique per connection.
    pub vendor_id: Option<VendorId>,
    /// Our reference at the vendor, when we booked it. Unique per connection.
    pub external_id: Option<String>,
    /// Whose visit it is.
    pub patient: Option<PatientKey>,
    /// Waiting room, by name.
    pub room: Option<String>,
    /// Planned start.
    pub start: Option<DateTime<Utc>>,
    /// Planned length in seconds.
    pub duration_s: Option<u32>,
    /// How it was last confirmed.
    pub source: ConfirmedHow,
    /// Since when it is known here.
    pub known_at: DateTime<Utc>,
    /// When the vendor was last read for it.
    pub last_read_at: Option<DateTime<Utc>>,
    /// When it is to be read again.
    pub next_read_at: DateTime<Utc>,
    /// Where it stands, when it was ever read.
    pub state: Option<VisitState>,
    /// The vendor's own word for that.
    pub status_word: Option<String>,
    /// The vendor answered that there is no such appointment. It is not read again by itself.
    pub gone: bool,
}
ids_only!(KnownAppointment { visit, connection, gone });

impl KnownAppointment {
    /// Solo's number of the appointment, once it is known; none at another vendor.
    pub fn number(&self) -> Option<i64> {
        self.vendor_id.as_ref()?.number()
    }

    /// A visit that becomes known now, under a new id: nothing else is known of it, and it is due to be read.
    pub fn new(connection: ConnectionId, source: ConfirmedHow, now: DateTime<Utc>) -> Self {
        Self {
            visit: VisitId::random(),
            connection,
            vendor_id: None,
            external_id: None,
            patient: None,
            room: None,
            start: None,
            duration_s: None,
            source,
            known_at: now,
            last_read_at: None,
            next_read_at: now,
            state: None,
            status_word: None,
            gone: false,
        }
    }
}

/// What a read of one known visit found.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadMark {
    /// Which visit.
    pub visit: VisitId,
    /// When the vendor was read.
    pub at: DateTime<Utc>,
    /// What made us read it.
    pub how: ConfirmedHow,
    /// When it is to be read again.
    pub next_read_at: DateTime<Utc>,
    /// Where it stands.
    pub state: VisitState,
    /// The vendor's own word for that.
    pub status_word: String,
    /// Planned start; absent leaves what is known.
    pub start: Option<DateTime<Utc>>,
    /// Planned length in seconds; absent leaves what is known.
    pub duration_s: Option<u32>,
    /// Whose visit it is; absent leaves what is known.
    pub patient: Option<PatientKey>,
}
ids_only!(ReadMark { visit, at, how });
