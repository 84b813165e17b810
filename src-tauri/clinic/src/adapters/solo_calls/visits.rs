//! Visits at Solo: SOLO-06, SOLO-07, SOLO-08, SOLO-13 and SOLO-14, and SOLO-11 as their landing probe.

use chrono::Utc;
use domain::{Act, ConfirmedHow, IdentifierKind, PatientAddress, PatientKey, VendorId};
use solo::{
    AppointmentChange, AppointmentId, AppointmentStatus, CallError, ExternalAppointmentId, Hsid, NewAppointment,
    PatientId, Spid,
};
use store::{AppointmentRow, KnownAppointment};

use super::super::calls::ReadVisit;
use super::super::solo as meaning;
use super::{Answer, Found, failure, told, unaddressed};
use crate::account::SoloAccount;
use crate::problem::FailureKind;

/// The operation that carries a change of a visit.
pub(super) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Book { patient: PatientAddress::External(_), .. } => "SOLO-06",
        Act::Book { patient: PatientAddress::Hsid(_), .. } => "SOLO-07",
        Act::Book { patient: PatientAddress::Spid(_), .. } => "SOLO-08",
        _ => "SOLO-13",
    }
}

/// Sends a change of a visit; a booking answers with the new number.
pub(super) async fn send(account: &SoloAccount, act: &Act) -> Result<Option<String>, CallError> {
    let appointments = account.client.appointments();
    match act {
        Act::Book { patient, room, start, duration_s, reasons, episode, external_id, overlap_reason: _, terms: _ } => {
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
                PatientAddress::Vendor(_) => Err(CallError::invalid("SOLO-06", "patient", "is addressed otherwise")),
            };
            created.map(|created| Some(created.id.0.to_string()))
        }
        Act::Reschedule { appointment, start, duration_s, .. } => {
            let change =
                AppointmentChange { date: Some(*start), duration_s: *duration_s, ..AppointmentChange::default() };
            appointments.update(number(appointment)?, &change).await.map(|_| None)
        }
        Act::ChangeReasons { appointment, reasons } => {
            let change = AppointmentChange { reasons: Some(reasons.clone()), ..AppointmentChange::default() };
            appointments.update(number(appointment)?, &change).await.map(|_| None)
        }
        Act::Cancel { appointment, .. } => {
            let change = AppointmentChange { cancel: true, ..AppointmentChange::default() };
            appointments.update(number(appointment)?, &change).await.map(|_| None)
        }
        // An act about another noun is sent by that noun's file and never comes here.
        _ => Err(CallError::invalid("SOLO-13", "act", "is no change of a visit")),
    }
}

/// Whether the vendor shows the effect: a booking by our reference (SOLO-11), which does not tell its number; a change
/// by reading the visit (SOLO-14).
pub(super) async fn find(account: &SoloAccount, act: &Act) -> Answer<Found> {
    if let Act::Book { external_id, .. } = act {
        let landed = external_id_is_known(account, external_id).await?;
        return Ok(if landed { Found::WithoutId } else { Found::Nothing });
    }
    let (id, effect) = act_took_effect(account, act).await?;
    Ok(if effect { Found::WithId(id.to_string()) } else { Found::Nothing })
}

/// Reads one visit (SOLO-14).
pub(crate) async fn visit(account: &SoloAccount, known: &KnownAppointment, id: i64) -> Answer<ReadVisit> {
    let read = told(account, account.client.appointments().get(AppointmentId(id)).await)?;
    let now = Utc::now();
    let row = &account.row;
    let patient = read.patient.as_ref().map(|patient| {
        let value = patient.id.as_str();
        let key = PatientKey::external(&row.id, value);
        let asked = meaning::asked_by(row, IdentifierKind::ExternalId, value);
        meaning::patient(row, key, asked, &patient.demographics, now)
    });
    let appointment = meaning::appointment(row, &known.visit, &read, now, ConfirmedHow::Read);
    Ok(ReadVisit { drift: appointment.drift.clone(), appointment, patient, place: None })
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
        // A visit as read says nothing of its note, its files or its patient's record.
        _ => false,
    }
}

/// Reads the appointment that an act names, and compares (SOLO-14).
async fn act_took_effect(account: &SoloAccount, act: &Act) -> Answer<(VendorId, bool)> {
    let id = act.appointment().ok_or_else(|| unaddressed("SOLO-14"))?;
    let number = number(&id).map_err(|error| failure(&error))?;
    let read = told(account, account.client.appointments().get(number).await)?;
    let visit = domain::VisitId(String::new());
    let row = meaning::appointment(&account.row, &visit, &read, Utc::now(), ConfirmedHow::Read);
    Ok((id, shows_effect(&row, act)))
}

/// Solo's number; an id of another vendor is never sent there.
fn number(id: &VendorId) -> Result<AppointmentId, CallError> {
    id.number().map(AppointmentId).ok_or_else(|| CallError::invalid("SOLO-13", "id", "must be a number"))
}

/// Whether Solo knows our reference (SOLO-11). It does not tell the appointment's number.
async fn external_id_is_known(account: &SoloAccount, reference: &str) -> Answer<bool> {
    let id = ExternalAppointmentId(reference.to_owned());
    match told(account, account.client.links().by_external_id(&id).await) {
        Ok(_) => Ok(true),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether the appointment of that number carries our reference (SOLO-14).
pub(crate) async fn carries_reference(account: &SoloAccount, id: i64, reference: &str) -> Answer<bool> {
    match told(account, account.client.appointments().get(AppointmentId(id)).await) {
        Ok(read) => Ok(read.external_id.is_some_and(|found| found.as_str() == reference)),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}
