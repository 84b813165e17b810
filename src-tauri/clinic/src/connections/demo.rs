//! The demo clinic's connections: ordinary ones, to simulators on this machine.

use std::sync::Arc;

use domain::{AccountSettings, ConnectionId, Role, SecretKind, UserId};

use super::save::save;
use crate::access::Actor;
use crate::views::{ConnectionInput, SecretInput};
use crate::{Clinic, Result};

/// One account of the demo clinic: where its simulator listens, and what lets one in.
pub struct DemoConnection {
    /// What the clinic calls it.
    pub name: &'static str,
    /// Base address, on loopback.
    pub base_url: String,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// Whose account, and its settings.
    pub settings: AccountSettings,
    /// The simulator's secrets.
    pub secrets: Vec<(SecretKind, String)>,
}

impl DemoConnection {
    /// An account at Solo.
    pub fn solo(base_url: String, api_key: &str, linking_secret: &str, zone: String) -> Self {
        Self {
            name: "Harbour Street",
            base_url,
            zone,
            settings: AccountSettings::Solo,
            secrets: vec![
                (SecretKind::ApiKey, api_key.to_owned()),
                (SecretKind::LinkingSecret, linking_secret.to_owned()),
            ],
        }
    }
}

impl Clinic {
    /// Connects a simulator of the demo clinic.
    ///
    /// # Errors
    /// As for any connection.
    pub async fn connect_demo(self: &Arc<Self>, demo: DemoConnection) -> Result<ConnectionId> {
        let id = UserId("console".to_owned());
        let actor = Actor { id, name: "Anteroom".to_owned(), roles: vec![Role::Administrator] };
        let secrets = demo.secrets.into_iter().map(|(kind, value)| SecretInput { kind, value });
        let input = ConnectionInput {
            id: None,
            name: demo.name.to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: demo.base_url,
            zone: demo.zone,
            settings: demo.settings,
            secrets: secrets.collect(),
        };
        save(self, &actor, input, true).await
    }
}
