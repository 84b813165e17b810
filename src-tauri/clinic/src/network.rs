//! How this clinic's computers reach the vendors: through the system's proxy or directly, and which authorities are
//! trusted besides the system's, for a network that opens TLS at its edge. Set by administrators, kept in the ledger.
//!
//! There is no setting that makes a bad certificate good. A kept setting that can no longer be read stops calls rather
//! than letting them go another way than was wished.

use chrono::Utc;
use domain::audit::AuditAction;
use serde::{Deserialize, Serialize};
use serde_json::json;
use vendor_http::{Authorities, AuthorityFault, Network, Proxy};

use crate::access::Administrator;
use crate::views::{NetworkInput, NetworkView, Tag, count};
use crate::{Clinic, ClinicError, Result, connections};

const KEY: &str = "network";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    system_proxy: bool,
    authorities: String,
}

impl Administrator {
    /// How the vendors are reached.
    ///
    /// # Errors
    /// When the store cannot be read, or what is kept can no longer be used.
    pub async fn network(&self) -> Result<NetworkView> {
        Ok(view(&read(&self.clinic).await?))
    }

    /// Keeps how the vendors are reached; every connection goes that way from then on.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when the text holds no certificate, or more than certificates.
    pub async fn save_network(&self, input: NetworkInput) -> Result<()> {
        let clinic = &*self.clinic;
        let authorities = match &input.authorities {
            Some(text) => {
                Authorities::from_pem(text).map_err(|fault| ClinicError::invalid("authorities", word(fault)))?
            }
            None => read(clinic).await?.authorities,
        };
        let kept = Kept { system_proxy: input.system_proxy, authorities: authorities.as_pem().to_owned() };
        let detail = json!({ "systemProxy": kept.system_proxy, "authorities": authorities.len() });
        let mut tx = clinic.store.ledger().begin().await?;
        tx.put_setting(KEY, &json!(kept)).await?;
        tx.append_audit(&self.actor.did(AuditAction::SaveNetwork, Utc::now()).with(detail)).await?;
        tx.commit().await?;
        connections::load(self.clinic.clone()).await;
        clinic.events.stale(&[Tag::Settings]);
        Ok(())
    }
}

/// How the vendors are reached; the system's own way when nothing was ever set.
///
/// # Errors
/// [`ClinicError::Conflict`] when what is kept cannot be used; the store's failure.
pub(crate) async fn read(clinic: &Clinic) -> Result<Network> {
    let Some(kept) = clinic.store.ledger().setting(KEY).await? else {
        return Ok(Network::default());
    };
    let broken = ClinicError::Conflict("networkBroken");
    let Ok(kept) = serde_json::from_value::<Kept>(kept) else { return Err(broken) };
    let Ok(authorities) = Authorities::from_pem(&kept.authorities) else { return Err(broken) };
    let proxy = if kept.system_proxy { Proxy::System } else { Proxy::Direct };
    Ok(Network { proxy, authorities })
}

fn view(network: &Network) -> NetworkView {
    NetworkView { system_proxy: network.proxy == Proxy::System, authorities: count(network.authorities.len()) }
}

fn word(fault: AuthorityFault) -> &'static str {
    match fault {
        AuthorityFault::PrivateKey => "privateKey",
        AuthorityFault::NoCertificate => "noCertificate",
        AuthorityFault::TooMuch => "tooMuch",
    }
}
