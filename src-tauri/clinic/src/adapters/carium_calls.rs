//! Calls to Carium, as the use cases think of them: visits CAR-04 to CAR-08, the organisation's lists CAR-09 to CAR-12,
//! people CAR-19.

use carium::{
    AppointmentChange, AppointmentFilter, AppointmentId, AppointmentStatusId, AppointmentTypeId, Call, CallError,
    Collected, IndividualFilter, IndividualId, NewAppointment, Page, PageAt, PractitionerId,
};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::act::{BookTerms, CariumCall};
use domain::{Act, Patient, PatientAddress, VendorId, VisitId};
use futures::{StreamExt, stream};
use store::{Choice, ChoiceList, KnownAppointment};
use url::Url;
use vendor_http::{CallErrorKind, Certainty};

use super::calls::{Answer, Before, Found, Listing, Out, ReadVisit, told, unaddressed};
use super::carium as meaning;
use super::carium_patients;
use crate::account::CariumAccount;
use crate::problem::{FailureKind, VendorFailure};

/// Resources on a page; the vendor's own client asks for so many.
const PAGE: u32 = 100;
/// Pages that are asked for at once: as many requests as the transport lets go side by side.
const AT_ONCE: usize = 4;
/// A type of the organisation says how long its visits take only to people: for comparisons, a visit lasts this long.
const UNKNOWN_LENGTH: TimeDelta = TimeDelta::minutes(15);

/// The operation that carries an act.
pub(super) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Book { .. } => "CAR-04",
        Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => "CAR-06",
        Act::CariumDocument(_) => "CAR-13",
        Act::CariumPatient(act) => carium_patients::operation(act),
        _ => "",
    }
}

/// Looks before a booking whether it, or something in its way, stands there already (CAR-08): Carium holds no slots
/// and takes what it is told.
pub(super) async fn before_sending(account: &CariumAccount, act: &Act) -> Answer<Before> {
    if let Act::CariumPatient(act) = act {
        return carium_patients::before_sending(account, act).await;
    }
    let Act::Book { patient: PatientAddress::Vendor(patient), start, duration_s, terms: Some(terms), .. } = act else {
        return Ok(Before::Clear);
    };
    let BookTerms::Carium { practitioner, .. } = terms else { return Ok(Before::Clear) };
    let end = *start + length(*duration_s);
    let of_patient =
        AppointmentFilter { individual_id: Some(IndividualId::from(patient.as_str())), ..AppointmentFilter::default() };
    for standing in all(account, &of_patient).await? {
        if is_the_booking(&standing, patient, practitioner, *start, end) && !is_cancelled(account, &standing) {
            return Ok(Before::Blocked { why: "alreadyBooked", operation: "CAR-08" });
        }
    }
    let of_practitioner = AppointmentFilter {
        practitioner_id: Some(PractitionerId::from(practitioner.as_str())),
        ..AppointmentFilter::default()
    };
    let taken = all(account, &of_practitioner).await?.into_iter().any(|standing| {
        let of_them = standing.attributes.practitioner_id.as_ref().is_some_and(|id| id.as_str() == practitioner);
        let from = standing.attributes.start_time.as_ref().and_then(carium::Moment::instant);
        let to = standing.attributes.end_time.as_ref().and_then(carium::Moment::instant);
        let overlaps = from.is_some_and(|from| from < end && *start < to.unwrap_or(from + UNKNOWN_LENGTH));
        of_them && overlaps && !is_over(account, &standing)
    });
    Ok(if taken { Before::Blocked { why: "slotTaken", operation: "CAR-08" } } else { Before::Clear })
}

