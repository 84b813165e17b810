//! Calls to CareMonitor, as the use cases think of them: slots CM-04, telehealth appointments CM-06 to CM-09, patient
//! appointments CM-10 to CM-13.
//!
//! No appointment is read by its id: what stands is seen in one of the two lists. The vendor may ignore what a list is
//! narrowed to (A-CM-18), so everything that comes is compared.

use caremonitor::{
    Appointment, AppointmentId, AppointmentStatus, AppointmentWrite, Listed, PatientId, ProviderId, Search,
};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use domain::act::{BookTerms, CareMonitorKind};
use domain::{Act, PatientAddress, VendorId, VisitState};
use store::KnownAppointment;
use url::Url;
use vendor_http::{CallError, CallErrorKind, Certainty};

use super::calls::{Answer, Before, Found, Listing, Out, ReadVisit, told, unaddressed};
use super::caremonitor as meaning;
use super::{caremonitor_metrics, caremonitor_slots};
use crate::account::CareMonitorAccount;
use crate::settings;

const KINDS: [CareMonitorKind; 2] = [CareMonitorKind::Telehealth, CareMonitorKind::InPerson];
/// Visits are listed from a day ago to so many days ahead.
const AHEAD: TimeDelta = TimeDelta::days(60);
const BEHIND: TimeDelta = TimeDelta::days(1);
/// As far ahead as one looks for what was moved out of that range.
const FAR: TimeDelta = TimeDelta::days(730);
/// A list of what begins at one instant ends this much later.
const INSTANT: TimeDelta = TimeDelta::seconds(1);

/// The operation that carries an act.
pub(super) fn operation(act: &Act) -> &'static str {
    let kind = match act {
        Act::Book { terms: Some(BookTerms::CareMonitor { kind, .. }), .. } => Some(*kind),
        Act::Reschedule { appointment, .. } | Act::Cancel { appointment, .. } => {
            meaning::addressed(appointment).map(|(kind, _)| kind)
        }
        _ => None,
    };
    match (act, kind) {
        (Act::Book { .. }, Some(CareMonitorKind::Telehealth)) => "CM-07",
        (Act::Book { .. }, Some(CareMonitorKind::InPerson)) => "CM-11",
        (Act::Reschedule { .. }, Some(CareMonitorKind::Telehealth)) => "CM-08",
        (Act::Reschedule { .. }, Some(CareMonitorKind::InPerson)) => "CM-12",
        (Act::Cancel { .. }, Some(CareMonitorKind::Telehealth)) => "CM-09",
        (Act::Cancel { .. }, Some(CareMonitorKind::InPerson)) => "CM-13",
        (Act::OfferSlot(_), _) => "CM-05",
        (Act::Submission(act), _) => caremonitor_metrics::operation(&act.measured),
        _ => "",
    }
}

/// A booking in CareMonitor's terms.
struct Booking<'a> {
    kind: CareMonitorKind,
    patient: &'a str,
    provider: &'a str,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
}

impl<'a> Booking<'a> {
    fn of(act: &'a Act) -> Option<Self> {
        let Act::Book { patient: PatientAddress::Vendor(patient), start, duration_s, terms, .. } = act else {
            return None;
        };
        let Some(BookTerms::CareMonitor { provider, kind }) = terms else { return None };
        Some(Self { kind: *kind, patient, provider, start: *start, duration_s: *duration_s })
    }

    /// What stands at the vendor for the same patient, with the same provider, from the same instant.
    async fn standing(&self, account: &CareMonitorAccount) -> Answer<Option<Appointment>> {
        let search = Search {
            patient_id: Some(PatientId::from(self.patient)),
            ..Search::between(self.start, self.start + INSTANT)
        };
        let same = |one: &Appointment| {
            one.patient_id.as_ref().is_some_and(|id| id.as_str() == self.patient)
                && one.provider_id.as_ref().is_some_and(|id| id.as_str() == self.provider)
                && meaning::start_of(one) == Some(self.start)
                && meaning::visit_state(&one.status) != VisitState::Cancelled
        };
        let listed = told(account, list(account, self.kind, &search).await)?;
        Ok(listed.items.into_iter().find(same))
    }

