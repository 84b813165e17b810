//! Waiting for a patient's answer, and taking it.

use std::sync::Arc;
use std::time::Duration;

use caremonitor::{Authorised, Consented, Decision, Exchanged, Grant, PageWords, Pending, RedirectListener};
use chrono::Utc;
use domain::ConsentOutcome;
use store::{ConsentRow, ConsentSettled};
use tokio_util::sync::CancellationToken;
use vendor_http::CallError;

use super::desk::Held;
use super::grants::{self, Keeping};
use super::record::{plain, settle};
use crate::access::Actor;
use crate::account::CareMonitorAccount;
use crate::adapters::{calls, caremonitor_consents};
use crate::views::Tag;
use crate::{Clinic, Result};

/// A question that was asked.
pub(super) struct Asking {
    pub(super) clinic: Arc<Clinic>,
    pub(super) actor: Actor,
    pub(super) row: ConsentRow,
    pub(super) account: CareMonitorAccount,
    pub(super) listener: RedirectListener,
    pub(super) pending: Pending,
    pub(super) limit: Duration,
    pub(super) words: PageWords,
    pub(super) stop: CancellationToken,
}

/// Waits, and keeps what came. Ends without a word when the question was taken back, or the console closes: what was
/// asked is then found open at the next start.
pub(super) async fn wait(asking: Asking) {
    let Asking { clinic, actor, row, account, listener, pending, limit, words, stop } = asking;
    let Some(answered) = stop.run_until_cancelled(listener.answer(pending, limit, &words)).await else { return };
    if !clinic.consents.takes(&row.patient, &row.id) {
        return;
    }
    clinic.events.stale(&[Tag::Consents]);
    let kept = take(&clinic, &actor, &row, &account, answered).await;
    clinic.consents.over(&row.patient, &row.id);
    clinic.events.stale(&[Tag::Consents]);
    if let Err(error) = kept {
        // The question stays open in the ledger, and is found there when the patient is asked again or at the start.
        tracing::error!(connection = %row.connection, %error, "the answer to a consent could not be kept");
    }
}

async fn take(
    clinic: &Arc<Clinic>,
    actor: &Actor,
    row: &ConsentRow,
    account: &CareMonitorAccount,
    answered: std::result::Result<Decision, CallError>,
) -> Result<()> {
    let settled = match answered {
        Ok(Decision::Authorised(authorised)) => return exchange(clinic, actor, row, account, authorised).await,
        Ok(Decision::Declined) => plain(ConsentOutcome::Declined),
        Ok(Decision::NotAsked(refusal)) => {
            let (why, word) = caremonitor_consents::not_asked(&refusal);
            ConsentSettled { why: Some(why.to_owned()), vendor_message: word, ..plain(ConsentOutcome::NotAsked) }
        }
        Err(_) => plain(ConsentOutcome::Late),
    };
    settle(clinic, actor, row, &settled).await.map(drop)
}

/// CM-03: the answer becomes a grant. It is in the keyring before anything tells of it.
async fn exchange(
    clinic: &Arc<Clinic>,
    actor: &Actor,
    row: &ConsentRow,
    account: &CareMonitorAccount,
    authorised: Authorised,
) -> Result<()> {
    let settled = match account.client.consents().exchange(authorised).await {
        Ok(Exchanged::Granted(grant)) => match grant.scopes() {
            Some(scopes) if scopes.is_empty() => plain(ConsentOutcome::Declined),
            _ => return keep(clinic, actor, row, grant).await,
        },
        Ok(Exchanged::OtherPatient) => plain(ConsentOutcome::OtherPatient),
        Err(error) => {
            let failure = calls::failure(&error);
            ConsentSettled {
                why: Some(failure.kind.word().to_owned()),
                vendor_message: failure.message,
                correlation_id: failure.correlation_id,
                http_status: failure.http_status,
                ..plain(ConsentOutcome::NotExchanged)
            }
        }
    };
    settle(clinic, actor, row, &settled).await.map(drop)
}

async fn keep(clinic: &Arc<Clinic>, actor: &Actor, row: &ConsentRow, grant: Grant) -> Result<()> {
    if let Err(error) = grants::keep(clinic, &row.connection, &row.id, &grant).await {
        tracing::warn!(connection = %row.connection, %error, "a consent could not be kept");
        return settle(clinic, actor, row, &plain(ConsentOutcome::NotKept)).await.map(drop);
    }
    if settle(clinic, actor, row, &granted(&grant)).await? {
        clinic.consents.hold(&row.patient, held(clinic, row, grant));
    }
    Ok(())
}

/// What a grant tells.
pub(super) fn granted(grant: &Grant) -> ConsentSettled {
    ConsentSettled {
        at: Utc::now(),
        granted: grant.scopes().map(caremonitor_consents::ours),
        // With a refresh token, the end of an access token ends nothing.
        until: grant.until().filter(|_| !grant.is_renewable()),
        ..plain(ConsentOutcome::Granted)
    }
}

/// A grant in use.
pub(super) fn held(clinic: &Arc<Clinic>, row: &ConsentRow, grant: Grant) -> Held {
    let keeping = Keeping { clinic: Arc::downgrade(clinic), connection: row.connection.clone(), id: row.id.clone() };
    Held { id: row.id.clone(), consented: Arc::new(Consented::new(grant, Arc::new(keeping))) }
}
