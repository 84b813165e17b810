//! Keeping a new episode, or a change of one.

use domain::intent::Event;
use domain::{Act, EpisodeAct, IntentId, IntentState, Patient};
use serde_json::json;
use store::IntentRow;

use super::view::{is_open_change, version};
use super::{draft, patient_id, subject};
use crate::access::Scheduling;
use crate::outbox::{Intended, Settlement, keep, settle};
use crate::people;
use crate::views::{EpisodeInput, Kept};
use crate::visits::refusal;
use crate::{ClinicError, Result};

impl Scheduling {
    /// Keeps a new episode (SOLO-23) or a change of one (SOLO-26). A refused one of ours that it takes the place of is
    /// withdrawn.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field; [`ClinicError::Conflict`] when the identifiers do not hold, the episode is
    /// not as it was shown any more, or one of our own changes is still on its way.
    pub async fn write_episode(&self, input: EpisodeInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let key = &input.patient;
        let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
        people::verify(&patient, key, &input.checked)?;
        let fields = draft::fields(&input.draft)?;
        let connection = clinic
            .store
            .ledger()
            .connection(&key.connection())
            .await?
            .filter(|row| row.enabled)
            .ok_or(ClinicError::Conflict("connectionOff"))?;
        let id = patient_id(&patient).map_err(|reason| refusal(Some(reason)))?;
        let intents = clinic.store.ledger().intents_on(&subject(key)).await?;
        let act = match &input.change {
            None => {
                alive(&patient)?;
                if intents.iter().any(|row| is_same_create(row, &fields)) {
                    return Err(ClinicError::Conflict("sameEpisodeUnderWay"));
                }
                EpisodeAct::Create { patient: id, fields }
            }
            Some(change) => {
                let kept = clinic.store.mirror().episodes(key).await?.episodes;
                let before = kept
                    .into_iter()
                    .map(|row| row.episode)
                    .find(|episode| episode.id == change.id)
                    .ok_or(ClinicError::NotFound("episode"))?;
                if version(&before) != change.version {
                    return Err(ClinicError::Conflict("episodeChanged"));
                }
                if intents.iter().any(|row| is_open_change(row, &change.id)) {
                    return Err(ClinicError::Conflict("episodeUnderWay"));
                }
                if before.shows(&fields) {
                    return Err(ClinicError::invalid("draft", "nothingChanged"));
                }
                EpisodeAct::Change { patient: id, before, fields }
            }
        };
        let intended = Intended {
            connection: connection.id,
            subject: subject(key),
            visit: None,
            patient: Some(key.clone()),
            act: Act::Episode(act),
            new_visit: None,
        };
        let kept = keep(clinic, &self.actor, intended).await?;
        if let Some(refused) = &input.replaces {
            self.withdraw_replaced(&intents, refused).await?;
        }
        Ok(kept)
    }

    /// Withdraws a refused change of the same patient's episodes; one that has been dealt with meanwhile is left alone.
    async fn withdraw_replaced(&self, intents: &[IntentRow], refused: &IntentId) -> Result<()> {
        let Some(row) = intents.iter().find(|row| &row.id == refused && row.state == IntentState::Rejected) else {
            return Ok(());
        };
        let mut settlement = Settlement::new(Event::Withdrawn, "withdrawn");
        settlement.detail = json!({ "by": self.actor.name });
        settle(&self.clinic, row, settlement).await?;
        Ok(())
    }
}

/// Nothing new is begun for the dead; what was begun can still be brought to its end.
fn alive(patient: &Patient) -> Result<()> {
    if patient.deceased { Err(ClinicError::Conflict("deceased")) } else { Ok(()) }
}

fn is_same_create(row: &IntentRow, fields: &domain::EpisodeFields) -> bool {
    !row.state.is_settled()
        && matches!(&row.act, Act::Episode(EpisodeAct::Create { fields: other, .. }) if other == fields)
}
