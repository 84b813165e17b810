//! Contract profiles: two vendors publish no endpoint, so what we assume stands in a text that an administrator may edit
//! for their own tenant. A text with a mistake is never kept: calls go by a profile that is wholly usable.

use domain::audit::AuditAction;
use domain::{ConnectionId, Vendor};
use serde_json::json;
use store::ConnectionRow;
use vendor_http::profile::{Profile, ProfileFault as Fault, Shape};

use super::{client, connect};
use crate::access::Administrator;
use crate::account::Account;
use crate::views::{ContractProfile, ProfileFault, Tag};
use crate::{Clinic, ClinicError, Result};

/// What a vendor's profile must name, and the one that comes with the program.
fn contract(vendor: Vendor) -> Option<(&'static Shape, &'static str)> {
    match vendor {
        Vendor::CareMonitor => Some((&caremonitor::SHAPE, caremonitor::DEFAULT_PROFILE)),
        Vendor::ClinOne => Some((&clinone::SHAPE, clinone::DEFAULT_PROFILE)),
        Vendor::Solo | Vendor::Carium | Vendor::Mia => None,
    }
}

/// The edited profile of a connection, read. One that a newer program can no longer read stops the connection rather
/// than sending patients' data by half-known rules.
pub(super) async fn of(clinic: &Clinic, row: &ConnectionRow) -> Result<Option<Profile>> {
    let (Some((shape, _)), Some(text)) =
        (contract(row.vendor()), clinic.store.ledger().contract_profile(&row.id).await?)
    else {
        return Ok(None);
    };
    Profile::read(&text, shape).map(Some).map_err(|_| ClinicError::Conflict("profileBroken"))
}

/// The profile as the page shows it.
pub(super) async fn view(clinic: &Clinic, row: &ConnectionRow) -> Result<Option<ContractProfile>> {
    let Some((shape, default)) = contract(row.vendor()) else { return Ok(None) };
    let kept = clinic.store.ledger().contract_profile(&row.id).await?;
    let own = kept.is_some();
    let text = kept.unwrap_or_else(|| default.to_owned());
    let departures = match (Profile::read(&text, shape), Profile::read(default, shape)) {
        (Ok(edited), Ok(default)) => edited.departures(&default),
        _ => Vec::new(),
    };
    Ok(Some(ContractProfile { text, own, departures }))
}

impl Administrator {
    /// Every mistake in a text, none when it could be kept.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] for an unknown connection, [`ClinicError::Conflict`] for a vendor with a contract of
    /// its own.
    pub async fn check_profile(&self, id: &ConnectionId, text: &str) -> Result<Vec<ProfileFault>> {
        let row = self.clinic.store.ledger().connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        let (shape, _) = contract(row.vendor()).ok_or(ClinicError::Conflict("noProfile"))?;
        Ok(Profile::read(text, shape).err().unwrap_or_default().iter().map(fault).collect())
    }

    /// Keeps a text without a mistake and makes calls by it from then on; none goes back to the one that comes with the
    /// program. Gives the mistakes, and keeps nothing, when there are any.
    ///
    /// # Errors
    /// As for checking; a failure of the store or the keyring.
    pub async fn save_profile(&self, id: &ConnectionId, text: Option<&str>) -> Result<Vec<ProfileFault>> {
        let clinic = &*self.clinic;
        if let Some(text) = text {
            let faults = self.check_profile(id, text).await?;
            if !faults.is_empty() {
                return Ok(faults);
            }
        }
        let row = clinic.store.ledger().connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        let mut tx = clinic.store.ledger().begin().await?;
        tx.put_contract_profile(id, text).await?;
        let detail = json!({ "own": text.is_some() });
        tx.append_audit(&self.entry(AuditAction::EditContractProfile, id).with(detail)).await?;
        tx.commit().await?;
        if row.enabled {
            let client = client::of(clinic, &row).await?;
            connect(&self.clinic, Account::new(row, client));
            clinic.refresher_wake.notify_one();
        }
        clinic.events.stale(&[Tag::Connections, Tag::Board]);
        Ok(Vec::new())
    }
}

fn fault(fault: &Fault) -> ProfileFault {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    ProfileFault {
        line: number(fault.line),
        column: number(fault.column),
        key: fault.key.clone(),
        what: fault.what.word().to_owned(),
        message: fault.what.to_string(),
    }
}