/// Sends a change of a visit; a booking answers with the new id.
pub(super) async fn send(account: &CariumAccount, act: &Act) -> Result<Option<String>, CallError> {
    let appointments = account.client.appointments();
    match act {
        Act::Book { patient, start, duration_s, reasons, terms, .. } => {
            let (PatientAddress::Vendor(patient), Some(BookTerms::Carium { .. })) = (patient, terms) else {
                return Err(CallError::invalid("CAR-04", "patient", "is addressed otherwise"));
            };
            let Some(BookTerms::Carium { practitioner, kind, status, call, patient_instruction }) = terms else {
                return Err(CallError::invalid("CAR-04", "practitioner-id", "is required"));
            };
            let new = NewAppointment {
                individual_id: IndividualId::from(patient.as_str()),
                practitioner_id: PractitionerId::from(practitioner.as_str()),
                start_time: *start,
                end_time: *start + length(*duration_s),
                status_id: AppointmentStatusId::from(status.as_str()),
                type_id: AppointmentTypeId::from(kind.as_str()),
                call: match call {
                    CariumCall::Channel => Call::VideoChannel,
                    CariumCall::Links { guest, host } => {
                        Call::Links { guest_url: link("guest-url", guest)?, host_url: link("host-url", host)? }
                    }
                },
                description: (!reasons.is_empty()).then(|| reasons.join("; ")),
                patient_instruction: patient_instruction.clone(),
                location: None,
            };
            appointments.create(&new).await.map(|id| Some(id.as_str().to_owned()))
        }
        Act::Reschedule { appointment, start, duration_s, .. } => {
            let id = AppointmentId::from(appointment.as_str());
            let length = match duration_s {
                Some(_) => length(*duration_s),
                // Carium keeps an end, not a length: the length that stands there moves along.
                None => length_of(&appointments.get(&id).await.map_err(unsent)?),
            };
            let change = AppointmentChange { times: Some((*start, *start + length)), ..AppointmentChange::default() };
            appointments.update(&id, &change).await.map(|_| None)
        }
        Act::ChangeReasons { appointment, reasons } => {
            let id = AppointmentId::from(appointment.as_str());
            let change = AppointmentChange { description: Some(reasons.join("; ")), ..AppointmentChange::default() };
            appointments.update(&id, &change).await.map(|_| None)
        }
        Act::Cancel { appointment, .. } => {
            let id = AppointmentId::from(appointment.as_str());
            let change = AppointmentChange { status_id: Some(cancelled(account)?), ..AppointmentChange::default() };
            appointments.update(&id, &change).await.map(|_| None)
        }
        Act::CariumPatient(act) => carium_patients::send(account, act).await,
        _ => Err(CallError::invalid("CAR-06", "act", "is not offered by this vendor")),
    }
}

/// Whether the vendor shows the effect. Carium keeps no reference of ours: a booking is found by whom it is for, with
/// whom and when (assumption A-CAR-21); it was looked for before it was sent, so what is found is ours.
pub(super) async fn find(account: &CariumAccount, act: &Act) -> Answer<Found> {
    match act {
        Act::Book { patient: PatientAddress::Vendor(patient), start, duration_s, terms: Some(terms), .. } => {
            let BookTerms::Carium { practitioner, .. } = terms else { return Ok(Found::NoWayToLook) };
            let end = *start + length(*duration_s);
            let filter = AppointmentFilter {
                individual_id: Some(IndividualId::from(patient.as_str())),
                ..AppointmentFilter::default()
            };
            let found = all(account, &filter)
                .await?
                .into_iter()
                .find(|one| is_the_booking(one, patient, practitioner, *start, end) && !is_cancelled(account, one));
            Ok(found.map_or(Found::Nothing, |one| Found::WithId(one.id.as_str().to_owned())))
        }
        Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            let id = act.appointment().ok_or_else(|| unaddressed("CAR-05"))?;
            let read = get(account, &id).await?;
            let attributes = &read.attributes;
            let shows = match act {
                Act::Reschedule { start, duration_s, .. } => {
                    attributes.start_time.as_ref().and_then(carium::Moment::instant) == Some(*start)
                        && duration_s.is_none_or(|_| length_of(&read) == length(*duration_s))
                }
                Act::ChangeReasons { reasons, .. } => {
                    attributes.description.as_deref().unwrap_or_default() == reasons.join("; ")
                }
                _ => is_cancelled(account, &read),
            };
            Ok(if shows { Found::WithId(id.0) } else { Found::Nothing })
        }
        Act::CariumPatient(act) => carium_patients::find(account, act).await,
        _ => Ok(Found::NoWayToLook),
    }
}

/// Reads one visit (CAR-05).
pub(super) async fn visit(account: &CariumAccount, known: &KnownAppointment) -> Answer<ReadVisit> {
    let id = known.vendor_id.as_ref().ok_or_else(|| unaddressed("CAR-05"))?;
    let read = get(account, id).await?;
    Ok(meaning::appointment(&account.row, &account.choices(), &known.visit, &read, Utc::now()))
}

