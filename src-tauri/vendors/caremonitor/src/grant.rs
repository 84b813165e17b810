//! A patient's consent as it is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{Metric, PatientId};

/// What a patient has granted, with the tokens to act on it. It is written nowhere but by [`Grant::for_vault`].
#[derive(Clone)]
pub struct Grant {
    pub(crate) patient: PatientId,
    pub(crate) scopes: Option<BTreeSet<Metric>>,
    pub(crate) access: SecretString,
    pub(crate) refresh: Option<SecretString>,
    pub(crate) until: Option<DateTime<Utc>>,
}

/// The text that is kept in a vault.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    patient: String,
    scopes: Option<BTreeSet<Metric>>,
    access: String,
    refresh: Option<String>,
    until: Option<DateTime<Utc>>,
}

const VERSION: u32 = 1;

/// A text from a vault that is no grant. It says nothing of what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what the vault holds is not a patient's grant")]
pub struct NotAGrant;

impl Grant {
    /// Whose consent it is.
    pub fn patient(&self) -> &PatientId {
        &self.patient
    }

    /// What was granted. None when CareMonitor did not say: then nothing may be sent and the patient is to be asked
    /// again (A-CM-08).
    pub fn scopes(&self) -> Option<&BTreeSet<Metric>> {
        self.scopes.as_ref()
    }

    /// Whether this metric may be sent.
    pub fn allows(&self, metric: Metric) -> bool {
        self.scopes.as_ref().is_some_and(|scopes| scopes.contains(&metric))
    }

    /// Until when the access token is valid, when CareMonitor said so.
    pub fn until(&self) -> Option<DateTime<Utc>> {
        self.until
    }

    /// Whether it can be renewed without the patient.
    pub fn is_renewable(&self) -> bool {
        self.refresh.is_some()
    }

    /// The whole grant, tokens included, for a vault and for nothing else.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which no grant should meet.
    pub fn for_vault(&self) -> Result<SecretString, NotAGrant> {
        let kept = Kept {
            version: VERSION,
            patient: self.patient.as_str().to_owned(),
            scopes: self.scopes.clone(),
            access: self.access.expose_secret().to_owned(),
            refresh: self.refresh.as_ref().map(|token| token.expose_secret().to_owned()),
            until: self.until,
        };
        serde_json::to_string(&kept).map(SecretString::from).map_err(|_| NotAGrant)
    }

    /// Reads back what [`Grant::for_vault`] wrote.
    ///
    /// # Errors
    /// When the text is something else.
    pub fn from_vault(text: &SecretString) -> Result<Self, NotAGrant> {
        let kept: Kept = serde_json::from_str(text.expose_secret()).map_err(|_| NotAGrant)?;
        if kept.version != VERSION {
            return Err(NotAGrant);
        }
        Ok(Self {
            patient: PatientId(kept.patient),
            scopes: kept.scopes,
            access: SecretString::from(kept.access),
            refresh: kept.refresh.map(SecretString::from),
            until: kept.until,
        })
    }
}

impl std::fmt::Debug for Grant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grant").field("scopes", &self.scopes).field("until", &self.until).finish_non_exhaustive()
    }
}
