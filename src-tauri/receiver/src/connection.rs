//! One TCP connection: a head that must come in time, and an end that comes in any case.

use std::pin::pin;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use crate::Limits;

/// A request's head; every real one is far smaller.
const HEAD_BYTES: usize = 16 << 10;
/// How long what is under way may take to end after a connection's time is over.
const LAST_WORDS: Duration = Duration::from_secs(30);

pub(crate) async fn serve(stream: TcpStream, router: Router, limits: Limits, stop: CancellationToken) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers on this connection may wait for their acknowledgements");
    }
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        biased;
        () = stop.cancelled() => return,
        ended = connection.as_mut() => ended,
        () = tokio::time::sleep(limits.connection_time) => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LAST_WORDS) => return,
                ended = connection.as_mut() => ended,
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(kind = ?error.is_timeout(), "a connection ended early");
    }
}
