//! Keeping readings that a clinician sends: all that were ticked, or none.

use std::collections::BTreeSet;

use domain::{Act, Vendor};

use super::super::table::moment;
use super::candidates::{MOST, address, picked, sent};
use super::{person, subject, subjects};
use crate::access::Clinician;
use crate::outbox::{Intended, tell_kept, write_intent};
use crate::people::verify;
use crate::views::{Kept, SubmitReadingsInput};
use crate::{ClinicError, Result, consents};

impl Clinician {
    /// Keeps readings or recordings to be sent to a patient's record (CM-14 to CM-18), one intent for each.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] with a word of its own when the consent is none (never asked, declined, not known,
    /// withdrawn, ended), when a reading is not as it was on screen or was sent before, when the connection is off or the
    /// patient is deceased; [`ClinicError::Invalid`] when nothing is ticked or too much, or an identifier is missing.
    /// Nothing is kept then.
    pub async fn submit_readings(&self, input: SubmitReadingsInput) -> Result<Vec<Kept>> {
        let clinic = &*self.clinic;
        let connection = clinic.store.ledger().connection(&input.patient.connection()).await?;
        let connection = connection.ok_or(ClinicError::NotFound("connection"))?;
        if connection.vendor() != Vendor::CareMonitor {
            return Err(ClinicError::Conflict("otherVendor"));
        }
        if !connection.enabled {
            return Err(ClinicError::Conflict("connectionOff"));
        }
        let to = address(&input.patient)?;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&patient, &input.patient, &input.checked)?;
        let (person, deceased) = person(clinic, &input.patient).await?;
        if deceased {
            return Err(ClinicError::Conflict("deceased"));
        }
        let ids: BTreeSet<&str> = input.readings.iter().map(|pick| pick.id.as_str()).collect();
        if ids.is_empty() {
            return Err(ClinicError::invalid("readings", "required"));
        }
        if ids.len() != input.readings.len() || ids.len() > MOST {
            return Err(ClinicError::invalid("readings", "tooMany"));
        }
        if let Some(why) = consents::refusal(clinic, &input.patient, input.metric).await? {
            return Err(ClinicError::Conflict(why));
        }
        let mut acts = Vec::with_capacity(input.readings.len());
        for pick in &input.readings {
            let at = moment(Some(&pick.start))?.ok_or(ClinicError::Conflict("readingChanged"))?;
            acts.push(picked(clinic, &person, to, input.metric, (&pick.id, at)).await?);
        }
        // Oldest first: they are sent in this order.
        acts.sort_by_key(|act| act.at());
        let mut tx = clinic.store.ledger().begin().await?;
        // Read while nobody else can write: two people may tick one reading at the same time.
        let before = clinic.store.ledger().intents_on_all(&subjects(&input.patient)).await?;
        if acts.iter().any(|act| sent(&before, &act.id).is_some()) {
            return Err(ClinicError::Conflict("readingSent"));
        }
        let mut rows = Vec::with_capacity(acts.len());
        for act in acts {
            let intended = Intended {
                connection: connection.id.clone(),
                subject: subject(&input.patient, &act.id),
                visit: None,
                patient: Some(input.patient.clone()),
                act: Act::Submission(act),
                new_visit: None,
            };
            rows.push(write_intent(clinic, &mut tx, &self.actor, intended).await?);
        }
        tx.commit().await?;
        Ok(rows.iter().map(|row| tell_kept(clinic, row)).collect())
    }
}
