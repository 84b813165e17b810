//! The demo clinic's connection: an ordinary Solo connection to a simulator on this machine.

use std::sync::Arc;

use domain::{ConnectionId, Role};

use super::save::save;
use crate::access::Actor;
use crate::views::SoloInput;
use crate::{Clinic, Result};

/// Where the simulator of the demo clinic listens, and its secrets.
pub struct DemoConnection {
    /// Base address, on loopback.
    pub base_url: String,
    /// The simulator's key.
    pub api_key: String,
    /// The simulator's linking secret.
    pub linking_secret: String,
    /// The clinic's zone (IANA).
    pub zone: String,
}

impl Clinic {
    /// Connects the demo clinic's simulator.
    ///
    /// # Errors
    /// As for any connection.
    pub async fn connect_demo(self: &Arc<Self>, demo: DemoConnection) -> Result<ConnectionId> {
        let actor = Actor { name: "Anteroom".to_owned(), roles: vec![Role::Administrator] };
        let input = SoloInput {
            id: None,
            name: "Harbour Street".to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: demo.base_url,
            api_key: Some(demo.api_key),
            linking_secret: Some(demo.linking_secret),
            teams_token: None,
            zone: demo.zone,
        };
        save(self, &actor, input, true).await
    }
}
