//! Where a reading comes from, and by which ways it came.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ConnectionId;

/// How the value came to be (rule GTAB-219): always shown, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Taken {
    /// A device measured it.
    Device,
    /// A person typed it in.
    Typed,
    /// It is not known.
    NotTold,
}

/// The way on which a reading came here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Way {
    /// Read from a vendor.
    Read {
        /// The account.
        connection: ConnectionId,
    },
    /// A delivery that a vendor or a device maker pushed.
    Delivered {
        /// The account it belongs to.
        connection: ConnectionId,
    },
    /// A file that a person imported.
    Imported {
        /// Our id of the import.
        import: String,
    },
    /// A person entered it in this console.
    Entered {
        /// Who.
        by: String,
    },
}

impl Way {
    /// Its kind in one word, and what it is about: the account, the import, the person.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Read { connection } => ("read", connection.as_str()),
            Self::Delivered { connection } => ("delivered", connection.as_str()),
            Self::Imported { import } => ("imported", import),
            Self::Entered { by } => ("entered", by),
        }
    }

    /// The way of these parts.
    pub fn of_parts(kind: &str, about: &str) -> Option<Self> {
        let about = about.to_owned();
        match kind {
            "read" => Some(Self::Read { connection: ConnectionId(about) }),
            "delivered" => Some(Self::Delivered { connection: ConnectionId(about) }),
            "imported" => Some(Self::Imported { import: about }),
            "entered" => Some(Self::Entered { by: about }),
            _ => None,
        }
    }

    /// Whether what comes on it can be late: a vendor's reading can, a file's and a person's cannot.
    pub fn is_listened_to(&self) -> bool {
        matches!(self, Self::Read { .. } | Self::Delivered { .. })
    }
}

/// One way on which a reading came, and when. The same reading may have several (rule X-MET-01).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The way.
    pub way: Way,
    /// The id the reading has there, when it has one.
    pub id: Option<String>,
    /// When it arrived here.
    pub received: DateTime<Utc>,
    /// Since when this way is listened to: what was taken before could not arrive in time. Absent for a way on which
    /// nothing can be late, a file or a person.
    pub since: Option<DateTime<Utc>>,
}

impl Origin {
    /// How long after it was taken a reading arrived, where somebody listened when it was taken.
    pub fn delay(&self, taken: DateTime<Utc>) -> Option<TimeDelta> {
        self.since.filter(|since| *since <= taken).map(|_| self.received - taken)
    }
}

/// What measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instrument {
    /// The device's name as its source tells it.
    pub device: Option<String>,
    /// The program or body that passed it on, as the source tells it (`com.apple.health`).
    pub source: Option<String>,
}
