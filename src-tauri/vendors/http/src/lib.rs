//! The one HTTP transport of the vendor clients.
//!
//! No vendor offers an idempotency key, so the question that matters most after a failed write is whether the
//! request can have reached the vendor. This crate exists to answer it: every failure says whether the request
//! provably never left ([`HttpError::NeverLeft`]), was answered ([`HttpError::Status`]), or may have been acted on
//! without our knowing ([`HttpError::NoAnswer`], [`HttpError::Malformed`]).
//!
//! A [`Request`] is data: vendor crates build it, [`Transport`] executes it, and [`retry::decide`] is a pure function.
//!
//! What this crate refuses to do:
//! - repeat anything but a GET, or put a write on a connection that was used before;
//! - speak plain HTTP to anything but this machine, or TLS older than 1.2, or with a certificate that does not hold;
//! - follow a redirect unless the request asks for it, and never to another origin;
//! - read more of an answer than its kind of request allows, unpack one that was compressed, or wait for one for ever;
//! - log a header value, a body, a query value or a real path (see [`Transport`]).

mod answer;
mod body;
mod budget;
mod call_error;
mod classify;
pub mod drift;
mod error;
mod expects;
mod given;
pub mod lenient;
mod multipart;
mod network;
mod options;
pub mod profile;
mod renewing;
mod request;
pub mod retry;
mod retry_after;
mod target;
mod transport;

pub use answer::Answer;
pub use body::{Body, Progress};
pub use budget::Budget;
pub use call_error::{CallError, CallErrorKind, Certainty};
pub use error::{HttpError, Loss, Malformation, NotSent, Reach};
pub use expects::Expects;
pub use given::GivenAddress;
pub use multipart::{FilePart, Multipart};
pub use network::{Authorities, AuthorityFault, Network, Proxy};
pub use options::{RetryPolicy, TransportOptions};
pub use renewing::{Renewed, Renewing};
pub use request::{Redirects, Request};
pub use retry_after::retry_after;
pub use transport::Transport;

pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};
