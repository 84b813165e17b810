//! What the settings of an account must be, by vendor.

use domain::{AccountSettings, CareMonitorWay, SecretKind};

use super::client::address;
use crate::{ClinicError, Result, text};

const LONGEST: usize = 200;

/// The settings without blanks around them.
///
/// # Errors
/// [`ClinicError::Invalid`] with the field that is missing or is none.
pub(super) fn settings(typed: &AccountSettings) -> Result<AccountSettings> {
    let needed = |field, value: &str| text::required(field, value, LONGEST);
    let optional = |field, value: &str| text::bounded(field, value, LONGEST);
    Ok(match typed {
        AccountSettings::Solo => AccountSettings::Solo,
        AccountSettings::Carium { organization_id, username } => AccountSettings::Carium {
            organization_id: needed("organizationId", organization_id)?,
            username: needed("username", username)?,
        },
        AccountSettings::CareMonitor { org_id, way, user_id, client_id, portal_url } => AccountSettings::CareMonitor {
            org_id: needed("orgId", org_id)?,
            way: *way,
            user_id: match way {
                CareMonitorWay::Password => needed("userId", user_id)?,
                CareMonitorWay::Key => String::new(),
            },
            client_id: optional("clientId", client_id)?,
            portal_url: match portal_url.trim() {
                "" => String::new(),
                typed => address(typed).map_err(|_| ClinicError::invalid("portalUrl", "badAddress"))?.to_string(),
            },
        },
        AccountSettings::ClinOne { token_url, scope, client_id } => AccountSettings::ClinOne {
            token_url: address(token_url).map_err(|_| ClinicError::invalid("tokenUrl", "badAddress"))?.to_string(),
            scope: needed("scope", scope)?,
            client_id: needed("clientId", client_id)?,
        },
        AccountSettings::Mia { username, device_provider } => AccountSettings::Mia {
            username: needed("username", username)?,
            device_provider: needed("deviceProvider", device_provider)?,
        },
    })
}

/// The form's field of a secret.
pub(super) fn field(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::ApiKey => "apiKey",
        SecretKind::LinkingSecret => "linkingSecret",
        SecretKind::TeamsToken => "teamsToken",
        SecretKind::Password => "password",
        SecretKind::ClientSecret => "clientSecret",
    }
}
