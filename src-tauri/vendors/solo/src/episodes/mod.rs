//! Episodes of care: SOLO-23 to SOLO-28. Status words are upper-case when written and lower-case when read. Only the
//! list of an episode's appointments shows appointments at all: Solo has no other list of them.

mod read;
mod status;
mod write;

use serde_json::json;
use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{AppointmentId, CallError, EpisodeId, PatientId};
use read::{Listed, Made};

pub use read::{Episode, EpisodeAppointment, EpisodeWithAppointments};
pub use status::EpisodeStatus;
pub use write::EpisodeWrite;

/// Episodes of care.
pub struct Episodes<'a> {
    pub(crate) wire: &'a Wire,
}

const OF_PATIENT: &str = "/qapi/v1/patients/{patient_id}/episodes";
const ONE: &str = "/qapi/v1/episodes/{id}";

impl Episodes<'_> {
    /// SOLO-23: makes an episode.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when a required field is missing, the status is not a
    /// documented one or the days are reversed.
    pub async fn create(&self, patient: &PatientId, episode: &EpisodeWrite) -> Result<EpisodeId, CallError> {
        let body = episode.body("SOLO-23")?;
        let request = self.wire.request("SOLO-23", Method::POST, OF_PATIENT, &[patient.as_str()])?;
        let made: Made = self.wire.json(request.with_body(body)).await?;
        Ok(made.episode_id)
    }

    /// SOLO-24: a patient's episodes. No paging is documented: the list is complete.
    ///
    /// # Errors
    /// 404 when Solo does not know the patient.
    pub async fn list(&self, patient: &PatientId) -> Result<Vec<Episode>, CallError> {
        let request = self.wire.request("SOLO-24", Method::GET, OF_PATIENT, &[patient.as_str()])?;
        let listed: Listed = self.wire.json(request).await?;
        Ok(listed.episodes)
    }

    /// SOLO-25: one episode.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn get(&self, id: &EpisodeId) -> Result<Episode, CallError> {
        self.wire.json(self.wire.request("SOLO-25", Method::GET, ONE, &[id.as_str()])?).await
    }

    /// SOLO-26: changes an episode. Every required field is sent; the answer is not documented.
    ///
    /// # Errors
    /// As for SOLO-23; 404 when Solo does not know it.
    pub async fn update(&self, id: &EpisodeId, episode: &EpisodeWrite) -> Result<(), CallError> {
        let body = episode.body("SOLO-26")?;
        let request = self.wire.request("SOLO-26", Method::PUT, ONE, &[id.as_str()])?;
        self.wire.done(request.with_body(body)).await
    }

    /// SOLO-27: an episode's appointments. The document's path has a stray quotation mark, which is left out.
    ///
    /// # Errors
    /// 404 when Solo does not know the episode.
    pub async fn appointments(&self, id: &EpisodeId) -> Result<EpisodeWithAppointments, CallError> {
        let template = "/qapi/v1/episodes/{id}/appointments";
        self.wire.json(self.wire.request("SOLO-27", Method::GET, template, &[id.as_str()])?).await
    }

    /// SOLO-28: puts an appointment into an episode. `episodeId` is marked optional; what its absence does (taking the
    /// appointment out again, perhaps) is not documented and not offered.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the episode's id is empty; 404 when Solo does not
    /// know one of the two.
    pub async fn assign(&self, appointment: AppointmentId, episode: &EpisodeId) -> Result<(), CallError> {
        const ID: &str = "SOLO-28";
        if episode.as_str().trim().is_empty() {
            return Err(CallError::invalid(ID, "episodeId", "is required"));
        }
        let template = "/qapi/v1/appointments/{id}/episode/assign";
        let request = self.wire.request(ID, Method::PUT, template, &[&appointment.to_string()])?;
        self.wire.done(request.with_body(Body::Json(json!({ "episodeId": episode })))).await
    }
}
