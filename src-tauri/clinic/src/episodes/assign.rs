//! Putting a visit into an episode. Taking it out again is not offered: what Solo does without an episode's id is not
//! documented (assumption A-SO-19).

use domain::{Act, EpisodeAct};

use super::{patient_id, subject};
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::views::{AssignEpisodeInput, Kept};
use crate::visits::{refusal, target};
use crate::{ClinicError, Result};

impl Scheduling {
    /// Keeps that a visit belongs to an episode of its patient (SOLO-28).
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the identifiers do not hold, the visit's id is not known or another such change of
    /// it is on its way; [`ClinicError::NotFound`] when the episode is not one of this patient.
    pub async fn assign_episode(&self, input: AssignEpisodeInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let target = target(clinic, &input.visit, &input.checked).await?;
        let ledger = clinic.store.ledger();
        if ledger.connection(&target.known.connection).await?.is_none_or(|row| !row.enabled) {
            return Err(ClinicError::Conflict("connectionOff"));
        }
        if target.known.gone {
            return Err(ClinicError::Conflict("goneAtVendor"));
        }
        let appointment = target.known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
        let patient = patient_id(&target.patient).map_err(|reason| refusal(Some(reason)))?;
        let kept = clinic.store.mirror().episodes(&target.key).await?;
        let row = kept
            .episodes
            .into_iter()
            .find(|row| row.episode.id == input.episode)
            .ok_or(ClinicError::NotFound("episode"))?;
        if row.visits.iter().any(|visit| visit.appointment == appointment) {
            return Err(ClinicError::Conflict("alreadyInEpisode"));
        }
        let under_way = ledger.intents_on(&subject(&target.key)).await?.into_iter().any(|row| {
            !row.state.is_settled()
                && matches!(&row.act, Act::Episode(EpisodeAct::Assign { appointment: of, .. }) if *of == appointment)
        });
        if under_way {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let act = EpisodeAct::Assign { patient, appointment, episode: row.episode.id, name: row.episode.name };
        let intended = Intended {
            connection: target.known.connection.clone(),
            subject: subject(&target.key),
            visit: Some(input.visit),
            patient: Some(target.key),
            act: Act::Episode(act),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}
