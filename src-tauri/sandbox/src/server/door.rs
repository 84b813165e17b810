//! The listening port: it accepts connections, and can be closed and opened again while the simulator runs.
//!
//! Closed means closed: connecting is refused by the kernel. Meanwhile a socket that does not listen holds the port,
//! so that nobody else takes it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{mpsc, oneshot};

use super::connection;
use super::desk::Desk;
use super::exchange::Exchange;
use super::surface::Surface;
use super::tenant::Tenant;

/// Waiting connections the kernel keeps.
const BACKLOG: u32 = 1_024;
/// A pause after accepting failed, for instance for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// Asks for the port to be opened or closed; `done` tells when it is.
pub(crate) struct DoorOrder {
    pub(crate) open: bool,
    pub(crate) done: oneshot::Sender<io::Result<()>>,
}

/// The port, open or closed.
pub(crate) struct Door {
    listener: Option<TcpListener>,
    /// Holds the port while it is closed.
    held: Option<TcpSocket>,
    address: SocketAddr,
    orders: mpsc::Receiver<DoorOrder>,
}

impl Door {
    /// Listens on an address.
    ///
    /// # Errors
    /// When it is taken.
    pub(crate) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
        Self::bind(address)?.listen(BACKLOG)
    }

    fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
        let socket = TcpSocket::new_v4()?;
        // A port whose old connections have not quite died can be taken again.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    }

    pub(crate) fn new(listener: TcpListener, address: SocketAddr, orders: mpsc::Receiver<DoorOrder>) -> Self {
        Self { listener: Some(listener), held: None, address, orders }
    }

    /// Accepts connections until the tenant stops.
    pub(crate) async fn run<S: Surface>(mut self, tenant: Arc<Tenant<S>>, exchange: Arc<Exchange<S>>) {
        loop {
            tokio::select! {
                () = tenant.desk.stop.cancelled() => return,
                Some(order) = self.orders.recv() => {
                    let result = if order.open { self.open() } else { self.close(&tenant.desk) };
                    if order.done.send(result).is_err() {
                        tracing::debug!("whoever moved the door did not wait for it");
                    }
                }
                accepted = accept(self.listener.as_ref()) => match accepted {
                    Ok(stream) => {
                        tokio::spawn(connection::serve(stream, Arc::clone(&tenant), Arc::clone(&exchange)));
                    }
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(PAUSE).await;
                    }
                },
            }
        }
    }

    fn open(&mut self) -> io::Result<()> {
        if self.listener.is_none() {
            self.listener = Some(Self::listen(self.address)?);
            self.held = None;
        }
        Ok(())
    }

    fn close(&mut self, desk: &Desk) -> io::Result<()> {
        if self.listener.take().is_some() {
            desk.cut_connections();
            self.held = Some(Self::bind(self.address)?);
        }
        Ok(())
    }
}

async fn accept(listener: Option<&TcpListener>) -> io::Result<TcpStream> {
    match listener {
        Some(listener) => listener.accept().await.map(|(stream, _)| stream),
        None => std::future::pending().await,
    }
}
