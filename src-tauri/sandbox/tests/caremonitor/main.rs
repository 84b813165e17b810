//! The simulated CareMonitor over real HTTP: its gates, its portal and what its judges refuse.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod clinical;
mod health;
mod portal;
