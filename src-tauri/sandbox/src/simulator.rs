//! Starts and stops a simulated tenant.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use tokio::sync::mpsc;

use crate::control::Control;
use crate::error::SandboxError;
use crate::options::SimulatorOptions;
use crate::server::{Door, Exchange};
use crate::solo::Account;
use crate::tenant::Tenant;
use crate::{delivery, seed};

/// How often visits move, in real time.
const RHYTHM: Duration = Duration::from_millis(500);

/// A running Solo tenant on loopback. Dropping it closes its port and connections and stops its movement.
pub struct Simulator {
    tenant: Arc<Tenant>,
}

impl Simulator {
    /// Seeds a clinic and serves it; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or the options make no clinic.
    pub async fn start(options: SimulatorOptions) -> Result<Self, SandboxError> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = Door::listen(wanted).map_err(SandboxError::Listen)?;
        let address = listener.local_addr().map_err(SandboxError::Listen)?;
        let start = options.start.unwrap_or_else(Utc::now);
        let clinic = seed::clinic(&options, start)?;
        let account = Account {
            api_key: options.api_key,
            linking_secret: options.linking_secret,
            teams_token: options.teams_token,
            base_url: format!("http://{address}"),
        };
        let (deliveries, due) = mpsc::unbounded_channel();
        let (door, orders) = mpsc::channel(1);
        let tenant = Arc::new(Tenant::new(account, clinic, start, options.speed, deliveries, door));
        let client = delivery::client()?;
        let exchange = Arc::new(Exchange::new(Arc::clone(&tenant), options.control_over_http)?);
        tokio::spawn(Door::new(listener, address, orders).run(Arc::clone(&tenant), exchange));
        tokio::spawn(delivery::run(Arc::clone(&tenant), client, due));
        tokio::spawn(movement(Arc::clone(&tenant)));
        Ok(Self { tenant })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.tenant.account.base_url.clone()
    }

    /// What the `Api-Key` header must say.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.tenant.account.api_key
    }

    /// The secret of context-aware links (SOLO-34).
    #[must_use]
    pub fn linking_secret(&self) -> &str {
        &self.tenant.account.linking_secret
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> Control {
        Control { tenant: Arc::clone(&self.tenant) }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.tenant.stop.cancel();
    }
}

async fn movement(tenant: Arc<Tenant>) {
    let mut rhythm = tokio::time::interval(RHYTHM);
    rhythm.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = tenant.stop.cancelled() => return,
            _ = rhythm.tick() => tenant.move_along(),
        }
    }
}
