//! Asking for assistance at the bedside, and cancelling it.

use std::sync::PoisonError;

use chrono::Utc;
use domain::act::{AssistanceAct, CareSelector};
use domain::{Act, ConnectionId, Subject};

use super::{connection, look};
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::views::{AssistanceInput, CancelAssistanceInput, Kept, TwoIdentifiers};
use crate::{ClinicError, Result};

impl Scheduling {
    /// Keeps the wish for assistance at a bed (SOLO-40). Just before it is sent the current request is read: when one
    /// stands already, no second one is made.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when a part of the place is missing.
    pub async fn request_assistance(&self, input: AssistanceInput) -> Result<Kept> {
        let selector = look::selector(input.selector)?;
        let act = AssistanceAct::Request { selector, asked_at: Utc::now() };
        self.keep_assistance(&input.connection, act).await
    }

    /// Keeps the wish to cancel the request that the person saw (SOLO-42). The vendor cancels whatever stands at that
    /// place, so that the current request is read just before, and has to be the same one.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the request was not looked up here or the identifiers do not hold.
    pub async fn cancel_assistance(&self, input: CancelAssistanceInput) -> Result<Kept> {
        let selector = look::selector(input.selector)?;
        let seen = {
            let requests = self.clinic.seen_requests.lock().unwrap_or_else(PoisonError::into_inner);
            requests.get(&input.request).cloned().ok_or(ClinicError::Conflict("lookAgain"))?
        };
        verify(&seen, &input.checked)?;
        let act = AssistanceAct::Cancel { selector, request: input.request };
        self.keep_assistance(&input.connection, act).await
    }

    async fn keep_assistance(&self, id: &ConnectionId, act: AssistanceAct) -> Result<Kept> {
        let row = connection(&self.clinic, id).await?;
        let (AssistanceAct::Request { selector, .. } | AssistanceAct::Cancel { selector, .. }) = &act;
        let subject = subject(id, selector);
        let intended = Intended {
            connection: row.id,
            subject,
            visit: None,
            patient: None,
            act: Act::Assistance(act),
            new_visit: None,
        };
        keep(&self.clinic, &self.actor, intended).await
    }
}

/// A request and its cancellation at one place are sent in the order in which people decided.
fn subject(connection: &ConnectionId, selector: &CareSelector) -> Subject {
    let place: Vec<_> = selector.facts().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    Subject::of("assistance", format!("{connection}:{}", place.join(",")))
}

/// Where the vendor told both identifiers of who lies in the bed, both were read; where it did not, the place is all that
/// there is.
fn verify(seen: &look::SeenRequest, checked: &TwoIdentifiers) -> Result<()> {
    let (Some(born), Some(number)) = (&seen.birth_date, &seen.number) else {
        return Ok(());
    };
    match (&checked.birth_date, &checked.number) {
        (Some(shown), Some(read)) if shown == born && read == number => Ok(()),
        (Some(_), Some(_)) => Err(ClinicError::Conflict("identifierChanged")),
        _ => Err(ClinicError::invalid("checked", "twoIdentifiers")),
    }
}
