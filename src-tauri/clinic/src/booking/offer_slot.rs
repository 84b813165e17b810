//! Offering a slot (CM-05): a time at which a provider can be booked. Nothing takes a slot back: no operation of the
//! vendor's does.

use chrono::{TimeDelta, Utc};
use domain::act::SlotAct;
use domain::{Act, Subject};
use store::{IntentRow, SlotRow};

use crate::access::Scheduling;
use crate::adapters::capabilities::{Can, can};
use crate::outbox::{Intended, keep};
use crate::views::{Kept, OfferSlotInput};
use crate::{Clinic, ClinicError, Result, text};

/// A slot lasts from five minutes to eight hours: anything else is a slip of the hand.
const SHORTEST: u32 = 300;
const LONGEST: u32 = 28_800;

impl Scheduling {
    /// Keeps the wish to offer a slot. What is offered by then is looked at just before it is sent.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] where the vendor has no such operation, the
    /// connection is off, or the same slot is on its way already.
    pub async fn offer_slot(&self, input: OfferSlotInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let row = clinic.store.ledger().connection(&input.connection).await?;
        let row = row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))?;
        if !can(row.vendor(), Can::OfferSlots) {
            return Err(ClinicError::Conflict("vendorLacks"));
        }
        let provider = text::required("provider", &input.provider, 200)?;
        let start = input.start.parse().ok_or(ClinicError::invalid("start", "notATime"))?;
        if start < Utc::now() {
            return Err(ClinicError::invalid("start", "past"));
        }
        if !(SHORTEST..=LONGEST).contains(&input.duration_s) {
            return Err(ClinicError::invalid("duration", "fiveMinutesToEightHours"));
        }
        let subject = Subject::of("slot", format!("{}:{provider}:{}", row.id, start.timestamp()));
        let intents = clinic.store.ledger().intents_on(&subject).await?;
        if intents.iter().any(|intent| !intent.state.is_settled()) {
            return Err(ClinicError::Conflict("underWay"));
        }
        let act = Act::OfferSlot(SlotAct { provider, start, duration_s: input.duration_s });
        let intended = Intended { connection: row.id, subject, visit: None, patient: None, act, new_visit: None };
        keep(clinic, &self.actor, intended).await
    }
}

/// The vendor has a slot that was offered: it stands in its column at once, and is read again like every other.
pub(crate) async fn was_offered(clinic: &Clinic, row: &IntentRow, slot: &SlotAct) -> Result<()> {
    let SlotAct { provider, start, duration_s } = slot;
    let now = Utc::now();
    let offered = SlotRow {
        connection: row.connection.clone(),
        room: provider.clone(),
        start: *start,
        duration_s: *duration_s,
        read_at: now,
    };
    let to = *start + TimeDelta::seconds(1);
    clinic.store.mirror().put_slots(&row.connection, provider, *start, to, &[offered], now).await?;
    Ok(())
}
