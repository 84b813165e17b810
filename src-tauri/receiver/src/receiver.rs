//! The open door, and the handle that holds it open.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use governor::{Quota, RateLimiter};
use store::{ConnectionId, Ledger};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::counts::Counts;
use crate::intake::{Intake, pieces, receive};
use crate::keeper::Keeper;
use crate::{Limits, RefusedCounts, SecretPath, connection};

/// A pause after accepting failed, for instance for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// What a receiver is started with.
pub struct ReceiverOptions {
    /// Port on loopback; 0 lets the system choose.
    pub port: u16,
    /// The address of each connection.
    pub addresses: Vec<(ConnectionId, SecretPath)>,
    /// What is let through at most.
    pub limits: Limits,
}

/// Why a receiver could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ReceiverError {
    /// Another program has the port.
    #[error("port {0} is taken by another program")]
    PortTaken(u16),
    /// The system does not let us listen.
    #[error("port {0} cannot be listened on: {1}")]
    Listen(u16, std::io::ErrorKind),
}

/// An open receiver. It ends when this is dropped: its port is free then, and every connection is cut.
pub struct Receiver {
    address: SocketAddr,
    counts: Arc<Counts>,
    _stop: DropGuard,
}

impl Receiver {
    /// Listens on loopback. `kept` is called after deliveries were kept: something is to be opened.
    ///
    /// # Errors
    /// [`ReceiverError`], when the port cannot be had.
    pub async fn start(
        ledger: Ledger,
        options: ReceiverOptions,
        kept: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, ReceiverError> {
        let port = options.port;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => ReceiverError::PortTaken(port),
            kind => ReceiverError::Listen(port, kind),
        })?;
        let address = listener.local_addr().map_err(|error| ReceiverError::Listen(port, error.kind()))?;
        let stop = CancellationToken::new();
        let counts = Arc::new(Counts::default());
        let limits = options.limits;
        let memory = pieces(limits.memory_bytes.max(limits.body_bytes));
        let intake = Arc::new(Intake {
            addresses: options.addresses,
            limits,
            rate: RateLimiter::direct(Quota::per_second(limits.per_second).allow_burst(limits.burst)),
            memory: Arc::new(Semaphore::new(memory as usize)),
            keeper: Keeper::start(ledger, Arc::new(kept), stop.clone()),
            counts: counts.clone(),
        });
        let router = Router::new().fallback(receive).with_state(intake);
        tokio::spawn(accept(listener, router, limits, stop.clone()));
        Ok(Self { address, counts, _stop: stop.drop_guard() })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A way to look at what was refused, as long as anybody looks.
    pub fn refused(&self) -> impl Fn() -> RefusedCounts + Send + Sync + 'static {
        let counts = self.counts.clone();
        move || counts.read()
    }
}

impl std::fmt::Debug for Receiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Receiver").field("address", &self.address).finish_non_exhaustive()
    }
}

async fn accept(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) {
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        // Beyond the places nobody is accepted: the kernel keeps them waiting.
        let place = tokio::select! {
            () = stop.cancelled() => return,
            place = places.clone().acquire_owned() => place,
        };
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let serving = connection::serve(stream, router.clone(), limits, stop.clone());
                tokio::spawn(async move {
                    // Held until the connection has ended.
                    let _place = place;
                    serving.await;
                });
            }
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
