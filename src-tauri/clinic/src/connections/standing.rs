//! Whether an account can make calls, and logging in where only a person can (CAR-01).

use std::sync::Arc;

use domain::ConnectionId;
use domain::audit::AuditAction;

use crate::access::Administrator;
use crate::account::{Account, At};
use crate::adapters::calls;
use crate::views::{AccountStanding, Instant, LogInOutcome, StandingState, Tag};
use crate::{Clinic, ClinicError, Result, outbox};

/// How an account stands. Contacts nobody.
pub(super) fn of(account: Option<&Arc<Account>>) -> AccountStanding {
    let plain = |state| AccountStanding { state, until: None, scopes: Vec::new() };
    let Some(account) = account else { return plain(StandingState::Unknown) };
    let age = account.age();
    let general = match (age.refused, age.answered_at.is_some()) {
        (true, _) => StandingState::Refused,
        (false, true) => StandingState::Ready,
        (false, false) => StandingState::Unknown,
    };
    match account.clone().at() {
        At::Carium(account) => match account.client.standing() {
            carium::Standing::LoggedIn { until, .. } => {
                AccountStanding { until: Some(Instant::from(until)), ..plain(StandingState::Ready) }
            }
            carium::Standing::NeedsLogIn => plain(StandingState::NeedsLogIn),
            carium::Standing::NeedsTotp => plain(StandingState::NeedsTotp),
        },
        At::ClinOne(account) => {
            let scopes =
                account.client.scopes().map(|scopes| scopes.iter().map(str::to_owned).collect()).unwrap_or_default();
            AccountStanding { scopes, ..plain(general) }
        }
        At::Solo(_) | At::CareMonitor(_) | At::Mia(_) => plain(general),
    }
}

/// Logs a Carium account in with its kept password. Called when the account is made, once: a wrong password that a
/// machine tries again and again locks the user out.
pub(super) async fn first_log_in(clinic: &Clinic, account: &Arc<Account>) {
    let At::Carium(carium) = account.clone().at() else { return };
    match carium.client.log_in(None).await {
        carium::LogIn::Done => {
            if let Err(error) = outbox::due_after_log_in(clinic, &account.row.id).await {
                tracing::error!(connection = %account.row.id, %error, "what waits for the log-in could not be made due");
            }
        }
        carium::LogIn::NeedsTotp => {}
        carium::LogIn::Refused(error) => {
            let _counted = account.note::<()>(Err(calls::failure(&error)));
            tracing::info!(connection = %account.row.id, "the account could not be logged in");
        }
    }
    clinic.events.stale(&[Tag::Connections]);
    clinic.refresher_wake.notify_one();
    clinic.outbox_wake.notify_one();
}

impl Administrator {
    /// Logs an account in, with the code of an authenticator when the vendor asked for one.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] for an account that is off or whose vendor logs nobody in; the vendor's failure when it
    /// gave no answer.
    pub async fn log_in(&self, id: &ConnectionId, totp: Option<&str>) -> Result<LogInOutcome> {
        let clinic = &*self.clinic;
        let account = clinic.account(id).ok_or(ClinicError::Conflict("connectionOff"))?;
        let At::Carium(carium) = account.clone().at() else {
            return Err(ClinicError::Conflict("nobodyLogsIn"));
        };
        let totp = totp.map(|code| code.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        if totp.as_ref().is_some_and(|code| code.len() != 6 || !code.chars().all(|c| c.is_ascii_digit())) {
            return Err(ClinicError::invalid("totp", "sixDigits"));
        }
        let outcome = match carium.client.log_in(totp.as_deref()).await {
            carium::LogIn::Done => {
                let _answered = account.note(Ok(()));
                account.try_now();
                outbox::due_after_log_in(clinic, id).await?;
                LogInOutcome::Done
            }
            carium::LogIn::NeedsTotp => LogInOutcome::NeedsTotp,
            carium::LogIn::Refused(error) => {
                let failure = calls::failure(&error);
                let refused = matches!(error.certainty(), vendor_http::Certainty::Rejected);
                let _counted = account.note::<()>(Err(failure.clone()));
                if !refused {
                    return Err(failure.into());
                }
                LogInOutcome::Refused
            }
        };
        let mut tx = clinic.store.ledger().begin().await?;
        let detail = serde_json::json!({ "outcome": outcome });
        tx.append_audit(&self.entry(AuditAction::LogInConnection, id).with(detail)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Connections, Tag::Board]);
        clinic.refresher_wake.notify_one();
        clinic.outbox_wake.notify_one();
        Ok(outcome)
    }
}
