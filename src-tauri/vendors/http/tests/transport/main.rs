//! The transport against real sockets: what it proves about a request, what it repeats, what it logs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod bodies;
mod given;
mod limits;
mod log;
mod raw;
mod reach;
mod redirects;
mod requests;
mod retries;
mod secure;
mod tls;
mod uploads;

use std::time::Duration;

use vendor_http::{Method, Request, RetryPolicy, Transport, TransportOptions};

/// Options that wait for nothing, so that repeats take no time.
fn quick() -> TransportOptions {
    TransportOptions {
        connect_timeout: Duration::from_millis(300),
        timeout: Duration::from_millis(600),
        retry: RetryPolicy { base: Duration::from_millis(2), ..RetryPolicy::default() },
        ..TransportOptions::default()
    }
}

/// Options for a test that waits for an answer: however slow the machine, it comes.
fn patient() -> TransportOptions {
    TransportOptions { connect_timeout: Duration::from_secs(20), timeout: Duration::from_secs(30), ..quick() }
}

fn transport(base: &str) -> Transport {
    Transport::new(&base.parse().unwrap(), quick()).unwrap()
}

fn request(method: Method) -> Request {
    Request::new("TEST-01", method, "/things/{id}", &["7"]).unwrap()
}
