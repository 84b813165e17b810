//! One TCP connection, from its first byte to the moment it ends or is cut.
//!
//! Cutting drops hyper's connection together with its socket: nothing more is written, an answer that was not begun
//! never is. A refusal drops the socket while the request still lies unread in it, so that the kernel sends a reset.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use super::exchange::Exchange;
use super::surface::Surface;
use super::tenant::Tenant;

/// How long a new connection's first line is waited for while a refusal is in force.
const FIRST_LINE: Duration = Duration::from_secs(2);
/// How much of a first line is looked at.
const LOOK: usize = 4_096;

/// Serves a connection until it ends, is cut, or the tenant stops.
pub(super) async fn serve<S: Surface>(stream: TcpStream, tenant: Arc<Tenant<S>>, exchange: Arc<Exchange<S>>) {
    let cut = tenant.desk.connection();
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers on this connection may wait for their acknowledgements");
    }
    if tenant.desk.faults.may_refuse() {
        let refused = tokio::select! {
            () = cut.cancelled() => return,
            line = tokio::time::timeout(FIRST_LINE, first_line(&stream)) => match line {
                Ok(Some((method, path))) => exchange.refuse(&method, &path),
                Ok(None) | Err(_) => false,
            },
        };
        if refused {
            return;
        }
    }
    converse(stream, exchange, cut).await;
}

async fn converse<S: Surface>(stream: TcpStream, exchange: Arc<Exchange<S>>, cut: CancellationToken) {
    let own_cut = cut.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (exchange, cut) = (Arc::clone(&exchange), own_cut.clone());
        async move { Ok::<_, Infallible>(exchange.handle(cut, request).await) }
    });
    let connection = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        biased;
        () = cut.cancelled() => {}
        ended = connection.as_mut() => {
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended early");
            }
        }
    }
}

/// Method and path of the first request, looked at without being read.
async fn first_line(stream: &TcpStream) -> Option<(String, String)> {
    let mut bytes = vec![0; LOOK];
    loop {
        let count = stream.peek(&mut bytes).await.ok()?;
        let seen = &bytes[..count];
        if let Some(end) = seen.windows(2).position(|pair| pair == b"\r\n") {
            let line = String::from_utf8_lossy(&seen[..end]).into_owned();
            let mut words = line.split(' ');
            let (method, target) = (words.next()?, words.next()?);
            let path = target.split('?').next().unwrap_or_default();
            return Some((method.to_owned(), path.to_owned()));
        }
        if count == 0 || count == LOOK {
            return None;
        }
        // A peek returns at once with what is there: wait for more of the line.
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
