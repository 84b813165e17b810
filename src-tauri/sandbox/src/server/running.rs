//! Starts and stops a simulated tenant of any vendor.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::mpsc;

use super::desk::Desk;
use super::door::Door;
use super::exchange::Exchange;
use super::surface::Surface;
use super::tenant::Tenant;
use crate::error::SandboxError;

/// How often visits move, in real time.
const RHYTHM: Duration = Duration::from_millis(500);

/// What every vendor's options say about how to serve.
pub(crate) struct Serve {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub(crate) port: u16,
    /// The instant the simulation begins at; `None` is now.
    pub(crate) start: Option<DateTime<Utc>>,
    /// Simulated seconds per real second.
    pub(crate) speed: f64,
    /// How late every answer is.
    pub(crate) latency: Duration,
    pub(crate) control_over_http: bool,
}

/// A running tenant on loopback. Dropping it closes its port and connections and stops its movement.
pub(crate) struct Running<S: Surface> {
    pub(crate) tenant: Arc<Tenant<S>>,
}

impl<S: Surface> Running<S> {
    /// Takes a port, has the account and the state made for its address and the start instant, and serves them; needs
    /// a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or the state cannot be made.
    pub(crate) async fn start(
        serve: Serve,
        found: impl FnOnce(&str, DateTime<Utc>) -> Result<(S, S::State), SandboxError>,
    ) -> Result<Self, SandboxError> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, serve.port));
        let listener = Door::listen(wanted).map_err(SandboxError::Listen)?;
        let address = listener.local_addr().map_err(SandboxError::Listen)?;
        let start = serve.start.unwrap_or_else(Utc::now);
        let base_url = format!("http://{address}");
        let (account, state) = found(&base_url, start)?;
        let (door, orders) = mpsc::channel(1);
        let desk = Desk::new(S::TABLE, base_url, start, serve.latency, door);
        let tenant = Arc::new(Tenant::new(account, state, serve.speed, desk));
        let exchange = Arc::new(Exchange::new(Arc::clone(&tenant), serve.control_over_http)?);
        tokio::spawn(Door::new(listener, address, orders).run(Arc::clone(&tenant), exchange));
        tokio::spawn(movement(Arc::clone(&tenant)));
        Ok(Self { tenant })
    }
}

impl<S: Surface> Drop for Running<S> {
    fn drop(&mut self) {
        self.tenant.desk.stop.cancel();
    }
}

async fn movement<S: Surface>(tenant: Arc<Tenant<S>>) {
    let mut rhythm = tokio::time::interval(RHYTHM);
    rhythm.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = tenant.desk.stop.cancelled() => return,
            _ = rhythm.tick() => tenant.move_along(),
        }
    }
}
