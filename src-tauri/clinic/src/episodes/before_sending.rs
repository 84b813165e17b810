//! Looked at just before a change of episodes is sent, since Solo holds nothing and tells nothing: a second episode that
//! is the same as one that is there is not made, and nobody's change is written over.

use domain::EpisodeAct;
use domain::intent::Event;
use store::IntentRow;

use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::outbox::{self, Settlement, may_have_arrived};
use crate::problem::{FailureKind, VendorFailure};
use crate::{Clinic, Result};

/// How an intent is settled without being sent; none when it is to be sent.
///
/// # Errors
/// When the story of the intent cannot be read.
pub(crate) async fn before_sending(
    clinic: &Clinic,
    account: &SoloAccount,
    row: &IntentRow,
    act: &EpisodeAct,
) -> Result<Option<Settlement>> {
    Ok(match act {
        EpisodeAct::Create { patient, fields } => match solo_calls::episodes(account, patient).await {
            Err(failure) => Some(unread(failure)),
            Ok(read) => match read.episodes.into_iter().find(|episode| episode.shows(fields)) {
                None => None,
                // It was sent before without an answer, and a person decided to send it again: it did arrive.
                Some(there) if may_have_arrived(clinic, row).await? => Some(landed(there.id)),
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

fn landed(id: String) -> Settlement {
    Settlement { vendor_id: Some(id), ..Settlement::new(Event::Acknowledged, "probeFound") }
}

fn refused(why: &'static str, operation: &'static str) -> Settlement {
    Settlement::seen(Event::Refused, why, operation)
}

/// What could not be looked at is tried again later, unless the vendor says no. A patient or an episode that it does not
/// have is a no as well.
fn unread(failure: VendorFailure) -> Settlement {
    match failure.kind {
        FailureKind::NotFound => outbox::vendor_refused(failure),
        _ => outbox::unread(failure, "episodesNotRead"),
    }
}
