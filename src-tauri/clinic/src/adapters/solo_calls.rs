//! Calls to Solo, as the use cases think of them. Every call is counted into the connection's health, and every failure
//! is told in our own words with the vendor's beside them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{Act, ConfirmedHow, IdentifierKind, Patient, PatientAddress, PatientKey};
use solo::{
    AppointmentChange, AppointmentId, AppointmentStatus, Certainty, ExternalAppointmentId, Hsid, NewAppointment,
    PatientId, Said, SlotQuery, Solo, SoloError, SoloErrorKind, Spid,
};
use store::{AppointmentRow, KnownAppointment, RoomRow};
use url::Url;

use super::solo as meaning;
pub(crate) use super::solo_csv::Report;
pub(crate) use super::solo_link::context_link;
use crate::account::Account;
use crate::problem::{FailureKind, VendorFailure};
use crate::settings::zone_of;

type Answer<T> = std::result::Result<T, VendorFailure>;

/// What came of a write.
pub(crate) enum Sent {
    /// The vendor did it.
    Done {
        /// The new appointment's number, for a booking.
        vendor_id: Option<i64>,
    },
    /// Provably no byte left.
    NeverLeft(VendorFailure),
    /// The vendor asks for patience and did not process it (assumption A-SO-03).
    Later(VendorFailure),
    /// The vendor refused.
    Refused(VendorFailure),
    /// It may or may not have arrived.
    Unknown(VendorFailure),
}

/// A visit as it was read.
pub(crate) struct ReadVisit {
    pub(crate) appointment: AppointmentRow,
    pub(crate) patient: Option<Patient>,
    pub(crate) drift: Vec<String>,
}

/// Both links of a call.
pub(crate) struct Links {
    pub(crate) provider: Url,
    pub(crate) patient: Url,
}

/// The operation that carries an act.
pub(crate) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Book { patient: PatientAddress::External(_), .. } => "SOLO-06",
        Act::Book { patient: PatientAddress::Hsid(_), .. } => "SOLO-07",
        Act::Book { patient: PatientAddress::Spid(_), .. } => "SOLO-08",
        Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => "SOLO-13",
    }
}

fn failure(error: &SoloError) -> VendorFailure {
    let kind = match error.kind() {
        SoloErrorKind::InvalidInput { .. } => FailureKind::NotSent,
        SoloErrorKind::NeverLeft => FailureKind::Unreachable,
        SoloErrorKind::NoAnswer | SoloErrorKind::Malformed => FailureKind::NoAnswer,
        SoloErrorKind::Unauthorized | SoloErrorKind::Forbidden => FailureKind::KeyRefused,
        SoloErrorKind::NotFound => FailureKind::NotFound,
        SoloErrorKind::Rejected => FailureKind::Refused,
        SoloErrorKind::Deferred => FailureKind::Later,
        SoloErrorKind::VendorFailed => FailureKind::VendorError,
    };
    VendorFailure {
        operation: error.operation().to_owned(),
        kind,
        http_status: error.status(),
        message: error.vendor_message().map(str::to_owned),
        correlation_id: error.correlation_id().map(str::to_owned),
        retry_after_s: error.retry_after().map(|wait| wait.as_secs()),
    }
}

fn told<T>(account: &Account, answer: std::result::Result<T, SoloError>) -> Answer<T> {
    account.note(answer.map_err(|error| failure(&error)))
}

