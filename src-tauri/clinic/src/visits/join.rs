//! Joining a call: the link is asked for or made on the spot, judged, handed to the system's browser and forgotten.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use domain::{Vendor, VisitId};
use url::Url;

use super::panel::unreachable;
use super::target::refusal;
use super::{Target, target};
use crate::access::{Actor, Clinician};
use crate::account::{At, SoloAccount};
use crate::adapters::{calls, solo_calls};
use crate::audit::Asked;
use crate::board::{Standing, rows};
use crate::views::{JoinKind, Joined, TwoIdentifiers};
use crate::{Clinic, ClinicError, Result, outside};

impl Clinician {
    /// Opens the call in the system's browser.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the way is not offered, the identifiers do not hold, or the link leads elsewhere
    /// than to the connection's vendor ([`crate::OutsideLink`]); the vendor's failure.
    pub async fn join(&self, visit: &VisitId, kind: JoinKind, checked: &TwoIdentifiers) -> Result<Joined> {
        let clinic = &*self.clinic;
        let target = target(clinic, visit, checked).await?;
        offered(clinic, &target, kind).await?;
        let account = clinic.account(&target.known.connection).ok_or(ClinicError::Conflict("connectionOff"))?;
        let link = match account.clone().at() {
            At::Solo(account) => provider_link(&account, &target, kind, &self.actor).await?,
            _ => calls::host_link(&account, &target.known).await?.ok_or(ClinicError::Conflict("noHostLink"))?,
        };
        let asked = Asked { actor: &self.actor, what: "join", patient: Some(&target.key) };
        let operation = operation(kind, account.row.vendor());
        let link = outside::judged(clinic, &asked, &account.row, operation, &link).await?;
        audit(clinic, &self.actor, &target, AuditAction::Join).await?;
        clinic.door.open(&link)?;
        Ok(Joined { kind, host: link.host().to_owned() })
    }
}

/// Refuses a way that is not offered at this moment.
pub(super) async fn offered(clinic: &Clinic, target: &Target, kind: JoinKind) -> Result<()> {
    let sources = rows::sources(clinic, std::slice::from_ref(&target.known)).await?;
    let row = rows::row(clinic, &target.known, &sources, Utc::now());
    let standing = Standing {
        known: &target.known,
        state: row.state,
        connection: sources.connections.get(&target.known.connection),
        patient: Some(&target.patient),
        open_intent: None,
        unreachable: unreachable(clinic, &target.known.connection),
        has_host_link: Some(row.call_word.as_deref() == Some(calls::HOST_LINK)),
    };
    let offer = standing.way(kind);
    if offer.offered { Ok(()) } else { Err(refusal(offer.reason)) }
}

async fn provider_link(account: &SoloAccount, target: &Target, kind: JoinKind, actor: &Actor) -> Result<Url> {
    let id = target.known.number();
    let need = || id.ok_or(ClinicError::Conflict("idUnknown"));
    Ok(match kind {
        JoinKind::Provider => solo_calls::provider_link(account, need()?).await?,
        JoinKind::Teams => solo_calls::teams_link(account, need()?).await?,
        JoinKind::Said => solo_calls::links_by_said(account, need()?).await?.provider,
        JoinKind::ExternalId => {
            let reference = target.known.external_id.as_deref().ok_or(ClinicError::Conflict("noExternalId"))?;
            solo_calls::links_by_external_id(account, reference).await?.provider
        }
        JoinKind::HostLink => return Err(ClinicError::Conflict("noHostLink")),
        JoinKind::ContextLink => solo_calls::context_link(account, &target.known, &target.patient, &actor.name)?,
    })
}

/// The operation that gives a way's link.
fn operation(kind: JoinKind, vendor: Vendor) -> &'static str {
    match (kind, vendor) {
        (JoinKind::Provider, _) => "SOLO-09",
        (JoinKind::Teams, _) => "SOLO-10",
        (JoinKind::ExternalId, _) => "SOLO-11",
        (JoinKind::Said, _) => "SOLO-12",
        (JoinKind::ContextLink, _) => "SOLO-34",
        (JoinKind::HostLink, Vendor::CareMonitor) => "CM-06",
        (JoinKind::HostLink, _) => "CAR-05",
    }
}

/// A join and a copied link are acts: they are kept with whom and when, never with the link.
pub(super) async fn audit(clinic: &Clinic, actor: &Actor, target: &Target, action: AuditAction) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.append_audit(
        &actor
            .did(action, Utc::now())
            .through(&target.known.connection)
            .of(&target.key)
            .about(AuditedKind::Visit, &target.known.visit),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
