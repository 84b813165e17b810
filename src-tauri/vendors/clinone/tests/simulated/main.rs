//! The client against the simulator over HTTP, which judges by the contract with checks of its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod faults;
mod jobs;
mod organisation;
mod tokens;