/// Sends one act, once.
pub(crate) async fn send(account: &Account, act: &Act) -> Sent {
    let appointments = account.solo.appointments();
    let answer = match act {
        Act::Book { patient, room, start, duration_s, reasons, episode, external_id } => {
            let new = NewAppointment {
                date: Some(*start),
                reasons: reasons.clone(),
                duration_s: *duration_s,
                waiting_room: room.clone(),
                external_id: Some(ExternalAppointmentId(external_id.clone())),
                episode_of_care_id: episode.clone(),
                account_number: None,
            };
            let created = match patient {
                PatientAddress::External(id) => appointments.create(&PatientId(id.clone()), &new).await,
                PatientAddress::Spid(id) => appointments.create_for_spid(Spid(*id), &new).await,
                PatientAddress::Hsid(id) => appointments.create_for_hsid(&Hsid(id.clone()), &new).await,
            };
            created.map(|created| Some(created.id.0))
        }
        Act::Reschedule { appointment, start, duration_s, .. } => {
            let change =
                AppointmentChange { date: Some(*start), duration_s: *duration_s, ..AppointmentChange::default() };
            appointments.update(AppointmentId(*appointment), &change).await.map(|_| None)
        }
        Act::ChangeReasons { appointment, reasons } => {
            let change = AppointmentChange { reasons: Some(reasons.clone()), ..AppointmentChange::default() };
            appointments.update(AppointmentId(*appointment), &change).await.map(|_| None)
        }
        Act::Cancel { appointment, .. } => {
            let change = AppointmentChange { cancel: true, ..AppointmentChange::default() };
            appointments.update(AppointmentId(*appointment), &change).await.map(|_| None)
        }
    };
    match answer {
        Ok(vendor_id) => {
            let _answered = account.note(Ok(()));
            Sent::Done { vendor_id }
        }
        Err(error) => {
            let failed = failure(&error);
            let _counted: Answer<()> = account.note(Err(failed.clone()));
            match error.certainty() {
                Certainty::NeverLeft => Sent::NeverLeft(failed),
                Certainty::Deferred => Sent::Later(failed),
                Certainty::Rejected => Sent::Refused(failed),
                Certainty::Unknown => Sent::Unknown(failed),
            }
        }
    }
}

/// Reads one visit (SOLO-14).
pub(crate) async fn visit(account: &Account, known: &KnownAppointment, id: i64) -> Answer<ReadVisit> {
    let read = told(account, account.solo.appointments().get(AppointmentId(id)).await)?;
    let now = Utc::now();
    let row = &account.row;
    let patient = read.patient.as_ref().map(|patient| {
        let value = patient.id.as_str();
        let key = PatientKey::external(&row.id, value);
        let asked = meaning::asked_by(row, IdentifierKind::ExternalId, value);
        meaning::patient(row, key, asked, &patient.demographics, now)
    });
    let appointment = meaning::appointment(row, &known.visit, &read, now, ConfirmedHow::Read);
    Ok(ReadVisit { drift: appointment.drift.clone(), appointment, patient })
}

/// Whether a visit, as read, shows that an act took effect.
pub(crate) fn shows_effect(row: &AppointmentRow, act: &Act) -> bool {
    match act {
        Act::Book { external_id, .. } => row.external_id.as_deref() == Some(external_id),
        Act::Reschedule { start, duration_s, .. } => {
            row.start == Some(*start) && duration_s.is_none_or(|wanted| row.duration_s == Some(wanted))
        }
        Act::ChangeReasons { reasons, .. } => &row.reasons == reasons,
        Act::Cancel { .. } => row.status_word == AppointmentStatus::Cancelled.as_str(),
    }
}

/// Reads the appointment that an act names, and compares (SOLO-14).
pub(crate) async fn act_took_effect(account: &Account, act: &Act) -> Answer<(i64, bool)> {
    let id = act.appointment().unwrap_or_default();
    let read = told(account, account.solo.appointments().get(AppointmentId(id)).await)?;
    let visit = domain::VisitId(String::new());
    let row = meaning::appointment(&account.row, &visit, &read, Utc::now(), ConfirmedHow::Read);
    Ok((id, shows_effect(&row, act)))
}

