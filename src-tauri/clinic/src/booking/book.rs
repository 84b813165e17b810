//! Keeping a booking.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Act, ConfirmedHow, ConnectionId, Patient, PatientKey, Subject};
use store::KnownAppointment;
use uuid::Uuid;

use super::overlap::{self, Stretch};
use super::place::{Place, address, place};
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::people;
use crate::views::{BookInput, Kept};
use crate::{Clinic, ClinicError, Result, links, text};

/// Solo takes 1 to 86,400 seconds (SOLO-06); the others are held to the same.
const LONGEST: u32 = 86_400;
/// When the room's own slot is not known, a visit is taken to last this long for comparisons only.
pub(super) const UNKNOWN_LENGTH: u32 = 900;

impl Scheduling {
    /// Keeps a booking. It leaves after the undo window, once, with a reference of ours that the landing probe can ask
    /// for.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the identifiers do not hold, the patient is
    /// deceased, or they already have a visit at that time and no reason was given.
    pub async fn book(&self, input: BookInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        people::verify(&patient, &input.patient, &input.checked)?;
        if patient.deceased {
            return Err(ClinicError::Conflict("deceased"));
        }
        let connection = clinic
            .store
            .ledger()
            .connection(&input.connection)
            .await?
            .filter(|row| row.enabled)
            .ok_or(ClinicError::Conflict("connectionOff"))?;
        let patient = record_at(clinic, patient, &connection.id).await?;
        let Place { name: room, terms } = place(clinic, &connection, &patient, &input).await?;
        let start = input.start.parse().ok_or(ClinicError::invalid("start", "notATime"))?;
        let now = Utc::now();
        if start < now - TimeDelta::minutes(1) {
            return Err(ClinicError::invalid("start", "past"));
        }
        if input.duration_s.is_some_and(|seconds| !(1..=LONGEST).contains(&seconds)) {
            return Err(ClinicError::invalid("duration", "oneSecondToOneDay"));
        }
        let reasons = text::reasons(&input.reasons)?;
        let episode = match &input.episode {
            Some(typed) => Some(text::bounded("episode", typed, 100)?).filter(|id| !id.is_empty()),
            None => None,
        };
        own_episode(clinic, &patient.key, episode.as_deref()).await?;
        let overlap_reason = overlap_reason(input.overlap_reason.as_deref())?;
        let length = match input.duration_s {
            Some(seconds) => seconds,
            None => slot_length(clinic, &input.connection, &input.room, start).await?.unwrap_or(UNKNOWN_LENGTH),
        };
        let within = Stretch::of(start, Some(length));
        if overlap_reason.is_none() && !overlap::of_patient(clinic, &input.patient, within, None).await?.is_empty() {
            return Err(ClinicError::Conflict("patientOverlap"));
        }
        let external_id = Uuid::new_v4().to_string();
        let new_visit = KnownAppointment {
            // Only Solo keeps our reference.
            external_id: terms.is_none().then(|| external_id.clone()),
            patient: Some(patient.key.clone()),
            room: Some(room.clone()),
            start: Some(start),
            duration_s: input.duration_s,
            ..KnownAppointment::new(connection.id.clone(), ConfirmedHow::OurWrite, now)
        };
        let act = Act::Book {
            patient: address(connection.vendor(), &patient).ok_or(ClinicError::Conflict("noAddress"))?,
            room,
            start,
            duration_s: input.duration_s,
            reasons,
            episode,
            external_id,
            overlap_reason,
            terms,
        };
        let intended = Intended {
            connection: connection.id,
            subject: Subject::visit(&new_visit.visit),
            visit: Some(new_visit.visit.clone()),
            patient: Some(patient.key),
            act,
            new_visit: Some(new_visit),
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// The person's record at the account that is booked at: the one that was looked at, or one that people linked to it.
async fn record_at(clinic: &Clinic, looked_at: Patient, connection: &ConnectionId) -> Result<Patient> {
    if looked_at.key.connection() == *connection {
        return Ok(looked_at);
    }
    let linked = links::records_of(clinic, &looked_at.key).await?;
    let mut there = linked.into_iter().filter(|key| key.connection() == *connection);
    // Two records at one account are for people to sort out first: neither is guessed.
    let (Some(key), None) = (there.next(), there.next()) else {
        return Err(ClinicError::Conflict("otherConnection"));
    };
    let record = clinic.store.mirror().patient(&key).await?.ok_or(ClinicError::NotFound("patient"))?;
    if record.deceased { Err(ClinicError::Conflict("deceased")) } else { Ok(record) }
}

/// A visit is booked into an episode of its own patient: once these are known, no other id is taken.
async fn own_episode(clinic: &Clinic, patient: &PatientKey, episode: Option<&str>) -> Result<()> {
    let Some(id) = episode else { return Ok(()) };
    let known = clinic.store.mirror().episodes(patient).await?;
    if known.read_at.is_none() || known.episodes.iter().any(|row| row.episode.id == id) {
        Ok(())
    } else {
        Err(ClinicError::invalid("episode", "notThePatients"))
    }
}

/// Why an overlap may stand, as it was typed; none when nothing was.
pub(super) fn overlap_reason(typed: Option<&str>) -> Result<Option<String>> {
    match typed {
        Some(typed) => Ok(Some(text::bounded("overlapReason", typed, 200)?).filter(|reason| !reason.is_empty())),
        None => Ok(None),
    }
}

/// The length of the room's own slot that begins then, as last read.
async fn slot_length(
    clinic: &Clinic,
    connection: &ConnectionId,
    room: &str,
    start: DateTime<Utc>,
) -> Result<Option<u32>> {
    let read = clinic.store.mirror().slots(connection, room, start, start + TimeDelta::seconds(1)).await?;
    Ok(read.slots.into_iter().find(|slot| slot.start == start).map(|slot| slot.duration_s))
}
