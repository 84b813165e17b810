//! Tells from a reqwest error whether the request can have left.
//!
//! Only what is provable counts: the connector failed (name, TCP, TLS, its own time-out), or the request could not be
//! built. Everything else may have been written, also where hyper says that it was "canceled".

use std::error::Error;
use std::io;
use std::time::Duration;

use crate::{HttpError, Loss, NotSent};

pub(crate) fn classify(operation: &'static str, error: reqwest::Error, elapsed: Duration) -> HttpError {
    let error = error.without_url();
    if error.is_builder() {
        let reason = NotSent::Invalid(innermost(&error));
        return HttpError::NeverLeft { operation, reason };
    }
    if error.is_connect() {
        let reason = not_connected(&error);
        return HttpError::NeverLeft { operation, reason };
    }
    let loss = if error.is_timeout() { Loss::Timeout } else { Loss::Cut(innermost(&error)) };
    HttpError::NoAnswer { operation, loss, elapsed }
}

fn not_connected(error: &reqwest::Error) -> NotSent {
    if error.is_dns() {
        return NotSent::Dns;
    }
    if error.is_timeout() {
        return NotSent::ConnectTimeout;
    }
    match io_kind(error) {
        Some(io::ErrorKind::ConnectionRefused) => NotSent::ConnectionRefused,
        // rustls' complaints reach us wrapped in this kind.
        Some(io::ErrorKind::InvalidData) => NotSent::Tls(innermost(error)),
        _ => NotSent::Connect(innermost(error)),
    }
}

/// The kind of the innermost I/O error. One that wraps another does not name it as its source, so it is asked.
fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    let mut next = Some(error);
    let mut kind = None;
    while let Some(one) = next {
        next = match one.downcast_ref::<io::Error>() {
            Some(io) => {
                kind = Some(io.kind());
                io.get_ref().map(|inner| inner as &(dyn Error + 'static)).or_else(|| io.source())
            }
            None => one.source(),
        };
    }
    kind
}

/// The text of the error at the root: the library's own words, which quote neither address nor content.
fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut root = error;
    while let Some(source) = root.source() {
        root = source;
    }
    root.to_string()
}
