//! Looked at just before a change of episodes is sent, since Solo holds nothing and tells nothing: a second episode that
//! is the same as one that is there is not made, and nobody's change is written over.

use domain::intent::Event;
use domain::{Act, EpisodeAct};
use serde_json::json;
use store::IntentRow;

use crate::account::Account;
use crate::adapters::solo_calls;
use crate::outbox::Settlement;
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result};

/// How an intent is settled without being sent; none when it is to be sent.
///
/// # Errors
/// When the story of the intent cannot be read.
pub(crate) async fn before_sending(clinic: &Clinic, account: &Account, row: &IntentRow) -> Result<Option<Settlement>> {
    let Act::Episode(act) = &row.act else {
        return Ok(None);
    };
    Ok(match act {
        EpisodeAct::Create { patient, fields } => match solo_calls::episodes(account, patient).await {
            Err(failure) => Some(unread(failure)),
            Ok(read) => match read.episodes.into_iter().find(|episode| episode.shows(fields)) {
                None => None,
                // It was sent before without an answer, and a person decided to send it again: it did arrive.
                Some(there) if was_sent(clinic, row).await? => Some(landed(there.id)),
                Some(_) => Some(refused("episodeThere", "SOLO-24")),
            },
        },
        EpisodeAct::Change { patient, before, fields } => {
            match solo_calls::episode(account, patient, &before.id).await {
                Err(failure) => Some(unread(failure)),
                Ok(read) if !read.of_patient => Some(refused("otherPatient", "SOLO-25")),
                Ok(read) if read.episode.shows(fields) => Some(landed(read.episode.id)),
                Ok(read) if &read.episode != before => Some(refused("episodeChanged", "SOLO-25")),
                Ok(_) => None,
            }
        }
        // Sending it twice has the effect of sending it once.
        EpisodeAct::Assign { .. } => None,
    })
}

async fn was_sent(clinic: &Clinic, row: &IntentRow) -> Result<bool> {
    let steps = clinic.store.ledger().steps(&row.id).await?;
    Ok(steps.iter().any(|step| matches!(step.what.as_str(), "noAnswer" | "endedWhileSending")))
}

fn landed(id: String) -> Settlement {
    let mut settlement = Settlement::new(Event::Acknowledged, "probeFound");
    settlement.vendor_id = Some(id);
    settlement
}

fn refused(why: &'static str, operation: &'static str) -> Settlement {
    let mut settlement = Settlement::new(Event::Refused, why);
    settlement.detail = json!({ "operation": operation });
    settlement
}

/// What could not be looked at is not sent: it is tried again later, unless the vendor says no.
fn unread(failure: VendorFailure) -> Settlement {
    let no = matches!(failure.kind, FailureKind::Refused | FailureKind::KeyRefused | FailureKind::NotFound);
    let mut settlement = if no {
        Settlement::new(Event::Refused, "vendorRefused")
    } else {
        Settlement::new(Event::NeverLeft, "episodesNotRead")
    };
    settlement.failure = Some(failure);
    settlement
}
