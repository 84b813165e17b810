//! A patient's consent in use: the access token for the next reading, renewed when it is due, and noticed when it ends.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{TimeDelta, Utc};
use futures::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Mutex, OwnedMutexGuard};
use vendor_http::{CallError, CallErrorKind};

use crate::consent::Refreshed;
use crate::grant::Grant;
use crate::session::before;
use crate::wire::Wire;
use crate::{Consents, Metric, PatientId};

/// How long before its end an access token is renewed.
const EARLY: TimeDelta = TimeDelta::seconds(60);

/// Keeps grants, in a vault. Called while the consent is locked: whatever else needs it waits.
pub trait GrantVault: Send + Sync {
    /// Keeps `grant` in place of an earlier one of this patient: from now on the earlier one is void. The new tokens are
    /// used only after this succeeded.
    fn keep<'a>(&'a self, grant: &'a Grant) -> BoxFuture<'a, Result<(), NotKept>>;
}

/// The vault refused a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the patient's renewed consent could not be kept")]
pub struct NotKept;

/// How a consent stands, for a person to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// These metrics may be sent.
    Granted(BTreeSet<Metric>),
    /// CareMonitor did not say what was granted: nothing may be sent, the patient is to be asked again (A-CM-08).
    NotKnown,
    /// It has ended, withdrawn or too old: only the patient can give it again.
    Ended,
}

/// A patient's consent. One per patient and connection, shared by all who send: a refresh may void the earlier refresh
/// token, so two of them side by side could end the consent.
pub struct Consented {
    patient: PatientId,
    held: Arc<Mutex<Held>>,
    vault: Arc<dyn GrantVault>,
}

struct Held {
    grant: Grant,
    /// Whether the vault has it.
    kept: bool,
    ended: bool,
    /// Whether the access token was refused.
    refused: bool,
}

impl Consented {
    /// The consent that `vault` holds.
    pub fn new(grant: Grant, vault: Arc<dyn GrantVault>) -> Self {
        let patient = grant.patient().clone();
        let held = Held { grant, kept: true, ended: false, refused: false };
        Self { patient, held: Arc::new(Mutex::new(held)), vault }
    }

    /// Whose consent it is.
    pub fn patient(&self) -> &PatientId {
        &self.patient
    }

    /// How it stands, as far as is known without asking CareMonitor.
    pub async fn standing(&self) -> Standing {
        let held = self.held.lock().await;
        match held.grant.scopes() {
            _ if held.ended => Standing::Ended,
            Some(scopes) => Standing::Granted(scopes.clone()),
            None => Standing::NotKnown,
        }
    }

    /// The access token for a metric. Renews it when it is due or was refused, and has the new grant kept first.
    pub(crate) async fn token(
        &self,
        wire: &Wire,
        operation: &'static str,
        metric: Metric,
    ) -> Result<SecretString, CallError> {
        let held = Arc::clone(&self.held).lock_owned().await;
        if held.ended {
            return Err(CallError::plain(operation, CallErrorKind::Unauthorized));
        }
        allowed(&held.grant, operation, metric)?;
        let due = held.grant.until().is_some_and(|until| Utc::now() + EARLY >= until);
        if held.kept && !held.refused && !due {
            return Ok(held.grant.access.clone());
        }
        // On a task of its own, with the lock in its hand: were whoever asks to give up now, the vendor would have
        // voided the earlier refresh token, and the new one would be lost with the answer.
        let renewal = Renewal { held, vault: Arc::clone(&self.vault), wire: wire.clone(), operation };
        let renewed = tokio::spawn(renewal.run(due)).await;
        let access = renewed.unwrap_or_else(|_| Err(CallError::plain(operation, CallErrorKind::NeverLeft)))?;
        allowed(&access, operation, metric)?;
        Ok(access.access)
    }

    /// Renews the tokens whatever their age, and has the new grant kept first. That the consent has ended is no error.
    pub(crate) async fn renew(&self, wire: &Wire) -> Result<(), CallError> {
        let held = Arc::clone(&self.held).lock_owned().await;
        if held.ended {
            return Ok(());
        }
        if !held.grant.is_renewable() {
            return Err(CallError::invalid("CM-03", "refresh_token", "was not given, so nothing can be renewed"));
        }
        let renewal = Renewal { held, vault: Arc::clone(&self.vault), wire: wire.clone(), operation: "CM-03" };
        let renewed = tokio::spawn(renewal.run(true)).await;
        let renewed = renewed.unwrap_or_else(|_| Err(CallError::plain("CM-03", CallErrorKind::NeverLeft)));
        match renewed {
            Err(error) if !self.held.lock().await.ended => Err(error),
            _ => Ok(()),
        }
    }

    /// Tells that CareMonitor refused an access token, unless it was renewed in the meantime.
    pub(crate) async fn refused(&self, token: &SecretString) {
        let mut held = self.held.lock().await;
        if held.grant.access.expose_secret() == token.expose_secret() {
            held.refused = true;
        }
    }

    /// Tells that CareMonitor no longer takes this metric with a token that is otherwise accepted: the patient withdrew
    /// this scope alone.
    pub(crate) async fn withdrawn(&self, metric: Metric) {
        let mut held = self.held.lock().await;
        if let Some(scopes) = &mut held.grant.scopes
            && scopes.remove(&metric)
        {
            // The vault is told before the next reading; if the console ends before that, CareMonitor says it again.
            held.kept = false;
        }
    }
}

/// A grant being renewed, and kept.
struct Renewal {
    held: OwnedMutexGuard<Held>,
    vault: Arc<dyn GrantVault>,
    wire: Wire,
    operation: &'static str,
}

impl Renewal {
    async fn run(mut self, due: bool) -> Result<Grant, CallError> {
        self.keep().await?;
        if self.held.refused || due {
            let consents = Consents { wire: &self.wire };
            let refreshed = consents.refresh(&self.held.grant).await;
            match refreshed.map_err(|error| before(self.operation, error))? {
                Refreshed::Renewed(grant) => {
                    self.held.grant = grant;
                    self.held.kept = false;
                    self.held.refused = false;
                    self.keep().await?;
                }
                Refreshed::Revoked => {
                    self.held.ended = true;
                    return Err(CallError::plain(self.operation, CallErrorKind::Unauthorized));
                }
            }
        }
        Ok(self.held.grant.clone())
    }

    async fn keep(&mut self) -> Result<(), CallError> {
        if !self.held.kept {
            let kept = self.vault.keep(&self.held.grant).await;
            kept.map_err(|NotKept| CallError::plain(self.operation, CallErrorKind::NeverLeft))?;
            self.held.kept = true;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Consented {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Consented(<redacted>)")
    }
}

fn allowed(grant: &Grant, operation: &'static str, metric: Metric) -> Result<(), CallError> {
    match grant.scopes() {
        Some(scopes) if scopes.contains(&metric) => Ok(()),
        Some(_) => Err(CallError::invalid(operation, "scope", "the patient has not granted this metric")),
        None => Err(CallError::invalid(operation, "scope", "it is not known what the patient has granted; ask again")),
    }
}