    /// The end of the offered time that begins with the booking, one slot after the other (CM-04), as far as it is
    /// needed. None when nothing is offered there.
    async fn offered_until(&self, account: &CareMonitorAccount) -> Result<Option<DateTime<Utc>>, CallError> {
        let long = TimeDelta::seconds(i64::from(self.duration_s.unwrap_or(1)));
        let search = Search {
            provider_id: Some(ProviderId::from(self.provider)),
            ..Search::between(self.start, self.start + long)
        };
        let mut slots: Vec<_> = account
            .client
            .slots()
            .list(&search)
            .await?
            .items
            .into_iter()
            .filter(|slot| slot.provider_id.as_ref().is_some_and(|id| id.as_str() == self.provider))
            .filter_map(|slot| Some((slot.start?.at()?.to_utc(), slot.end?.at()?.to_utc())))
            .collect();
        slots.sort_unstable();
        let mut until = None;
        for (start, end) in slots {
            if start == until.unwrap_or(self.start) && until.is_none_or(|until| until < self.start + long) {
                until = Some(end);
            }
        }
        Ok(until)
    }
}

/// Looks before a booking whether it stands there already, and whether its time is still offered (CM-04): nothing holds
/// a slot.
pub(super) async fn before_sending(account: &CareMonitorAccount, act: &Act) -> Answer<Before> {
    if let Act::OfferSlot(slot) = act {
        return caremonitor_slots::before_offering(account, slot).await;
    }
    let Some(booking) = Booking::of(act) else { return Ok(Before::Clear) };
    if booking.standing(account).await?.is_some() {
        return Ok(Before::Blocked { why: "alreadyBooked", operation: meaning::listed_by(booking.kind) });
    }
    let until = told(account, booking.offered_until(account).await)?;
    let long = TimeDelta::seconds(i64::from(booking.duration_s.unwrap_or(1)));
    let offered = until.is_some_and(|until| booking.start + long <= until);
    Ok(if offered { Before::Clear } else { Before::Blocked { why: "slotTaken", operation: "CM-04" } })
}

/// Sends a change of a visit; a booking answers with the new id.
pub(super) async fn send(account: &CareMonitorAccount, act: &Act) -> Result<Option<String>, CallError> {
    let id = operation(act);
    match act {
        Act::Book { .. } => {
            let booking = Booking::of(act).ok_or_else(|| CallError::invalid("CM-07", "act", "is of another vendor"))?;
            book(account, id, &booking).await.map(Some)
        }
        Act::Reschedule { appointment, start, duration_s, from_start, .. } => {
            let (kind, own) = own_id(appointment)?;
            let found = one(account, kind, &own, &[Some(*start), *from_start]).await;
            let read =
                found.map_err(|error| unsent(id, error))?.ok_or(CallError::plain(id, CallErrorKind::NotFound))?;
            let write = moved(id, &read, *start, *duration_s)?;
            match kind {
                CareMonitorKind::Telehealth => account.client.telehealth_appointments().update(&own, &write).await,
                CareMonitorKind::InPerson => account.client.patient_appointments().update(&own, &write).await,
            }
            .map(|()| None)
        }
        Act::Cancel { appointment, .. } => {
            let (kind, own) = own_id(appointment)?;
            match kind {
                CareMonitorKind::Telehealth => account.client.telehealth_appointments().cancel(&own).await,
                CareMonitorKind::InPerson => account.client.patient_appointments().cancel(&own).await,
            }
            .map(|()| None)
        }
        Act::OfferSlot(slot) => caremonitor_slots::offer(account, slot).await.map(Some),
        _ => Err(CallError::invalid("CM-06", "act", "is not offered by this vendor")),
    }
}

