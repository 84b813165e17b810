//! Grants in the keyring: one item per consent, named by the consent's id. An earlier consent's item stays until the newer
//! one is kept and told, so that no crash leaves a patient's consent without its tokens, or with another's.

use std::sync::{Arc, Weak};

use caremonitor::{Grant, GrantVault, NotKept};
use chrono::Utc;
use domain::{ConnectionId, ConsentId};
use futures::FutureExt;
use futures::future::BoxFuture;
use store::ConsentRow;
use vault::SecretName;

use super::record;
use crate::{Clinic, ClinicError, Result};

fn name(connection: &ConnectionId, id: &ConsentId) -> SecretName {
    SecretName::consent(connection.as_str(), id.as_str())
}

/// Keeps a grant under a consent's id.
pub(super) async fn keep(clinic: &Clinic, connection: &ConnectionId, id: &ConsentId, grant: &Grant) -> Result<()> {
    // No grant meets this; if one did, it could not be kept.
    let text = grant.for_vault().map_err(|_| ClinicError::Conflict("grantUnreadable"))?;
    let (vault, name) = (clinic.vault.clone(), name(connection, id));
    tokio::task::spawn_blocking(move || vault.set(&name, &text)).await.map_err(|_| ClinicError::Closing)??;
    Ok(())
}

/// The grant of a consent; none when there is none, or none that can be read.
pub(super) async fn read(clinic: &Clinic, connection: &ConnectionId, id: &ConsentId) -> Result<Option<Grant>> {
    let (vault, name) = (clinic.vault.clone(), name(connection, id));
    let text = tokio::task::spawn_blocking(move || vault.get(&name)).await.map_err(|_| ClinicError::Closing)??;
    Ok(text.and_then(|text| Grant::from_vault(&text).ok()))
}

/// Removes the tokens of a consent, and keeps that they are gone: what a keyring would not give up is tried again at the
/// next start.
pub(super) async fn remove(clinic: &Clinic, row: &ConsentRow) -> Result<()> {
    let (vault, name) = (clinic.vault.clone(), name(&row.connection, &row.id));
    tokio::task::spawn_blocking(move || vault.delete(&name)).await.map_err(|_| ClinicError::Closing)??;
    let mut tx = clinic.store.ledger().begin().await?;
    tx.consent_tokens_removed(&row.id, Utc::now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Where a consent in use keeps its renewed grants.
pub(super) struct Keeping {
    pub(super) clinic: Weak<Clinic>,
    pub(super) connection: ConnectionId,
    pub(super) id: ConsentId,
}

impl Keeping {
    /// Keeps a renewed grant, unless the consent has ended here: nothing brings back what was removed.
    async fn renewed(&self, clinic: &Arc<Clinic>, grant: &Grant) -> Result<()> {
        let turn = clinic.consents.turn.lock().await;
        let row = clinic.store.ledger().consent(&self.id).await?;
        let row = row.filter(ConsentRow::stands).ok_or(ClinicError::Conflict("noConsent"))?;
        keep(clinic, &self.connection, &self.id, grant).await?;
        drop(turn);
        match grant.scopes() {
            Some(scopes) => record::narrowed(clinic, &record::nobody(), &row.id, scopes).await,
            None => Ok(()),
        }
    }
}

impl GrantVault for Keeping {
    fn keep<'a>(&'a self, grant: &'a Grant) -> BoxFuture<'a, std::result::Result<(), NotKept>> {
        async move {
            let clinic = self.clinic.upgrade().ok_or(NotKept)?;
            self.renewed(&clinic, grant).await.map_err(|error| {
                tracing::warn!(connection = %self.connection, %error, "a renewed consent could not be kept");
                NotKept
            })
        }
        .boxed()
    }
}
