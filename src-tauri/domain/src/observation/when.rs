//! When a reading was taken: the instant, and what was known of the zone.

use chrono::{DateTime, FixedOffset, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// How the zone of a reading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Zone {
    /// An IANA zone was told.
    Named(Tz),
    /// An offset was told, in seconds east of Greenwich.
    Offset(i32),
    /// None was told: a wall time was read in the zone that a person named for it (a file of a device).
    Assumed(Tz),
}

/// A moment or a stretch of time (FHIR `effectiveDateTime`, `effectivePeriod`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Effective {
    /// The moment, or the begin of the stretch.
    pub start: DateTime<Utc>,
    /// The end of a stretch.
    pub end: Option<DateTime<Utc>>,
    /// What is known of the zone; none for an instant that was told as such.
    pub zone: Option<Zone>,
}

impl Effective {
    /// A moment told with its offset.
    pub fn at(moment: DateTime<FixedOffset>) -> Self {
        let offset = moment.offset().local_minus_utc();
        Self { start: moment.to_utc(), end: None, zone: Some(Zone::Offset(offset)) }
    }

    /// An instant.
    pub fn instant(start: DateTime<Utc>) -> Self {
        Self { start, end: None, zone: None }
    }

    /// The same with an end; one before the begin is none.
    pub fn until(self, end: DateTime<Utc>) -> Option<Self> {
        (end >= self.start).then_some(Self { end: Some(end), ..self })
    }
}
