//! Episodes of care: SOLO-23 to SOLO-28. Status words are upper-case when written and lower-case when read.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use vendor_http::{Body, Method};

use crate::wire::Wire;
use crate::{AppointmentId, EpisodeId, PatientId, SoloError, Spid, dates, lenient};

/// Episodes of care.
pub struct Episodes<'a> {
    pub(crate) wire: &'a Wire,
}

/// Where an episode stands. Written in capitals, read in any case; `CANCELED` has one L here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum EpisodeStatus {
    Planning,
    Waitlist,
    Active,
    OnHold,
    Finished,
    Canceled,
    /// A word that the document does not know, as received. It cannot be written.
    Unknown(String),
}

impl EpisodeStatus {
    /// The word as Solo takes it.
    pub fn as_written(&self) -> Option<&'static str> {
        Some(match self {
            Self::Planning => "PLANNING",
            Self::Waitlist => "WAITLIST",
            Self::Active => "ACTIVE",
            Self::OnHold => "ONHOLD",
            Self::Finished => "FINISHED",
            Self::Canceled => "CANCELED",
            Self::Unknown(_) => return None,
        })
    }
}

impl<'de> Deserialize<'de> for EpisodeStatus {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Option::<String>::deserialize(deserializer)?.unwrap_or_default();
        Ok(match word.to_ascii_uppercase().as_str() {
            "PLANNING" => Self::Planning,
            "WAITLIST" => Self::Waitlist,
            "ACTIVE" => Self::Active,
            "ONHOLD" => Self::OnHold,
            "FINISHED" => Self::Finished,
            "CANCELED" => Self::Canceled,
            _ => Self::Unknown(word),
        })
    }
}

/// An episode as read. A list gives `patientId`, a single episode the other two.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Episode {
    /// Its id.
    pub id: EpisodeId,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its type: one of a list that is not published.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// First day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Where it stands.
    pub status: EpisodeStatus,
    /// What for.
    #[serde(default)]
    pub objective: Option<String>,
    /// Why it is incomplete.
    #[serde(default)]
    pub reason_incomplete: Option<String>,
    /// Patient id, in a list.
    #[serde(default)]
    pub patient_id: Option<String>,
    /// Solo's patient number, in a single episode.
    #[serde(default)]
    pub solo_patient_id: Option<Spid>,
    /// The integrator's patient id, in a single episode.
    #[serde(default)]
    pub external_patient_id: Option<PatientId>,
}

/// An episode as written (SOLO-23, SOLO-26).
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeWrite {
    /// Name; required.
    pub name: String,
    /// Type; required.
    #[serde(rename = "type")]
    pub kind: String,
    /// First day; required.
    pub from: NaiveDate,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where it stands; required.
    #[serde(serialize_with = "written")]
    pub status: EpisodeStatus,
    /// What for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// Why it is incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_incomplete: Option<String>,
}

fn written<S: serde::Serializer>(status: &EpisodeStatus, serializer: S) -> Result<S::Ok, S::Error> {
    let word = status
        .as_written()
        .ok_or_else(|| serde::ser::Error::custom("an unknown status cannot be written"))?;
    serializer.serialize_str(word)
}

impl EpisodeWrite {
    fn body(&self, operation: &'static str) -> Result<Body, SoloError> {
        if self.name.trim().is_empty() {
            return Err(SoloError::invalid(operation, "name", "is required"));
        }
        if self.kind.trim().is_empty() {
            return Err(SoloError::invalid(operation, "type", "is required"));
        }
        if self.to.is_some_and(|to| to < self.from) {
            return Err(SoloError::invalid(
                operation,
                "to",
                "must not be before from",
            ));
        }
        let body = serde_json::to_value(self)
            .map_err(|_| SoloError::invalid(operation, "status", "is not one that Solo takes"))?;
        Ok(Body::Json(body))
    }
}

/// An episode with its appointments (SOLO-27).
#[derive(Clone, PartialEq, Deserialize)]
pub struct EpisodeWithAppointments {
    /// The episode.
    pub episode: Episode,
    /// Its appointments.
    #[serde(default, deserialize_with = "lenient::list")]
    pub appointments: Vec<EpisodeAppointment>,
}

