//! The client of a connection, made from its row and its secrets.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use caremonitor::{Access, CareMonitor, CareMonitorConfig, OAuth, OrgId};
use carium::{Carium, CariumConfig, OrganizationId};
use clinone::{ClinOne, ClinOneConfig};
use domain::{AccountSettings, CareMonitorWay, ConnectionId, SecretKind};
use mia::{Mia, MiaConfig};
use solo::{Solo, SoloConfig};
use store::ConnectionRow;
use url::Url;
use vault::{ConnectionSecret, SecretName, SecretString, Vault};
use vendor_http::profile::Profile;
use vendor_http::{Network, TransportOptions};

use crate::account::Client;
use crate::{Clinic, ClinicError, Pace, Result, network};

/// What a client is made from.
pub(super) struct Parts {
    pub(super) base_url: Url,
    pub(super) settings: AccountSettings,
    pub(super) secrets: Secrets,
    /// The contract that an administrator edited; absent, the one that comes with the program.
    pub(super) profile: Option<Profile>,
    /// How the vendor is reached.
    pub(super) network: Network,
}

/// The secrets of one connection, on their way into its client.
#[derive(Default)]
pub(super) struct Secrets(pub(super) BTreeMap<SecretKind, SecretString>);

impl Secrets {
    fn needed(&mut self, kind: SecretKind) -> Result<SecretString> {
        self.0.remove(&kind).ok_or(ClinicError::Conflict("secretMissing"))
    }
}

/// The name of one secret of one connection.
pub(super) fn secret(id: &ConnectionId, kind: SecretKind) -> SecretName {
    let kind = match kind {
        SecretKind::ApiKey => ConnectionSecret::ApiKey,
        SecretKind::LinkingSecret => ConnectionSecret::LinkingSecret,
        SecretKind::TeamsToken => ConnectionSecret::TeamsToken,
        SecretKind::Password => ConnectionSecret::Password,
        SecretKind::ClientSecret => ConnectionSecret::ClientSecret,
    };
    SecretName::connection(id.as_str(), kind)
}

/// Reads one secret on a thread that may wait for the keyring.
pub(super) async fn read(vault: &Arc<Vault>, name: SecretName) -> Result<Option<SecretString>> {
    let vault = vault.clone();
    let secret = tokio::task::spawn_blocking(move || vault.get(&name)).await.map_err(|_| ClinicError::Closing)??;
    Ok(secret)
}

/// The client of a kept connection.
pub(super) async fn of(clinic: &Clinic, row: &ConnectionRow) -> Result<Client> {
    let mut secrets = Secrets::default();
    for kind in &row.secrets {
        if let Some(value) = read(&clinic.vault, secret(&row.id, *kind)).await? {
            secrets.0.insert(*kind, value);
        }
    }
    let profile = super::profile::of(clinic, row).await?;
    let network = network::read(clinic).await?;
    let parts = Parts { base_url: address(&row.base_url)?, settings: row.settings.clone(), secrets, profile, network };
    make(parts, &clinic.pace)
}

/// A client from its parts.
pub(super) fn make(mut parts: Parts, pace: &Pace) -> Result<Client> {
    let refused = |_| ClinicError::invalid("baseUrl", "badAddress");
    let settings = parts.settings.clone();
    Ok(match settings {
        AccountSettings::Solo => Client::Solo(solo(parts, pace)?),
        AccountSettings::Carium { organization_id, username } => {
            let password = parts.secrets.needed(SecretKind::Password)?;
            let mut config = CariumConfig::new(parts.base_url, OrganizationId(organization_id), username, password);
            paced(&mut config.transport, parts.network, pace);
            // A file takes longer than a request, by as much as the client's own times say.
            config.file_timeout = pace.request_timeout * 4;
            Client::Carium(Carium::new(config).map_err(refused)?)
        }
        AccountSettings::CareMonitor { .. } => Client::CareMonitor(care_monitor(parts, pace)?),
        AccountSettings::ClinOne { token_url, scope, client_id } => {
            let secret = parts.secrets.needed(SecretKind::ClientSecret)?;
            let mut config = ClinOneConfig::new(parts.base_url, address(&token_url)?, &scope, &client_id, secret);
            if let Some(profile) = parts.profile {
                config.profile = profile;
            }
            paced(&mut config.transport, parts.network, pace);
            Client::ClinOne(ClinOne::new(&config).map_err(refused)?)
        }
        AccountSettings::Mia { username, device_provider } => {
            let password = parts.secrets.needed(SecretKind::Password)?;
            let mut config = MiaConfig::new(parts.base_url, username, password);
            config.settings.device_provider = device_provider;
            paced(&mut config.transport, parts.network, pace);
            Client::Mia(Mia::new(config).map_err(refused)?)
        }
    })
}

