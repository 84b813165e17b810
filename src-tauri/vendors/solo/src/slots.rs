//! Free slots: SOLO-18.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};
use vendor_http::Method;

use crate::appointments::check_duration;
use crate::wire::Wire;
use crate::{CallError, dates};

/// Slots.
pub struct Slots<'a> {
    pub(crate) wire: &'a Wire,
}

/// What is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotQuery {
    /// Left end.
    pub after: DateTime<Utc>,
    /// Right end.
    pub before: DateTime<Utc>,
    /// The room's name.
    pub waiting_room: String,
    /// Length in seconds, 1 to 86,400; the room's own slot when absent.
    pub duration_s: Option<u32>,
}

/// A free slot. Nothing holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Slot {
    /// Start; unix seconds on the wire.
    #[serde(with = "dates::unix")]
    pub date: DateTime<Utc>,
    /// Length in seconds.
    #[serde(rename = "duration")]
    pub duration_s: u32,
    /// Fields that the document does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Slots<'_> {
    /// SOLO-18: free slots of a room.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the range is empty, no room is named, or the length
    /// is out of range.
    pub async fn find(&self, query: &SlotQuery) -> Result<Vec<Slot>, CallError> {
        const ID: &str = "SOLO-18";
        if query.waiting_room.trim().is_empty() {
            return Err(CallError::invalid(ID, "waitingRoom", "is required"));
        }
        if query.before <= query.after {
            return Err(CallError::invalid(ID, "before", "must be later than after"));
        }
        check_duration(ID, query.duration_s)?;
        let mut request = self
            .wire
            .request(ID, Method::GET, "/qapi/v1/appointment-slots", &[])?
            .with_query("after", query.after.timestamp().to_string())
            .with_query("before", query.before.timestamp().to_string())
            .with_query("waitingRoom", query.waiting_room.as_str());
        if let Some(seconds) = query.duration_s {
            request = request.with_query("duration", seconds.to_string());
        }
        self.wire.json(request).await
    }
}
