//! Episodes as Solo shows them, alone, in a list and with their appointments.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::EpisodeStatus;
use crate::{AppointmentId, EpisodeId, PatientId, Spid, dates, lenient};

/// An episode as read. A list gives `patientId`, a single episode the other two. `Debug` shows its id and status.
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
    /// Why it is incomplete; no documented status says that it is.
    #[serde(default)]
    pub reason_incomplete: Option<String>,
    /// Patient id, in a list. The sample shows two different ones in one patient's list.
    #[serde(default)]
    pub patient_id: Option<PatientId>,
    /// Solo's patient number, in a single episode.
    #[serde(default)]
    pub solo_patient_id: Option<Spid>,
    /// The integrator's patient id, in a single episode.
    #[serde(default)]
    pub external_patient_id: Option<PatientId>,
}

impl std::fmt::Debug for Episode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Episode").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

/// An episode with its appointments (SOLO-27).
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EpisodeWithAppointments {
    /// The episode.
    pub episode: Episode,
    /// Its appointments.
    #[serde(default, deserialize_with = "lenient::list")]
    pub appointments: Vec<EpisodeAppointment>,
}

/// An appointment within an episode. `Debug` shows its id.
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
    pub episode_of_care_id: Option<EpisodeId>,
}

impl std::fmt::Debug for EpisodeAppointment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EpisodeAppointment").field("appointment_id", &self.appointment_id).finish_non_exhaustive()
    }
}

/// The answer of SOLO-23.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Made {
    pub(super) episode_id: EpisodeId,
}

/// The answer of SOLO-24: the list is wrapped.
#[derive(Deserialize)]
pub(super) struct Listed {
    #[serde(deserialize_with = "lenient::list")]
    pub(super) episodes: Vec<Episode>,
}
