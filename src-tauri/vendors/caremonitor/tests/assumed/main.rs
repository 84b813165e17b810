//! Every operation against the contract that we assume: what is sent to the last header, and what is made of the answer.
//!
//! CareMonitor publishes no body, so these are written by hand from the assumptions of the crate. The people are invented.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appointments;
mod certainty;
mod consent;
mod exchange;
mod listener;
mod login;
mod metrics;
mod profile;
mod readings;
mod slots;
mod tokens;
mod vault;
