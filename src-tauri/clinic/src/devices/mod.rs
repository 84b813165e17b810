//! Devices of a Device Manager: who has which (MIA-15), giving and taking (MIA-05, MIA-06), how far what they sent has
//! come (MIA-07, MIA-08), what it consists of (MIA-13), detections of it (MIA-12, MIA-14), and handing in what did not
//! arrive (MIA-04, MIA-09, MIA-10).
//!
//! The Device Manager knows patients by an id and nothing else. Who that is, is told only where it is known, and how
//! ([`holders`]); a device is given to a person known here, under two identifiers, and the id that it is given under is
//! refused when it is known to be somebody else's. What was measured is not kept here, only that it was.

mod assign;
mod detections;
mod hand_in;
pub(crate) mod holders;
mod list;
mod normalise;
mod prototypes;

use domain::act::DeviceAct;
use domain::{Act, ConnectionId, Patient, PatientKey, Subject};
use store::{ConnectionRow, DeviceRow};

use crate::access::Actor;
use crate::outbox::{Intended, keep};
use crate::views::Kept;
use crate::{Clinic, ClinicError, Result, links};

/// Acts about one device are sent in the order in which people decided, whichever of its records was on screen.
fn subject(connection: &ConnectionId, device: &DeviceRow) -> Subject {
    Subject::of("device", format!("{connection}:{}", device.device.as_ref().unwrap_or(&device.record)))
}

/// What the subjects of all devices of a connection begin with.
pub(crate) fn subjects(connection: &ConnectionId) -> Subject {
    Subject::of("device", format!("{connection}:"))
}

/// A device that was on screen, on a connection that is on.
async fn device(clinic: &Clinic, connection: &ConnectionId, record: &str) -> Result<(ConnectionRow, DeviceRow)> {
    let row = clinic.store.ledger().connection(connection).await?;
    let row = row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))?;
    let read = clinic.store.mirror().devices(connection).await?;
    let device = read.devices.into_iter().find(|device| device.record == record);
    Ok((row, device.ok_or(ClinicError::Conflict("deviceChanged"))?))
}

/// Who has a device that was on screen, by the vendor's id, if it is known that they are this person.
async fn of_holder(
    clinic: &Clinic,
    row: &ConnectionRow,
    device: &DeviceRow,
    key: &PatientKey,
) -> Result<(String, Patient)> {
    let holder = device.patient.clone().ok_or(ClinicError::Conflict("deviceChanged"))?;
    let intents = clinic.store.ledger().intents_on_all(&subjects(&row.id)).await?;
    let known = holders::known(clinic, row, &[holder.as_str()], &intents).await?;
    let (known, _) = known.get(&holder).ok_or(ClinicError::Conflict("holderUnknown"))?;
    if known.key != *key && !links::records_of(clinic, &known.key).await?.contains(key) {
        return Err(ClinicError::Conflict("otherHolder"));
    }
    let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
    Ok((holder, patient))
}

/// Keeps an act about a device on which none is under way.
async fn keep_act(
    clinic: &Clinic,
    actor: &Actor,
    row: &ConnectionRow,
    device: &DeviceRow,
    act: DeviceAct,
    patient: Option<PatientKey>,
) -> Result<Kept> {
    let subject = subject(&row.id, device);
    nothing_under_way(clinic, &subject).await?;
    let (connection, act) = (row.id.clone(), Act::Device(act));
    keep(clinic, actor, Intended { connection, subject, visit: None, patient, act, new_visit: None }).await
}

/// Refuses a second act about a device while one is under way.
async fn nothing_under_way(clinic: &Clinic, subject: &Subject) -> Result<()> {
    let intents = clinic.store.ledger().intents_on(subject).await?;
    match intents.iter().any(|intent| !intent.state.is_settled()) {
        true => Err(ClinicError::Conflict("underWay")),
        false => Ok(()),
    }
}
