//! The client against the simulator over HTTP: whole jobs, partial consent, tokens that run out, and every fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clinic;
mod consent;
mod faults;
mod jobs;
mod portal;
mod readings;
