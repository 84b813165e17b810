//! Keeping a booking.

use chrono::{TimeDelta, Utc};
use domain::{Act, ConfirmedHow, IdentifierKind, Patient, PatientAddress, PatientKey, Subject};
use store::KnownAppointment;
use uuid::Uuid;

use crate::access::Scheduling;
use crate::board::rows;
use crate::outbox::{Intended, keep};
use crate::people;
use crate::views::{BookInput, Kept};
use crate::{Clinic, ClinicError, Result, text};

/// Solo takes 1 to 86,400 seconds (SOLO-06).
const LONGEST: u32 = 86_400;
/// When the room's own slot is not known, a visit is taken to last this long for comparisons only.
const UNKNOWN_LENGTH: u32 = 900;

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
        if input.patient.connection() != input.connection {
            return Err(ClinicError::Conflict("otherConnection"));
        }
        let connection = clinic
            .store
            .ledger()
            .connection(&input.connection)
            .await?
            .filter(|row| row.enabled)
            .ok_or(ClinicError::Conflict("connectionOff"))?;
        let room = text::required("room", &input.room, 200)?;
        one_room_of_that_name(clinic, &input, &room).await?;
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
        own_episode(clinic, &input.patient, episode.as_deref()).await?;
        let end = start + TimeDelta::seconds(i64::from(input.duration_s.unwrap_or(UNKNOWN_LENGTH)));
        let overlap_reason = match &input.overlap_reason {
            Some(typed) => Some(text::bounded("overlapReason", typed, 200)?).filter(|reason| !reason.is_empty()),
            None => None,
        };
        if overlap_reason.is_none() && has_visit_between(clinic, &input.patient, start, end).await? {
            return Err(ClinicError::Conflict("patientOverlap"));
        }
        let external_id = Uuid::new_v4().to_string();
        let new_visit = KnownAppointment {
            external_id: Some(external_id.clone()),
            patient: Some(input.patient.clone()),
            room: Some(room.clone()),
            start: Some(start),
            duration_s: input.duration_s,
            ..KnownAppointment::new(connection.id.clone(), ConfirmedHow::OurWrite, now)
        };
        let act = Act::Book {
            patient: address(&patient).ok_or(ClinicError::Conflict("noAddress"))?,
            room,
            start,
            duration_s: input.duration_s,
            reasons,
            episode,
            external_id,
            overlap_reason,
        };
        let intended = Intended {
            connection: connection.id,
            subject: Subject::visit(&new_visit.visit),
            visit: Some(new_visit.visit.clone()),
            patient: Some(input.patient),
            act,
            new_visit: Some(new_visit),
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// How the vendor is told whom the visit is for: by the integrator's id (SOLO-06), Solo's number (SOLO-08) or the health
/// system's id (SOLO-07), in this order.
fn address(patient: &Patient) -> Option<PatientAddress> {
    let value =
        |kind| patient.identifiers.iter().find(|identifier| identifier.kind == kind).map(|found| found.value.clone());
    value(IdentifierKind::ExternalId)
        .map(PatientAddress::External)
        .or_else(|| value(IdentifierKind::Spid)?.parse().ok().map(PatientAddress::Spid))
        .or_else(|| value(IdentifierKind::Hsid).map(PatientAddress::Hsid))
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

/// Solo books by the room's name: where two rooms share one, nobody can say which of them would be booked.
async fn one_room_of_that_name(clinic: &Clinic, input: &BookInput, room: &str) -> Result<()> {
    let rooms = clinic.store.mirror().rooms().await?;
    let same = rooms.iter().filter(|row| row.connection == input.connection && row.name == room).count();
    match same {
        1 => Ok(()),
        0 => Err(ClinicError::invalid("room", "unknownRoom")),
        _ => Err(ClinicError::Conflict("roomNameCollides")),
    }
}

async fn has_visit_between(
    clinic: &Clinic,
    patient: &PatientKey,
    start: chrono::DateTime<Utc>,
    end: chrono::DateTime<Utc>,
) -> Result<bool> {
    let visits = rows::of_patient(clinic, patient).await?;
    Ok(visits.iter().any(|row| {
        let Some(other) = row.start.as_ref().and_then(|at| at.parse()) else {
            return false;
        };
        let seconds = row.minutes.map_or(UNKNOWN_LENGTH, |minutes| minutes * 60);
        !row.state.is_over() && other < end && start < other + TimeDelta::seconds(i64::from(seconds))
    }))
}
