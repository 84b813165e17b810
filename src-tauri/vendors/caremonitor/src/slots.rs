//! Available slots: CM-04, CM-05.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use vendor_http::{Body, CallError, Method, drift};

use crate::time::{self, written};
use crate::wire::Wire;
use crate::{Instant, Listed, ProviderId, Search, SlotId, Zone};

/// Slots.
pub struct Slots<'a> {
    pub(crate) wire: &'a Wire,
}

/// A time at which a provider can be booked. Nothing holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// Whose it is.
    #[serde(default)]
    pub provider_id: Option<ProviderId>,
    /// Start.
    #[serde(default)]
    pub start: Option<Instant>,
    /// End.
    #[serde(default)]
    pub end: Option<Instant>,
    /// Zone.
    #[serde(default, rename = "timezone")]
    pub zone: Zone,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Slot {
    fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = drift::extra_fields(operation, &self.extra);
        places.extend(time::drift(operation, &[("start", &self.start), ("end", &self.end)], &self.zone));
        places
    }
}

/// A slot to offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSlot {
    /// Whose it is.
    pub provider_id: ProviderId,
    /// Start; whole seconds are sent.
    pub start: DateTime<Utc>,
    /// End; later than the start.
    pub end: DateTime<Utc>,
    /// The zone it is offered in.
    pub zone: Tz,
}

impl Slots<'_> {
    /// CM-04: available slots.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when the range is empty.
    pub async fn list(&self, search: &Search) -> Result<Listed<Slot>, CallError> {
        const ID: &str = "CM-04";
        let request = search.put(self.wire, self.wire.request(ID, "available-slots", Method::GET, &[])?)?;
        let answer = self.wire.clinical(request).await?;
        let read = |slot| serde_json::from_value(slot).ok();
        Listed::read(self.wire, ID, "slot", &answer, read, |slot: &Slot| slot.drift(ID))
    }

    /// CM-05: offers a slot, and gives it as CareMonitor has it.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when the slot has no length or no provider.
    pub async fn create(&self, slot: &NewSlot) -> Result<Slot, CallError> {
        const ID: &str = "CM-05";
        if slot.provider_id.as_str().trim().is_empty() {
            return Err(CallError::invalid(ID, "provider_id", "is required"));
        }
        if slot.end <= slot.start {
            return Err(CallError::invalid(ID, "end", "must be later than start"));
        }
        let fields = json!({
            "provider_id": slot.provider_id,
            "start": written(slot.start, slot.zone),
            "end": written(slot.end, slot.zone),
            "timezone": slot.zone.name(),
        });
        let body = self.wire.profile().fields("slot").to_wire(fields);
        let request = self.wire.request(ID, "available-slots", Method::POST, &[])?.with_body(Body::Json(body));
        let answer = self.wire.clinical(request).await?;
        let record = self.wire.record(ID, "slot", &answer)?;
        serde_json::from_value(record).map_err(|_| CallError::unreadable(ID, &answer))
    }
}