/// An appointment within an episode.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeAppointment {
    /// Solo's number.
    pub appointment_id: AppointmentId,
    /// Planned start; unix seconds on the wire.
    #[serde(default, with = "dates::unix_option")]
    pub date: Option<DateTime<Utc>>,
    /// Why the patient comes.
    #[serde(default, deserialize_with = "lenient::texts")]
    pub reasons: Vec<String>,
    /// Whether there are notes.
    #[serde(default)]
    pub has_notes: Option<bool>,
    /// The episode, as the appointment names it; the sample differs from the episode's own id.
    #[serde(default)]
    pub episode_of_care_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    episode_id: EpisodeId,
}

#[derive(Deserialize)]
struct Listed {
    #[serde(default, deserialize_with = "lenient::list")]
    episodes: Vec<Episode>,
}

const OF_PATIENT: &str = "/qapi/v1/patients/{patient_id}/episodes";
const ONE: &str = "/qapi/v1/episodes/{id}";

impl Episodes<'_> {
    /// SOLO-23: makes an episode.
    ///
    /// # Errors
    /// [`SoloErrorKind::InvalidInput`](crate::SoloErrorKind) when a required field is missing or the days are reversed.
    pub async fn create(
        &self,
        patient: &PatientId,
        episode: &EpisodeWrite,
    ) -> Result<EpisodeId, SoloError> {
        let body = episode.body("SOLO-23")?;
        let request =
            self.wire
                .request("SOLO-23", Method::POST, OF_PATIENT, &[patient.as_str()])?;
        let made: Made = self.wire.json(request.with_body(body)).await?;
        Ok(made.episode_id)
    }

    /// SOLO-24: a patient's episodes.
    ///
    /// # Errors
    /// See [`SoloError`].
    pub async fn list(&self, patient: &PatientId) -> Result<Vec<Episode>, SoloError> {
        let request = self
            .wire
            .request("SOLO-24", Method::GET, OF_PATIENT, &[patient.as_str()])?;
        let listed: Listed = self.wire.json(request).await?;
        Ok(listed.episodes)
    }

    /// SOLO-25: one episode.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn get(&self, id: &EpisodeId) -> Result<Episode, SoloError> {
        self.wire
            .json(
                self.wire
                    .request("SOLO-25", Method::GET, ONE, &[id.as_str()])?,
            )
            .await
    }

    /// SOLO-26: changes an episode. Every required field is sent; the answer is not documented.
    ///
    /// # Errors
    /// As for SOLO-23.
    pub async fn update(&self, id: &EpisodeId, episode: &EpisodeWrite) -> Result<(), SoloError> {
        let body = episode.body("SOLO-26")?;
        let request = self
            .wire
            .request("SOLO-26", Method::PUT, ONE, &[id.as_str()])?;
        self.wire.done(request.with_body(body)).await
    }

    /// SOLO-27: an episode's appointments. The document's path has a stray quotation mark, which is left out.
    ///
    /// # Errors
    /// 404 when Solo does not know the episode.
    pub async fn appointments(&self, id: &EpisodeId) -> Result<EpisodeWithAppointments, SoloError> {
        let template = "/qapi/v1/episodes/{id}/appointments";
        self.wire
            .json(
                self.wire
                    .request("SOLO-27", Method::GET, template, &[id.as_str()])?,
            )
            .await
    }

    /// SOLO-28: puts an appointment into an episode. Taking it out again is not documented and not offered.
    ///
    /// # Errors
    /// See [`SoloError`].
    pub async fn assign(
        &self,
        appointment: AppointmentId,
        episode: &EpisodeId,
    ) -> Result<(), SoloError> {
        let template = "/qapi/v1/appointments/{id}/episode/assign";
        let request = self.wire.request(
            "SOLO-28",
            Method::PUT,
            template,
            &[&appointment.to_string()],
        )?;
        self.wire
            .done(request.with_body(Body::Json(json!({ "episodeId": episode }))))
            .await
    }
}
