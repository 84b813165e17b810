//! Starts and stops a simulated CareMonitor.

use super::control::CareMonitorControl;
use super::options::CareMonitorOptions;
use super::seed;
use super::surface::Account;
use crate::error::SandboxError;
use crate::server::{Running, Serve};

/// A running CareMonitor account on loopback. Dropping it closes its port and connections and stops its movement.
pub struct CareMonitorSimulator {
    running: Running<Account>,
}

impl CareMonitorSimulator {
    /// Seeds an account and serves it; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or there is no patient.
    pub async fn start(options: CareMonitorOptions) -> Result<Self, SandboxError> {
        let serve = Serve {
            port: options.port,
            start: options.start,
            speed: options.speed,
            latency: std::time::Duration::ZERO,
            control_over_http: options.control_over_http,
        };
        let running = Running::start(serve, |base_url, start| {
            let records = seed::records(&options, start)?;
            let account = Account {
                user_id: options.user_id,
                api_key: options.api_key,
                client_id: options.client_id,
                client_secret: options.client_secret,
                base_url: base_url.to_owned(),
            };
            Ok((account, records))
        })
        .await?;
        Ok(Self { running })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash: of the Clinical API, the Health metrics API and the portal.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.running.tenant.desk.base_url.clone()
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> CareMonitorControl {
        CareMonitorControl { tenant: self.running.tenant.clone(), orders: self.running.tenant.orders() }
    }
}
