//! Starts and stops a simulated ClinOne organisation.

use super::control::ClinOneControl;
use super::options::ClinOneOptions;
use super::seed;
use super::surface::Organisation;
use crate::error::SandboxError;
use crate::server::{Running, Serve};

/// A running organisation on loopback. Dropping it closes its port and connections and stops its movement.
pub struct ClinOneSimulator {
    running: Running<Organisation>,
    client: (String, String),
}

impl ClinOneSimulator {
    /// Seeds an organisation and serves it; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or the options make no organisation.
    pub async fn start(options: ClinOneOptions) -> Result<Self, SandboxError> {
        let serve = Serve {
            port: options.port,
            start: options.start,
            speed: options.speed,
            latency: options.latency,
            control_over_http: options.control_over_http,
        };
        let client = options.clients.first().map(|client| (client.id.clone(), client.secret.clone()));
        let running = Running::start(serve, |_, start| {
            let trial = seed::trial(&options, start)?;
            let organisation = Organisation {
                token_path: options.token_path,
                scope: options.scope,
                lists_in_objects: options.lists_in_objects,
            };
            Ok((organisation, trial))
        })
        .await?;
        Ok(Self { running, client: client.unwrap_or_default() })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.running.tenant.desk.base_url.clone()
    }

    /// The token endpoint (C1-01).
    #[must_use]
    pub fn token_url(&self) -> String {
        let (tenant, policy) = &self.running.tenant.account.token_path;
        format!("{}/{tenant}/{policy}/oauth2/v2.0/token", self.base_url())
    }

    /// The scope that a token request must name.
    #[must_use]
    pub fn scope(&self) -> &str {
        &self.running.tenant.account.scope
    }

    /// The id of the first External Client.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client.0
    }

    /// The secret of the first External Client.
    #[must_use]
    pub fn client_secret(&self) -> &str {
        &self.client.1
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> ClinOneControl {
        ClinOneControl { tenant: self.running.tenant.clone(), orders: self.running.tenant.orders() }
    }
}
