//! Slots at CareMonitor: those that are free (CM-04), of all providers at once, since nothing else names the providers;
//! and one more that is offered (CM-05).
//!
//! CareMonitor keeps no reference of ours (A-CM-29): a slot that was offered is found by whose it is, when it begins and when it
//! ends. Just before it is sent none of its time was offered, so what is found then is ours.

use caremonitor::{NewSlot, ProviderId, Search, Slot};
use chrono::{DateTime, TimeDelta, Utc};
use domain::act::SlotAct;
use vendor_http::CallError;

use super::calls::{Answer, Before, Found, FreeSlot, told};
use crate::account::CareMonitorAccount;
use crate::settings;

/// A slot that reaches into another's time begins no longer before it than this.
const LONGEST: TimeDelta = TimeDelta::days(1);

/// The slots of a stretch of time, and where the answer departed from what is assumed. The vendor may ignore the range
/// (A-CM-18), so what lies outside of it is left out here.
pub(super) async fn slots(
    account: &CareMonitorAccount,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Answer<(Vec<FreeSlot>, Vec<String>)> {
    let listed = told(account, account.client.slots().list(&Search::between(from, to)).await)?;
    let drift = listed.drift();
    let free = listed.items.iter().filter_map(free).filter(|slot| from <= slot.start && slot.start < to).collect();
    Ok((free, drift))
}

/// A slot without a provider, a start or an end cannot be booked.
fn free(slot: &Slot) -> Option<FreeSlot> {
    let start = slot.start.as_ref()?.at()?.to_utc();
    let end = slot.end.as_ref()?.at()?.to_utc();
    let duration_s = u32::try_from((end - start).num_seconds()).ok().filter(|seconds| *seconds > 0)?;
    Some(FreeSlot { schedule: slot.provider_id.as_ref()?.as_str().to_owned(), start, duration_s })
}

fn end_of(slot: &SlotAct) -> DateTime<Utc> {
    slot.start + TimeDelta::seconds(i64::from(slot.duration_s))
}

/// The provider's own slots that share time with one that is to be offered, with the vendor's ids.
async fn sharing(account: &CareMonitorAccount, slot: &SlotAct) -> Answer<Vec<(String, DateTime<Utc>, DateTime<Utc>)>> {
    let search = Search {
        provider_id: Some(ProviderId::from(slot.provider.as_str())),
        ..Search::between(slot.start - LONGEST, end_of(slot))
    };
    let listed = told(account, account.client.slots().list(&search).await)?;
    let own = listed.items.iter().filter(|one| one.provider_id.as_ref().is_some_and(|id| id.as_str() == slot.provider));
    let times = own.filter_map(|one| {
        let (start, end) = (one.start.as_ref()?.at()?.to_utc(), one.end.as_ref()?.at()?.to_utc());
        Some((one.id.as_str().to_owned(), start, end))
    });
    Ok(times.filter(|(_, start, end)| *start < end_of(slot) && slot.start < *end).collect())
}

/// Looks before a slot is offered whether some of its time is offered already.
pub(super) async fn before_offering(account: &CareMonitorAccount, slot: &SlotAct) -> Answer<Before> {
    let sharing = sharing(account, slot).await?;
    let same = |(_, start, end): &(String, DateTime<Utc>, DateTime<Utc>)| *start == slot.start && *end == end_of(slot);
    Ok(match sharing.first() {
        None => Before::Clear,
        Some(_) if sharing.iter().any(same) => Before::Blocked { why: "slotStands", operation: "CM-04" },
        Some(_) => Before::Blocked { why: "slotOverlaps", operation: "CM-04" },
    })
}

/// CM-05. Gives the slot's id.
pub(super) async fn offer(account: &CareMonitorAccount, slot: &SlotAct) -> Result<String, CallError> {
    let new = NewSlot {
        provider_id: ProviderId::from(slot.provider.as_str()),
        start: slot.start,
        end: end_of(slot),
        zone: settings::zone_of(&account.row.zone),
    };
    let made = account.client.slots().create(&new).await?;
    Ok(made.id.as_str().to_owned())
}

/// Whether the vendor shows the slot. One that somebody booked at once is shown no more (A-CM-29): then a person decides.
pub(super) async fn find(account: &CareMonitorAccount, slot: &SlotAct) -> Answer<Found> {
    let sharing = sharing(account, slot).await?;
    let ours = sharing.into_iter().find(|(_, start, end)| *start == slot.start && *end == end_of(slot));
    Ok(ours.map_or(Found::Nothing, |(id, ..)| Found::WithId(id)))
}