fn solo(mut parts: Parts, pace: &Pace) -> Result<Solo> {
    let mut config = SoloConfig::new(parts.base_url, parts.secrets.needed(SecretKind::ApiKey)?);
    config.linking_secret = parts.secrets.0.remove(&SecretKind::LinkingSecret);
    config.teams_token = parts.secrets.0.remove(&SecretKind::TeamsToken);
    paced(&mut config.transport, parts.network, pace);
    Solo::new(config).map_err(|_| ClinicError::invalid("baseUrl", "badAddress"))
}

fn care_monitor(mut parts: Parts, pace: &Pace) -> Result<CareMonitor> {
    let AccountSettings::CareMonitor { org_id, way, user_id, client_id, portal_url } = parts.settings else {
        return Err(ClinicError::invalid("vendor", "otherVendor"));
    };
    let access = match way {
        CareMonitorWay::Key => Access::ApiKey(parts.secrets.needed(SecretKind::ApiKey)?),
        CareMonitorWay::Password => Access::Password { user_id, password: parts.secrets.needed(SecretKind::Password)? },
    };
    let oauth = match portal_url.as_str() {
        "" => None,
        typed => Some(OAuth { portal: address(typed)?, client_id, client_secret: None }),
    };
    let profile = match parts.profile {
        Some(profile) => profile,
        None => caremonitor::default_profile().map_err(|_| ClinicError::Conflict("profileBroken"))?,
    };
    let mut config = CareMonitorConfig {
        base_url: parts.base_url,
        org_id: OrgId::from(org_id.as_str()),
        access,
        oauth,
        profile,
        transport: TransportOptions::default(),
    };
    paced(&mut config.transport, parts.network, pace);
    CareMonitor::new(config).map_err(|_| ClinicError::invalid("baseUrl", "badAddress"))
}

/// Times as the console's pace has them, over the clinic's network.
fn paced(transport: &mut TransportOptions, network: Network, pace: &Pace) {
    transport.network = network;
    transport.timeout = pace.request_timeout;
    transport.connect_timeout = pace.request_timeout.min(Duration::from_secs(10));
}

/// A base address that may be called: `https`, or plain `http` on this machine; no user, query or fragment.
pub(super) fn address(typed: &str) -> Result<Url> {
    let bad = || ClinicError::invalid("baseUrl", "badAddress");
    let url = Url::parse(typed.trim()).map_err(|_| bad())?;
    let plain =
        url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let safe = url.scheme() == "https" || (url.scheme() == "http" && loopback);
    if plain && safe && url.has_host() { Ok(url) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_is_https_or_on_this_machine() {
        for good in
            ["https://demo.visitnow.org", "http://127.0.0.1:8080", "http://localhost:1/", "https://x.example/base"]
        {
            assert!(address(good).is_ok(), "{good}");
        }
        for bad in [
            "http://demo.visitnow.org",
            "demo.visitnow.org",
            "ftp://x.example",
            "https://u:p@x.example",
            "https://x.example/?k=1",
            "",
        ] {
            assert!(address(bad).is_err(), "{bad}");
        }
    }
}
