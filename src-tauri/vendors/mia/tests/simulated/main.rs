//! The client against the simulated Device Manager, over HTTP: whole jobs, and every write with every fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod charts;
mod desk;
mod devices;
mod faults;
mod health;
