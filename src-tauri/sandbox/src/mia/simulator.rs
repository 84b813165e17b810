//! Starts and stops a simulated Device Manager.

use std::time::Duration;

use super::control::MiaControl;
use super::options::MiaOptions;
use super::seed;
use super::surface::Account;
use crate::error::SandboxError;
use crate::server::{Running, Serve};

/// A running Device Manager on loopback. Dropping it closes its port and connections and stops its movement.
pub struct MiaSimulator {
    running: Running<Account>,
}

impl MiaSimulator {
    /// Seeds devices and health data and serves them; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or there is to be no patient.
    pub async fn start(options: MiaOptions) -> Result<Self, SandboxError> {
        let serve = Serve {
            port: options.port,
            start: options.start,
            speed: options.speed,
            latency: Duration::ZERO,
            control_over_http: options.control_over_http,
        };
        let running = Running::start(serve, |_, start| {
            let state = seed::seed(&options, start)?;
            let account = Account {
                username: options.username,
                password: options.password,
                session_length: options.session_length,
                tells_session_length: options.tells_session_length,
            };
            Ok((account, state))
        })
        .await?;
        Ok(Self { running })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.running.tenant.desk.base_url.clone()
    }

    /// Who may log in.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.running.tenant.account.username
    }

    /// With what.
    #[must_use]
    pub fn password(&self) -> &str {
        &self.running.tenant.account.password
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> MiaControl {
        MiaControl { tenant: self.running.tenant.clone(), orders: self.running.tenant.orders() }
    }
}