/// The practitioner's link of a visit that is not held over a channel of Carium's (CAR-05).
pub(super) async fn host_link(account: &CariumAccount, known: &KnownAppointment) -> Answer<Option<Url>> {
    let id = known.vendor_id.as_ref().ok_or_else(|| unaddressed("CAR-05"))?;
    let read = get(account, id).await?;
    Ok(read.attributes.host_url.as_deref().and_then(|link| Url::parse(link.trim()).ok()))
}

/// Lists all visits (CAR-08), page by page.
pub(super) async fn visits(account: &CariumAccount, out: Out<ReadVisit>) -> Answer<Listing> {
    let appointments = account.client.appointments();
    let filter = AppointmentFilter::default();
    let choices = account.choices();
    let nobody = VisitId(String::new());
    let read = |one: &carium::Appointment| meaning::appointment(&account.row, &choices, &nobody, one, Utc::now());
    let whole = all_pages(account, |at| appointments.list(&filter, at), read, out).await?;
    Ok(Listing { whole, range: None, drift: Vec::new() })
}

/// Lists all patients (CAR-19), page by page.
pub(super) async fn people(account: &CariumAccount, out: Out<Patient>) -> Answer<Vec<String>> {
    let patients = account.client.patients();
    let filter = IndividualFilter::default();
    let drift = Mutex::new(BTreeSet::new());
    let read = |one: &carium::Individual| {
        drift.lock().unwrap_or_else(PoisonError::into_inner).extend(one.drift("CAR-19"));
        meaning::patient(&account.row, one, Utc::now())
    };
    all_pages(account, |at| patients.list(&filter, at), read, out).await?;
    Ok(drift.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect())
}

/// Gives every page of a list on, in order, a few asked for at once. Whether the list was whole: it did not change while
/// it was read, and no page lacked anything.
async fn all_pages<T, R, F>(
    account: &CariumAccount,
    list: impl Fn(PageAt) -> F,
    read: impl Fn(&T) -> R,
    out: Out<R>,
) -> Answer<bool>
where
    F: Future<Output = Result<Page<T>, CallError>>,
{
    let first = told(account, list(PageAt { offset: 0, limit: PAGE }).await)?;
    let (total, mut next) = (first.total, first.next());
    // A vendor that gives fewer than asked is followed page by page: where the next begins, only the last one tells.
    let even = first.items.len() as u64 == u64::from(PAGE);
    if out.send(first.items.iter().map(&read).collect()).await.is_err() {
        return Ok(false);
    }
    let mut whole = true;
    if let (true, Some(total)) = (even, total) {
        let rest = (u64::from(PAGE)..total).step_by(PAGE as usize).map(|offset| PageAt { offset, limit: PAGE });
        let mut pages = stream::iter(rest).map(&list).buffered(AT_ONCE);
        while let Some(page) = pages.next().await {
            let page = told(account, page)?;
            let expected = u64::from(PAGE).min(total - page.offset);
            whole &= page.total == Some(total) && page.items.len() as u64 == expected;
            if out.send(page.items.iter().map(&read).collect()).await.is_err() {
                return Ok(false);
            }
        }
        return Ok(whole);
    }
    while let Some(at) = next {
        let page = told(account, list(at).await)?;
        whole &= page.total == total && !page.falls_short();
        next = page.next();
        if out.send(page.items.iter().map(&read).collect()).await.is_err() {
            return Ok(false);
        }
    }
    Ok(whole)
}

/// Lists what the organisation lets one choose from: CAR-09 to CAR-12.
pub(super) async fn choices(account: &CariumAccount) -> Answer<Vec<Choice>> {
    let organization = account.client.organization();
    let documents = account.client.documents();
    let mut choices = Vec::new();
    let mut put = |list, id: &str, name: Option<String>| {
        choices.push(Choice {
            list,
            id: id.to_owned(),
            name: name.unwrap_or_else(|| id.to_owned()),
            parent: String::new(),
        });
    };
    for one in whole(told(account, organization.practitioner_pages().all(1).await)?)? {
        put(ChoiceList::Practitioner, one.id.as_str(), one.attributes.display_name());
    }
    for one in whole(told(account, organization.appointment_status_pages().all(1).await)?)? {
        put(ChoiceList::AppointmentStatus, one.id.as_str(), one.attributes.name);
    }
    for one in whole(told(account, organization.appointment_type_pages().all(1).await)?)? {
        put(ChoiceList::AppointmentType, one.id.as_str(), one.attributes.name);
    }
    for one in whole(told(account, documents.class_pages().all(1).await)?)? {
        put(ChoiceList::DocumentClass, one.id.as_str(), one.attributes.name);
    }
    Ok(choices)
}

