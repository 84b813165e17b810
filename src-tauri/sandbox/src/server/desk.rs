//! What is the same for every tenant, whichever vendor it is of: faults, the log of requests, latency, the port.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::door::DoorOrder;
use super::fault_board::FaultBoard;
use super::seen::SeenLog;
use super::surface::Entry;

/// Shared by the connections and by `Orders`.
pub(crate) struct Desk {
    pub(crate) operations: &'static [Entry],
    /// `http://127.0.0.1:PORT`.
    pub(crate) base_url: String,
    pub(crate) faults: FaultBoard,
    pub(crate) seen: SeenLog,
    latency: AtomicU64,
    start: DateTime<Utc>,
    started: Instant,
    pub(crate) door: mpsc::Sender<DoorOrder>,
    /// Ends everything.
    pub(crate) stop: CancellationToken,
    /// Ends the connections that are open now.
    connections: Mutex<CancellationToken>,
}

impl Desk {
    pub(crate) fn new(
        operations: &'static [Entry],
        base_url: String,
        start: DateTime<Utc>,
        latency: Duration,
        door: mpsc::Sender<DoorOrder>,
    ) -> Self {
        let stop = CancellationToken::new();
        let connections = stop.child_token();
        let desk = Self {
            operations,
            base_url,
            faults: FaultBoard::default(),
            seen: SeenLog::default(),
            latency: AtomicU64::new(0),
            start,
            started: Instant::now(),
            door,
            stop,
            connections: Mutex::new(connections),
        };
        desk.set_latency(latency);
        desk
    }

    /// Real time as the tenant tells it: the start instant plus what has passed since.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.start + self.started.elapsed()
    }

    pub(crate) fn latency(&self) -> Duration {
        Duration::from_micros(self.latency.load(Ordering::Relaxed))
    }

    pub(crate) fn set_latency(&self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        self.latency.store(micros, Ordering::Relaxed);
    }

    /// A token that ends one connection: its own, or with all others, or with the tenant.
    pub(crate) fn connection(&self) -> CancellationToken {
        self.connections.lock().child_token()
    }

    /// Drops every open connection.
    pub(crate) fn cut_connections(&self) {
        let mut connections = self.connections.lock();
        connections.cancel();
        *connections = self.stop.child_token();
    }
}
