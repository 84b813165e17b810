//! The client of a connection, made from its row and its secrets.

use std::sync::Arc;

use domain::ConnectionId;
use solo::{Solo, SoloConfig};
use store::ConnectionRow;
use url::Url;
use vault::{ConnectionSecret, SecretName, SecretString, Vault};

use crate::{Clinic, ClinicError, Pace, Result};

/// The name of one secret of one connection.
pub(super) fn secret(id: &ConnectionId, kind: ConnectionSecret) -> SecretName {
    SecretName::connection(id.as_str(), kind)
}

/// What a Solo client is made from.
pub(super) struct Parts {
    pub(super) base_url: Url,
    pub(super) api_key: SecretString,
    pub(super) linking_secret: Option<SecretString>,
    pub(super) teams_token: Option<SecretString>,
}

/// Reads one secret on a thread that may wait for the keyring.
pub(super) async fn read(vault: &Arc<Vault>, name: SecretName) -> Result<Option<SecretString>> {
    let vault = vault.clone();
    let secret = tokio::task::spawn_blocking(move || vault.get(&name)).await.map_err(|_| ClinicError::Closing)??;
    Ok(secret)
}

/// The client of a kept connection.
pub(super) async fn of(clinic: &Clinic, row: &ConnectionRow) -> Result<Solo> {
    let vault = &clinic.vault;
    let api_key =
        read(vault, secret(&row.id, ConnectionSecret::ApiKey)).await?.ok_or(ClinicError::Conflict("secretMissing"))?;
    let linking_secret = if row.has_linking_secret {
        read(vault, secret(&row.id, ConnectionSecret::LinkingSecret)).await?
    } else {
        None
    };
    let teams_token =
        if row.has_teams_token { read(vault, secret(&row.id, ConnectionSecret::TeamsToken)).await? } else { None };
    let base_url = address(&row.base_url)?;
    make(Parts { base_url, api_key, linking_secret, teams_token }, &clinic.pace)
}

/// A client from its parts.
pub(super) fn make(parts: Parts, pace: &Pace) -> Result<Solo> {
    let mut config = SoloConfig::new(parts.base_url, parts.api_key);
    config.linking_secret = parts.linking_secret;
    config.teams_token = parts.teams_token;
    config.transport.timeout = pace.request_timeout;
    config.transport.connect_timeout = pace.request_timeout.min(std::time::Duration::from_secs(10));
    Solo::new(config).map_err(|_| ClinicError::invalid("baseUrl", "badAddress"))
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