/// Whether Solo knows our reference (SOLO-11). It does not tell the appointment's number.
pub(crate) async fn external_id_is_known(account: &Account, reference: &str) -> Answer<bool> {
    let id = ExternalAppointmentId(reference.to_owned());
    match told(account, account.solo.links().by_external_id(&id).await) {
        Ok(_) => Ok(true),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether the appointment of that number carries our reference (SOLO-14).
pub(crate) async fn carries_reference(account: &Account, id: i64, reference: &str) -> Answer<bool> {
    match told(account, account.solo.appointments().get(AppointmentId(id)).await) {
        Ok(read) => Ok(read.external_id.is_some_and(|found| found.as_str() == reference)),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether a slot is still free (SOLO-18).
pub(crate) async fn slot_is_free(
    account: &Account,
    room: &str,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Answer<bool> {
    let length = TimeDelta::seconds(i64::from(duration_s.unwrap_or(3_600)));
    let found = slots(account, room, start, start + length + TimeDelta::seconds(1), duration_s).await?;
    Ok(found.iter().any(|(at, _)| *at == start))
}

/// Free slots of a room (SOLO-18).
pub(crate) async fn slots(
    account: &Account,
    room: &str,
    after: DateTime<Utc>,
    before: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Answer<Vec<(DateTime<Utc>, u32)>> {
    let query = SlotQuery { after, before, waiting_room: room.to_owned(), duration_s };
    let found = told(account, account.solo.slots().find(&query).await)?;
    Ok(found.into_iter().map(|slot| (slot.date, slot.duration_s)).collect())
}

/// Waiting rooms (SOLO-15).
pub(crate) async fn rooms(account: &Account) -> Answer<Vec<RoomRow>> {
    let found = told(account, account.solo.rooms().list().await)?;
    let now = Utc::now();
    Ok(found
        .into_iter()
        .map(|room| RoomRow {
            connection: account.row.id.clone(),
            vendor_room_id: room.id,
            name: room.name,
            service_line: room.service_line,
            service_type: room.service_type,
            read_at: now,
        })
        .collect())
}

/// The rooms' names, for a test call that belongs to no kept connection (SOLO-15).
pub(crate) async fn rooms_of(solo: &Solo) -> Answer<Vec<String>> {
    let found = solo.rooms().list().await.map_err(|error| failure(&error))?;
    Ok(found.into_iter().map(|room| room.name).collect())
}

/// Whether a client has a linking secret.
pub(crate) fn can_link(solo: &Solo) -> bool {
    solo.linking().is_configured()
}

/// The CSV report of a range of days (SOLO-29).
pub(crate) async fn report(account: &Account, from: NaiveDate, to: NaiveDate) -> Answer<Report> {
    let bytes = told(account, account.solo.reports().csv_data_dump(from, to).await)?;
    Ok(super::solo_csv::parse(&bytes, zone_of(&account.row.zone)))
}

/// A patient by the integrator's id (SOLO-01).
pub(crate) async fn patient_by_external_id(account: &Account, id: &str) -> Answer<(Patient, Vec<String>)> {
    let read = told(account, account.solo.patients().get(&PatientId(id.to_owned())).await)?;
    let row = &account.row;
    let asked = meaning::asked_by(row, IdentifierKind::ExternalId, id);
    let patient = meaning::patient(row, PatientKey::external(&row.id, id), asked, &read, Utc::now());
    Ok((patient, read.drift()))
}

/// A patient by Solo's own number (SOLO-02).
pub(crate) async fn patient_by_spid(account: &Account, spid: i64) -> Answer<(Patient, Vec<String>)> {
    let read = told(account, account.solo.patients().get_by_spid(Spid(spid)).await)?;
    let row = &account.row;
    let asked = meaning::asked_by(row, IdentifierKind::Spid, &spid.to_string());
    let patient = meaning::patient(row, PatientKey::spid(&row.id, spid), asked, &read, Utc::now());
    Ok((patient, read.drift()))
}

/// The provider's link (SOLO-09).
pub(crate) async fn provider_link(account: &Account, id: i64) -> Answer<Url> {
    let link = told(account, account.solo.links().provider(AppointmentId(id)).await)?;
    parsed("SOLO-09", Some(&link.url))
}

/// The provider's Teams link (SOLO-10).
pub(crate) async fn teams_link(account: &Account, id: i64) -> Answer<Url> {
    let link = told(account, account.solo.links().teams(AppointmentId(id)).await)?;
    parsed("SOLO-10", Some(&link.url))
}

/// Both links by our reference (SOLO-11).
pub(crate) async fn links_by_external_id(account: &Account, reference: &str) -> Answer<Links> {
    let id = ExternalAppointmentId(reference.to_owned());
    let links = told(account, account.solo.links().by_external_id(&id).await)?;
    both("SOLO-11", &links)
}

/// Both links by Solo's number (SOLO-12).
pub(crate) async fn links_by_said(account: &Account, id: i64) -> Answer<Links> {
    let links = told(account, account.solo.links().by_said(Said(id)).await)?;
    both("SOLO-12", &links)
}

fn both(operation: &str, links: &solo::VideoCallLinks) -> Answer<Links> {
    Ok(Links {
        provider: parsed(operation, links.provider_visit_url.as_deref())?,
        patient: parsed(operation, links.patient_visit_url.as_deref())?,
    })
}

fn parsed(operation: &str, link: Option<&str>) -> Answer<Url> {
    link.and_then(|text| Url::parse(text).ok()).ok_or_else(|| VendorFailure {
        operation: operation.to_owned(),
        kind: FailureKind::NoAnswer,
        http_status: None,
        message: None,
        correlation_id: None,
        retry_after_s: None,
    })
}