async fn get(account: &CariumAccount, id: &VendorId) -> Answer<carium::Appointment> {
    told(account, account.client.appointments().get(&AppointmentId::from(id.as_str())).await)
}

async fn all(account: &CariumAccount, filter: &AppointmentFilter) -> Answer<Vec<carium::Appointment>> {
    told(account, account.client.appointments().pages(filter).all(1).await).and_then(whole)
}

/// A list that changed while it was read may lack what is looked for: that is no answer, and it is asked for again.
fn whole<T>(collected: Collected<T>) -> Answer<Vec<T>> {
    if collected.moved {
        return Err(VendorFailure { kind: FailureKind::NoAnswer, ..unaddressed("CAR-08") });
    }
    Ok(collected.items)
}

fn length(duration_s: Option<u32>) -> TimeDelta {
    duration_s.map_or(UNKNOWN_LENGTH, |seconds| TimeDelta::seconds(i64::from(seconds)))
}

fn length_of(read: &carium::Appointment) -> TimeDelta {
    let start = read.attributes.start_time.as_ref().and_then(carium::Moment::instant);
    let end = read.attributes.end_time.as_ref().and_then(carium::Moment::instant);
    start.zip(end).map_or(UNKNOWN_LENGTH, |(start, end)| end - start)
}

/// A link as typed: Carium takes https only.
fn link(field: &'static str, typed: &str) -> Result<Url, CallError> {
    Url::parse(typed).map_err(|_| CallError::invalid("CAR-04", field, "must be an https address"))
}

/// A reading before the change that got no answer: of the change itself, nothing has left.
fn unsent(error: CallError) -> CallError {
    match error.certainty() {
        Certainty::Unknown => CallError::plain("CAR-06", CallErrorKind::NeverLeft),
        Certainty::NeverLeft | Certainty::Deferred | Certainty::Rejected => error,
    }
}

/// A filter that the vendor does not know must not make somebody else's visit ours: everything is compared.
fn is_the_booking(
    read: &carium::Appointment,
    patient: &str,
    practitioner: &str,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> bool {
    let attributes = &read.attributes;
    attributes.individual_id.as_ref().is_some_and(|id| id.as_str() == patient)
        && attributes.practitioner_id.as_ref().is_some_and(|id| id.as_str() == practitioner)
        && attributes.start_time.as_ref().and_then(carium::Moment::instant) == Some(start)
        && attributes.end_time.as_ref().and_then(carium::Moment::instant) == Some(end)
}

fn status_name(account: &CariumAccount, read: &carium::Appointment) -> String {
    let Some(id) = &read.attributes.status_id else { return String::new() };
    let choices = account.choices();
    let named = choices.iter().find(|one| one.list == ChoiceList::AppointmentStatus && one.id == id.as_str());
    named.map(|one| one.name.clone()).unwrap_or_default()
}

fn is_cancelled(account: &CariumAccount, read: &carium::Appointment) -> bool {
    meaning::visit_state(&status_name(account, read)) == domain::VisitState::Cancelled
}

fn is_over(account: &CariumAccount, read: &carium::Appointment) -> bool {
    meaning::visit_state(&status_name(account, read)).is_over()
}

/// The organisation's own status for a cancelled visit. It is never guessed: without exactly one, nothing is cancelled.
fn cancelled(account: &CariumAccount) -> Result<AppointmentStatusId, CallError> {
    let choices = account.choices();
    let mut found = choices.iter().filter(|one| {
        let name = one.name.trim().to_lowercase();
        one.list == ChoiceList::AppointmentStatus && meaning::CANCELLED.contains(&name.as_str())
    });
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(AppointmentStatusId::from(one.id.as_str())),
        _ => Err(CallError::invalid("CAR-06", "status-id", "has no status of the organisation that means cancelled")),
    }
}