async fn book(account: &CareMonitorAccount, id: &'static str, booking: &Booking<'_>) -> Result<String, CallError> {
    let end = match booking.duration_s {
        Some(seconds) => booking.start + TimeDelta::seconds(i64::from(seconds)),
        // As long as the slot, which stood there a moment ago.
        None => booking
            .offered_until(account)
            .await
            .map_err(|error| unsent(id, error))?
            .ok_or_else(|| CallError::invalid(id, "end", "is not told by any slot"))?,
    };
    let write = AppointmentWrite {
        patient_id: PatientId::from(booking.patient),
        provider_id: ProviderId::from(booking.provider),
        start: booking.start,
        end,
        zone: settings::zone_of(&account.row.zone),
        kind: None,
        status: None,
    };
    let created = match booking.kind {
        CareMonitorKind::Telehealth => account.client.telehealth_appointments().create(&write).await?,
        CareMonitorKind::InPerson => account.client.patient_appointments().create(&write).await?,
    };
    Ok(meaning::vendor_id(booking.kind, &created.id).0)
}

/// The whole record at another time: a change replaces it (A-CM-19). What could not be sent back as it is, is not
/// changed at all.
fn moved(
    operation: &'static str,
    read: &Appointment,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Result<AppointmentWrite, CallError> {
    let lacks = |field| CallError::invalid(operation, field, "cannot be read, and would be lost by a change");
    let stands = meaning::start_of(read).zip(meaning::end_of(read)).map(|(start, end)| end - start);
    let length = duration_s.map(|seconds| TimeDelta::seconds(i64::from(seconds))).or(stands);
    let status = match &read.status {
        AppointmentStatus::Unknown(word) if word.is_empty() => None,
        AppointmentStatus::Unknown(_) => return Err(lacks("status")),
        known => Some(known.clone()),
    };
    Ok(AppointmentWrite {
        patient_id: read.patient_id.clone().ok_or_else(|| lacks("patient_id"))?,
        provider_id: read.provider_id.clone().ok_or_else(|| lacks("provider_id"))?,
        start,
        end: start + length.ok_or_else(|| lacks("end"))?,
        zone: read.zone.tz().ok_or_else(|| lacks("timezone"))?,
        kind: read.kind.clone(),
        status,
    })
}

/// Whether the vendor shows the effect. CareMonitor keeps no reference of ours: a booking is found by whom it is for,
/// with whom and when (assumption A-CM-27); it was looked for before it was sent, so what is found is ours.
pub(super) async fn find(account: &CareMonitorAccount, act: &Act) -> Answer<Found> {
    match act {
        Act::Book { .. } => {
            let Some(booking) = Booking::of(act) else { return Ok(Found::NoWayToLook) };
            let found = booking.standing(account).await?;
            Ok(found.map_or(Found::Nothing, |one| Found::WithId(meaning::vendor_id(booking.kind, &one.id).0)))
        }
        Act::Reschedule { appointment, start, duration_s, .. } => {
            let (kind, own) = meaning::addressed(appointment).ok_or_else(|| unaddressed("CM-06"))?;
            let read = told(account, one(account, kind, &own, &[Some(*start)]).await)?;
            let length = |read: &Appointment| meaning::start_of(read).zip(meaning::end_of(read)).map(|(a, b)| b - a);
            let shows = read.is_some_and(|read| {
                let lasts = duration_s.map(|seconds| TimeDelta::seconds(i64::from(seconds)));
                meaning::start_of(&read) == Some(*start) && lasts.is_none_or(|lasts| length(&read) == Some(lasts))
            });
            Ok(if shows { Found::WithId(appointment.0.clone()) } else { Found::Nothing })
        }
        Act::Cancel { appointment, start } => {
            let (kind, own) = meaning::addressed(appointment).ok_or_else(|| unaddressed("CM-06"))?;
            let listed = told(account, list(account, kind, &around(&[*start])).await)?;
            let gone = match listed.items.iter().find(|one| one.id == own) {
                Some(one) => meaning::visit_state(&one.status) == VisitState::Cancelled,
                // Cancelling deletes (A-CM-15), and a list that may go on elsewhere proves nothing.
                None => listed.whole && start.is_some(),
            };
            Ok(if gone { Found::WithId(appointment.0.clone()) } else { Found::Nothing })
        }
        Act::OfferSlot(slot) => caremonitor_slots::find(account, slot).await,
        _ => Ok(Found::NoWayToLook),
    }
}

/// Lists the visits of both kinds (CM-06, CM-10).
pub(super) async fn visits(account: &CareMonitorAccount, out: Out<ReadVisit>) -> Answer<Listing> {
    let search = around(&[]);
    let range = Some((search.from, search.to));
    let mut listing = Listing { whole: true, range, drift: Vec::new() };
    for kind in KINDS {
        let listed = told(account, list(account, kind, &search).await)?;
        let now = Utc::now();
        listing.whole &= listed.whole;
        listing.drift.extend(listed.drift());
        let read = listed.items.iter().map(|one| meaning::appointment(account, kind, one, now));
        if out.send(read.collect()).await.is_err() {
            return Ok(Listing { whole: false, ..listing });
        }
    }
    Ok(listing)
}

/// Lists the visits of both kinds that begin at `from` or later; none when a list may go on elsewhere.
pub(super) async fn visits_from(account: &CareMonitorAccount, from: DateTime<Utc>) -> Answer<Option<Vec<ReadVisit>>> {
    let search = Search::between(from, from + FAR);
    let mut read = Vec::new();
    for kind in KINDS {
        let listed = told(account, list(account, kind, &search).await)?;
        if !listed.whole {
            return Ok(None);
        }
        let now = Utc::now();
        read.extend(listed.items.iter().map(|one| meaning::appointment(account, kind, one, now)));
    }
    Ok(Some(read))
}

/// The link of a visit's call (CM-06, CM-10). It is asked for when somebody joins, and never kept.
pub(super) async fn host_link(account: &CareMonitorAccount, known: &KnownAppointment) -> Answer<Option<Url>> {
    let addressed = known.vendor_id.as_ref().and_then(meaning::addressed);
    let (kind, own) = addressed.ok_or_else(|| unaddressed("CM-06"))?;
    let read = told(account, one(account, kind, &own, &[known.start]).await)?;
    Ok(read.and_then(|read| Url::parse(read.meeting_url?.trim()).ok()))
}

async fn list(
    account: &CareMonitorAccount,
    kind: CareMonitorKind,
    search: &Search,
) -> Result<Listed<Appointment>, CallError> {
    match kind {
        CareMonitorKind::Telehealth => account.client.telehealth_appointments().list(search).await,
        CareMonitorKind::InPerson => account.client.patient_appointments().list(search).await,
    }
}

/// One appointment, out of the list in which it stands.
async fn one(
    account: &CareMonitorAccount,
    kind: CareMonitorKind,
    id: &AppointmentId,
    starts: &[Option<DateTime<Utc>>],
) -> Result<Option<Appointment>, CallError> {
    let listed = list(account, kind, &around(starts)).await?;
    Ok(listed.items.into_iter().find(|one| one.id == *id))
}

/// The range that visits are listed in, wide enough for these starts.
fn around(starts: &[Option<DateTime<Utc>>]) -> Search {
    // Whole seconds are sent: what the vendor is asked for and what is taken for asked must not differ.
    let now = Utc::now().trunc_subsecs(0);
    let known = || starts.iter().flatten();
    let from = known().copied().chain([now - BEHIND]).min().unwrap_or(now);
    let to = known().map(|start| *start + INSTANT).chain([now + AHEAD]).max().unwrap_or(now);
    Search::between(from, to)
}

fn own_id(id: &VendorId) -> Result<(CareMonitorKind, AppointmentId), CallError> {
    meaning::addressed(id).ok_or_else(|| CallError::invalid("CM-06", "id", "is of neither list"))
}

/// A reading before the change that got no answer: of the change itself, nothing has left.
fn unsent(operation: &'static str, error: CallError) -> CallError {
    match error.certainty() {
        Certainty::Unknown => CallError::plain(operation, CallErrorKind::NeverLeft),
        Certainty::NeverLeft | Certainty::Deferred | Certainty::Rejected => error,
    }
}
