//! Episodes of care at Solo: SOLO-23, SOLO-26 and SOLO-28, and SOLO-24, SOLO-25 and SOLO-27 as what is read and as
//! their landing probes.

use domain::{EpisodeAct, EpisodeOfCare};
use solo::{AppointmentId, CallError, EpisodeId, PatientId};
use store::EpisodeVisit;

use super::super::solo_episodes as meaning;
use super::{Answer, Found, told};
use crate::account::SoloAccount;
use crate::problem::FailureKind;

/// A patient's episodes as they were read.
pub(crate) struct ReadEpisodes {
    pub(crate) episodes: Vec<EpisodeOfCare>,
    pub(crate) drift: Vec<String>,
}

/// One episode as it was read, with its visits where they were asked for.
pub(crate) struct ReadEpisode {
    pub(crate) episode: EpisodeOfCare,
    pub(crate) visits: Vec<EpisodeVisit>,
    /// False when Solo says that it belongs to somebody else than the patient who was asked for.
    pub(crate) of_patient: bool,
    pub(crate) drift: Vec<String>,
}

/// The operation that carries a change.
pub(super) fn operation(act: &EpisodeAct) -> &'static str {
    match act {
        EpisodeAct::Create { .. } => "SOLO-23",
        EpisodeAct::Change { .. } => "SOLO-26",
        EpisodeAct::Assign { .. } => "SOLO-28",
    }
}

/// Sends a change; a new episode answers with its id.
pub(super) async fn send(account: &SoloAccount, act: &EpisodeAct) -> Result<Option<String>, CallError> {
    let episodes = account.client.episodes();
    match act {
        EpisodeAct::Create { patient, fields } => {
            let made = episodes.create(&PatientId(patient.clone()), &meaning::written(fields)).await?;
            Ok(Some(made.as_str().to_owned()))
        }
        EpisodeAct::Change { before, fields, .. } => {
            episodes.update(&EpisodeId(before.id.clone()), &meaning::written(fields)).await?;
            Ok(Some(before.id.clone()))
        }
        EpisodeAct::Assign { appointment, episode, .. } => {
            episodes.assign(AppointmentId(*appointment), &EpisodeId(episode.clone())).await?;
            Ok(Some(episode.clone()))
        }
    }
}

/// Whether Solo shows the effect: a new episode among the patient's (SOLO-24), a change in the episode (SOLO-25), a visit
/// among the episode's (SOLO-27). What Solo does not know has not landed.
pub(super) async fn find(account: &SoloAccount, act: &EpisodeAct) -> Answer<Found> {
    let found = match act {
        EpisodeAct::Create { patient, fields } => episodes(account, patient)
            .await
            .map(|read| read.episodes.into_iter().find(|episode| episode.shows(fields)).map(|episode| episode.id)),
        EpisodeAct::Change { patient, before, fields } => episode(account, patient, &before.id)
            .await
            .map(|read| (read.of_patient && read.episode.shows(fields)).then_some(read.episode.id)),
        EpisodeAct::Assign { patient, appointment, episode, .. } => episode_visits(account, patient, episode)
            .await
            .map(|read| read.visits.iter().any(|visit| visit.appointment == *appointment).then(|| episode.clone())),
    };
    match found {
        Ok(Some(id)) => Ok(Found::WithId(id)),
        Ok(None) => Ok(Found::Nothing),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(Found::Nothing),
        Err(failure) => Err(failure),
    }
}

/// A patient's episodes (SOLO-24).
pub(crate) async fn episodes(account: &SoloAccount, patient: &str) -> Answer<ReadEpisodes> {
    let read = told(account, account.client.episodes().list(&PatientId(patient.to_owned())).await)?;
    let drift = read.iter().flat_map(|episode| meaning::drift("SOLO-24", episode)).collect();
    Ok(ReadEpisodes { episodes: read.iter().map(meaning::episode).collect(), drift })
}

/// One episode (SOLO-25).
pub(crate) async fn episode(account: &SoloAccount, patient: &str, id: &str) -> Answer<ReadEpisode> {
    let read = told(account, account.client.episodes().get(&EpisodeId(id.to_owned())).await)?;
    Ok(one("SOLO-25", patient, &read, &[]))
}

/// One episode with its visits (SOLO-27).
pub(crate) async fn episode_visits(account: &SoloAccount, patient: &str, id: &str) -> Answer<ReadEpisode> {
    let read = told(account, account.client.episodes().appointments(&EpisodeId(id.to_owned())).await)?;
    Ok(one("SOLO-27", patient, &read.episode, &read.appointments))
}

/// A single episode names its patient, and a wrong patient's visits must never be shown as this one's.
fn one(operation: &str, patient: &str, read: &solo::Episode, visits: &[solo::EpisodeAppointment]) -> ReadEpisode {
    let of_patient = read.external_patient_id.as_ref().is_none_or(|id| id.as_str() == patient);
    let mut drift = meaning::drift(operation, read);
    if !of_patient {
        drift.push(format!("{operation}: externalPatientId of another patient"));
    }
    let visits = if of_patient { visits.iter().map(meaning::visit).collect() } else { Vec::new() };
    ReadEpisode { episode: meaning::episode(read), visits, of_patient, drift }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn answer(patient: &str) -> ReadEpisode {
        let body = serde_json::json!({
            "episode": { "id": "e1", "status": "active", "externalPatientId": patient },
            "appointments": [{ "appointmentId": 7, "date": null, "reasons": [] }],
        });
        let read: solo::EpisodeWithAppointments = serde_json::from_value(body).unwrap();
        one("SOLO-27", "1204", &read.episode, &read.appointments)
    }

    #[test]
    fn the_visits_of_another_patients_episode_are_not_taken() {
        let own = answer("1204");
        assert!(own.of_patient && own.visits.len() == 1 && own.drift.is_empty());
        let other = answer("1205");
        assert!(!other.of_patient && other.visits.is_empty());
        assert_eq!(other.drift, ["SOLO-27: externalPatientId of another patient"]);
    }
}
