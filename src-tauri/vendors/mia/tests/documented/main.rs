//! The Device Manager's operations against the bodies that its document and its public pages show: what is sent to the
//! last header, and what is made of the answer.
//!
//! Every body here is written by hand. The people are invented.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod certainty;
mod charts;
mod devices;
mod envelopes;
mod exchange;
mod health;
mod ingest;
mod prototypes;
mod queries;
mod session;
mod tolerance;
